//! How a response is stored: one list of fields that point into the text they were read from.

use alloc::string::String;
use alloc::vec::Vec;

use smallvec::SmallVec;

/// A piece of the text that was read, or, past its end, of [`Tape::decoded`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slice {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

/// One field, or attribute.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Node {
    pub(crate) name: Slice,
    /// The field's own text; of a field with children, all of it beside them.
    pub(crate) value: Slice,
}

/// Where a field's descendants and attributes are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    /// The index past its last descendant; the first one follows the field.
    pub(crate) end: u32,
    /// Its first attribute; they end where those of the next field begin.
    pub(crate) attributes: u32,
}

/// A run of text beside children, for the few fields that have both.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// Whose text it is.
    pub(crate) parent: u32,
    /// The child it stands before, or the parent's end.
    pub(crate) before: u32,
    pub(crate) text: Slice,
}

/// Everything that was read, as pieces of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tape {
    pub(crate) comments: SmallVec<[Slice; COMMENTS]>,
    /// The root, whose name is empty in the flat formats, and all fields in document order.
    pub(crate) nodes: SmallVec<[Node; FIELDS]>,
    /// One for each of [`nodes`](Self::nodes); none at all where every field is the root's child
    /// and has no attributes.
    pub(crate) links: SmallVec<[Link; FIELDS]>,
    pub(crate) attributes: Vec<Node>,
    /// Sorted by parent, then by place.
    pub(crate) runs: Vec<Run>,
    /// Text that does not stand in the source as it reads.
    pub(crate) decoded: String,
}

/// So many fields and comments as a reply has that lists nothing are kept without allocating.
const FIELDS: usize = 32;
const COMMENTS: usize = 4;

/// A guess at the number of fields that is worth room of its own: below, it is often too high.
const MANY: usize = 2 * FIELDS;

/// The longest text a tape can point into. Decoding can keep a second and a third copy of it.
pub(crate) const MAX_LENGTH: usize = (u32::MAX / 4) as usize;

/// `number` as the tape counts; every count is below [`MAX_LENGTH`] times four.
#[inline]
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Slice {
    /// The place of `piece`, which is a part of `source`.
    #[inline]
    pub(crate) fn of(source: &str, piece: &str) -> Self {
        let start = piece.as_ptr().addr().wrapping_sub(source.as_ptr().addr());
        debug_assert!(start + piece.len() <= source.len(), "a piece of another text");
        Self { start: count(start), len: count(piece.len()) }
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

impl Tape {
    /// Begins with a root for flat fields, and with room for about `fields` of them.
    pub(crate) fn begin_flat(&mut self, fields: usize) {
        self.nodes.push(Node::default());
        if fields > MANY {
            self.nodes.reserve_exact(fields);
        }
    }

    /// Begins with room for about `fields` fields that nest.
    pub(crate) fn begin_nested(&mut self, fields: usize) {
        if fields > MANY {
            self.nodes.reserve_exact(fields);
            self.links.reserve_exact(fields);
        }
    }

    /// What `slice` means.
    #[inline]
    pub(crate) fn text<'s>(&'s self, source: &'s str, slice: Slice) -> &'s str {
        match source.get(slice.start()..slice.end()) {
            Some(text) => text,
            None => self.decoded_text(source, slice),
        }
    }

    #[cold]
    fn decoded_text(&self, source: &str, slice: Slice) -> &str {
        let start = slice.start().wrapping_sub(source.len());
        let end = start.wrapping_add(slice.len as usize);
        self.decoded.get(start..end).unwrap_or_default()
    }

    /// Where the next text of [`decoded`](Self::decoded) will stand.
    pub(crate) fn decoded_start(&self, source: &str) -> usize {
        source.len() + self.decoded.len()
    }

    /// The slice of everything decoded since `start`, which [`decoded_start`](Self::decoded_start)
    /// returned.
    pub(crate) fn decoded_since(&self, source: &str, start: usize) -> Slice {
        let len = self.decoded_start(source) - start;
        Slice { start: count(start), len: count(len) }
    }

    /// Adds a field to a tape without [`links`](Self::links).
    #[inline]
    pub(crate) fn push_flat(&mut self, name: Slice, value: Slice) {
        self.nodes.push(Node { name, value });
    }

    /// The value of the field that was pushed last, unless that is the root.
    pub(crate) fn last_value(&mut self) -> Option<&mut Slice> {
        match self.nodes.as_mut_slice() {
            [_, .., last] => Some(&mut last.value),
            _ => None,
        }
    }

    /// The index past the last descendant of the field `index`.
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

    /// The runs of text beside the children of the field `index`.
    pub(crate) fn runs_of(&self, index: u32) -> &[Run] {
        let start = self.runs.partition_point(|run| run.parent < index);
        let runs = self.runs.get(start..).unwrap_or_default();
        let length = runs.partition_point(|run| run.parent == index);
        runs.get(..length).unwrap_or_default()
    }
}
