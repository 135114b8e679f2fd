//! The fast path: items in their usual spelling, read without events.
//!
//! Messages repeat themselves: between two values stand an end tag, a gap, a start tag and a key. This run of
//! bytes is remembered with what it means. Where the same bytes stand again at the same place they mean
//! the same again, which one comparison tells. What is not repeated is compared tag by tag.
//!
//! Whatever departs from the usual spelling, or is wrong, is left to the events of `xml_pull`, which go on
//! where the fast path stands. Each step is taken whole or not at all.

mod head;
mod known;
mod memory;
mod prolog;
mod value;

use alloc::borrow::Cow;

use wire_text::{Limits, scan};

use super::item::Item;
use head::Head;
pub(crate) use known::KnownItem;
use memory::{Meaning, Memory, NOTHING, Run, TOP};

/// How deep the fast path goes: as deep as `arrays` has bits for.
const MAX_DEPTH: usize = 2 * u128::BITS as usize;

const END_OF_ITEM: &[u8] = b"</item>";

/// Where reading stands in a document whose open elements are those around the data block, and then
/// containers and items in turn.
#[derive(Debug, Default)]
pub(super) struct FastPath<'a> {
    text: &'a str,
    /// Where reading goes on.
    pub(super) at: usize,
    /// Where the last value or tag starts.
    pub(super) start: usize,
    /// Where the last item starts that was known or plain.
    pub(super) item: usize,
    /// How many elements are open.
    depth: usize,
    /// How many have started.
    elements: usize,
    /// Whether the innermost container is an array.
    in_array: bool,
    /// Which of the open containers are arrays: a bit for every second element.
    arrays: u128,
    limits: Limits,
    max_depth: usize,
    memory: Memory<'a>,
    /// The start tag of the first item of the last container that was compared tag by tag.
    first: Head<'a>,
    /// The last gap before an item, and its start tag up to the key.
    gap_and_tag: &'a str,
}

/// What was read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// An item with its value.
    Item,
    /// The start tag of an item.
    StartTag,
    /// The end of the container, and of the item around it if there is one.
    End,
}

impl<'a> FastPath<'a> {
    pub(super) fn new(text: &'a str, limits: Limits) -> Self {
        let max_depth = limits.depth().min(MAX_DEPTH - 1);
        Self { text, limits, max_depth, ..Self::default() }
    }

    /// Goes on where `xml` stands, in the elements around the data block, containers and items; whether it
    /// can.
    pub(super) fn follow(&mut self, xml: &xml_pull::Reader<'a>) -> bool {
        self.at = xml.offset();
        self.depth = xml.depth();
        self.elements = xml.elements();
        self.in_array = self.is_array(self.depth);
        self.limits.attributes() > 0 && self.depth < MAX_DEPTH
    }

    /// A container has started, as the element that is so deep.
    #[inline]
    pub(super) fn open(&mut self, depth: usize, is_array: bool) {
        if depth < MAX_DEPTH {
            self.set_array(depth, is_array);
            self.memory.start(depth, is_array);
        }
    }

    /// The innermost container, as the element that is so deep, is an array or an assoc.
    #[inline]
    const fn set_array(&mut self, depth: usize, is_array: bool) {
        let bit = 1 << (depth / 2);
        self.arrays = if is_array { self.arrays | bit } else { self.arrays & !bit };
        self.in_array = is_array;
    }

    /// An item, as the element that is so deep, has started in a spelling that is not remembered.
    pub(super) fn skip(&mut self, depth: usize) {
        if let Some(level) = self.memory.level(depth.saturating_sub(1)) {
            level.skip();
        }
    }

    /// The next item of the innermost container, into `item`, or its end.
    pub(super) fn read_item(&mut self, item: &mut Item<'a>) -> Option<Step> {
        if self.elements >= self.limits.items() {
            return None;
        }
        let step = self.read_known(item).or_else(|| self.read_head(item))?;
        if !matches!(step, Step::StartTag) {
            return Some(step);
        }
        item.class = None;
        item.offset = self.start;
        self.depth += 1;
        self.elements += 1;
        Some(if self.read_value(&mut item.content) { Step::Item } else { Step::StartTag })
    }

    /// Remembers a start tag.
    #[inline(never)]
    fn learn(&mut self, Head { tag, quote, key, content }: Head<'a>) {
        let in_array = self.in_array;
        let run = if in_array {
            self.run(content - key.len() - "'>".len(), Meaning::Index { quote }, tag)
        } else {
            self.run(content, Meaning::Item { key }, tag)
        };
        match self.memory.level(self.depth) {
            Some(level) if in_array => level.index = run,
            Some(level) => level.learn(run),
            None => {}
        }
    }

    /// What stands before the next value, or after the last one, compared tag by tag.
    #[inline]
    fn read_head(&mut self, item: &mut Item<'a>) -> Option<Step> {
        if let Some(head) = self.next_head() {
            if self.memory.is_used() {
                self.learn(head);
            }
            item.key = Cow::Borrowed(head.key);
            item.is_new = false;
            self.at = head.content;
            self.start = head.tag;
            return Some(Step::StartTag);
        }
        let tag = self.gap(self.at)?;
        if let Some((key, end)) = self.empty_item(tag) {
            if let Some(level) = self.memory.level(self.depth) {
                level.skip();
            }
            *item = Item { key: Cow::Borrowed(key), offset: tag, ..Item::default() };
            self.elements += 1;
            self.at = end;
            self.start = end;
            return Some(Step::Item);
        }
        self.read_end(tag).then_some(Step::End)
    }

    /// Reads the end of the innermost container, whose end tag stands at `tag`, and that of the item around it;
    /// whether it could.
    fn read_end(&mut self, tag: usize) -> bool {
        let is_array = self.in_array;
        let Some(mut end) = self.literal(tag, end_tag(is_array)) else { return false };
        if self.depth > TOP {
            let Some(after) = self.gap(end).and_then(|at| self.literal(at, END_OF_ITEM)) else {
                return false;
            };
            end = after;
            let run = self.run(end, Meaning::End, tag);
            if !is_array && let Some(level) = self.memory.level(self.depth) {
                level.learn(run);
            }
            self.close_in_item();
        }
        self.at = end;
        self.start = tag;
        true
    }

    /// The innermost container has ended, and the item around it.
    #[inline]
    const fn close_in_item(&mut self) {
        self.depth -= 2;
        self.in_array = self.is_array(self.depth);
    }

    /// What stands up to `end`, to be remembered.
    #[inline]
    fn run(&self, end: usize, meaning: Meaning<'a>, tag: usize) -> Run<'a> {
        let raw = self.text.get(self.at..end);
        raw.map_or(NOTHING, |raw| Run { raw, meaning, tag: tag - self.at })
    }

    #[inline]
    const fn is_array(&self, depth: usize) -> bool {
        (self.arrays >> (depth % MAX_DEPTH / 2)) & 1 == 1
    }

    /// Where the white space at `at` ends.
    #[expect(clippy::inline_always, reason = "most gaps are a line end and blanks")]
    #[inline(always)]
    fn gap(&self, at: usize) -> Option<usize> {
        let white = scan::white_space(self.text.as_bytes().get(at..)?);
        (white <= self.limits.text()).then_some(at + white)
    }

    /// Where `literal` ends, if it stands at `at`.
    #[expect(clippy::inline_always, reason = "a comparison with a constant is a few instructions")]
    #[inline(always)]
    fn literal(&self, at: usize, literal: &[u8]) -> Option<usize> {
        let rest = self.text.as_bytes().get(at..)?;
        rest.starts_with(literal).then_some(at + literal.len())
    }
}

const fn end_tag(is_array: bool) -> &'static [u8] {
    if is_array { b"</dt_array>" } else { b"</dt_assoc>" }
}
