//! The names that a struct wants, found in one pass over the fields.

use alloc::vec::Vec;

use smallvec::SmallVec;

use super::many::{Found, Place};
use super::names::is_special;
use crate::arena::count;
use crate::field::Field;
use crate::flatten::FlatFields;
use crate::records::ends_in_digit;

/// The fields that have the names which a struct wants.
pub(super) struct Columns<'t> {
    parent: Field<'t>,
    /// For each name the first field that has it, after the pass that found it; 0 for none.
    first: SmallVec<[u32; 32]>,
    /// Which name, and which other field has it in that pass; sorted.
    more: Vec<(u32, u32)>,
    /// How many names were not found yet.
    missing: usize,
}

// The passes, in the bits that no index of a field needs: a text has fewer bytes than that.
const DIRECT: u32 = 1 << 30;
const FLAT: u32 = 2 << 30;
const NESTED: u32 = 3 << 30;
const INDEX: u32 = DIRECT - 1;

impl<'t> Columns<'t> {
    /// Looks for `names` in `parent`: among its fields; else in its flat view; else among the fields with
    /// fields of their own, however deep.
    pub(super) fn of(parent: Field<'t>, names: &[&str]) -> Self {
        let wanted = Wanted::of(names);
        let first = SmallVec::from_elem(0, names.len());
        let mut columns = Self { parent, first, more: Vec::new(), missing: wanted.count };
        let store = parent.store;
        if columns.missing > 0 {
            for (index, node) in parent.nodes() {
                columns.take(DIRECT, wanted.find(store.bytes(node.name)), index);
            }
        }
        let is_nested = !store.arena.links.is_empty();
        if is_nested && columns.missing > 0 {
            let mut flat = FlatFields::new(parent);
            while let Some(line) = flat.advance() {
                let found = flat.with_name(line, |name| wanted.find(name.as_bytes()));
                columns.take(FLAT, found, line.field.index);
            }
        }
        if is_nested && columns.missing > 0 {
            let fields = (parent.index + 1..parent.end()).map(|index| Field { index, ..parent });
            for field in fields.filter(|field| field.has_fields()) {
                columns.take(NESTED, wanted.find(field.name().as_bytes()), field.index);
            }
        }
        columns.more.sort_unstable();
        columns
    }

    /// The index of the field that has the `at`-th of the names, where none has another's too.
    #[inline]
    pub(super) fn only(&self, at: usize) -> Option<u32> {
        let index = self.first.get(at).filter(|&&first| first > 0 && self.more.is_empty())?;
        Some(index & INDEX)
    }

    /// What has the `at`-th of the names.
    pub(super) fn found(&self, at: usize) -> Option<Found<'t>> {
        let index = self.first.get(at).filter(|&&first| first > 0)? & INDEX;
        let at = count(at);
        let more = &self.more[self.more.partition_point(|&(name, _)| name < at)..];
        let more = more.iter().take_while(|&&(name, _)| name == at).map(|&(_, index)| index);
        let places = core::iter::once(index).chain(more).map(Place::Field).collect();
        Some(Found::in_places(self.parent, places))
    }

    /// Takes in that `pass` found the field with this index for one of the names.
    #[inline]
    fn take(&mut self, pass: u32, name: Option<usize>, index: u32) {
        let Some(name) = name else { return };
        match self.first.get_mut(name) {
            Some(first @ 0) => {
                *first = pass | index;
                self.missing -= 1;
            }
            Some(first) if *first & !INDEX == pass => self.more.push((count(name), index)),
            _ => {}
        }
    }
}

/// Names that are looked for, by their length.
pub(super) struct Wanted<'n> {
    names: &'n [&'n str],
    /// For each [`GROUP`] of the names: which of them are of a length, modulo 32.
    of_length: SmallVec<[[u32; 32]; 1]>,
    /// How many names fields can have.
    count: usize,
    /// Whether one of them ends in a digit, as the many fields of a listing do.
    has_number: bool,
}

/// As many names as a number has bits.
const GROUP: usize = 32;

impl<'n> Wanted<'n> {
    pub(super) fn of(names: &'n [&'n str]) -> Self {
        let mut wanted = Self { names, of_length: SmallVec::new(), count: 0, has_number: false };
        wanted.of_length.resize(names.len().div_ceil(GROUP), [0; 32]);
        for (of_length, names) in wanted.of_length.iter_mut().zip(names.chunks(GROUP)) {
            for (at, name) in names.iter().enumerate() {
                if !is_special(name) {
                    of_length[name.len() % 32] |= 1 << at;
                    wanted.count += 1;
                    wanted.has_number |= ends_in_digit(name.as_bytes());
                }
            }
        }
        wanted
    }

    /// Which of the names `name` is. Of names that differ in letter case only, the first one counts.
    #[expect(
        clippy::inline_always,
        reason = "it is asked for each field, and nearly always says no"
    )]
    #[inline(always)]
    pub(super) fn find(&self, name: &[u8]) -> Option<usize> {
        if !self.has_number && ends_in_digit(name) {
            return None;
        }
        for (group, of_length) in self.of_length.iter().enumerate() {
            let mut left = of_length[name.len() % 32];
            while left != 0 {
                let at = group * GROUP + left.trailing_zeros() as usize;
                if self.names.get(at).is_some_and(|wanted| is_same(wanted.as_bytes(), name)) {
                    return Some(at);
                }
                left &= left - 1;
            }
        }
        None
    }
}

/// Whether two names differ in letter case at most.
#[inline]
fn is_same(wanted: &[u8], name: &[u8]) -> bool {
    // Most that are as long begin with another letter.
    let first = |name: &[u8]| name.first().map(|byte| byte | 0x20);
    wanted.len() == name.len()
        && first(wanted) == first(name)
        && (wanted == name || wanted.eq_ignore_ascii_case(name))
}
