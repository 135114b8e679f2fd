//! Lines and columns of byte offsets.

use crate::encoding::{Unit, bom_len};

/// A line and a column, both from 1, as editors count them. A column is one character.
///
/// ```
/// let position = wire_text::Position::of(b"<a>\n <b/>\n</a>", 5);
/// assert_eq!((position.line, position.column), (2, 2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    /// The line, from 1. LF, CR LF and lone CR each end a line.
    pub line: usize,
    /// The column, from 1, in characters (in bytes if the input is neither UTF-8 nor UTF-16). A byte-order mark
    /// does not count.
    pub column: usize,
}

impl Position {
    const START: Self = Self { line: 1, column: 1 };

    /// The position of byte `offset` in `source`. An offset past the end means the end. For many offsets in one
    /// source, use [`Positions`].
    #[must_use]
    pub fn of(source: &[u8], offset: usize) -> Self {
        Positions::new(source).of(offset)
    }
}

/// Finds the positions of many offsets in one source, in one pass if they are in ascending order.
///
/// ```
/// use wire_text::{Position, Positions};
///
/// let mut positions = Positions::new(b"<a>\n <b/>\n</a>");
/// assert_eq!(positions.of(5), Position { line: 2, column: 2 });
/// assert_eq!(positions.of(10), Position { line: 3, column: 1 });
/// assert_eq!(positions.of(0), Position { line: 1, column: 1 });
/// ```
#[derive(Clone)]
pub struct Positions<'a> {
    source: &'a [u8],
    unit: Unit,
    at: usize,
    position: Position,
    /// Whether a carriage return stands before `at`.
    returned: bool,
}

impl<'a> Positions<'a> {
    /// Positions in `source`.
    #[must_use]
    pub fn new(source: &'a [u8]) -> Self {
        let unit = Unit::of(source);
        Self { source, unit, at: bom_len(source), position: Position::START, returned: false }
    }

    /// The position of byte `offset`. An offset past the end means the end.
    pub fn of(&mut self, offset: usize) -> Position {
        let offset = offset.min(self.source.len());
        if offset < self.at {
            *self = Self::new(self.source);
        }
        // An offset within the byte-order mark is that of what follows it.
        let between = self.source.get(self.at..offset).unwrap_or_default();
        match self.unit {
            Unit::Byte => self.pass(between),
            unit => unit.characters(between, |c| self.pass(c.encode_utf8(&mut [0; 4]).as_bytes())),
        }
        self.at = self.at.max(offset);
        self.position
    }

    /// Errors come with a position, so that this is a good part of reading what is wrong: line ends are searched
    /// for, and characters are counted in the last line alone.
    fn pass(&mut self, bytes: &[u8]) {
        let mut start = 0;
        for end in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let returned = end.checked_sub(1).map_or(self.returned, |at| bytes[at] == b'\r');
            self.position.line += usize::from(bytes[end] == b'\r' || !returned);
            self.position.column = 1;
            start = end + 1;
        }
        for chunk in bytes[start..].utf8_chunks() {
            self.position.column += chunk.valid().chars().count() + chunk.invalid().len();
        }
        self.returned = bytes.last().map_or(self.returned, |&last| last == b'\r');
    }
}

impl core::fmt::Debug for Positions<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Positions").field("at", &self.at).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;

    const ROWS: [(&str, usize, usize, usize); 9] = [
        ("", 0, 1, 1),
        ("abc", 2, 1, 3),
        ("a\nb", 2, 2, 1),
        ("a\r\nb", 3, 2, 1),
        ("a\r\nb", 2, 2, 1),
        ("a\rb", 2, 2, 1),
        ("é\né=", 5, 2, 2),
        ("abc", 99, 1, 4),
        ("\u{FEFF}ab", 4, 1, 2),
    ];

    #[test]
    fn lines_and_columns_count_from_one() {
        for (source, offset, line, column) in ROWS {
            let position = Position::of(source.as_bytes(), offset);
            assert_eq!(position, Position { line, column }, "{source:?}");
        }
    }

    #[test]
    fn utf_16_is_counted_in_its_characters() {
        // U+010A has the byte of a line feed, U+1F600 is a pair.
        let text = "\u{FEFF}<a>\u{010A}\u{1F600}\n<b";
        for encode in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(encode).collect();
            assert_eq!(Position::of(&bytes, bytes.len()), Position { line: 2, column: 3 });
            assert_eq!(Position::of(&bytes, bytes.len() - 6), Position { line: 1, column: 6 });
            let unmarked = &bytes[2..];
            assert_eq!(Position::of(unmarked, unmarked.len()), Position { line: 2, column: 3 });
            assert_eq!(Position::of(unmarked, 6), Position { line: 1, column: 4 });
        }
    }

    /// The position at the end of `text`.
    fn by_character(text: &str) -> Position {
        let mut returned = false;
        let Position { mut line, mut column } = Position::START;
        for character in text.chars() {
            match character {
                '\n' if returned => column = 1,
                '\n' | '\r' => {
                    line += 1;
                    column = 1;
                }
                _ => column += 1,
            }
            returned = character == '\r';
        }
        Position { line, column }
    }

    #[test]
    fn bytes_are_counted_as_their_characters_are() {
        const PIECES: [&[u8]; 7] =
            [b"a", b"\n", b"\r", b"\r\n", "é".as_bytes(), b"\xFF", b"\xE6\xBC"];
        for number in 0..PIECES.len().pow(5) {
            let piece = |digit| PIECES[number / PIECES.len().pow(digit) % PIECES.len()];
            let source: Vec<u8> = (0..5).flat_map(piece).copied().collect();
            let mut text = String::new();
            Unit::Byte.characters(&source, |c| text.push(c));
            assert_eq!(Position::of(&source, source.len()), by_character(&text), "{source:?}");
            let mut in_parts = Positions::new(&source);
            for at in (0..=source.len()).filter(|&at| source[..at].is_ascii()) {
                assert_eq!(in_parts.of(at), Position::of(&source, at), "{at} of {source:?}");
            }
        }
    }

    #[test]
    fn positions_come_in_any_order() {
        let source = "\u{FEFF}é\r\nb\rc\n\n<".as_bytes();
        let boundaries =
            (0..=source.len()).filter(|&at| source.get(at).is_none_or(|b| b & 0xC0 != 0x80));
        let ordered: Vec<_> = boundaries.collect();
        let mut positions = Positions::new(source);
        for &offset in ordered.iter().chain(ordered.iter().rev()) {
            assert_eq!(positions.of(offset), Position::of(source, offset), "{offset}");
        }
    }
}
