//! From the decoded text back to the bytes.

use core::fmt;

use super::{Scheme, encoded_length};

/// Where offsets in a decoded text stand in the bytes that it was decoded from; see
/// [`source_offsets`](super::source_offsets).
#[derive(Clone)]
pub struct SourceOffsets<'a> {
    text: &'a str,
    /// The label of the bytes and the length of their mark, unless the text is the bytes themselves.
    encoded: Option<(&'a str, usize)>,
    /// What was found last: an offset in the text, and its place in the bytes.
    last: (usize, usize),
}

impl<'a> SourceOffsets<'a> {
    /// Those of text that is what it was decoded from.
    pub(super) const fn same(text: &'a str) -> Self {
        Self { text, encoded: None, last: (0, 0) }
    }

    pub(super) const fn new(text: &'a str, scheme: &Scheme<'a>) -> Self {
        match *scheme {
            Scheme::Utf8 => Self::same(text),
            Scheme::Other { label, mark } => {
                Self { text, encoded: Some((label, mark)), last: (0, mark) }
            }
        }
    }

    /// Where the byte `offset` of the text stands in the bytes, which is past their end where it is
    /// past that of the text. Offsets that are asked for in ascending order take one pass in all.
    pub fn find(&mut self, offset: usize) -> usize {
        let Some((label, mark)) = self.encoded else { return offset };
        let (from, place) = if offset < self.last.0 { (0, mark) } else { self.last };
        let rest = self.text.get(from..).unwrap_or_default();
        let between = rest.get(..offset - from).unwrap_or(rest);
        self.last = (from + between.len(), place + encoded_length(between, label));
        self.last.1
    }
}

/// Without the text.
impl fmt::Debug for SourceOffsets<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SourceOffsets").field("last", &self.last).finish_non_exhaustive()
    }
}
