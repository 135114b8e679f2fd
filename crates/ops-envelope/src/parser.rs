//! From XML events to the vocabulary of `ops.dtd`, one item at a time.
//!
//! ```text
//! OPS_envelope = header, body              body         = data_block
//! header       = version, msg_id?, msg_type?            data_block = value
//! value        = dt_assoc | dt_array | dt_scalar | dt_scalarref
//! dt_assoc     = item* | value             dt_array     = item* | value
//! item         = text | value              dt_scalar    = text | value
//! dt_scalarref = text | value
//! ```
//!
//! Comments and processing instructions may stand anywhere. White space between elements means nothing.

mod fast_path;
mod item;
mod items;
mod markup;
mod prolog;
#[cfg(all(test, feature = "serde"))]
mod tests;
mod text;

use alloc::format;

use wire_text::{BodyKind, Kind, Limits};
use xml_pull::{Attributes, Event};

use crate::container::Container;
use crate::deviation::{DeviationKind, Sink};
use crate::error::{Error, ErrorKind};
use crate::header::Header;
use fast_path::FastPath;
pub(crate) use fast_path::KnownItem;
pub(crate) use item::{Content, Item};
use text::{Text, WHITE_SPACE};

/// Reads one envelope item by item, and reports what departs from the grammar.
#[derive(Debug)]
pub(crate) struct Parser<'a> {
    xml: xml_pull::Reader<'a>,
    pub(crate) header: Header<'a>,
    pub(crate) sink: Sink,
    state: State<'a>,
    fast_path: FastPath<'a>,
    /// Whether reading goes on where the fast path stands, and not where `xml` does.
    is_fast: bool,
    /// How deep the outermost element is that is open and is neither a container of items nor an item.
    nested: usize,
    /// Where the last key or value starts.
    start: usize,
}

#[derive(Debug)]
enum State<'a> {
    /// The innermost element holds a value that is still to be read.
    Value,
    /// The start tag of that value is read.
    Opened(Container),
    /// In a `dt_assoc` or `dt_array` whose first item's start tag is read: its attributes, and where it
    /// starts.
    FirstItem(Attributes<'a>, usize),
    /// In a `dt_assoc` or `dt_array`, where an item or the end comes next.
    Items,
    /// After the end tag of a `dt_assoc` or `dt_array` that holds nothing: where that stands.
    Empty(usize),
    /// A value has ended. The elements around it up to its item (or the data block) must end.
    Ended,
}

const DATA_BLOCK: &str = "`<data_block>`";
const VALUE: &str = "`<dt_assoc>`, `<dt_array>`, `<dt_scalar>` or `<dt_scalarref>`";
const ITEM: &str = "`<item>`";
const ITEM_OR_VALUE: &str = "`<item>`, or a single `dt_*` element";
const NO_ATTRIBUTE: &str = "a tag without attributes";
const ITEM_ATTRIBUTE: &str = "`key` or `class`";
const KEY: &str = "the attribute `key`";
const ENVELOPE: &str = "`<OPS_envelope>`";
const TEXT_OR_VALUE: &str = "either text or a `dt_*` element, not both";
const END_TAG: &str = "the end tag of the open element";

/// `error`, or that `body` is something else altogether. It was met before the root element.
#[cold]
pub(crate) fn not_an_envelope(error: Error, body: &[u8]) -> Error {
    match (BodyKind::of(body), error.kind()) {
        (BodyKind::Xml, _) | (_, ErrorKind::Limit(_)) => error,
        (kind, ErrorKind::Incomplete) if kind != BodyKind::Empty => error,
        (kind, _) => Error::new(ErrorKind::NotAnEnvelope(kind), error.offset(), ENVELOPE),
    }
}

impl<'a> Parser<'a> {
    /// Reads up to the value of the data block.
    pub(crate) fn open(text: &'a str, limits: Limits, sink: Sink) -> Result<Self, Error> {
        let mut this = Self::new(text, limits, sink);
        this.read_prolog()?;
        Ok(this)
    }

    /// Stands before the document. [`read_prolog`](Self::read_prolog) comes next, which is apart from this because it
    /// takes time to move a parser out of a result.
    #[inline]
    pub(crate) fn new(text: &'a str, limits: Limits, sink: Sink) -> Self {
        Self {
            xml: xml_pull::Reader::with_limits(text, limits),
            header: Header::default(),
            sink,
            state: State::Value,
            fast_path: FastPath::new(text, limits),
            is_fast: false,
            nested: usize::MAX,
            start: 0,
        }
    }

    /// Reads up to the value of the data block.
    pub(crate) fn read_prolog(&mut self) -> Result<(), Error> {
        // Only what departs from the grammar has to be looked at event by event.
        if !self.sink.is_enabled()
            && let Some(header) = self.fast_path.prolog()
        {
            self.header = header;
            self.is_fast = true;
            return Ok(());
        }
        self.prolog().map_err(|error| not_an_envelope(error, self.xml.text().as_bytes()))?;
        self.read_header()?;
        self.start_tag("data_block", DATA_BLOCK)
    }

    /// Where the last key or value starts.
    pub(crate) const fn offset(&self) -> usize {
        if self.is_fast { self.fast_path.start } else { self.start }
    }

    /// The value of the data block, or the one in a [`Content::Nested`] that was read last.
    pub(crate) fn content(&mut self) -> Result<Content<'a>, Error> {
        if self.is_fast
            && let Some(content) = self.fast_path.read_container()
        {
            self.state = State::Items;
            return Ok(content);
        }
        match core::mem::replace(&mut self.state, State::Ended) {
            State::Opened(container) => self.container(container),
            _ => self.value(),
        }
    }

    /// The rest of the document, once its value has ended.
    pub(crate) fn finish(&mut self) -> Result<(), Error> {
        if self.is_fast && self.fast_path.is_at_end() {
            return Ok(());
        }
        self.end_of("data_block")?;
        self.end_of("body")?;
        self.end_of("OPS_envelope")?;
        while self.next_event()?.is_some() {}
        Ok(())
    }

    /// The value of the innermost element: a `dt_*`, or in an `item` or `dt_scalarref` also text.
    fn value(&mut self) -> Result<Content<'a>, Error> {
        self.leave_fast_path()?;
        self.text_or_container(false)
    }

    /// The text of the innermost element, which may be a `dt_scalar`, or the start of the `dt_*` that it holds instead.
    fn text_or_container(&mut self, in_scalar: bool) -> Result<Content<'a>, Error> {
        let mut text = Text::default();
        loop {
            match self.event()? {
                Event::Text(piece) => {
                    text.push(piece.decode(), self.start, piece.is_white_space());
                }
                Event::CData(piece) => text.push(piece.decode(), self.start, false),
                event @ Event::EndTag { name: "data_block" } if text.is_blank() => {
                    return self.unexpected(&event, VALUE);
                }
                Event::EndTag { name: "data_block" } => {
                    return self.unexpected_text(&text, VALUE);
                }
                Event::EndTag { name } => {
                    self.state = if name == "item" { State::Items } else { State::Ended };
                    self.start = text.start.unwrap_or(self.start);
                    return Ok(Content::Scalar(text.take()));
                }
                Event::StartTag { name, attributes } => {
                    let container = self.check_container(name, attributes)?;
                    self.check_blank(&text)?;
                    if !in_scalar {
                        return self.container(container);
                    }
                    self.state = State::Opened(container);
                    return Ok(self.nested(Container::Scalar, self.xml.depth() - 1));
                }
                Event::Comment(_) | Event::ProcessingInstruction { .. } => {}
                event => return self.unexpected(&event, VALUE),
            }
        }
    }

    /// A container whose start tag was read last.
    #[inline]
    fn container(&mut self, container: Container) -> Result<Content<'a>, Error> {
        let content = match container {
            Container::Assoc => Content::Assoc,
            Container::Array => Content::Array,
            Container::Scalar => return self.text_or_container(true),
            Container::ScalarRef => {
                self.state = State::Value;
                return Ok(self.nested(container, self.xml.depth()));
            }
        };
        let depth = self.xml.depth();
        if depth < self.nested {
            self.fast_path.open(depth, container == Container::Array);
        }
        let start = self.start;
        match self.markup(ITEM_OR_VALUE)? {
            Event::StartTag { name: "item", attributes } => {
                self.state = State::FirstItem(attributes, self.start);
            }
            Event::EndTag { .. } => self.state = State::Empty(self.start),
            Event::StartTag { name, attributes } if Container::from_name(name).is_some() => {
                let inner = self.check_container(name, attributes)?;
                self.state = State::Opened(inner);
                return Ok(self.nested(container, depth));
            }
            event => return self.unexpected(&event, ITEM_OR_VALUE),
        }
        self.start = start;
        Ok(content)
    }

    /// An element around a single value, which is so deep.
    fn nested(&mut self, container: Container, depth: usize) -> Content<'a> {
        self.nested = self.nested.min(depth);
        Content::Nested(container)
    }

    /// Lets the fast path go on where the events stand; whether it can.
    fn follow(&mut self) -> bool {
        if self.sink.is_enabled() || self.xml.depth() >= self.nested || self.xml.is_self_closed() {
            return false;
        }
        self.nested = usize::MAX;
        self.fast_path.follow(&self.xml)
    }

    /// Lets the events go on where the fast path stands, if that was taken: they pass over what it read.
    fn leave_fast_path(&mut self) -> Result<(), Error> {
        if core::mem::take(&mut self.is_fast) {
            let end = self.fast_path.at;
            while (self.xml.offset() < end || self.xml.is_self_closed())
                && self.next_event()?.is_some()
            {}
            self.start = self.fast_path.start;
        }
        Ok(())
    }

    /// The container that a start tag opens.
    #[inline]
    fn check_container(&self, name: &str, attributes: Attributes<'a>) -> Result<Container, Error> {
        let Some(container) = Container::from_name(name) else {
            return self.unexpected(&Event::StartTag { name: "", attributes }, VALUE);
        };
        no_attributes(attributes)?;
        Ok(container)
    }

    /// Refuses text beside a `dt_*`, unless it is white space.
    #[inline]
    fn check_blank(&mut self, text: &Text<'a>) -> Result<(), Error> {
        /// How deep a `dt_*` in the data block is.
        const IN_DATA_BLOCK: usize = 4;
        match text.written {
            None => Ok(()),
            Some(start) if text.is_blank() => {
                self.sink.report(DeviationKind::WrittenWhiteSpace, start);
                Ok(())
            }
            Some(_) if self.xml.depth() == IN_DATA_BLOCK => self.unexpected_text(text, VALUE),
            Some(_) => self.unexpected_text(text, TEXT_OR_VALUE),
        }
    }

    /// `error` as one of this crate, with the name of the end tag that it misses or of the entity.
    #[cold]
    fn malformed(&self, error: xml_pull::Error) -> Error {
        let kind = error.kind();
        let error = error.map_kind(ErrorKind::from);
        match (kind, self.xml.open_element()) {
            (xml_pull::ErrorKind::MismatchedEndTag, Some(name)) => end_tag(error, name),
            (xml_pull::ErrorKind::MissingRoot, _) => error.expecting(ENVELOPE),
            (xml_pull::ErrorKind::UnknownEntity, _) => error.naming_entity(self.xml.text()),
            _ => error,
        }
    }

    /// Refuses `event`, the last that was read.
    #[cold]
    fn unexpected<T>(&self, event: &Event<'_>, expected: &'static str) -> Result<T, Error> {
        let kind = match event {
            Event::Text(_) | Event::CData(_) => ErrorKind::UnexpectedText,
            _ => ErrorKind::UnexpectedElement,
        };
        Err(Error::new(kind, self.after_blanks(self.start), expected))
    }

    #[cold]
    fn unexpected_text<T>(&self, text: &Text<'_>, expected: &'static str) -> Result<T, Error> {
        let at = self.after_blanks(text.written.unwrap_or(self.start));
        Err(Error::new(ErrorKind::UnexpectedText, at, expected))
    }

    /// The offset after the white space at `start`.
    fn after_blanks(&self, start: usize) -> usize {
        let rest = self.xml.text().get(start..).unwrap_or_default();
        start + rest.len() - rest.trim_start_matches(WHITE_SPACE).len()
    }
}

/// Refuses the first of `attributes`.
#[inline]
fn no_attributes(attributes: Attributes<'_>) -> Result<(), Error> {
    match attributes.iter().next() {
        None => Ok(()),
        Some(first) => {
            Err(Error::new(ErrorKind::UnexpectedAttribute, first.offset(), NO_ATTRIBUTE))
        }
    }
}

/// `error`, which expects the end tag of the element `name`. It is named only if the grammar has it.
#[cold]
fn end_tag(error: Error, name: &str) -> Error {
    if ErrorKind::VOCABULARY.contains(&name) {
        error.expecting(format!("`</{name}>`"))
    } else {
        error.expecting(END_TAG)
    }
}
