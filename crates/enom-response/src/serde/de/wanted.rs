//! The names that a struct wants, found in one pass over the fields.

use core::cmp::Ordering;

use smallvec::SmallVec;

use super::item::Item;
use super::many::{Found, Many, Place};
use super::names::is_special;
use crate::arena::count;
use crate::field::Field;
use crate::flatten::FlatFields;
use crate::records::letters;

/// The fields that have the names which a struct wants.
pub(super) struct Columns<'t> {
    parent: Field<'t>,
    /// Which name, and which field; sorted.
    hits: SmallVec<[(u32, u32); 32]>,
}

impl<'t> Columns<'t> {
    /// Looks for `names` in `parent`: among its fields; else in its flat view; else among the fields with
    /// fields of their own, however deep.
    pub(super) fn of(parent: Field<'t>, names: &[&str]) -> Self {
        let mut wanted = Wanted::of(names);
        let mut hits = SmallVec::new();
        if wanted.left.is_empty() {
            return Self { parent, hits };
        }
        for field in parent.fields() {
            hits.extend(wanted.find(field.name()).map(|name| (name, field.index)));
        }
        let is_nested = !parent.store.arena.links.is_empty();
        if is_nested && wanted.retain_missing(&hits) {
            let mut flat = FlatFields::new(parent);
            while let Some(line) = flat.advance() {
                let found = flat.with_name(line, |name| wanted.find(name));
                hits.extend(found.map(|name| (name, line.field.index)));
            }
        }
        if is_nested && wanted.retain_missing(&hits) {
            let fields = (parent.index + 1..parent.end()).map(|index| Field { index, ..parent });
            for field in fields.filter(|field| field.has_fields()) {
                hits.extend(wanted.find(field.name()).map(|name| (name, field.index)));
            }
        }
        hits.sort_unstable();
        Self { parent, hits }
    }

    /// What has the `at`-th of the names.
    pub(super) fn found(&self, at: usize) -> Option<Found<'t>> {
        let at = count(at);
        let start = self.hits.partition_point(|&(name, _)| name < at);
        let hits = self.hits.get(start..)?;
        let hits = hits.get(..hits.partition_point(|&(name, _)| name == at))?;
        match hits {
            [] => None,
            &[(_, index)] => Some(Found::One(Item::Field(Field { index, ..self.parent }))),
            hits => {
                let places = hits.iter().map(|&(_, index)| Place::Field(index)).collect();
                Some(Found::Many(Many::places(self.parent, places)))
            }
        }
    }
}

/// Names that are looked for, sorted so that each field is compared with few of them.
struct Wanted<'n> {
    names: &'n [&'n str],
    left: SmallVec<[u32; 32]>,
}

impl<'n> Wanted<'n> {
    fn of(names: &'n [&'n str]) -> Self {
        let is_plain = |&at: &u32| !is_special(names[at as usize]);
        let mut left: SmallVec<_> = (0..count(names.len())).filter(is_plain).collect();
        left.sort_by(|&left, &right| compare(names[left as usize], names[right as usize]));
        Self { names, left }
    }

    /// Which of the names `name` is, the first one of those that differ in letter case only.
    fn find(&self, name: &str) -> Option<u32> {
        let at = self.left.partition_point(|&at| compare(self.names[at as usize], name).is_lt());
        let found = *self.left.get(at)?;
        self.names[found as usize].eq_ignore_ascii_case(name).then_some(found)
    }

    /// Leaves those that have no hit yet; whether there are any.
    fn retain_missing(&mut self, hits: &[(u32, u32)]) -> bool {
        let mut found: SmallVec<[u32; 32]> = hits.iter().map(|&(name, _)| name).collect();
        found.sort_unstable();
        self.left.retain(|at| found.binary_search(at).is_err());
        !self.left.is_empty()
    }
}

fn compare(left: &str, right: &str) -> Ordering {
    left.len().cmp(&right.len()).then_with(|| letters(left).cmp(letters(right)))
}
