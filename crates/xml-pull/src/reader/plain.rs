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
    /// The white space before the start tag, and the tag.
    open: &'a str,
    /// How much of that is white space.
    white: usize,
    /// The end tag.
    close: &'a str,
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
        let bytes = self.text.as_bytes();
        let white = scan::white_space(bytes.get(self.at..)?);
        let start = self.at + white + "<".len();
        let length = match bytes.get(start - 1..)? {
            [b'<', rest @ ..] => chars::plain_name(rest),
            _ => 0,
        };
        let name = self.text.get(start..start + length)?;
        let content = start + length + ">".len();
        if length == 0 || bytes.get(content - 1) != Some(&b'>') {
            return None;
        }
        let text = scan::plain_text(bytes.get(content..)?);
        let close = content + text;
        let close = self.text.get(close..close + "</>".len() + length)?;
        if close.strip_prefix("</")?.strip_suffix('>')? != name {
            return None;
        }
        let open = self.text.get(self.at..content)?;
        let element = PlainElement {
            name,
            text: Span { start: content, end: content + text },
            open,
            white,
            close,
        };
        self.pass(&element, text).then_some(element)
    }

    /// Does the same as [`plain_element`](Self::plain_element) if the tags, and the white space before them,
    /// are byte for byte those of `before`, which was read earlier: this needs only two comparisons. Returns
    /// the text.
    ///
    /// ```
    /// use xml_pull::Reader;
    ///
    /// let mut reader = Reader::new("<a> <b>c</b> <b>d</b><b>e</b></a>");
    /// reader.next_event()?;
    /// let before = reader.plain_element().unwrap();
    /// assert_eq!(reader.plain_element_again(&before).unwrap().range(), 16..17);
    /// assert_eq!(reader.plain_element_again(&before), None);
    /// # Ok::<(), xml_pull::Error>(())
    /// ```
    #[inline]
    pub fn plain_element_again(&mut self, before: &PlainElement<'a>) -> Option<Span> {
        let rest = self.text.as_bytes().get(self.at..)?.strip_prefix(before.open.as_bytes())?;
        let text = scan::plain_text(rest);
        let start = self.at + before.open.len();
        let is_closed = rest.get(text..)?.starts_with(before.close.as_bytes());
        (is_closed && self.pass(before, text)).then_some(Span { start, end: start + text })
    }

    /// Reads the end tag of the innermost element and returns `true`, if it comes next, perhaps after white
    /// space, and has no white space in it.
    #[inline]
    pub fn end_tag_if(&mut self) -> bool {
        let (Some(open), State::Content) = (self.open_element(), self.state) else { return false };
        let Some(rest) = self.text.as_bytes().get(self.at..) else { return false };
        let white = scan::white_space(rest);
        let length = "</>".len() + open.len();
        let is_next = matches!(
            rest.get(white..white + length),
            Some([b'<', b'/', name @ .., b'>']) if name == open.as_bytes()
        );
        if is_next && white <= self.budget.limits().text() {
            let start = self.at + white;
            self.at = start + length;
            self.span = Span { start, end: self.at };
            self.ended = self.open_element();
            self.close();
            return true;
        }
        false
    }

    /// Reads a start tag without attributes and returns its name, if it comes next, perhaps after white space, and
    /// has the name of the last element whose end tag [`end_tag_if`](Self::end_tag_if) has read.
    ///
    /// ```
    /// use xml_pull::Reader;
    ///
    /// let mut reader = Reader::new("<a><b>c</b> <b>d</b> <b e='f'/></a>");
    /// for _ in 0..3 {
    ///     reader.next_event()?;
    /// }
    /// assert!(reader.end_tag_if());
    /// assert_eq!(reader.start_tag_again(), Some("b"));
    /// reader.next_event()?;
    /// assert!(reader.end_tag_if());
    /// assert_eq!(reader.start_tag_again(), None);
    /// # Ok::<(), xml_pull::Error>(())
    /// ```
    #[inline]
    pub fn start_tag_again(&mut self) -> Option<&'a str> {
        let name = self.ended?;
        let rest = self.text.as_bytes().get(self.at..)?;
        let white = scan::white_space(rest);
        let length = "<>".len() + name.len();
        let is_next = matches!(
            rest.get(white..white + length),
            Some([b'<', found @ .., b'>']) if found == name.as_bytes()
        );
        let may_stand = self.state == State::Content && white <= self.budget.limits().text();
        if !is_next || !may_stand || self.budget.enter().is_err() {
            return None;
        }
        let start = self.at + white;
        let name = self.text.get(start + "<".len()..start + length - ">".len())?;
        self.at = start + length;
        self.span = Span { start, end: self.at };
        self.open.push(name);
        Some(name)
    }

    /// Passes over an element with these tags and so much text, if it may stand here.
    #[inline]
    fn pass(&mut self, element: &PlainElement<'a>, text: usize) -> bool {
        let limit = self.budget.limits().text();
        let may_stand = self.state == State::Content && element.white <= limit && text <= limit;
        if !may_stand || self.budget.enter().is_err() {
            return false;
        }
        self.budget.leave();
        let start = self.at + element.white;
        self.at += element.open.len() + text + element.close.len();
        self.span = Span { start, end: self.at };
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Event;

    #[test]
    fn only_what_is_plain_is_read() {
        let mut reader = Reader::new("<a><b>c</b></a>");
        reader.next_event().unwrap();
        let before = reader.plain_element().unwrap();
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
            assert_eq!(reader.plain_element_again(&before), None, "{inside}");
            assert_eq!(reader.offset(), 3, "{inside}");
        }
        assert_eq!(Reader::new("<b>c</b>").plain_element(), None);
        assert_eq!(Reader::new("<b>c</b>").plain_element_again(&before), None);
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
    fn a_start_tag_is_read_again_only_where_it_comes_next() {
        for (after, is_next) in [
            ("<b>", true),
            (" \n<b>", true),
            ("c<b>", false),
            ("<b >", false),
            ("<b/>", false),
            ("<bb>", false),
            ("<c>", false),
            ("<b", false),
            ("</a>", false),
            ("", false),
        ] {
            let xml = alloc::format!("<a><b>c</b>{after}");
            let mut reader = Reader::new(&xml);
            for _ in 0..3 {
                reader.next_event().unwrap();
            }
            assert_eq!(reader.start_tag_again(), None, "no end tag was read");
            assert!(reader.end_tag_if());
            assert_eq!(reader.start_tag_again(), is_next.then_some("b"), "{after}");
            assert_eq!(reader.depth(), 1 + usize::from(is_next), "{after}");
            if is_next {
                assert_eq!(reader.span().range(), xml.len() - "<b>".len()..xml.len());
                assert_eq!(reader.elements(), 3);
            }
        }
        // Behind the root nothing starts.
        let mut reader = Reader::new("<a></a><a>");
        reader.next_event().unwrap();
        assert!(reader.end_tag_if());
        assert_eq!(reader.start_tag_again(), None);
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
        let first = reader.plain_element().unwrap();
        assert_eq!(
            (&xml[first.text.range()], &xml[reader.span().range()]),
            ("def", "<bc>def</bc>")
        );
        let mut reader = Reader::new("<a> <bc>def</bc> <bc>gh</bc>");
        reader.next_event().unwrap();
        for (text, element) in [("def", "<bc>def</bc>"), ("gh", "<bc>gh</bc>")] {
            let found = reader.plain_element_again(&first).unwrap();
            let span = reader.span().range();
            assert_eq!((&reader.text()[found.range()], &reader.text()[span]), (text, element));
        }
    }

    #[test]
    fn limits_are_those_of_the_events() {
        use wire_text::Limits;

        let mut reader = Reader::new("<a>   <b>c</b></a>");
        reader.next_event().unwrap();
        let (before, limits) = (reader.plain_element().unwrap(), Limits::new());
        for (limits, reads) in [
            (limits.with_items(2), true),
            (limits.with_items(1), false),
            (limits.with_depth(1), false),
            (limits.with_text(3), true),
            (limits.with_text(2), false),
        ] {
            let mut reader = Reader::with_limits("<a>   <b>ccc</b></a>", limits);
            reader.next_event().unwrap();
            let mut again = reader.clone();
            assert_eq!(reader.plain_element().is_some(), reads, "{limits:?}");
            assert_eq!(again.plain_element_again(&before).is_some(), reads, "{limits:?}");
        }
        for (limits, reads) in [
            (limits.with_items(3), true),
            (limits.with_items(2), false),
            (limits.with_text(2), true),
            (limits.with_text(1), false),
        ] {
            let mut reader = Reader::with_limits("<a><b>c</b>  <b>", limits);
            for _ in 0..3 {
                reader.next_event().unwrap();
            }
            assert!(reader.end_tag_if());
            assert_eq!(reader.start_tag_again().is_some(), reads, "{limits:?}");
        }
    }
}
