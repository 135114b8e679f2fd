//! What stands before the body: declaration, document type, root, header.

use alloc::borrow::Cow;

use wire_text::Limit;
use xml_pull::{Declaration, Doctype, Event};

use super::text::{Text, WHITE_SPACE, trim};
use super::{ENVELOPE, Parser, no_attributes};
use crate::deviation::DeviationKind;
use crate::error::{Error, ErrorKind};
use crate::header;

const HEADER: &str = "`<header>`";
const BODY: &str = "`<body>`";
const HEADER_FIELD: &str = "`<version>` or another header field, or `</header>`";
const HEADER_TEXT: &str = "the text of a header field";

impl<'a> Parser<'a> {
    /// Declaration, document type and the start tag of the root.
    pub(super) fn prolog(&mut self) -> Result<(), Error> {
        let (mut declared, mut typed) = (false, false);
        let mut first = None;
        loop {
            let event = self.event()?;
            let at = self.start;
            if !matches!(event, Event::ByteOrderMark | Event::Text(_)) {
                first.get_or_insert(at);
            }
            match event {
                Event::ByteOrderMark => self.sink.report(DeviationKind::ByteOrderMark, at),
                Event::Text(_) if self.is_before_declaration() => {
                    self.sink.report(DeviationKind::LeadingWhiteSpace, at);
                }
                Event::Declaration(declaration) => {
                    declared = true;
                    self.declaration(declaration);
                }
                Event::Doctype(doctype) => {
                    typed = true;
                    self.doctype(doctype);
                }
                Event::StartTag { name: "OPS_envelope", attributes } => {
                    if !declared {
                        self.sink.report(DeviationKind::NoDeclaration, first.unwrap_or(at));
                    }
                    if !typed {
                        self.sink.report(DeviationKind::NoDoctype, at);
                    }
                    return no_attributes(attributes);
                }
                Event::StartTag { .. } => return self.unexpected(&event, ENVELOPE),
                _ => {}
            }
        }
    }

    /// Whether the XML declaration follows the event that was read last.
    fn is_before_declaration(&self) -> bool {
        let rest = self.xml.text().get(self.xml.offset()..).unwrap_or_default();
        let rest = rest.trim_start_matches('\u{FEFF}').trim_start_matches(WHITE_SPACE);
        rest.strip_prefix("<?xml").is_some_and(|rest| rest.starts_with(WHITE_SPACE))
    }

    fn declaration(&mut self, declaration: Declaration<'_>) {
        if declaration.encoding().is_some_and(|encoding| !encoding.eq_ignore_ascii_case("utf-8")) {
            self.sink.report(DeviationKind::OtherEncoding, self.start);
        }
        if declaration.version() != Some("1.0") {
            self.sink.report(DeviationKind::DeclarationForm, self.start);
        }
    }

    fn doctype(&mut self, doctype: Doctype<'_>) {
        let ids = (doctype.public(), doctype.system());
        let has_subset = self.xml.text()[self.xml.span().range()].contains('[');
        if doctype.name() != "OPS_envelope" || ids != (None, Some("ops.dtd")) || has_subset {
            self.sink.report(DeviationKind::OtherDoctype, self.start);
        }
    }

    /// The header, and the start tag of the body. Five public projects send or expect envelopes
    /// without a header, which have one meaning.
    pub(super) fn read_header(&mut self) -> Result<(), Error> {
        match self.markup(HEADER)? {
            Event::StartTag { name: "header", attributes } => {
                no_attributes(attributes)?;
                self.header_fields()?;
                self.start_tag("body", BODY)
            }
            Event::StartTag { name: "body", attributes } => {
                self.sink.report(DeviationKind::NoHeader, self.start);
                no_attributes(attributes)
            }
            event => self.unexpected(&event, HEADER),
        }
    }

    /// `header = version, msg_id?, msg_type?`, and whatever other field there is, up to `</header>`.
    fn header_fields(&mut self) -> Result<(), Error> {
        const ORDER: [&str; 3] = ["version", "msg_id", "msg_type"];
        let mut expected = &ORDER[..];
        loop {
            let name = match self.markup(HEADER_FIELD)? {
                Event::StartTag { name, attributes } if !header::OTHER_ELEMENTS.contains(&name) => {
                    no_attributes(attributes)?;
                    name
                }
                Event::EndTag { .. } => break,
                event => return self.unexpected(&event, HEADER_FIELD),
            };
            let at = self.start;
            match expected.iter().position(|&field| field == name) {
                Some(position) if position == 0 || expected[0] != "version" => {
                    expected = &expected[position + 1..];
                }
                _ => self.sink.report(DeviationKind::HeaderField, at),
            }
            let text = self.header_text()?;
            if self.header.len() == header::MAX_FIELDS {
                return Err(Error::limit(Limit::Items, at));
            }
            if !self.header.push(name, text) {
                return Err(Error::new(ErrorKind::DuplicateKey, at, "each header field once"));
            }
        }
        if self.header.version().is_none() {
            self.sink.report(DeviationKind::NoVersion, self.start);
        }
        Ok(())
    }

    /// The text of a header field up to its end tag, without the white space around it, which two
    /// clients send around the version.
    fn header_text(&mut self) -> Result<Cow<'a, str>, Error> {
        let mut text = Text::default();
        loop {
            match self.event()? {
                Event::Text(piece) => text.push(piece.decode(), self.start, true),
                Event::CData(piece) => text.push(piece.decode(), self.start, true),
                Event::EndTag { .. } => break,
                Event::Comment(_) | Event::ProcessingInstruction { .. } => {}
                event => return self.unexpected(&event, HEADER_TEXT),
            }
        }
        let trimmed = trim(&text.whole);
        if trimmed.len() < text.whole.len() {
            self.sink.report(DeviationKind::HeaderWhiteSpace, text.start.unwrap_or(self.start));
        }
        Ok(match text.take() {
            Cow::Borrowed(text) => Cow::Borrowed(trim(text)),
            Cow::Owned(text) => Cow::Owned(trim(&text).into()),
        })
    }
}
