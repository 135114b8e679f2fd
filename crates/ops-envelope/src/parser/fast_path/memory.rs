//! What is remembered of the markup between values, by how deep and at which place it stood.

use alloc::boxed::Box;

/// How many elements are open in the container of the data block, that one included.
pub(super) const TOP: usize = 4;
/// How many containers are open inside each other, at most, whose markup is remembered.
const LEVELS: usize = 6;
/// How many items of a container are remembered.
const PLACES: usize = 16;
/// Only documents with more containers than this repeat themselves. Others need no memory.
const FEW_CONTAINERS: usize = 8;

/// What is remembered of a document.
#[derive(Debug, Default)]
pub(super) struct Memory<'a> {
    /// How many containers have started, up to the few that need no memory.
    containers: usize,
    levels: Option<Box<[Level<'a>; LEVELS]>>,
}

/// What the containers that are equally deep have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level<'a> {
    /// The start of a container.
    pub(super) opening: Run<'a>,
    /// The markup before each item of an array but the first.
    pub(super) index: Run<'a>,
    /// The markup before each item of an assoc, and after its last one. These stood in one assoc in this
    /// order, up to the first that is empty, so their keys differ.
    runs: [Run<'a>; PLACES],
    /// The place of the next item of the assoc. The items before it are those of `runs`. `PLACES` after an
    /// item that is not remembered, and in an array.
    next: usize,
}

/// Bytes of markup, and what they mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'a> {
    pub(super) raw: &'a str,
    pub(super) meaning: Meaning<'a>,
    /// Where the tag starts in `raw` that the meaning is of.
    pub(super) tag: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning<'a> {
    /// Nothing is remembered.
    Nothing,
    /// The item `key` starts.
    Item { key: &'a str },
    /// An item starts. Its key follows in quotes of this kind.
    Index { quote: u8 },
    /// The container ends, and the item around it.
    End,
    /// A container starts, and its first item, at `item` bytes into the run.
    Opening { is_array: bool, item: usize },
}

pub(super) const NOTHING: Run<'_> = Run { raw: "", meaning: Meaning::Nothing, tag: 0 };

impl<'a> Memory<'a> {
    /// A container starts, as the element that is so deep.
    #[inline]
    pub(super) fn start(&mut self, depth: usize, is_array: bool) {
        if self.containers < FEW_CONTAINERS {
            self.containers += 1;
            return;
        }
        let levels = self.levels.get_or_insert_with(|| {
            let runs = [NOTHING; PLACES];
            let level = Level { opening: NOTHING, index: NOTHING, runs, next: PLACES };
            Box::new([level; LEVELS])
        });
        if let Some(level) = levels.get_mut(level(depth)) {
            level.start(is_array);
        }
    }

    /// Whether anything is to be remembered.
    #[inline]
    pub(super) const fn is_used(&self) -> bool {
        self.levels.is_some()
    }

    /// What is remembered of containers that are so deep.
    #[inline]
    pub(super) fn level(&mut self, depth: usize) -> Option<&mut Level<'a>> {
        self.levels.as_mut()?.get_mut(level(depth))
    }
}

/// The level of a container at this depth, counted from the one in the data block.
#[inline]
const fn level(depth: usize) -> usize {
    (depth / 2).wrapping_sub(TOP / 2)
}

impl<'a> Level<'a> {
    /// A container starts.
    #[inline]
    pub(super) const fn start(&mut self, is_array: bool) {
        self.next = if is_array { PLACES } else { 0 };
    }

    /// The markup that stood where that before the next item of the assoc stands, or after its last one.
    #[inline]
    pub(super) fn expected(&self) -> Option<&Run<'a>> {
        self.runs.get(self.next)
    }

    /// The next item of the assoc is the one that was [`expected`](Self::expected).
    #[inline]
    pub(super) const fn repeated(&mut self) {
        self.next += 1;
    }

    /// The next item of the assoc, or its end, is `run`.
    pub(super) fn learn(&mut self, run: Run<'a>) {
        if let Some(place) = self.runs.get_mut(self.next) {
            *place = run;
            self.next += 1;
            // What was remembered of the items after it stood in another assoc.
            if let Some(after) = self.runs.get_mut(self.next) {
                *after = NOTHING;
            }
        }
    }

    /// The next item of the assoc is one that is not remembered.
    pub(super) const fn skip(&mut self) {
        self.next = PLACES;
    }
}
