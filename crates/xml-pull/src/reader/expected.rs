//! Markup that the caller expects, compared whole where it stands in its usual spelling.
//!
//! Messages repeat a few elements over and over. To be told which one comes next takes longer than to ask
//! whether it is the expected one. Every answer is as the events would be: nothing is read where they
//! would tell of anything else, or of an error.

use wire_text::Span;

use super::{Reader, State};
use crate::grammar::prolog;
use crate::scan;
use crate::tag::Tag;

/// The start of an element that was expected, or all of it; see [`Reader::element_if`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Element<'a> {
    /// The start tag.
    pub tag: StartTag<'a>,
    /// Where the content starts: the start tag ends there.
    pub content: usize,
    /// The content, if the end tag is read too. It means what it says.
    pub text: Option<&'a str>,
}

/// A start tag that was expected, to be compared with others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct StartTag<'a> {
    /// The value of the tag's attribute. It means what it says; it is empty where the tag has none.
    pub value: &'a str,
    /// The white space before the tag, and the tag.
    raw: &'a str,
    /// How much of `raw` is white space.
    white: usize,
    name: &'static str,
}

impl Element<'_> {
    /// Where the start tag starts.
    #[inline]
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.content - (self.tag.raw.len() - self.tag.white)
    }
}

impl<'a> Reader<'a> {
    /// Passes over the XML declaration, the document type and the white space before and after them, without
    /// events for them, up to the root element or to whatever else stands before it.
    pub fn skip_prolog(&mut self) {
        if self.state != State::Start || self.budget.check_bytes(self.text.len()).is_err() {
            return;
        }
        if self.at == 0 && self.text.starts_with('\u{FEFF}') {
            self.at = '\u{FEFF}'.len_utf8();
        }
        self.skip_text_outside();
        if let Some(after) = self.rest().strip_prefix("<?xml")
            && after.starts_with([' ', '\t', '\r', '\n'])
            && let Ok((rest, _)) = prolog::declaration(after)
        {
            self.advance(rest);
            self.state = State::Prolog { doctype: false };
            self.skip_text_outside();
        }
        if let Some(after) = self.rest().strip_prefix("<!DOCTYPE")
            && let Ok((rest, _)) = prolog::doctype(after)
        {
            self.advance(rest);
            self.state = State::Prolog { doctype: true };
            self.skip_text_outside();
        }
    }

    /// Passes over white space outside the root element.
    fn skip_text_outside(&mut self) {
        let white = scan::white_space(&self.text.as_bytes()[self.at..]);
        if white <= self.budget.limits().text() {
            self.at += white;
        }
    }

    /// Reads a start tag if it is `tag` as most would write it, perhaps after white space: the value of
    /// its attribute. See [`Tag`].
    #[expect(clippy::inline_always, reason = "the tag is a constant: a comparison of words")]
    #[inline(always)]
    pub fn start_tag_if(&mut self, tag: &Tag) -> Option<&'a str> {
        if !matches!(self.state, State::Content | State::Prolog { .. }) {
            return None;
        }
        let found = self.tag_ahead(tag)?;
        self.budget.enter().ok()?;
        self.opened(tag, self.at + found.white, self.at + found.raw.len());
        Some(found.value)
    }

    /// Reads a start tag if it is `tag` as most would write it, perhaps after white space, and with it the
    /// text and the end tag of the element if nothing else follows.
    ///
    /// ```
    /// use xml_pull::{Reader, Tag};
    ///
    /// const ITEM: Tag = Tag::new("<item key=", "</item>").unwrap();
    /// let mut reader = Reader::new("<a> <item key='b'>c</item> <item key='&amp;'>c</item></a>");
    /// reader.next_event()?;
    /// let element = reader.element_if(&ITEM).unwrap();
    /// assert_eq!((element.offset(), element.tag.value, element.text), (4, "b", Some("c")));
    /// assert_eq!(reader.element_if(&ITEM), None);
    /// # Ok::<(), xml_pull::Error>(())
    /// ```
    #[expect(clippy::inline_always, reason = "the tag is a constant: a comparison of words")]
    #[inline(always)]
    pub fn element_if(&mut self, tag: &Tag) -> Option<Element<'a>> {
        if self.state != State::Content {
            return None;
        }
        let found = self.tag_ahead(tag)?;
        let (content, text) = self.element(tag, &found)?;
        Some(Element { tag: found, content, text })
    }

    /// [`element_if`](Self::element_if) for a start tag that stands, with the white space before it, exactly
    /// as one that was read `before`: one comparison of bytes tells. Where its content starts, and its
    /// text.
    ///
    /// ```
    /// use xml_pull::{Reader, Tag};
    ///
    /// const ITEM: Tag = Tag::new("<item key=", "</item>").unwrap();
    /// let mut reader = Reader::new("<a> <item key='b'>c</item> <item key='b'>d</item></a>");
    /// reader.next_event()?;
    /// let before = reader.element_if(&ITEM).unwrap();
    /// assert_eq!(reader.element_again(&ITEM, &before.tag), Some((41, Some("d"))));
    /// # Ok::<(), xml_pull::Error>(())
    /// ```
    #[expect(clippy::inline_always, reason = "the tag is a constant: a comparison of words")]
    #[inline(always)]
    pub fn element_again(
        &mut self,
        tag: &Tag,
        before: &StartTag<'a>,
    ) -> Option<(usize, Option<&'a str>)> {
        let rest = self.text.as_bytes().get(self.at..)?;
        if self.state != State::Content || !rest.starts_with(before.raw.as_bytes()) {
            return None;
        }
        // It may have been read with other limits, or as another tag.
        let limits = self.budget.limits();
        if before.raw.len() > limits.text() || limits.attributes() == 0 || before.name != tag.name()
        {
            return None;
        }
        self.element(tag, before)
    }

    /// Reads the element whose start tag `found` comes next, and as much of it as is plain.
    #[expect(clippy::inline_always, reason = "the tag is a constant: a comparison of words")]
    #[inline(always)]
    fn element(&mut self, tag: &Tag, found: &StartTag<'a>) -> Option<(usize, Option<&'a str>)> {
        self.budget.enter().ok()?;
        let (start, content) = (self.at + found.white, self.at + found.raw.len());
        let rest = &self.text.as_bytes()[content..];
        let length = scan::plain_text(rest);
        let end = content + length;
        match tag.end_at(&rest[length..]) {
            Some(end_tag) if length <= self.budget.limits().text() => {
                self.budget.leave();
                self.passed(start, end + end_tag);
                Some((content, self.text.get(content..end)))
            }
            _ => {
                self.opened(tag, start, content);
                Some((content, None))
            }
        }
    }

    /// Reads the end tag of the innermost element if it comes next, perhaps after white space, and has no
    /// white space in it.
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
            self.passed(start, start + length);
            self.close();
            return true;
        }
        false
    }

    /// The start tag that comes next, if it is `tag` as most would write it.
    #[expect(clippy::inline_always, reason = "the tag is a constant: a comparison of words")]
    #[inline(always)]
    fn tag_ahead(&self, tag: &Tag) -> Option<StartTag<'a>> {
        let limits = self.budget.limits();
        let rest = self.text.as_bytes().get(self.at..)?;
        let white = scan::white_space(rest);
        let (value, length) = tag.start_at(&rest[white..])?;
        if white > limits.text() || value > limits.text() || limits.attributes() == 0 {
            return None;
        }
        let raw = self.text.get(self.at..self.at + white + length)?;
        // The value ends before a quote and `>`.
        let value = raw.get(raw.len() - 2 - value..raw.len() - 2)?;
        Some(StartTag { value, raw, white, name: tag.name() })
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
        self.span = Span { start, end };
        self.at = end;
    }
}
