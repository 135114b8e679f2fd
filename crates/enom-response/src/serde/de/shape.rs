//! The columns of records that are alike.

use smallvec::SmallVec;

use crate::arena::Slice;
use crate::records::Columns;

/// Which columns a record had, by their names without its number, and which of them a struct wanted. The next
/// record of the list has the same ones, as a rule.
#[derive(Default)]
pub(super) struct Shape {
    pub(super) names: &'static [&'static str],
    /// The name of each column.
    pub(super) stems: SmallVec<[Slice; 16]>,
    /// Which column each of the names is; no such column where it is none.
    pub(super) places: SmallVec<[u32; 32]>,
}

impl Shape {
    /// Whether it is the shape of `record` for a struct that wants `names`; `stem` gives the name of a field
    /// without the number.
    pub(super) fn is_of(
        &self,
        names: &'static [&'static str],
        record: &Columns<'_, '_>,
        stem: impl Fn(u32) -> Slice,
    ) -> bool {
        let store = record.parent.store;
        let is_same = |(&before, &(_, index)): (&Slice, &(u32, u32))| {
            let stem = stem(index);
            before.len == stem.len && store.text(before) == store.text(stem)
        };
        core::ptr::eq(self.names, names)
            && self.stems.len() == record.numbered.len()
            && self.stems.iter().zip(record.numbered).all(is_same)
    }
}
