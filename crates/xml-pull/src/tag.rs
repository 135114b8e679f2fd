//! Tags that a caller knows beforehand.

use crate::{chars, scan};

/// A tag that a caller expects, as `<name>`, or as `<name attribute=` with a value of any kind. Its spelling
/// is checked once, as a constant.
///
/// [`Reader::element_if`](crate::Reader::element_if) and its like know it where it is written so, in
/// either kind of quotes, with nothing in the value that would have to be replaced, and ends right after
/// that. In any other spelling it is an [`Event`](crate::Event) like all others.
///
/// ```
/// use xml_pull::Tag;
///
/// const ITEM: Tag = Tag::new("<item key=").unwrap();
/// assert_eq!(ITEM.name(), "item");
/// assert_eq!(Tag::new("<item key"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    start: &'static str,
    name: &'static str,
}

impl Tag {
    /// The tag that `start` is the beginning of: `<name>`, or `<name attribute=`. Names are of ASCII here.
    /// `None` for anything else.
    #[must_use]
    pub const fn new(start: &'static str) -> Option<Self> {
        let bytes = start.as_bytes();
        if bytes.is_empty() || bytes[0] != b'<' {
            return None;
        }
        let name_end = chars::ascii_name(bytes, 1);
        if name_end == 1 || name_end == bytes.len() {
            return None;
        }
        let end = match bytes[name_end] {
            b'>' => name_end,
            b' ' => {
                let end = chars::ascii_name(bytes, name_end + 1);
                if end == name_end + 1 || end == bytes.len() || bytes[end] != b'=' {
                    return None;
                }
                end
            }
            _ => return None,
        };
        if end + 1 != bytes.len() {
            return None;
        }
        let name = start.split_at(name_end).0.split_at(1).1;
        Some(Self { start, name })
    }

    /// The element's name.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether the tag has an attribute.
    #[inline]
    const fn has_attribute(&self) -> bool {
        self.start.len() > self.name.len() + "<>".len()
    }

    /// How long the start tag at the start of `bytes` is, after how long the value of its attribute is.
    #[expect(clippy::inline_always, reason = "the tag is a constant: a comparison of words")]
    #[inline(always)]
    pub(crate) fn start_at(&self, bytes: &[u8]) -> Option<(usize, usize)> {
        let after = bytes.strip_prefix(self.start.as_bytes())?;
        if !self.has_attribute() {
            return Some((0, self.start.len()));
        }
        let (&quote, after) = after.split_first()?;
        if !matches!(quote, b'"' | b'\'') {
            return None;
        }
        let value = scan::plain_value(after, quote);
        match after.get(value..) {
            Some([found, b'>', ..]) if *found == quote => {
                Some((value, self.start.len() + value + "\"\">".len()))
            }
            _ => None,
        }
    }

    /// The length of the end tag at the start of `bytes`.
    #[expect(clippy::inline_always, reason = "the tag is a constant: a comparison of words")]
    #[inline(always)]
    pub(crate) fn end_at(&self, bytes: &[u8]) -> Option<usize> {
        let after = bytes.strip_prefix(b"</")?.strip_prefix(self.name.as_bytes())?;
        after.first().is_some_and(|&byte| byte == b'>').then_some(self.name.len() + "</>".len())
    }
}
