//! Text that may stand in pieces, with comments between them.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::wipe::wipe;

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
        } else if let Cow::Owned(whole) = &mut self.whole
            && whole.capacity() - whole.len() >= piece.len()
        {
            whole.push_str(&piece);
            wipe(piece);
        } else if !piece.is_empty() {
            // No copy is left where the text moves.
            let mut joined = String::with_capacity(2 * self.whole.len() + piece.len());
            joined.push_str(&self.whole);
            joined.push_str(&piece);
            wipe(core::mem::replace(&mut self.whole, Cow::Owned(joined)));
            wipe(piece);
        }
    }

    /// The whole text.
    #[inline]
    pub(super) fn take(&mut self) -> Cow<'a, str> {
        core::mem::take(&mut self.whole)
    }

    /// Whether it means nothing but white space.
    pub(super) fn is_blank(&self) -> bool {
        trim(&self.whole).is_empty()
    }
}

/// Zeroes what was read before an error.
#[cfg(feature = "zeroize")]
impl Drop for Text<'_> {
    fn drop(&mut self) {
        wipe(self.take());
    }
}

/// `text` without the white space of XML at both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(WHITE_SPACE)
}

pub(super) const WHITE_SPACE: [char; 4] = [' ', '\t', '\n', '\r'];
