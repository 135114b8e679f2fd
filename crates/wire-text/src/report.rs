//! Shows people an error together with its line of the source.

use alloc::string::String;
use core::fmt;

use crate::encoding::{Unit, bom_len};
use crate::position::Position;

/// How many characters of a long line are shown on either side of the caret.
const WINDOW: usize = 60;

/// How many bytes on either side of the place are looked at: enough for a window of UTF-8 or UTF-16.
const NEAR: usize = 4 * WINDOW + 16;

/// An error with its line of the source: `line:column: message`, the line, and a caret under the place.
///
/// Documents of these protocols contain passwords, and in a broken document they may be anywhere. So each
/// letter and digit is shown as `*`, except in words of the format that are markup: after `<`, `/`, `!`, `?` or
/// `[`, or before `=` or `:`. [`unmasked`](Self::unmasked) shows everything.
///
/// The [page of the crate](crate) has an example.
pub struct Report<'a> {
    pub(crate) message: String,
    pub(crate) source: &'a [u8],
    pub(crate) offset: Option<usize>,
    pub(crate) vocabulary: &'static [&'static str],
    pub(crate) masked: bool,
}

impl Report<'_> {
    /// Shows the line unmasked, including secrets.
    #[must_use]
    pub const fn unmasked(mut self) -> Self {
        self.masked = false;
        self
    }

    /// Writes a part of the line, masked word by word.
    fn write_line(&self, line: &str, out: &mut impl fmt::Write) -> fmt::Result {
        let mut before = None;
        for piece in line.split_inclusive(|c| !is_word(c)) {
            let is_markup =
                matches!(before, Some('<' | '/' | '!' | '?' | '[')) || piece.ends_with(['=', ':']);
            let word = piece.trim_end_matches(|c| !is_word(c));
            let shown = !self.masked || is_markup && self.vocabulary.contains(&word);
            let hidden = |c: char| !shown && c.is_alphanumeric();
            piece
                .chars()
                .try_for_each(|c| out.write_char(if hidden(c) { '*' } else { printable(c) }))?;
            before = piece.chars().next_back();
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
        let before = before.rsplit(LINE_END).next().unwrap_or_default();
        let after = after.split(LINE_END).next().unwrap_or_default();
        let hidden = before.chars().count().saturating_sub(WINDOW);
        let shown = before.chars().skip(hidden).chain(after.chars().take(WINDOW));
        self.write_line(&shown.collect::<String>(), f)?;
        write!(f, "\n{:width$}^", "", width = before.chars().count() - hidden)
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
    let bom_len = bom_len(source);
    let offset = offset.max(bom_len);
    // A boundary of two bytes for UTF-16. A character that is cut there is further away than a window.
    let start = bom_len + (offset - bom_len).saturating_sub(NEAR) / 2 * 2;
    let end = source.len().min(offset + NEAR);
    let text = |bytes| {
        let mut text = String::new();
        unit.characters(bytes, |c| text.push(c));
        text
    };
    (text(&source[start..offset]), text(&source[offset..end]))
}

/// Whether `character` is part of a name in markup, and does not end it.
pub(crate) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.')
}

const fn printable(character: char) -> char {
    match character {
        '\t' => ' ',
        '\0'..='\x1F' | '\x7F'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}
