//! Where a struct finds its names in the rows of a block.

use super::names::is_special;
use crate::records::{Row, ends_in_digit};

/// Which columns have the names that a struct wants, the first of them at least.
#[derive(Clone, Copy, Default)]
pub(super) struct Places {
    names: &'static [&'static str],
    /// For each name one more than its column; 0 where none has it.
    columns: [u8; Row::MAX_WIDTH],
}

impl Places {
    /// Looks for `names` in `row`.
    pub(super) fn of(row: &Row<'_>, names: &'static [&'static str]) -> Self {
        let mut columns = [0; Row::MAX_WIDTH];
        for (at, name) in names.iter().take(columns.len()).enumerate() {
            // With the number of the row, what ends in a digit makes a name of another row.
            let is_column = !is_special(name) && !ends_in_digit(name.as_bytes());
            let found = if is_column { row.find(name.as_bytes()) } else { None };
            let found = found.map_or(0, |column| column + 1);
            // Of names that differ in letter case only, the first one counts.
            if !columns.contains(&found) {
                columns[at] = found;
            }
        }
        Self { names, columns }
    }

    /// Whether they are those of `names`.
    #[inline]
    pub(super) fn is_for(&self, names: &'static [&'static str]) -> bool {
        core::ptr::eq(self.names, names)
    }

    /// The column that has the `at`-th of the names.
    #[inline]
    pub(super) fn column(&self, at: usize) -> Option<u32> {
        self.columns.get(at).and_then(|column| column.checked_sub(1)).map(u32::from)
    }
}
