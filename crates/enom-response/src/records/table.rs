//! Fields whose names end in a number, by their names.

use alloc::vec::Vec;

use crate::field::Field;
use crate::short;

/// The fields directly within one whose names end in a number.
pub(crate) struct Table<'r> {
    pub(super) parent: Field<'r>,
    /// Sorted by their names, whatever the letter case; those of one name as they stand in the response.
    fields: Vec<Field<'r>>,
}

impl<'r> Table<'r> {
    pub(super) fn of(parent: Field<'r>) -> Self {
        let is_numbered =
            |field: &Field<'_>| trailing_number(field.store.bytes(field.node().name)).is_some();
        let mut fields: Vec<_> = parent.fields().filter(is_numbered).collect();
        fields.sort_by(|left, right| letters(left.name()).cmp(letters(right.name())));
        Self { parent, fields }
    }

    /// The first field whose name is `name` with `number` after it.
    pub(super) fn get(&self, name: &str, number: u64) -> Option<Field<'r>> {
        short::joined(format_args!("{name}{number}"), |whole| {
            let is_before = |field: &Field<'_>| letters(field.name()).lt(letters(whole));
            let first = self.fields.get(self.fields.partition_point(is_before))?;
            first.is_named(whole).then_some(*first)
        })
    }
}

/// Whether `name` ends in a number.
#[inline]
pub(crate) fn ends_in_digit(name: &[u8]) -> bool {
    name.last().is_some_and(u8::is_ascii_digit)
}

/// The bytes of `name` as they compare when letter case does not matter.
pub(crate) fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().map(|byte| byte.to_ascii_lowercase())
}

/// The number that all digits at the end of `name` make, if it fits.
pub(super) fn trailing_number(name: &[u8]) -> Option<u64> {
    let start = name.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1);
    str::from_utf8(name.get(start..)?).ok()?.parse().ok()
}
