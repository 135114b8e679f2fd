//! The columns of numbered records, which are alike as a rule.

use smallvec::SmallVec;

use super::item::Row;
use super::wanted::{Wanted, ends_in_digit};
use crate::arena::{Slice, count};
use crate::field::Field;
use crate::records::Columns;

/// Which columns a record had, by their names without its number, and which of them a struct wanted. The next
/// record of the list has the same ones, as a rule.
#[derive(Default)]
pub(super) struct Shape {
    names: &'static [&'static str],
    /// The name of each column.
    stems: SmallVec<[Slice; 16]>,
    places: Places,
}

/// Which column each of the names is; no such column where it is none.
type Places = SmallVec<[u32; 32]>;

/// The columns of a numbered record that have the names which a struct wants.
pub(super) struct Numbered<'t> {
    columns: Columns<'t, 't>,
    places: Places,
}

impl<'t> Numbered<'t> {
    /// Looks for `names`, none of which ends in a digit, with the number of the record after them.
    pub(super) fn of(row: &'t Row<'t>, names: &'static [&'static str]) -> Option<Self> {
        let columns = row.record.columns()?;
        let Some(shape) = row.shape else {
            let places = places(&columns, names);
            return Some(Self { columns, places });
        };
        let mut shape = shape.borrow_mut();
        if !shape.is_of(names, &columns) {
            shape.names = names;
            shape.stems =
                columns.numbered.iter().map(|&(_, index)| stem(&columns, index)).collect();
            shape.places = places(&columns, names);
        }
        Some(Self { columns, places: SmallVec::from_slice(&shape.places) })
    }

    /// The column that has the `at`-th of the names.
    #[inline]
    pub(super) fn field(&self, at: usize) -> Option<Field<'t>> {
        Some(Field { index: self.index(at)?, ..self.columns.parent })
    }

    /// Its index.
    #[inline]
    pub(super) fn index(&self, at: usize) -> Option<u32> {
        let place = *self.places.get(at)? as usize;
        self.columns.numbered.get(place).map(|&(_, index)| index)
    }
}

impl Shape {
    /// Whether it is the shape of the record with these columns for a struct that wants `names`.
    fn is_of(&self, names: &'static [&'static str], columns: &Columns<'_, '_>) -> bool {
        let store = columns.parent.store;
        let is_same = |(&before, &(_, index)): (&Slice, &(u32, u32))| {
            let stem = stem(columns, index);
            before.len == stem.len && store.bytes(before) == store.bytes(stem)
        };
        core::ptr::eq(self.names, names)
            && self.stems.len() == columns.numbered.len()
            && self.stems.iter().zip(columns.numbered).all(is_same)
    }
}

/// The name of the column with this index, without the number.
#[inline]
fn stem(columns: &Columns<'_, '_>, index: u32) -> Slice {
    let Slice { start, len } = Field { index, ..columns.parent }.node().name;
    Slice { start, len: len.saturating_sub(columns.digits) }
}

/// Which column each of `names` is, the first of several.
fn places(columns: &Columns<'_, '_>, names: &[&str]) -> Places {
    let wanted = Wanted::of(names);
    let mut places = SmallVec::from_elem(u32::MAX, names.len());
    for (place, &(_, index)) in columns.numbered.iter().enumerate() {
        let stem = columns.parent.store.bytes(stem(columns, index));
        // With zeros before it, it is no index.
        if !ends_in_digit(stem)
            && let Some(at) = wanted.find(stem)
            && let Some(found @ &mut u32::MAX) = places.get_mut(at as usize)
        {
            *found = count(place);
        }
    }
    places
}
