//! Repeated markup: the start tags of items, remembered by how deep and at which place they stood.
//!
//! The records of a listing repeat white space, start tag and key of the record before. Where these
//! stand again, one comparison of bytes tells, and that the keys of the record differ is known.
//! Whatever does not stand so again is read as anywhere else, and remembered in its place.

use alloc::boxed::Box;

use xml_pull::StartTag;

/// How many containers are open inside each other, at most, whose items are remembered.
const LEVELS: usize = 8;
/// How many items of an assoc are remembered.
const PLACES: usize = 16;
/// Only documents with more containers than this repeat themselves. Others need no memory.
const FEW_CONTAINERS: usize = 8;

/// What is remembered.
#[derive(Debug, Default)]
pub(super) struct FastPath<'a> {
    /// How many containers have started, up to the few that need no memory.
    containers: usize,
    table: Option<Box<Table<'a>>>,
}

#[derive(Debug)]
struct Table<'a> {
    tags: [[StartTag<'a>; PLACES]; LEVELS],
    levels: [Level; LEVELS],
}

/// The assoc that is open at one level, or was last.
#[derive(Clone, Copy, Debug)]
struct Level {
    /// The place of the next item. The items before it are those that are remembered, in this order.
    /// `UNKNOWN` in an array, and after items that are not remembered.
    next: usize,
    /// How many items are remembered: the first ones of one assoc, so their keys differ.
    known: usize,
}

const UNKNOWN: usize = usize::MAX;

/// The level of a container whose start tag is the element `depth`. Containers with items that are open at
/// the same time are an item apart, and so on different levels.
const fn level(depth: usize) -> usize {
    depth / 2
}

impl<'a> FastPath<'a> {
    /// A container starts.
    #[inline]
    pub(super) fn start(&mut self, depth: usize, is_assoc: bool) {
        if self.containers < FEW_CONTAINERS {
            self.containers += 1;
            return;
        }
        let table = self.table.get_or_insert_with(|| {
            let tags = [[StartTag::default(); PLACES]; LEVELS];
            Box::new(Table { tags, levels: [Level { next: UNKNOWN, known: 0 }; LEVELS] })
        });
        if let Some(level) = table.levels.get_mut(level(depth)) {
            level.next = if is_assoc { 0 } else { UNKNOWN };
        }
    }

    /// The start tag that stood where the next item of the innermost container stands.
    #[inline]
    pub(super) fn expected(&self, depth: usize) -> Option<&StartTag<'a>> {
        let (table, at) = (self.table.as_ref()?, level(depth));
        let Level { next, known } = *table.levels.get(at)?;
        if next < known { table.tags[at].get(next) } else { None }
    }

    /// The next item is the one that was [`expected`](Self::expected).
    #[inline]
    pub(super) fn repeated(&mut self, depth: usize) {
        if let Some(level) = self.level(depth) {
            level.next += 1;
        }
    }

    /// The next item starts with `tag`.
    #[inline]
    pub(super) fn learn(&mut self, depth: usize, tag: &StartTag<'a>) {
        let at = level(depth);
        let Some(table) = &mut self.table else { return };
        let Some(level) = table.levels.get_mut(at) else { return };
        match table.tags[at].get_mut(level.next) {
            Some(place) => {
                *place = *tag;
                level.next += 1;
                level.known = level.next;
            }
            None => level.next = UNKNOWN,
        }
    }

    /// The next item is one that is not remembered.
    #[inline]
    pub(super) fn skip(&mut self, depth: usize) {
        if let Some(level) = self.level(depth) {
            level.next = UNKNOWN;
        }
    }

    #[inline]
    fn level(&mut self, depth: usize) -> Option<&mut Level> {
        self.table.as_mut()?.levels.get_mut(level(depth))
    }
}
