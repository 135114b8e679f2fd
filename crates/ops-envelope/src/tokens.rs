//! From XML events to the OPS vocabulary (`ops.dtd`), one token at a time.

mod prolog;
mod refuse;
mod text;

use xml_pull::{Event, Limits, Taken};

use text::{Text, WHITE_SPACE, trim};

use crate::deviation::{DeviationKind, Witness};
use crate::header::Header;
use crate::reader::{Container, Token};
use crate::{Error, ErrorKind, head};

/// The pull parser, with somebody to tell of deviations.
#[derive(Debug)]
pub(crate) struct Tokens<'a, W> {
    xml: xml_pull::Reader<'a>,
    header: Header<'a>,
    witness: W,
    state: State,
    /// Where the last token starts.
    start: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// In an element that holds one value.
    Value(Place),
    /// In a container whose start tag is read and whose token is still to come.
    Opened(Container),
    /// In a `dt_assoc` or `dt_array`, before its first member or behind an item.
    Members {
        any: bool,
    },
    /// Behind a `dt_scalarref` whose end is still to be told.
    Ended,
    /// Behind the one value of an element: that element must end.
    Closing,
    Finished,
}

/// What holds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    DataBlock,
    Item,
    /// `dt_scalar`.
    Scalar,
    /// `dt_scalarref`.
    ScalarRef,
}

const HEADER: &str = "`<header>`";
const BODY: &str = "`<body>`";
const DATA_BLOCK: &str = "`<data_block>`";
const VALUE: &str = "`<dt_assoc>`, `<dt_array>`, `<dt_scalar>` or `<dt_scalarref>`";
const ITEM: &str = "`<item>`";
const ITEM_OR_VALUE: &str = "`<item>`, or a single `dt_*` element";
const NO_ATTRIBUTE: &str = "a tag without attributes";
const ITEM_ATTRIBUTE: &str = "`key` or `class`";
const KEY: &str = "the attribute `key`";
const ENVELOPE: &str = "`<OPS_envelope>`";
const BESIDE: &str = "either text or a `dt_*` element, not both";

impl<'a, W: Witness> Tokens<'a, W> {
    /// Reads up to the data block (`OPS_envelope = header, body`; `body = data_block`).
    pub(crate) fn open(text: &'a str, limits: Limits, witness: W) -> Result<Self, Error> {
        let mut this = Self {
            xml: xml_pull::Reader::with_limits(text, limits),
            header: Header::default(),
            witness,
            state: State::Value(Place::DataBlock),
            start: 0,
        };
        if this.take_head() {
            return Ok(this);
        }
        this.prolog()?;
        this.element("<header>", HEADER)?;
        this.header_fields()?;
        this.element("<body>", BODY)?;
        this.element("<data_block>", DATA_BLOCK)?;
        Ok(this)
    }

    pub(crate) const fn header(&self) -> &Header<'a> {
        &self.header
    }

    pub(crate) const fn start(&self) -> usize {
        self.start
    }

    pub(crate) fn into_parts(self) -> (Header<'a>, W) {
        (self.header, self.witness)
    }

    pub(crate) const fn witness(&mut self) -> &mut W {
        &mut self.witness
    }

    /// Ends reading where it stands.
    #[cold]
    pub(crate) const fn finish(&mut self) {
        self.state = State::Finished;
    }

    fn note(&mut self, kind: DeviationKind, offset: usize) -> Result<(), Error> {
        self.witness.note(kind, offset)
    }

    /// Takes the next item in one step, with its text if it has nothing else, where it stands
    /// plainly; what is not taken comes as tokens.
    #[inline]
    pub(crate) fn take_item(&mut self) -> Option<Taken<'a>> {
        if self.state == State::Closing
            && self.xml.open_element() == Some("item")
            && self.xml.take_end_tag()
        {
            self.state = State::Members { any: true };
        }
        let State::Members { .. } = self.state else { return None };
        let taken = self.xml.take_element("<item key=", "</item>")?;
        self.start = self.xml.span().start;
        self.state = match taken {
            Taken::Element { .. } => State::Members { any: true },
            Taken::StartTag { .. } => State::Value(Place::Item),
        };
        Some(taken)
    }

    /// Where the text starts of the item that was taken whole.
    pub(crate) fn text_start(&self, text: &str) -> usize {
        self.xml.offset().saturating_sub("</item>".len() + text.len())
    }

    #[inline]
    pub(crate) fn next_token(&mut self) -> Result<Option<Token<'a>>, Error> {
        loop {
            match self.state {
                State::Members { any } => return self.member(any).map(Some),
                State::Value(place) => return self.value(place).map(Some),
                State::Opened(container) => return Ok(Some(self.opened(container))),
                State::Ended => {
                    self.state = State::Closing;
                    return Ok(Some(Token::End));
                }
                State::Closing if self.xml.open_element() == Some("data_block") => self.epilog()?,
                State::Closing => match self.closing()? {
                    "item" => self.state = State::Members { any: true },
                    _ => return Ok(Some(Token::End)),
                },
                State::Finished => return Ok(None),
            }
        }
    }

    /// `dt_assoc = dt_assoc | dt_array | dt_scalar | dt_scalarref | item*`, and `dt_array` the same.
    #[inline]
    fn member(&mut self, any: bool) -> Result<Token<'a>, Error> {
        if self.xml.take_end_tag() {
            self.start = self.xml.span().start;
            self.state = State::Closing;
            return Ok(Token::End);
        }
        self.unusual_member(any)
    }

    /// A member that was not plain enough to be taken in one step.
    fn unusual_member(&mut self, any: bool) -> Result<Token<'a>, Error> {
        let expected = if any { ITEM } else { ITEM_OR_VALUE };
        match self.markup(expected)? {
            Event::StartTag { name: "item" } => {
                self.state = State::Value(Place::Item);
                self.item()
            }
            Event::EndTag { .. } => {
                self.state = State::Closing;
                Ok(Token::End)
            }
            event @ Event::StartTag { name } => match Container::from_name(name) {
                Some(container) if !any => {
                    self.no_attributes()?;
                    match container {
                        Container::Scalar => self.value(Place::Scalar),
                        _ => Ok(self.opened(container)),
                    }
                }
                _ => self.unexpected(&event, expected),
            },
            event => self.unexpected(&event, expected),
        }
    }

    /// The attributes of an `item`: `key`, and perhaps `class`.
    #[inline]
    fn item(&mut self) -> Result<Token<'a>, Error> {
        let start = self.start;
        let (mut key, mut class) = (None, None);
        loop {
            match self.event(ITEM_ATTRIBUTE)? {
                Event::Attribute { name: "key", value } => key = Some(value.decode()),
                Event::Attribute { name: "class", value } => class = Some(value.decode()),
                Event::Attribute { .. } => return self.unexpected_attribute(ITEM_ATTRIBUTE),
                _ => break,
            }
        }
        self.start = start;
        match key {
            Some(key) => Ok(Token::Item { key, class }),
            None => Err(Error::new(ErrorKind::MissingKey, Some(start), KEY)),
        }
    }

    /// The one value of an `item`, data block, `dt_scalar` or `dt_scalarref`.
    #[inline]
    fn value(&mut self, place: Place) -> Result<Token<'a>, Error> {
        if place != Place::Scalar {
            for (tag, container) in
                [("<dt_assoc>", Container::Assoc), ("<dt_array>", Container::Array)]
            {
                if self.xml.take_start_tag(tag) {
                    self.start = self.xml.span().start;
                    return Ok(self.opened(container));
                }
            }
        }
        self.unusual_value(place)
    }

    /// A value that was not plain enough to be taken in one step.
    fn unusual_value(&mut self, mut place: Place) -> Result<Token<'a>, Error> {
        let mut text = Text::default();
        loop {
            match self.event(VALUE)? {
                Event::Text(piece) => {
                    text.push(piece.decode(), self.start, piece.is_white_space());
                }
                Event::CData(piece) => text.push(piece.decode(), self.start, false),
                Event::EndTag { .. } if place == Place::DataBlock && !text.is_blank() => {
                    return self.unexpected_text(&text, VALUE);
                }
                Event::EndTag { .. } if place != Place::DataBlock => {
                    self.state = match place {
                        Place::Item => State::Members { any: true },
                        Place::ScalarRef => State::Ended,
                        Place::Scalar | Place::DataBlock => State::Closing,
                    };
                    self.start = text.start.unwrap_or(self.start);
                    return Ok(Token::Scalar(text.whole));
                }
                event @ Event::StartTag { name } => {
                    let Some(container) = Container::from_name(name) else {
                        return self.unexpected(&event, VALUE);
                    };
                    self.beside(&text, if place == Place::DataBlock { VALUE } else { BESIDE })?;
                    self.no_attributes()?;
                    match (place, container) {
                        // Only now it shows that the `dt_scalar` around is more than text.
                        (Place::Scalar, Container::Scalar) => {
                            self.state = State::Value(Place::Scalar);
                            return Ok(Token::Start(Container::Scalar));
                        }
                        (Place::Scalar, _) => {
                            self.state = State::Opened(container);
                            return Ok(Token::Start(Container::Scalar));
                        }
                        (_, Container::Scalar) => {
                            place = Place::Scalar;
                            text = Text::default();
                        }
                        _ => return Ok(self.opened(container)),
                    }
                }
                Event::Comment(_) | Event::ProcessingInstruction { .. } => {}
                event => return self.unexpected(&event, VALUE),
            }
        }
    }

    /// The token of a container whose start tag is read.
    #[inline]
    fn opened(&mut self, container: Container) -> Token<'a> {
        self.state = match container {
            Container::Assoc | Container::Array => State::Members { any: false },
            Container::Scalar => State::Value(Place::Scalar),
            Container::ScalarRef => State::Value(Place::ScalarRef),
        };
        Token::Start(container)
    }

    /// Refuses text beside a `dt_*`, unless it is white space.
    #[inline]
    fn beside(&mut self, text: &Text<'a>, expected: &'static str) -> Result<(), Error> {
        match text.written {
            None => Ok(()),
            Some(start) if text.is_blank() => self.note(DeviationKind::WrittenWhiteSpace, start),
            Some(_) => self.unexpected_text(text, expected),
        }
    }

    /// The end tag behind the one value of an element: the element's name.
    #[inline]
    fn closing(&mut self) -> Result<&'a str, Error> {
        let name = self.xml.open_element().unwrap_or_default();
        if self.xml.take_end_tag() {
            self.start = self.xml.span().start;
            return Ok(name);
        }
        match self.markup(xml_pull::Error::END_TAG)? {
            Event::EndTag { name } => Ok(name),
            Event::Text(_) | Event::CData(_)
                if matches!(name, "item" | "dt_scalar" | "dt_scalarref") =>
            {
                let at = self.behind_blanks(self.start);
                Err(Error::new(ErrorKind::UnexpectedText, Some(at), BESIDE))
            }
            event => self.unexpected(&event, "").map_err(|error| error.expecting_end_of(name)),
        }
    }

    /// What follows the value, to the end of the document: in one step, where it is as usual.
    fn epilog(&mut self) -> Result<(), Error> {
        let open = head::OPEN.len();
        if !self.xml.take_epilog(head::INDENTED_END, open)
            && !self.xml.take_epilog(head::COMPACT_END, open)
        {
            for _ in head::OPEN {
                self.closing()?;
            }
            while self.xml.next_event()?.is_some() {}
        }
        self.state = State::Finished;
        Ok(())
    }

    /// The start tag `tag`.
    fn element(&mut self, tag: &'static str, expected: &'static str) -> Result<(), Error> {
        if self.xml.take_start_tag(tag) {
            return Ok(());
        }
        match self.markup(expected)? {
            Event::StartTag { name } if tag.get(1..tag.len() - 1) == Some(name) => {
                self.no_attributes()
            }
            event => self.unexpected(&event, expected),
        }
    }

    /// The next start or end tag, behind nothing but white space, comments and instructions.
    #[inline]
    fn markup(&mut self, expected: &'static str) -> Result<Event<'a>, Error> {
        loop {
            self.xml.skip_white_space();
            match self.event(expected)? {
                Event::Text(text) if text.is_white_space() => {}
                Event::Text(text) if trim(&text.decode()).is_empty() => {
                    self.note(DeviationKind::WrittenWhiteSpace, self.start)?;
                }
                Event::CData(text) if trim(text.raw()).is_empty() => {
                    self.note(DeviationKind::WrittenWhiteSpace, self.start)?;
                }
                Event::Comment(_) | Event::ProcessingInstruction { .. } => {}
                event => return Ok(event),
            }
        }
    }

    /// The rest of a start tag that may have no attribute.
    #[inline]
    fn no_attributes(&mut self) -> Result<(), Error> {
        match self.xml.next_event()? {
            Some(Event::StartTagEnd { .. }) => Ok(()),
            _ => {
                self.start = self.xml.span().start;
                self.unexpected_attribute(NO_ATTRIBUTE)
            }
        }
    }

    #[inline]
    fn event(&mut self, expected: &'static str) -> Result<Event<'a>, Error> {
        match self.xml.next_event() {
            Ok(Some(event)) => {
                self.start = self.xml.span().start;
                Ok(event)
            }
            Ok(None) => Err(Error::new(ErrorKind::Incomplete, Some(self.xml.offset()), expected)),
            Err(error) => Err(self.malformed(error)),
        }
    }
}
