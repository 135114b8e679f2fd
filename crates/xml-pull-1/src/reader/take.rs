//! Shortcuts: whole shapes in one step, for callers who know what comes next nearly always.
//!
//! Each takes its shape if it stands there plainly, behind white space, and otherwise takes nothing:
//! then [`Reader::next_event`] reads what is there, or says what is wrong with it. They are inlined
//! into their callers, where the shapes are constants.

#![expect(clippy::inline_always, reason = "a comparison with a constant is a few instructions")]

use super::{GAPS, Reader, State};
use crate::span::Span;
use crate::{chars, scan};

/// What [`Reader::take_element`] took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken<'a> {
    /// `<name attribute="value">text</name>`, with nothing to decode in either.
    Element {
        /// The attribute's value.
        value: &'a str,
        /// The text between the tags.
        text: &'a str,
    },
    /// `<name attribute="value">`, with nothing to decode: its content comes next.
    StartTag {
        /// The attribute's value.
        value: &'a str,
    },
}

impl<'a> Reader<'a> {
    /// Takes the start of the document if it is `prolog` to the letter: declaration, document type and
    /// first tags, as one sender always writes them. What `prolog` says is not looked into: `open` are
    /// the elements that it leaves open, outermost first, and `closed` is how many others it holds, none
    /// of them deeper than those.
    ///
    /// ```
    /// let mut reader = xml_pull::Reader::new("<?xml version='1.0'?><a><b/><c>d</c></a>");
    /// assert!(reader.take_prolog("<?xml version='1.0'?><a><b/><c>", &["a", "c"], 1));
    /// assert_eq!((reader.offset(), reader.depth()), (31, 2));
    /// ```
    pub fn take_prolog(
        &mut self,
        prolog: &'static str,
        open: &[&'static str],
        closed: usize,
    ) -> bool {
        let text = self.text.as_bytes();
        let Some(after) = text.strip_prefix(prolog.as_bytes()) else { return false };
        if self.state != State::Start
            || self.at > 0
            || self.budget.check_bytes(text.len()).is_err()
            || self.budget.check_text(prolog.len()).is_err()
            || self.budget.enter_all(open.len(), closed).is_err()
        {
            return false;
        }
        for name in open {
            self.open.push(name);
        }
        self.state = State::Content;
        self.taken(text.len(), after.len());
        true
    }

    /// Takes the rest of the document if it is `epilog` to the letter, which ends the last `closed` open
    /// elements, the root last of all. What `epilog` says is not looked into.
    ///
    /// ```
    /// let mut reader = xml_pull::Reader::new("<a><b>\n</b></a>");
    /// assert!(reader.take_prolog("<a><b>", &["a", "b"], 0));
    /// assert!(reader.take_epilog("\n</b></a>", 2));
    /// assert_eq!(reader.next_event(), Ok(None));
    /// ```
    pub fn take_epilog(&mut self, epilog: &'static str, closed: usize) -> bool {
        let rest = self.text.as_bytes().get(self.at..);
        if self.state != State::Content
            || self.open.len() != closed
            || rest != Some(epilog.as_bytes())
        {
            return false;
        }
        for _ in 0..closed {
            self.close();
        }
        self.taken(epilog.len(), 0);
        true
    }

    /// Takes the start tag that `tag` is, such as `<a>`.
    ///
    /// ```
    /// let mut reader = xml_pull::Reader::new("<a>\n <b></b></a>");
    /// assert!(!reader.take_start_tag("<a>"), "what stands in the root is taken, not the root");
    /// reader.next_event()?;
    /// reader.next_event()?;
    /// assert!(!reader.take_start_tag("<c>"));
    /// assert!(reader.take_start_tag("<b>") && reader.take_end_tag());
    /// assert_eq!(reader.offset(), 12);
    /// # Ok::<(), xml_pull::Error>(())
    /// ```
    #[inline(always)]
    pub fn take_start_tag(&mut self, tag: &'static str) -> bool {
        let Some(ahead) = self.markup_ahead() else { return false };
        let Some(after) = ahead.strip_prefix(tag.as_bytes()) else { return false };
        let Some(name) = tag.get(1..tag.len() - 1) else { return false };
        if self.budget.enter().is_err() {
            return false;
        }
        self.open.push(name);
        self.taken(ahead.len(), after.len());
        true
    }

    /// Takes the end tag of the open element.
    #[inline]
    pub fn take_end_tag(&mut self) -> bool {
        let Some(ahead) = self.markup_ahead() else { return false };
        let Some(name) = self.open.last() else { return false };
        let [b'<', b'/', after @ ..] = ahead else { return false };
        let Some([b'>', after @ ..]) = after.strip_prefix(name.as_bytes()) else { return false };
        self.taken(ahead.len(), after.len());
        self.close();
        true
    }

    /// Takes an element with one attribute and nothing but text, or only its start tag when more
    /// follows. `start` is the tag up to the value, as in `<item key=`, and `end` the end tag.
    ///
    /// ```
    /// use xml_pull::{Reader, Taken};
    ///
    /// let mut reader = Reader::new("<a> <b c='1'>d</b> <b c='2'> <e/></b> <b c='3'>&amp;</b></a>");
    /// reader.next_event()?;
    /// reader.next_event()?;
    /// let taken = reader.take_element("<b c=", "</b>");
    /// assert_eq!(taken, Some(Taken::Element { value: "1", text: "d" }));
    /// let taken = reader.take_element("<b c=", "</b>");
    /// assert_eq!(taken, Some(Taken::StartTag { value: "2" }));
    /// # Ok::<(), xml_pull::Error>(())
    /// ```
    #[inline(always)]
    pub fn take_element(&mut self, start: &'static str, end: &'static str) -> Option<Taken<'a>> {
        let (quote, content) = self.element_ahead(start)?;
        let length = scan::plain_value(content.as_bytes(), quote);
        let (value, after) = content.split_at_checked(length)?;
        let inner = after.strip_prefix(if quote == b'"' { "\">" } else { "'>" })?;
        if !self.budget.allows(1, length) {
            return None;
        }
        let length = scan::plain_text(inner.as_bytes());
        let (text, after) = inner.split_at_checked(length)?;
        let tag = start.len() + 1 + content.len();
        if let Some(after) = after.strip_prefix(end)
            && self.budget.allows(0, length)
            && self.budget.spend_leaf().is_ok()
        {
            self.taken(tag, after.len());
            return Some(Taken::Element { value, text });
        }
        let name = end.get(2..end.len() - 1)?;
        self.budget.enter().ok()?;
        self.open.push(name);
        self.taken(tag, inner.len());
        Some(Taken::StartTag { value })
    }

    /// Whether `start` and a quote stand behind white space: the quote, and the document behind it.
    #[inline(always)]
    fn element_ahead(&mut self, start: &'static str) -> Option<(u8, &'a str)> {
        if self.state != State::Content {
            return None;
        }
        let rest = self.text.get(self.at..)?;
        // What stood before the last value at this depth nearly always stands before the next.
        let depth = self.open.len() % GAPS;
        let gap = self.gaps[depth];
        if let Some((&quote, before)) = gap.as_bytes().split_last()
            && before.ends_with(start.as_bytes())
            && let Some(content) = rest.strip_prefix(gap)
        {
            return Some((quote, content));
        }
        let ahead = self.markup_ahead()?;
        let (&quote, content) = ahead.strip_prefix(start.as_bytes())?.split_first()?;
        if !matches!(quote, b'"' | b'\'') {
            return None;
        }
        let (gap, content) = rest.split_at_checked(rest.len() - content.len())?;
        self.gaps[depth] = gap;
        Some((quote, content))
    }

    /// Takes an element without attributes and with nothing but text: its name and text.
    ///
    /// ```
    /// let mut reader = xml_pull::Reader::new("<a> <b>c</b></a>");
    /// reader.next_event()?;
    /// reader.next_event()?;
    /// assert_eq!(reader.take_text_element(), Some(("b", "c")));
    /// # Ok::<(), xml_pull::Error>(())
    /// ```
    #[inline(always)]
    pub fn take_text_element(&mut self) -> Option<(&'a str, &'a str)> {
        let ahead = self.markup_ahead()?.len();
        let tag = self.text.get(self.text.len() - ahead..)?.strip_prefix('<')?;
        let (name, after) = tag.split_at_checked(chars::name(tag))?;
        let content = after.strip_prefix('>')?;
        let length = scan::plain_text(content.as_bytes());
        let (text, after) = content.split_at_checked(length)?;
        let after = after.strip_prefix("</")?.strip_prefix(name)?.strip_prefix('>')?;
        if name.is_empty() || !self.budget.allows(0, length) || self.budget.spend_leaf().is_err() {
            return None;
        }
        self.taken(ahead, after.len());
        Some((name, text))
    }

    /// The document from the next `<` on, if only white space stands before it.
    #[inline(always)]
    fn markup_ahead(&mut self) -> Option<&'a [u8]> {
        if self.state != State::Content {
            return None;
        }
        let bytes = self.text.as_bytes();
        // Whoever asks for one shape after the other passes over the white space once.
        if self.ahead <= self.at {
            let white = scan::white_space(&bytes[self.at..]);
            if bytes.get(self.at + white) != Some(&b'<') || self.budget.check_text(white).is_err() {
                return None;
            }
            self.ahead = self.at + white;
        }
        bytes.get(self.ahead..)
    }

    /// Moves on from markup that stands `ahead` bytes before the end of the text to `after` bytes before
    /// that end.
    #[inline(always)]
    fn taken(&mut self, ahead: usize, after: usize) {
        let length = self.text.len();
        self.at = length - after;
        self.span = Span { start: length - ahead, end: self.at };
    }
}
