//! An error beside the line it stands in, for people.

use core::fmt;

use crate::span::{Position, line_start};

/// How many characters of a long line are shown on either side of the caret.
const WINDOW: usize = 60;

/// An error beside its source: `line:column: message`, the offending line, a caret under the place.
///
/// Documents of these protocols carry passwords, and a broken one may carry them anywhere, so the
/// line is masked: markup characters stay, and of the words only those that
/// [`with_vocabulary`](Self::with_vocabulary) names. [`unmasked`](Self::unmasked) shows it all.
///
/// ```
/// let source = b"<a>\n  <b>secret</c>\n</a>";
/// let error = xml_pull::Reader::from_slice(source)
///     .and_then(|reader| reader.collect::<Result<Vec<_>, _>>())
///     .unwrap_err();
/// let report = error.report(source).with_vocabulary(|word| matches!(word, "a" | "b" | "c"));
/// assert_eq!(
///     report.to_string(),
///     "2:14: mismatched end tag: expected the end tag of the open element\n\
///      \x20 <b>******</c>\n\
///      \x20            ^",
/// );
/// ```
pub struct Report<'a> {
    message: &'a dyn fmt::Display,
    source: &'a [u8],
    offset: Option<usize>,
    /// Which words show; `None` shows everything.
    visible: Option<fn(&str) -> bool>,
}

impl<'a> Report<'a> {
    /// A report of `message` at byte `offset` of `source`. Without an offset there is no excerpt,
    /// and nothing but the message is printed.
    #[must_use]
    pub fn new(message: &'a dyn fmt::Display, source: &'a [u8], offset: Option<usize>) -> Self {
        Self { message, source, offset, visible: Some(|_| false) }
    }

    /// Shows the words that `visible` says are no secret; the others stay masked.
    #[must_use]
    pub fn with_vocabulary(mut self, visible: fn(&str) -> bool) -> Self {
        self.visible = Some(visible);
        self
    }

    /// Shows the line as it is, secrets included.
    #[must_use]
    pub fn unmasked(mut self) -> Self {
        self.visible = None;
        self
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(offset) = self.offset else {
            return self.message.fmt(f);
        };
        let offset = offset.min(self.source.len());
        let Position { line, column } = Position::of(self.source, offset);
        writeln!(f, "{line}:{column}: {}", self.message)?;

        let start = line_start(&self.source[..offset]);
        let end = memchr::memchr2(b'\n', b'\r', &self.source[offset..])
            .map_or(self.source.len(), |length| offset + length);
        let before = tail(&self.source[start..offset]);
        let after = head(&self.source[offset..end]);
        // Both sides are masked as one line, so that a word the caret splits stays one word.
        let shown = &self.source[offset - before..offset + after];
        let mut width = 0;
        Masked { bytes: shown, visible: self.visible }.write(f, |at| {
            if at < before {
                width += 1;
            }
        })?;
        write!(f, "\n{:width$}^", "")
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report").field("offset", &self.offset).finish_non_exhaustive()
    }
}

/// How many bytes at the end of `bytes` hold at most [`WINDOW`] characters.
fn tail(bytes: &[u8]) -> usize {
    let starts = bytes.iter().rev().enumerate().filter(|&(_, &byte)| !is_continuation(byte));
    starts.take(WINDOW).last().map_or(0, |(at, _)| at + 1)
}

/// How many bytes at the start of `bytes` hold at most [`WINDOW`] characters.
fn head(bytes: &[u8]) -> usize {
    let mut starts = bytes.iter().enumerate().filter(|&(_, &byte)| !is_continuation(byte));
    starts.nth(WINDOW).map_or(bytes.len(), |(at, _)| at)
}

const fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// A line with every word masked that is not known to be harmless.
struct Masked<'a> {
    bytes: &'a [u8],
    visible: Option<fn(&str) -> bool>,
}

impl Masked<'_> {
    /// Writes the line and calls `on_character` with the byte offset of each character written.
    fn write(
        &self,
        f: &mut fmt::Formatter<'_>,
        mut on_character: impl FnMut(usize),
    ) -> fmt::Result {
        let mut at = 0;
        for chunk in self.bytes.utf8_chunks() {
            let mut rest = chunk.valid();
            while !rest.is_empty() {
                let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                let (word, after) = rest.split_at(word);
                let shown = self.visible.is_none_or(|visible| visible(word));
                for character in word.chars() {
                    on_character(at);
                    at += character.len_utf8();
                    fmt::Write::write_char(f, if shown { character } else { '*' })?;
                }
                let gap = after.find(is_word).unwrap_or(after.len());
                let (gap, next) = after.split_at(gap);
                for character in gap.chars() {
                    on_character(at);
                    at += character.len_utf8();
                    fmt::Write::write_char(f, self.gap_character(character))?;
                }
                rest = next;
            }
            for _ in chunk.invalid() {
                on_character(at);
                at += 1;
                f.write_str("\u{FFFD}")?;
            }
        }
        Ok(())
    }

    /// Markup characters show; what else stands between words shows only in an unmasked line.
    fn gap_character(&self, character: char) -> char {
        match character {
            '\t' => ' ',
            ' ' | '<' | '>' | '/' | '=' | '"' | '\'' | '&' | ';' | '!' | '?' | ':' => character,
            _ if character.is_control() => '\u{FFFD}',
            _ if self.visible.is_none() => character,
            _ => '*',
        }
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.')
}
