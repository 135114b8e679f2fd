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
/// const ITEM: Tag = Tag::new("<item key=", "</item>").unwrap();
/// assert_eq!(ITEM.name(), "item");
/// assert_eq!(Tag::new("<item key", "</item>"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    start: &'static str,
    name: &'static str,
    attribute: Option<&'static str>,
    end: &'static str,
}

impl Tag {
    /// The tag that `start` is the beginning of, `<name>` or `<name attribute=`, with its end tag `end`,
    /// `</name>`. Names are of ASCII here. `None` for anything else.
    #[must_use]
    pub const fn new(start: &'static str, end: &'static str) -> Option<Self> {
        let bytes = start.as_bytes();
        if bytes.is_empty() || bytes[0] != b'<' {
            return None;
        }
        let name_end = chars::ascii_name(bytes, 1);
        if name_end == 1 || name_end == bytes.len() {
            return None;
        }
        let last = match bytes[name_end] {
            b'>' => name_end,
            b' ' => {
                let last = chars::ascii_name(bytes, name_end + 1);
                if last == name_end + 1 || last == bytes.len() || bytes[last] != b'=' {
                    return None;
                }
                last
            }
            _ => return None,
        };
        if last + 1 != bytes.len() {
            return None;
        }
        let (head, tail) = start.split_at(name_end);
        let name = head.split_at(1).1;
        // Between the blank and `=`.
        let attribute = match tail.len() {
            1 => None,
            length => Some(tail.split_at(length - 1).0.split_at(1).1),
        };
        if is_end_tag(end.as_bytes(), name.as_bytes()) {
            Some(Self { start, name, attribute, end })
        } else {
            None
        }
    }

    /// Where the tag has an attribute, `<name attribute=`; else `<name`.
    #[inline]
    pub(crate) const fn start(&self) -> &'static str {
        if self.has_attribute() { self.start } else { self.start.split_at(self.start.len() - 1).0 }
    }

    /// The name of the attribute, if the tag has one.
    #[inline]
    pub(crate) const fn attribute(&self) -> Option<&'static str> {
        self.attribute
    }

    /// `</name>`.
    #[inline]
    pub(crate) const fn end(&self) -> &'static str {
        self.end
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
        self.attribute.is_some()
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
        bytes.starts_with(self.end.as_bytes()).then_some(self.end.len())
    }
}

/// Whether `bytes` are `</name>`.
const fn is_end_tag(bytes: &[u8], name: &[u8]) -> bool {
    let length = name.len() + "</>".len();
    if bytes.len() != length || bytes[0] != b'<' || bytes[1] != b'/' || bytes[length - 1] != b'>' {
        return false;
    }
    let mut at = 0;
    while at < name.len() {
        if bytes[at + 2] != name[at] {
            return false;
        }
        at += 1;
    }
    true
}
