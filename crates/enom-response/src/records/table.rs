//! Fields whose names end in a number, by that number.

use alloc::vec::Vec;

use crate::field::Field;
use crate::flatten::index;
use crate::short;

/// The fields within one whose names end in a number.
pub(super) struct Table<'r> {
    parent: Field<'r>,
    /// The number, as [`key`] has it, and the index of each, sorted; where more than [`FEW`] have the same
    /// number, those are sorted by their names instead.
    numbered: Vec<(u32, u32)>,
}

/// No number with fewer digits than this is too large for 64 bits.
const MANY_DIGITS: usize = 19;

/// As many columns as are looked at one by one.
const FEW: usize = 32;

impl<'r> Table<'r> {
    pub(super) fn of(parent: Field<'r>) -> Self {
        let most = parent.fields().size_hint().1.unwrap_or_default();
        let mut numbered = Vec::with_capacity(most);
        numbered.extend(parent.nodes().filter_map(|(index, node)| {
            Some((key(trailing_number(parent.store.bytes(node.name))?), index))
        }));
        let mut table = Self { parent, numbered };
        if !table.numbered.is_sorted() {
            table.numbered.sort_unstable();
        }
        let later = table.numbered.get(FEW..).unwrap_or_default();
        if !table.numbered.iter().zip(later).any(|(column, later)| column.0 == later.0) {
            return table;
        }
        let column = |index| Field { index, ..parent };
        for many in table.numbered.chunk_by_mut(|left, right| left.0 == right.0) {
            if many.len() > FEW {
                many.sort_by(|&(_, left), &(_, right)| {
                    letters(column(left).name()).cmp(letters(column(right).name()))
                });
            }
        }
        table
    }

    /// Where those with this number begin; those with it, or with the one before, begin at `before`.
    pub(super) fn start_of(&self, number: u64, before: usize) -> usize {
        let key = key(number);
        let rest = self.numbered.get(before..).unwrap_or_default();
        before + rest.iter().take_while(|column| column.0 < key).count()
    }

    /// The first field whose name is `name` with `number` after it. Those with that number begin at `start`.
    pub(super) fn get(&self, name: &str, number: u64, start: usize) -> Option<Field<'r>> {
        // What ends in a digit itself makes a longer number of the two.
        let (key, start) = if name.ends_with(|c: char| c.is_ascii_digit()) {
            let whole = |name: &str| trailing_number(name.as_bytes());
            let key = key(short::joined(format_args!("{name}{number}"), whole)?);
            (key, self.numbered.partition_point(|column| column.0 < key))
        } else {
            (key(number), start)
        };
        let rest = self.numbered.get(start..)?;
        let column = |index| Field { index, ..self.parent };
        let columns = if rest.get(FEW).is_some_and(|&(number, _)| number == key) {
            let many = rest.get(..rest.partition_point(|&(number, _)| number == key))?;
            let first = short::joined(format_args!("{name}{number}"), |whole| {
                many.partition_point(|&(_, at)| letters(column(at).name()).lt(letters(whole)))
            });
            many.get(first..=first)?
        } else {
            rest.get(..FEW).unwrap_or(rest)
        };
        let columns = columns.iter().take_while(|&&(number, _)| number == key);
        let mut columns = columns.map(|&(_, at)| column(at));
        columns.find(|column| is_numbered(*column, name, number))
    }
}

/// What `number` is looked for by; all that are longer than that are looked at together.
fn key(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Whether `name` ends in a number.
#[inline]
pub(crate) fn ends_in_digit(name: &[u8]) -> bool {
    name.last().is_some_and(u8::is_ascii_digit)
}

/// Whether the name of `field` is `name` with `number` after it.
fn is_numbered(field: Field<'_>, name: &str, number: u64) -> bool {
    let digits = number.checked_ilog10().unwrap_or_default() as usize + 1;
    field.node().name.len as usize == name.len() + digits
        && field.name().split_at_checked(name.len()).is_some_and(|(start, digits)| {
            start.eq_ignore_ascii_case(name) && index(digits) == Some(number)
        })
}

/// The bytes of `name` as they compare when letter case does not matter.
pub(crate) fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().map(|byte| byte.to_ascii_lowercase())
}

/// The number that all digits at the end of `name` make.
pub(super) fn trailing_number(name: &[u8]) -> Option<u64> {
    let (mut number, mut unit) = (0, 1);
    for (digits, &byte) in name.iter().rev().enumerate() {
        match byte {
            b'0'..=b'9' if digits == MANY_DIGITS => return long_number(name),
            b'0'..=b'9' => number += u64::from(byte - b'0') * unit,
            _ => return (digits > 0).then_some(number),
        }
        unit = unit.wrapping_mul(10);
    }
    (!name.is_empty()).then_some(number)
}

/// [`trailing_number`] where there are many digits.
#[cold]
fn long_number(name: &[u8]) -> Option<u64> {
    let digits = name.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    str::from_utf8(name.get(name.len() - digits..)?).ok()?.parse().ok()
}
