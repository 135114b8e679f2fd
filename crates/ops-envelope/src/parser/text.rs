//! Text that may stand in pieces, with comments between them.

use alloc::borrow::Cow;

/// The text of one element, joined from its pieces, borrowed while there is one.
pub(super) struct Text<'a> {
    pub(super) whole: Cow<'a, str>,
    /// Where the first piece starts.
    pub(super) start: Option<usize>,
    /// Where the first piece starts that is more than white space as it stands.
    pub(super) written: Option<usize>,
}

impl Default for Text<'_> {
    fn default() -> Self {
        Self { whole: Cow::Borrowed(""), start: None, written: None }
    }
}

impl<'a> Text<'a> {
    #[inline]
    pub(super) fn push(&mut self, piece: Cow<'a, str>, start: usize, white: bool) {
        self.start.get_or_insert(start);
        if !white {
            self.written.get_or_insert(start);
        }
        if self.whole.is_empty() {
            self.whole = piece;
        } else if !piece.is_empty() {
            self.whole.to_mut().push_str(&piece);
        }
    }

    /// Whether it means nothing but white space.
    pub(super) fn is_blank(&self) -> bool {
        trim(&self.whole).is_empty()
    }
}

/// `text` without the white space of XML at both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(WHITE_SPACE)
}

pub(super) const WHITE_SPACE: [char; 4] = [' ', '\t', '\n', '\r'];
