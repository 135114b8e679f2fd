//! The pull reader: it returns one event at a time, without recursion, and allocates only for deep nesting.

mod plain;
mod row;
mod tag;

use core::fmt;

use smallvec::SmallVec;
use wire_text::{Budget, Limit, Limits, Span, scan};

use crate::error::{Error, ErrorKind};
use crate::event::{Event, Text};
use crate::grammar::fault::{self, Parsed};
use crate::grammar::{content, prolog};
pub use plain::PlainElement;
pub use row::Row;

/// Reads one document from borrowed text.
///
/// ```
/// use xml_pull::{Event, Reader};
///
/// let mut reader = Reader::new("<a b='1'>c</a>");
/// let Some(Event::StartTag { name: "a", attributes }) = reader.next_event()? else { panic!() };
/// assert_eq!(attributes.get("b").unwrap().decode(), "1");
/// let Some(Event::Text(text)) = reader.next_event()? else { panic!() };
/// assert_eq!((text.decode().as_ref(), reader.span().range()), ("c", 9..10));
/// assert_eq!(reader.next_event()?, Some(Event::EndTag { name: "a" }));
/// assert_eq!(reader.next_event()?, None);
/// # Ok::<(), xml_pull::Error>(())
/// ```
///
/// The document must be well-formed, with these differences: white space and a byte-order mark may come before
/// the XML declaration; an internal DTD subset is refused, and so is every entity except the predefined five;
/// namespaces are not processed.
#[derive(Clone)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    span: Span,
    state: State,
    /// The names of the open elements. Messages nest no deeper than this as a rule.
    open: SmallVec<[&'a str; 16]>,
    /// The names of the attributes of the tag being read.
    attributes: SmallVec<[&'a str; 4]>,
    budget: Budget,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing but white space was read: an XML declaration may follow.
    Start,
    /// Before the root element; whether the document type was declared.
    Prolog { doctype: bool },
    /// After `/>`, whose end tag is still to be reported.
    SelfClosed,
    /// Between tags of the root element.
    Content,
    /// After the root element.
    Epilog,
    /// After an error, or the end.
    Finished,
}

impl<'a> Reader<'a> {
    /// A reader of `text` with the default [`Limits`].
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self::with_limits(text, Limits::new())
    }

    /// A reader of `text` with the given limits.
    #[must_use]
    pub fn with_limits(text: &'a str, limits: Limits) -> Self {
        Self {
            text,
            at: 0,
            span: Span { start: 0, end: 0 },
            state: State::Start,
            open: SmallVec::new_const(),
            attributes: SmallVec::new_const(),
            budget: Budget::new(limits),
        }
    }

    /// The next event, or `None` after the end of the document.
    ///
    /// # Errors
    /// Any [`ErrorKind`] except those for encodings. After an error, the reader returns only `None`.
    #[inline]
    pub fn next_event(&mut self) -> Result<Option<Event<'a>>, Error> {
        let start = self.at;
        let event = match self.state {
            State::Content => self.content(),
            State::SelfClosed => Ok(self.close()),
            State::Start => self.start(),
            State::Prolog { .. } | State::Epilog => self.outside(),
            State::Finished => return Ok(None),
        };
        match event {
            Ok(Some(event)) => {
                self.span = Span { start, end: self.at };
                Ok(Some(event))
            }
            Ok(None) => {
                self.state = State::Finished;
                self.span = Span { start, end: start };
                Ok(None)
            }
            Err(error) => {
                self.state = State::Finished;
                Err(error)
            }
        }
    }

    /// The span of the last event. The spans of all events together cover the document: the first starts at 0,
    /// each other starts where the previous one ended, and the last ends at the end of the text.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// How many bytes have been read: the offset of the next event.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.at
    }

    /// How many elements have started so far.
    #[must_use]
    pub const fn elements(&self) -> usize {
        self.budget.limits().items() - self.budget.items()
    }

    /// How many elements are open.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether the next event is the end that `/>` implies.
    #[must_use]
    pub const fn is_self_closed(&self) -> bool {
        matches!(self.state, State::SelfClosed)
    }

    /// The name of the innermost open element.
    #[inline]
    #[must_use]
    pub fn open_element(&self) -> Option<&'a str> {
        self.open.last().copied()
    }

    /// The text being read.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// Skips white space between two tags, without an event for it. White space that is part of a text is not
    /// skipped.
    #[inline]
    pub fn skip_white_space(&mut self) {
        if self.state == State::Content {
            let rest = &self.text.as_bytes()[self.at..];
            let white = scan::white_space(rest);
            if rest.get(white) == Some(&b'<') && white <= self.budget.limits().text() {
                self.at += white;
            }
        }
    }

    /// Before the first piece of markup.
    fn start(&mut self) -> Result<Option<Event<'a>>, Error> {
        if self.at == 0 {
            self.budget
                .check_bytes(self.text.len())
                .map_err(|limit| self.out_of(limit, self.text))?;
        }
        let rest = self.rest();
        if let Some(after) = rest.strip_prefix('\u{FEFF}') {
            self.advance(after);
            return Ok(Some(Event::ByteOrderMark));
        }
        let after = rest
            .strip_prefix("<?xml")
            .filter(|after| after.is_empty() || after.starts_with([' ', '\t', '\r', '\n', '?']));
        if let Some(after) = after {
            let declaration = self.production(prolog::declaration, after)?;
            self.state = State::Prolog { doctype: false };
            return Ok(Some(Event::Declaration(declaration)));
        }
        self.outside()
    }

    /// `prolog ::= XMLDecl? Misc* (doctypedecl Misc*)?` (22), and `Misc*` after the root (1, 27).
    fn outside(&mut self) -> Result<Option<Event<'a>>, Error> {
        let rest = self.rest();
        let white = scan::white_space(rest.as_bytes());
        if white > 0 {
            let (raw, after) = rest.split_at(white);
            self.advance(after);
            let decoding = content::white_space_decoding(raw);
            return Ok(Some(Event::Text(Text { raw, decoding })));
        }
        if self.state == State::Epilog {
            return match rest.as_bytes() {
                [] => Ok(None),
                [b'<', b'!' | b'?', ..] | [b'<'] => self.markup(),
                _ => Err(self.error(ErrorKind::TrailingContent, rest, "the end of the document")),
            };
        }
        if !rest.starts_with('<') {
            let kind = if rest.is_empty() { ErrorKind::Incomplete } else { ErrorKind::MissingRoot };
            return Err(self.error(kind, rest, "the root element"));
        }
        let event = self.markup()?;
        match event {
            Some(Event::Doctype(_)) => self.state = State::Prolog { doctype: true },
            // Anything but white space rules out a declaration from here on.
            _ if self.state == State::Start => self.state = State::Prolog { doctype: false },
            _ => {}
        }
        Ok(event)
    }

    /// `content ::= CharData? ((element | Reference | CDSect | PI | Comment) CharData?)*` (43).
    #[inline]
    fn content(&mut self) -> Result<Option<Event<'a>>, Error> {
        let rest = self.rest();
        if rest.as_bytes().first() == Some(&b'<') {
            return self.markup();
        }
        if rest.is_empty() {
            return self.unexpected(rest, END_TAG);
        }
        let text = self.production(content::text, rest)?;
        self.check_text(text.raw, rest)?;
        Ok(Some(Event::Text(text)))
    }

    /// Whatever starts with `<`.
    #[inline]
    fn markup(&mut self) -> Result<Option<Event<'a>>, Error> {
        let rest = &self.rest()[1..];
        match rest.as_bytes().first() {
            Some(b'/') if self.state == State::Content => self.end_tag(&rest[1..]),
            Some(b'!') => self.declaration_or_section(rest),
            Some(b'?') => {
                let (target, data) =
                    self.production(content::processing_instruction, &rest[1..])?;
                self.check_text(data, rest)?;
                Ok(Some(Event::ProcessingInstruction { target, data }))
            }
            _ if self.state == State::Epilog => {
                self.unexpected(rest, "a comment or a processing instruction")
            }
            _ => self.start_tag(rest),
        }
    }

    /// `<!--`, `<![CDATA[` or `<!DOCTYPE`.
    fn declaration_or_section(&mut self, rest: &'a str) -> Result<Option<Event<'a>>, Error> {
        const COMMENT: &str = "!--";
        const CDATA: &str = "![CDATA[";
        const DOCTYPE: &str = "!DOCTYPE";
        if let Some(after) = rest.strip_prefix(COMMENT) {
            let comment = self.production(content::comment, after)?;
            self.check_text(comment, rest)?;
            return Ok(Some(Event::Comment(comment)));
        }
        let (other, expected) = match self.state {
            State::Content => (CDATA, "a comment or a CDATA section"),
            State::Start | State::Prolog { doctype: false } => {
                (DOCTYPE, "`<!DOCTYPE` or a comment")
            }
            _ => (COMMENT, "a comment"),
        };
        match rest.strip_prefix(other) {
            Some(after) if other == CDATA => {
                let cdata = self.production(content::cdata, after)?;
                self.check_text(cdata.raw, rest)?;
                Ok(Some(Event::CData(cdata)))
            }
            // A comment it is not, for that was looked for above.
            Some(after) => Ok(Some(Event::Doctype(self.production(prolog::doctype, after)?))),
            _ if other.starts_with(rest) || COMMENT.starts_with(rest) => {
                self.unexpected("", expected)
            }
            _ => self.unexpected(rest, expected),
        }
    }

    #[inline]
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    #[inline]
    fn offset_of(&self, rest: &str) -> usize {
        self.text.len() - rest.len()
    }

    #[inline]
    fn advance(&mut self, rest: &str) {
        self.at = self.offset_of(rest);
    }

    /// Applies one production of the grammar to `input` and moves on past what it took.
    #[inline]
    fn production<T>(
        &mut self,
        production: impl FnOnce(&'a str) -> Parsed<'a, T>,
        input: &'a str,
    ) -> Result<T, Error> {
        match production(input) {
            Ok((rest, value)) => {
                self.advance(rest);
                Ok(value)
            }
            Err(fault) => Err(fault::error(self.text, fault)),
        }
    }

    /// Checks the length of `raw`, which belongs to what starts at `rest`.
    #[inline]
    fn check_text(&self, raw: &str, rest: &str) -> Result<(), Error> {
        self.budget.check_text(raw.len()).map_err(|limit| self.out_of(limit, rest))
    }

    /// [`Incomplete`](ErrorKind::Incomplete) when nothing is left.
    #[cold]
    fn unexpected<T>(&self, rest: &str, expected: &'static str) -> Result<T, Error> {
        let kind = if rest.is_empty() { ErrorKind::Incomplete } else { ErrorKind::Syntax };
        Err(self.error(kind, rest, expected))
    }

    #[cold]
    fn error(&self, kind: ErrorKind, rest: &str, expected: &'static str) -> Error {
        Error::new(kind, self.offset_of(rest), expected)
    }

    #[cold]
    fn out_of(&self, limit: Limit, rest: &str) -> Error {
        self.error(ErrorKind::Limit(limit), rest, limit.expectation())
    }
}

/// What is expected where the end tag of the open element is missing.
const END_TAG: &str = "the end tag of the open element";

/// Iterates over all events with their spans, up to and including the first error.
impl<'a> Iterator for Reader<'a> {
    type Item = Result<(Span, Event<'a>), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.next_event() {
            Ok(event) => event.map(|event| Ok((self.span, event))),
            Err(error) => Some(Err(error)),
        }
    }
}

impl core::iter::FusedIterator for Reader<'_> {}

/// Where the reader stands, without the document.
impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("offset", &self.at)
            .field("depth", &self.depth())
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}
