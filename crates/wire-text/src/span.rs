//! Ranges of bytes in a document.

use core::ops::Range;

/// A range of byte offsets into a text, `start` included, `end` not.
///
/// ```
/// let span = wire_text::Span { start: 1, end: 4 };
/// assert_eq!(&"<abc>"[span.range()], "abc");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The span as a range, for slicing the text.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}
