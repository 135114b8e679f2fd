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
    /// Where the tag has an attribute, `<name attribute="`; else `<name`.
    pub(crate) start: &'static str,
    name: &'static str,
    /// The name of the attribute, if the tag has one.
    pub(crate) attribute: Option<&'static str>,
    /// `</name>`.
    pub(crate) end: &'static str,
}

impl Tag {
    /// The tag that begins with `start` (`<name>` or `<name attribute="`), with its end tag `end` (`</name>`).
    /// Names must be ASCII. `None` for anything else.
    #[must_use]
    pub const fn new(start: &'static str, end: &'static str) -> Option<Self> {
        let Some((name, after)) = name_after(b'<', start) else { return None };
        if !is_end_tag(end.as_bytes(), name.as_bytes()) {
            return None;
        }
        if let b">" = after.as_bytes() {
            let (start, _) = start.split_at(start.len() - ">".len());
            return Some(Self { start, name, attribute: None, end });
        }
        match name_after(b' ', after) {
            Some((attribute, quote)) if matches!(quote.as_bytes(), b"=\"") => {
                Some(Self { start, name, attribute: Some(attribute), end })
            }
            _ => None,
        }
    }

    /// The element's name.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

/// The ASCII name after `first` at the start of `text`, and what follows it.
const fn name_after(first: u8, text: &str) -> Option<(&str, &str)> {
    let length = match text.as_bytes() {
        [found, rest @ ..] if *found == first => chars::ascii_name(rest),
        _ => 0,
    };
    if length == 0 { None } else { Some(text.split_at(1).1.split_at(length)) }
}

/// Whether `bytes` are `</name>`.
const fn is_end_tag(bytes: &[u8], name: &[u8]) -> bool {
    let [b'<', b'/', found @ .., b'>'] = bytes else { return false };
    // A constant cannot compare slices otherwise.
    let mut same = 0;
    while same < found.len() && same < name.len() && found[same] == name[same] {
        same += 1;
    }
    same == found.len() && same == name.len()
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
            assert_eq!((tag.attribute, tag.end), (attribute, end));
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
