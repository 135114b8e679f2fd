//! Constant tags, which a caller writes often.

use crate::chars;

/// A tag for [`Writer`](crate::Writer): `<name>`, or `<name attribute="` with a value that is given later. Its
/// spelling is checked once, as a constant.
///
/// ```
/// use xml_pull::Tag;
///
/// const ITEM: Tag = Tag::new("<item key=\"", "</item>").unwrap();
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
    /// The tag that begins with `start` (`<name>` or `<name attribute="`), with its end tag `end` (`</name>`).
    /// Names must be ASCII. `None` for anything else.
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
        let (head, tail) = start.split_at(name_end);
        let name = head.split_at(1).1;
        if !is_end_tag(end.as_bytes(), name.as_bytes()) {
            return None;
        }
        let tail_bytes = tail.as_bytes();
        if tail_bytes[0] == b'>' && tail_bytes.len() == 1 {
            return Some(Self { start: head, name, attribute: None, end });
        }
        let attribute_end = chars::ascii_name(tail_bytes, 1);
        if tail_bytes[0] != b' '
            || attribute_end == 1
            || attribute_end + 2 != tail_bytes.len()
            || tail_bytes[attribute_end] != b'='
            || tail_bytes[attribute_end + 1] != b'"'
        {
            return None;
        }
        let attribute = Some(tail.split_at(attribute_end).0.split_at(1).1);
        Some(Self { start, name, attribute, end })
    }

    /// The element's name.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where the tag has an attribute, `<name attribute="`; else `<name`.
    #[inline]
    pub(crate) const fn start(&self) -> &'static str {
        self.start
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_that_are_written_so_are_tags() {
        for (start, end, attribute) in [
            ("<a>", "</a>", None),
            ("<a b=\"", "</a>", Some("b")),
            ("<a-1 c:d=\"", "</a-1>", Some("c:d")),
        ] {
            let tag = Tag::new(start, end).unwrap();
            assert_eq!((tag.attribute(), tag.end()), (attribute, end));
        }
        for (start, end) in [
            ("", "</a>"),
            ("a>", "</a>"),
            ("<>", "</>"),
            ("<a", "</a>"),
            ("<a/>", "</a>"),
            ("<a>", "</b>"),
            ("<a>", "</a"),
            ("<a>b", "</a>"),
            ("<a >", "</a>"),
            ("<a b>", "</a>"),
            ("<a b=", "</a>"),
            ("<a b='", "</a>"),
            ("<a =\"", "</a>"),
            ("<a b=\"c", "</a>"),
            ("<1 b=\"", "</1>"),
        ] {
            assert_eq!(Tag::new(start, end), None, "{start} {end}");
        }
    }
}
