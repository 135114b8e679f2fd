//! Records of any kind, by the fields that make them: those which are named as the anchor, with a number after it
//! or without.

use alloc::sync::Arc;
use alloc::vec::{self, Vec};

use smallvec::SmallVec;

use super::table::Table;
use super::{Place, Record};
use crate::arena::count;
use crate::field::{Field, Fields};
use crate::flatten::index;

/// The records that the fields of a name make, in order.
#[derive(Clone)]
pub(super) struct Anchors<'r> {
    /// Within which the records are.
    root: Field<'r>,
    left: vec::IntoIter<Candidate>,
    /// The parent of the record before.
    before: Option<u32>,
    /// The table of the last parent that has numbered records.
    table: Option<Arc<Table<'r>>>,
}

/// A field that may be the anchor of a record, and what it stands in.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) parent: u32,
    pub(super) field: u32,
    pub(super) number: Option<u64>,
}

impl<'r> Anchors<'r> {
    /// The records within `root` that `candidates` make, those of one parent next to each other.
    pub(super) fn of(root: Field<'r>, candidates: impl Iterator<Item = Candidate>) -> Self {
        let mut candidates: Vec<_> = candidates.collect();
        // A number or fields of its own make a record; among such, a plain field of the name is none.
        let stands_out = |candidate: &Candidate| {
            candidate.number.is_some() || Field { index: candidate.field, ..root }.has_fields()
        };
        if candidates.iter().any(stands_out) {
            candidates.retain(stands_out);
        }
        // One at the top says what was asked for, where there are others further inside.
        let is_outer = |candidate: &Candidate| candidate.parent == root.index;
        if candidates.len() > 1 && candidates.iter().filter(|&one| is_outer(one)).count() == 1 {
            candidates.retain(|candidate| !is_outer(candidate));
        }
        // Parents in document order, which is also that of lists.
        candidates.sort_unstable_by_key(|candidate| {
            (candidate.parent, candidate.number, candidate.field)
        });
        // A number is one record, however often its anchor stands there.
        candidates.dedup_by(|later, earlier| {
            later.number.is_some()
                && (later.parent, later.number) == (earlier.parent, earlier.number)
        });
        Self { root, left: candidates.into_iter(), before: None, table: None }
    }

    /// The index of the field that makes the next record.
    #[cfg(feature = "serde")]
    pub(super) fn next_index(&self) -> Option<u32> {
        self.left.as_slice().first().map(|candidate| candidate.field)
    }

    /// The table of `parent`, made once: records of one parent follow each other.
    fn table_of(&mut self, parent: Field<'r>) -> Arc<Table<'r>> {
        let last = self.table.take().filter(|table| table.parent.index == parent.index);
        Arc::clone(self.table.insert(last.unwrap_or_else(|| Arc::new(Table::of(parent)))))
    }
}

impl<'r> Iterator for Anchors<'r> {
    type Item = Record<'r>;

    fn next(&mut self) -> Option<Record<'r>> {
        let Candidate { parent, field, number } = self.left.next()?;
        let [parent, anchor] = [parent, field].map(|index| Field { index, ..self.root });
        let is_first = self.before.replace(parent.index) != Some(parent.index);
        let beside = |other: &&Candidate| other.parent == parent.index && other.number.is_none();
        let next = self.left.as_slice().first().filter(beside).map(|next| next.field);
        let place = match number {
            Some(number) => Place::Numbered { number, table: self.table_of(parent) },
            None if anchor.has_fields() => Place::Within(anchor),
            None if is_first && next.is_none() => Place::Within(parent),
            None => {
                let end = next.unwrap_or_else(|| parent.end());
                Place::Beside(Fields { store: self.root.store, next: field, end })
            }
        };
        Some(Record { anchor, place })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

/// Every field within `root` whose name is `anchor`, with or without a number.
pub(super) fn candidates(root: Field<'_>, anchor: &str) -> impl Iterator<Item = Candidate> {
    let (store, anchor) = (root.store, anchor.as_bytes());
    // Most names differ in their first letter.
    let first = |name: &[u8]| name.first().map(|byte| byte | 0x20);
    let is_anchor =
        move |name: &[u8]| first(name) == first(anchor) && name.eq_ignore_ascii_case(anchor);
    let is_nested = !store.arena.links.is_empty();
    // The fields with fields of their own that the next one may be in.
    let mut open = SmallVec::<[Field<'_>; 8]>::new();
    // Nothing has no number.
    let end = if anchor.is_empty() { 0 } else { root.end() as usize };
    let nodes = store.arena.nodes.get(..end).unwrap_or_default().iter().enumerate();
    nodes.skip(root.index as usize + 1).filter_map(move |(at, node)| {
        let field = Field { index: count(at), ..root };
        let mut parent = root.index;
        if is_nested {
            while open.last().is_some_and(|open| open.end() <= field.index) {
                open.pop();
            }
            parent = open.last().map_or(parent, |open| open.index);
            if field.has_fields() {
                open.push(field);
            }
        }
        if !store.bytes(node.name).get(..anchor.len()).is_some_and(is_anchor) {
            return None;
        }
        let digits = field.name().get(anchor.len()..)?;
        let number = if digits.is_empty() { None } else { Some(index(digits)?) };
        Some(Candidate { parent, field: field.index, number })
    })
}
