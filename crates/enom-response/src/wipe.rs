//! Memory that held text of a response, zeroed before it is freed: with the feature `zeroize`.

use alloc::borrow::Cow;
use alloc::string::String;

/// Text that is zeroed on drop.
#[cfg(feature = "zeroize")]
pub(crate) type Text = zeroize::Zeroizing<String>;
/// Text.
#[cfg(not(feature = "zeroize"))]
pub(crate) type Text = String;

/// An empty text with room for `length` bytes.
pub(crate) fn with_capacity(length: usize) -> Text {
    own(String::with_capacity(length))
}

/// `text` as one that is zeroed.
#[cfg(feature = "zeroize")]
fn own(text: String) -> Text {
    Text::new(text)
}

#[cfg(not(feature = "zeroize"))]
const fn own(text: String) -> Text {
    text
}

/// Makes room for `more` bytes, and leaves no copy behind where the text moves.
#[inline]
pub(crate) fn reserve(text: &mut Text, more: usize) {
    #[cfg(feature = "zeroize")]
    if text.capacity() - text.len() < more {
        let wanted = (text.len() + more).max(2 * text.capacity());
        let mut larger = with_capacity(wanted);
        larger.push_str(text);
        *text = larger;
    }
    #[cfg(not(feature = "zeroize"))]
    text.reserve(more);
}

/// Zeroes a text that was made on the way.
#[inline]
pub(crate) fn wipe(text: Cow<'_, str>) {
    #[cfg(feature = "zeroize")]
    if let Cow::Owned(mut text) = text {
        zeroize::Zeroize::zeroize(&mut text);
    }
    #[cfg(not(feature = "zeroize"))]
    drop(text);
}

/// The text of a document, which may have been made for it.
#[derive(Clone)]
pub(crate) enum Document<'a> {
    Borrowed(&'a str),
    Owned(Text),
}

impl Document<'_> {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Owned(text) => text,
        }
    }

    pub(crate) fn into_owned(self) -> Document<'static> {
        match self {
            Self::Borrowed(text) => Document::Owned(own(String::from(text))),
            Self::Owned(text) => Document::Owned(text),
        }
    }
}

impl<'a> From<Cow<'a, str>> for Document<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Self::Borrowed(text),
            Cow::Owned(text) => Self::Owned(own(text)),
        }
    }
}
