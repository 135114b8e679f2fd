//! Reads a whole element at once, if it contains only text.

use wire_text::Span;
use wire_text::scan;

use super::{Reader, State};
use crate::chars;

/// An element that was read at once; see [`Reader::plain_element`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlainElement<'a> {
    /// The name.
    pub name: &'a str,
    /// The text, in which there is nothing to decode.
    pub text: Span,
}

impl<'a> Reader<'a> {
    /// Reads the next element at once, perhaps after white space, if its tags are only `<`, `</`, the name and
    /// `>`, and if it contains only text without references, or nothing. In all other cases, also where the
    /// events would include an error, it reads nothing and returns `None`.
    ///
    /// ```
    /// use xml_pull::Reader;
    ///
    /// let mut reader = Reader::new("<a> <b>c</b> <b>&amp;</b></a>");
    /// reader.next_event()?;
    /// let element = reader.plain_element().unwrap();
    /// assert_eq!((element.name, element.text.range()), ("b", 7..8));
    /// assert_eq!(reader.plain_element(), None);
    /// # Ok::<(), xml_pull::Error>(())
    /// ```
    #[inline]
    pub fn plain_element(&mut self) -> Option<PlainElement<'a>> {
        if self.state != State::Content {
            return None;
        }
        let element = self.element_at(self.at)?;
        self.budget.enter().ok()?;
        self.budget.leave();
        let start = element.text.start - "<>".len() - element.name.len();
        self.at = end_of(&element);
        self.span = Span { start, end: self.at };
        Some(element)
    }

    /// Reads the end tag of the innermost element and returns `true`, if it comes next, perhaps after white
    /// space, and has no white space in it.
    #[inline]
    pub fn end_tag_if(&mut self) -> bool {
        let (Some(open), State::Content) = (self.open_element(), self.state) else { return false };
        match self.end_tag_at(self.at, open) {
            None => false,
            Some(start) => {
                self.at = start + "</>".len() + open.len();
                self.span = Span { start, end: self.at };
                self.close();
                true
            }
        }
    }

    /// The plain element at `at`, perhaps after white space. How many elements there are and how deep is not
    /// looked at.
    #[inline]
    pub(super) fn element_at(&self, at: usize) -> Option<PlainElement<'a>> {
        let (name, start) = self.start_tag_at(at)?;
        let text = scan::plain_text(self.text.as_bytes().get(start..)?);
        let element = PlainElement { name, text: Span { start, end: start + text } };
        let end_tag = self.text.as_bytes().get(start + text..end_of(&element))?;
        (is_end_tag(end_tag, name) && text <= self.budget.limits().text()).then_some(element)
    }

    /// The name in the start tag at `at`, perhaps after white space, which is only `<`, the name and `>`; and where
    /// that ends.
    #[inline]
    pub(super) fn start_tag_at(&self, at: usize) -> Option<(&'a str, usize)> {
        let rest = self.text.as_bytes().get(at..)?;
        let white = scan::white_space(rest);
        let tag = rest.get(white..)?.strip_prefix(b"<")?;
        let length = match scan::word(tag) {
            word if tag.get(word) == Some(&b'>') => word,
            _ => chars::ascii_name(tag),
        };
        if length == 0 || tag.get(length) != Some(&b'>') || white > self.budget.limits().text() {
            return None;
        }
        let start = at + white + "<".len();
        Some((self.text.get(start..start + length)?, start + length + ">".len()))
    }

    /// Where the end tag of the element `name` starts, which stands at `at`, perhaps after white space.
    #[inline]
    pub(super) fn end_tag_at(&self, at: usize, name: &str) -> Option<usize> {
        let rest = self.text.as_bytes().get(at..)?;
        let white = scan::white_space(rest);
        let tag = rest.get(white..white + "</>".len() + name.len())?;
        let is_short = white <= self.budget.limits().text();
        (is_short && is_end_tag(tag, name)).then_some(at + white)
    }
}

/// Whether `tag` is the end tag of the element `name`, without white space in it.
#[inline]
fn is_end_tag(tag: &[u8], name: &str) -> bool {
    matches!(tag, [b'<', b'/', found @ .., b'>'] if found == name.as_bytes())
}

/// Where `element` ends.
#[inline]
pub(super) const fn end_of(element: &PlainElement<'_>) -> usize {
    element.text.end + "</>".len() + element.name.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Event;

    #[test]
    fn only_what_is_plain_is_read() {
        let mut reader = Reader::new("<a><b>c</b></a>");
        reader.next_event().unwrap();
        assert!(reader.plain_element().is_some());
        for inside in [
            "<b>",
            "<b>c",
            "<b>c</b",
            "<b>c</c>",
            "<b>c</bb>",
            "<bb>c</b>",
            "<b c='d'>e</b>",
            "<b >c</b>",
            "<b>c</b >",
            "<b/>",
            "<>c</>",
            "<1>c</1>",
            "<b>&lt;</b>",
            "<b>c<d/></b>",
            "<b>c\rd</b>",
            "<b>]]></b>",
            "<b>\u{1}</b>",
            "c<b>d</b>",
            "<!--c--><b>d</b>",
        ] {
            let xml = alloc::format!("<a>{inside}</a>");
            let mut reader = Reader::new(&xml);
            reader.next_event().unwrap();
            assert_eq!(reader.plain_element(), None, "{inside}");
            assert_eq!(reader.offset(), 3, "{inside}");
        }
        assert_eq!(Reader::new("<b>c</b>").plain_element(), None);
    }

    #[test]
    fn an_end_tag_is_read_only_where_it_comes_next() {
        for (inside, is_next) in [
            ("", true),
            (" \n", true),
            ("b", false),
            ("<b/>", false),
            ("<!---->", false),
            ("</b>", false),
            ("</a >", false),
            ("</ab>", false),
        ] {
            let xml = alloc::format!("<a>{inside}</a>");
            let mut reader = Reader::new(&xml);
            assert!(!reader.end_tag_if(), "nothing is open");
            reader.next_event().unwrap();
            assert_eq!(reader.end_tag_if(), is_next, "{inside}");
            assert_eq!(reader.depth() == 0, is_next, "{inside}");
            assert_eq!(reader.span().start, if is_next { 3 + inside.len() } else { 0 });
        }
    }

    #[test]
    fn what_is_plain_is_read_as_the_events_tell() {
        let xml = "<a><b>c é</b> \n<d.e-1></d.e-1><b> </b></a>";
        let mut reader = Reader::new(xml);
        reader.next_event().unwrap();
        for (name, text) in [("b", "c é"), ("d.e-1", ""), ("b", " ")] {
            let element = reader.plain_element().unwrap();
            assert_eq!((element.name, &xml[element.text.range()]), (name, text));
        }
        assert_eq!(reader.next_event(), Ok(Some(Event::EndTag { name: "a" })));
        assert_eq!(reader.next_event(), Ok(None));
    }

    #[test]
    fn spans_are_those_of_the_element_and_of_its_text() {
        let xml = "<a> <bc>def</bc>\n <bc>gh</bc>";
        let mut reader = Reader::new(xml);
        reader.next_event().unwrap();
        for (text, element) in [("def", "<bc>def</bc>"), ("gh", "<bc>gh</bc>")] {
            let found = reader.plain_element().unwrap();
            assert_eq!((&xml[found.text.range()], &xml[reader.span().range()]), (text, element));
        }
    }

    #[test]
    fn limits_are_those_of_the_events() {
        use wire_text::Limits;

        let limits = Limits::new();
        for (limits, reads) in [
            (limits.with_items(2), true),
            (limits.with_items(1), false),
            (limits.with_depth(1), false),
            (limits.with_text(3), true),
            (limits.with_text(2), false),
        ] {
            for xml in ["<a>   <b>ccc</b></a>", "<a><b>ccc</b></a>", "<a>   <b></b></a>"] {
                let mut reader = Reader::with_limits(xml, limits);
                reader.next_event().unwrap();
                assert_eq!(reader.plain_element().is_some(), reads, "{limits:?}");
            }
        }
    }
}
