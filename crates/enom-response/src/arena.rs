//! How a response is stored: one list of fields whose names and values are slices of its text.

use alloc::vec::Vec;

use smallvec::SmallVec;

use crate::wipe::{self, Text};

/// A piece of the text that was read or, after its end, of [`Arena::decoded`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slice {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

/// One field, or attribute.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Node {
    pub(crate) name: Slice,
    /// Empty where there are fields within.
    pub(crate) value: Slice,
}

/// Where the descendants and attributes of a field are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Link {
    /// The index after its last descendant; the first one follows the field.
    pub(crate) end: u32,
    /// Its first attribute; they end where those of the next field begin.
    pub(crate) attributes: u32,
}

/// Everything that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Arena {
    pub(crate) comments: SmallVec<[Slice; COMMENTS]>,
    /// The root, whose name is empty in the flat formats, and all fields in document order.
    pub(crate) nodes: SmallVec<[Node; FIELDS]>,
    /// One for each of [`nodes`](Self::nodes); none at all where every field is the root's child and has
    /// no attributes.
    pub(crate) links: SmallVec<[Link; FIELDS]>,
    pub(crate) attributes: Vec<Node>,
    /// Text that does not stand in the source as it reads.
    pub(crate) decoded: Text,
}

/// A reply that lists nothing has no more fields and comments; it takes no allocation.
const FIELDS: usize = 32;
const COMMENTS: usize = 4;

/// A text up to here is hardly of more fields than that.
const SHORT: usize = 1024;

/// The longest text an arena can point into: decoding can add as much again.
pub(crate) const MAX_LENGTH: usize = (u32::MAX / 4) as usize;

/// `number` as the arena counts; every count is below four times [`MAX_LENGTH`].
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "it is below that")]
pub(crate) const fn count(number: usize) -> u32 {
    number as u32
}

/// How many fields `text` has beyond those that take no allocation, if each has `times` the byte `sign`.
pub(crate) fn estimate(text: &str, sign: u8, times: usize) -> usize {
    if text.len() <= SHORT {
        return 0;
    }
    memchr::memchr_iter(sign, text.as_bytes()).count() / times
}

impl Slice {
    #[inline]
    pub(crate) fn new(start: usize, len: usize) -> Self {
        Self { start: count(start), len: count(len) }
    }

    /// `text`, which stands at `start`, without the white space around it.
    #[inline]
    pub(crate) fn trimmed(start: usize, text: &[u8]) -> Self {
        let text = text.trim_ascii_end();
        let trimmed = text.trim_ascii_start();
        Self::new(start + text.len() - trimmed.len(), trimmed.len())
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.len == 0
    }

    #[inline]
    pub(crate) const fn start(self) -> usize {
        self.start as usize
    }

    #[inline]
    pub(crate) const fn end(self) -> usize {
        self.start as usize + self.len as usize
    }
}

impl Arena {
    /// Begins the list of the flat fields of `text`, each of which has `times` the byte `sign`.
    pub(crate) fn begin_flat(&mut self, text: &str, sign: u8, times: usize) {
        self.nodes.reserve_exact(estimate(text, sign, times) + 1);
        self.nodes.push(Node::default());
    }

    /// Adds a field after the last one: its index.
    pub(crate) fn open(&mut self, name: Slice) -> u32 {
        let field = count(self.nodes.len());
        self.nodes.push(Node { name, value: Slice::default() });
        self.links.push(Link { end: field, attributes: count(self.attributes.len()) });
        field
    }

    /// Ends the field `index` after the last one.
    pub(crate) fn close(&mut self, index: u32) {
        let end = count(self.nodes.len());
        if let Some(link) = self.links.get_mut(index as usize) {
            link.end = end;
        }
    }

    /// Makes `value` that of the last field.
    #[inline]
    pub(crate) fn set_value(&mut self, value: Slice) {
        if let Some(node) = self.nodes.last_mut() {
            node.value = value;
        }
    }

    /// Keeps `text`, which does not stand in a source of `source_len` bytes.
    pub(crate) fn keep(&mut self, source_len: usize, text: &str) -> Slice {
        let start = source_len + self.decoded.len();
        wipe::reserve(&mut self.decoded, text.len());
        self.decoded.push_str(text);
        Slice::new(start, text.len())
    }

    /// `slice` with `text` after it, copied once where it was a piece of the source.
    pub(crate) fn append(&mut self, source: &str, slice: Slice, text: &str) -> Slice {
        let is_last = slice.end() == source.len() + self.decoded.len();
        let before = if is_last && slice.start() >= source.len() {
            slice
        } else if let Some(copied) = source.get(slice.start()..slice.end()) {
            self.keep(source.len(), copied)
        } else {
            let from = slice.start().saturating_sub(source.len());
            let start = source.len() + self.decoded.len();
            wipe::reserve(&mut self.decoded, slice.len as usize);
            self.decoded.extend_from_within(from..from + slice.len as usize);
            Slice::new(start, slice.len as usize)
        };
        let added = self.keep(source.len(), text);
        Slice { start: before.start, len: before.len + added.len }
    }

    /// The index after the last descendant of the field `index`.
    #[inline]
    pub(crate) fn end_of(&self, index: u32) -> u32 {
        match self.links.get(index as usize) {
            Some(link) => link.end,
            None if index == 0 => count(self.nodes.len()),
            None => index + 1,
        }
    }

    /// The attributes of the field `index`.
    pub(crate) fn attributes_of(&self, index: u32) -> &[Node] {
        let at = index as usize;
        let Some(link) = self.links.get(at) else { return &[] };
        let end =
            self.links.get(at + 1).map_or(self.attributes.len(), |next| next.attributes as usize);
        self.attributes.get(link.attributes as usize..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;

    #[test]
    fn a_text_is_added_to_wherever_it_stands() {
        let source = "ab";
        let text = |arena: &Arena, slice: Slice| {
            let Slice { len, .. } = slice;
            let all = [source, &arena.decoded].concat();
            all[slice.start()..slice.start() + len as usize].to_owned()
        };
        let mut arena = Arena::default();
        let first = arena.keep(source.len(), "c");
        let last = arena.keep(source.len(), "d");
        for (slice, whole) in [(last, "d!"), (first, "c!"), (Slice::new(0, 2), "ab!")] {
            let added = arena.append(source, slice, "!");
            assert_eq!(text(&arena, added), whole);
        }
    }
}
