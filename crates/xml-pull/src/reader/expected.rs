//! Markup that the caller expects, compared whole where it stands in its usual spelling.
//!
//! Messages repeat a few elements over and over. To be told which one comes next takes longer than to ask
//! whether it is the expected one. Every answer is as the events would be: nothing is read where they
//! would tell of anything else, or of an error.

use super::{Reader, State};
use crate::scan;
use crate::tag::Tag;

/// The start of an element that was expected, or all of it; see [`Reader::element_if`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    /// Where the start tag starts.
    pub offset: usize,
    /// The value of the tag's attribute. It means what it says; it is empty where the tag has none.
    pub value: &'a str,
    /// Where the start tag ends, and its content starts.
    pub content: usize,
    /// The content, if the end tag is read too. It means what it says.
    pub text: Option<&'a str>,
}

impl<'a> Reader<'a> {
    /// Reads a start tag if it is `tag` as most would write it, perhaps after white space: the value of
    /// its attribute. See [`Tag`].
    #[expect(clippy::inline_always, reason = "the tag is a constant: a comparison of words")]
    #[inline(always)]
    pub fn start_tag_if(&mut self, tag: &Tag) -> Option<&'a str> {
        if !matches!(self.state, State::Content | State::Prolog { .. }) {
            return None;
        }
        let Element { offset, value, content, .. } = self.tag_ahead(tag)?;
        self.budget.enter().ok()?;
        self.opened(tag, offset, content);
        Some(value)
    }

    /// Reads a start tag if it is `tag` as most would write it, perhaps after white space, and with it the
    /// text and the end tag of the element if nothing else follows.
    ///
    /// ```
    /// use xml_pull::{Reader, Tag};
    ///
    /// const ITEM: Tag = Tag::new("<item key=").unwrap();
    /// let mut reader = Reader::new("<a> <item key='b'>c</item> <item key='&amp;'>c</item></a>");
    /// reader.next_event()?;
    /// let element = reader.element_if(&ITEM).unwrap();
    /// assert_eq!((element.offset, element.value, element.text), (4, "b", Some("c")));
    /// assert_eq!(reader.element_if(&ITEM), None);
    /// # Ok::<(), xml_pull::Error>(())
    /// ```
    #[expect(clippy::inline_always, reason = "the tag is a constant: a comparison of words")]
    #[inline(always)]
    pub fn element_if(&mut self, tag: &Tag) -> Option<Element<'a>> {
        if self.state != State::Content {
            return None;
        }
        let mut element = self.tag_ahead(tag)?;
        self.budget.enter().ok()?;
        let rest = &self.text.as_bytes()[element.content..];
        let length = scan::plain_text(rest);
        match tag.end_at(&rest[length..]) {
            Some(end) if length <= self.budget.limits().text() => {
                element.text = self.text.get(element.content..element.content + length);
                self.budget.leave();
                self.passed(element.offset, element.content + length + end);
            }
            _ => self.opened(tag, element.offset, element.content),
        }
        Some(element)
    }

    /// Reads the end tag of the innermost element if it comes next, perhaps after white space, and has no
    /// white space in it.
    #[inline]
    pub fn end_tag_if(&mut self) -> bool {
        let (Some(open), State::Content) = (self.open_element(), self.state) else { return false };
        let rest = &self.text.as_bytes()[self.at..];
        let white = scan::white_space(rest);
        let length = "</>".len() + open.len();
        let is_next = matches!(
            rest.get(white..white + length),
            Some([b'<', b'/', name @ .., b'>']) if name == open.as_bytes()
        );
        if is_next && white <= self.budget.limits().text() {
            let start = self.at + white;
            self.passed(start, start + length);
            self.close();
            return true;
        }
        false
    }

    /// The start tag that comes next, if it is `tag` as most would write it.
    #[expect(clippy::inline_always, reason = "the tag is a constant: a comparison of words")]
    #[inline(always)]
    fn tag_ahead(&self, tag: &Tag) -> Option<Element<'a>> {
        let limits = self.budget.limits();
        let bytes = self.text.as_bytes();
        let white = scan::white_space(&bytes[self.at..]);
        let offset = self.at + white;
        let (value, after) = tag.start_at(&bytes[offset..])?;
        let content = bytes.len() - after.len();
        if white > limits.text() || value.len() > limits.text() || limits.attributes() == 0 {
            return None;
        }
        // The value ends before a quote and `>`.
        let value = self.text.get(content - 2 - value.len()..content - 2)?;
        Some(Element { offset, value, content, text: None })
    }

    /// The start tag `tag` is read.
    #[inline]
    fn opened(&mut self, tag: &Tag, start: usize, end: usize) {
        self.open.push(tag.name());
        self.passed(start, end);
        self.state = State::Content;
    }

    #[inline]
    fn passed(&mut self, start: usize, end: usize) {
        self.span = wire_text::Span { start, end };
        self.at = end;
    }
}
