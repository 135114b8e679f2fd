//! Where something stands in a document.

use core::ops::Range;

/// A range of byte offsets into the text that was read, `start` included, `end` not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just past the last byte.
    pub end: usize,
}

impl Span {
    /// The span as the range that slices the text.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers no byte, as the end tag that `<a/>` implies does.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// A place as an editor counts it: lines and columns from 1, a column a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    /// The line, from 1. LF, CR LF and lone CR each end a line.
    pub line: usize,
    /// The column, from 1, in characters (in bytes where the line is not UTF-8).
    pub column: usize,
}

impl Position {
    /// The position of byte `offset` in `source`; an offset past the end means the end.
    #[must_use]
    pub fn of(source: &[u8], offset: usize) -> Self {
        let before = &source[..offset.min(source.len())];
        let line = 1 + line_ends(before);
        let column = 1 + characters(&before[line_start(before)..]);
        Self { line, column }
    }
}

/// Where the line that holds the end of `before` starts.
pub(crate) fn line_start(before: &[u8]) -> usize {
    memchr::memrchr2(b'\n', b'\r', before).map_or(0, |at| at + 1)
}

fn line_ends(bytes: &[u8]) -> usize {
    memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|&at| bytes[at] == b'\r' || at == 0 || bytes[at - 1] != b'\r')
        .count()
}

/// Characters in `bytes`, counting each byte that continues none as one.
fn characters(bytes: &[u8]) -> usize {
    bytes
        .utf8_chunks()
        .fold(0, |count, chunk| count + chunk.valid().chars().count() + chunk.invalid().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one() {
        for (source, offset, line, column) in [
            ("", 0, 1, 1),
            ("abc", 2, 1, 3),
            ("a\nb", 2, 2, 1),
            ("a\r\nb", 3, 2, 1),
            ("a\rb", 2, 2, 1),
            ("é\né=", 5, 2, 2),
            ("abc", 99, 1, 4),
        ] {
            let position = Position::of(source.as_bytes(), offset);
            assert_eq!((position.line, position.column), (line, column), "{source:?}");
        }
    }
}
