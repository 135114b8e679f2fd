//! Fields whose names end in a number, by their names.

use alloc::vec::Vec;

use crate::field::Field;
use crate::short;

/// The fields directly within one whose names end in a number.
pub(crate) struct Table<'r> {
    pub(super) parent: Field<'r>,
    /// With their numbers: sorted by these, and those of one number by their names, whatever the letter case.
    /// Those of one name are as they stand in the response.
    fields: Vec<(u64, Field<'r>)>,
}

impl<'r> Table<'r> {
    pub(super) fn of(parent: Field<'r>) -> Self {
        let numbered = |field: Field<'r>| Some((trailing_number(field.name().as_bytes())?, field));
        let mut fields: Vec<_> = parent.fields().filter_map(numbered).collect();
        fields.sort_by(|left, right| {
            left.0.cmp(&right.0).then_with(|| letters(left.1.name()).cmp(letters(right.1.name())))
        });
        Self { parent, fields }
    }

    /// The fields whose name is `name` with `number` after it.
    pub(super) fn get(&self, name: &str, number: u64) -> impl Iterator<Item = Field<'r>> {
        let found = short::joined(format_args!("{name}{number}"), |whole| {
            // What ends in a digit makes a longer number of the two.
            let number = trailing_number(whole.as_bytes()).unwrap_or(number);
            let names = |field: Field<'_>| letters(field.name()).cmp(letters(whole));
            let to =
                |&(other, field): &(u64, Field<'_>)| other.cmp(&number).then_with(|| names(field));
            let first = self.fields.partition_point(|field| to(field).is_lt());
            let after = self.fields.partition_point(|field| to(field).is_le());
            self.fields.get(first..after).unwrap_or_default()
        });
        found.iter().map(|&(_, field)| field)
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
