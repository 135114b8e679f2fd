//! An error beside the line that it stands in, for people.

use alloc::string::String;
use core::fmt;

use crate::encoding::Unit;
use crate::position::Position;

/// How many characters of a long line are shown on either side of the caret.
const WINDOW: usize = 60;

/// How many bytes on either side of the place are looked at: enough for a window of UTF-8 or UTF-16.
const NEAR: usize = 4 * WINDOW + 16;

/// An error beside its source: `line:column: message`, the line, a caret under the place.
///
/// Documents of these protocols carry passwords, and a broken one may carry them anywhere. So each letter
/// and digit shows as `*`, but for words of the format where they are part of markup: after `<`, `/`, `!`,
/// `?` or `[`, or before `=` or `:`. [`unmasked`](Self::unmasked) shows it all.
pub struct Report<'a> {
    message: String,
    source: &'a [u8],
    offset: Option<usize>,
    vocabulary: &'static [&'static str],
    masked: bool,
}

impl<'a> Report<'a> {
    pub(crate) fn new(
        message: String,
        source: &'a [u8],
        offset: Option<usize>,
        vocabulary: &'static [&'static str],
    ) -> Self {
        Self { message, source, offset, vocabulary, masked: true }
    }

    /// Shows the line as it is, secrets included.
    #[must_use]
    pub const fn unmasked(mut self) -> Self {
        self.masked = false;
        self
    }

    /// Writes `text`, which stands after `before` and before `after` in its line, masked.
    fn write_masked(&self, text: &str, out: &mut impl fmt::Write) -> fmt::Result {
        let mut rest = text;
        let mut before = None;
        while let Some(first) = rest.chars().next() {
            let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(length.max(first.len_utf8()));
            let is_markup = matches!(before, Some('<' | '/' | '!' | '?' | '['))
                || after.starts_with(['=', ':']);
            if is_markup && self.vocabulary.contains(&word) {
                out.write_str(word)?;
            } else {
                word.chars().try_for_each(|c| out.write_char(masked(c)))?;
            }
            before = word.chars().next_back();
            rest = after;
        }
        Ok(())
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(offset) = self.offset else { return self.message.fmt(f) };
        let offset = offset.min(self.source.len());
        let Position { line, column } = Position::of(self.source, offset);
        writeln!(f, "{line}:{column}: {}", self.message)?;
        let (before, after) = excerpt(self.source, offset);
        let start = before.rfind(LINE_END).map_or(0, |at| at + 1);
        let before = &before[start..];
        let first = before.char_indices().rev().nth(WINDOW - 1).map_or(0, |(at, _)| at);
        let end = after.find(LINE_END).unwrap_or(after.len());
        let after = &after[..end];
        let last = after.char_indices().nth(WINDOW).map_or(end, |(at, _)| at);
        let shown = [&before[first..], &after[..last]].concat();
        if self.masked {
            self.write_masked(&shown, f)?;
        } else {
            shown.chars().try_for_each(|c| fmt::Write::write_char(f, printable(c)))?;
        }
        write!(f, "\n{:width$}^", "", width = before[first..].chars().count())
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report").field("offset", &self.offset).finish_non_exhaustive()
    }
}

const LINE_END: [char; 2] = ['\n', '\r'];

/// What stands before and after byte `offset` of `source`, near it. What is no character is U+FFFD.
fn excerpt(source: &[u8], offset: usize) -> (String, String) {
    let unit = Unit::of(source);
    let bom_len = unit.bom_len(source);
    let offset = offset.max(bom_len);
    // On the boundary of a character, and of two bytes for UTF-16.
    let mut start = bom_len + (offset - bom_len).saturating_sub(NEAR) / 2 * 2;
    while start > bom_len && unit == Unit::Byte && source[start] & 0xC0 == 0x80 {
        start -= 1;
    }
    let end = source.len().min(offset + NEAR);
    let text = |bytes| {
        let mut text = String::new();
        unit.characters(bytes, |c| text.push(c));
        text
    };
    (text(&source[start..offset]), text(&source[offset..end]))
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.')
}

fn masked(character: char) -> char {
    if character.is_alphanumeric() { '*' } else { printable(character) }
}

const fn printable(character: char) -> char {
    match character {
        '\t' => ' ',
        '\0'..='\x1F' | '\x7F'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}
