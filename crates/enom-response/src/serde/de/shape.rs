//! The columns of numbered records, which are alike as a rule.

use core::cell::Ref;

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
    /// Which column each of the names is; no such column where it is none.
    places: SmallVec<[u32; 32]>,
}

/// The columns of a numbered record that have the names which a struct wants.
pub(super) struct Numbered<'t> {
    columns: Columns<'t, 't>,
    shape: Ref<'t, Shape>,
}

impl<'t> Numbered<'t> {
    /// Looks for `names`, none of which ends in a digit, with the number of the record after them.
    pub(super) fn of(row: &'t Row<'t>, names: &'static [&'static str]) -> Option<Self> {
        let columns = row.record.columns()?;
        if !row.shape.try_borrow().ok()?.is_of(names, &columns) {
            row.shape.try_borrow_mut().ok()?.learn(names, &columns);
        }
        Some(Self { columns, shape: row.shape.try_borrow().ok()? })
    }

    /// The index of the column that has the `at`-th of the names.
    #[inline]
    pub(super) fn column(&self, at: usize) -> Option<u32> {
        let place = *self.shape.places.get(at)? as usize;
        self.columns.numbered.get(place).map(|&(_, index)| index)
    }
}

impl Shape {
    /// Whether it is the shape of the record with these columns for a struct that wants `names`.
    #[inline]
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

    /// Takes the shape of the record with these columns for a struct that wants `names`.
    fn learn(&mut self, names: &'static [&'static str], columns: &Columns<'_, '_>) {
        let wanted = Wanted::of(names);
        self.names = names;
        self.stems.clear();
        self.places = SmallVec::from_elem(u32::MAX, names.len());
        for (place, &(_, index)) in columns.numbered.iter().enumerate() {
            let stem = stem(columns, index);
            self.stems.push(stem);
            let stem = columns.parent.store.bytes(stem);
            // With zeros before it, it is no index.
            if !ends_in_digit(stem)
                && let Some(at) = wanted.find(stem)
                && let Some(found @ &mut u32::MAX) = self.places.get_mut(at)
            {
                *found = count(place);
            }
        }
    }
}

/// The name of the column with this index, without the number.
#[inline]
fn stem(columns: &Columns<'_, '_>, index: u32) -> Slice {
    let Slice { start, len } = Field { index, ..columns.parent }.node().name;
    Slice { start, len: len.saturating_sub(columns.digits) }
}
