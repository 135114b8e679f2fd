//! What stands before the value: declaration, document type, header.

use alloc::borrow::Cow;

use xml_pull::{Event, Limit};

use super::{ENVELOPE, Text, Tokens, trim};
use crate::deviation::{DeviationKind, Witness};
use crate::{Error, ErrorKind, Header, head, header};

/// How envelopes start that the live service sends, up to what stands in the root.
const LIVE: &str = "<?xml version='1.0' encoding=\"UTF-8\" standalone=\"no\" ?>\n\
    <!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\n<OPS_envelope>";

/// A header field: its name, its text, and where the text starts.
type Field<'a> = (&'a str, Cow<'a, str>, usize);

const HEADER_FIELD: &str = "`<version>` or another header field, or `</header>`";
const HEADER_TEXT: &str = "the text of a header field";

impl<'a, W: Witness> Tokens<'a, W> {
    /// Takes everything before the data block's content in one step, where it is as usual.
    pub(super) fn take_head(&mut self) -> bool {
        let mut takes = |head| self.xml.take_prolog(head, &head::OPEN, head::CLOSED);
        if W::LOOKS || !takes(head::INDENTED) && !takes(head::COMPACT) {
            return false;
        }
        self.header = Header::new(Header::VERSION);
        true
    }

    /// What stands before the root's content: declaration, document type, root tag.
    pub(super) fn prolog(&mut self) -> Result<(), Error> {
        if !W::LOOKS && self.xml.take_prolog(LIVE, &["OPS_envelope"], 0) {
            return Ok(());
        }
        let (mut declared, mut typed) = (false, false);
        let mut first = None;
        loop {
            let event = self.event(ENVELOPE)?;
            let at = self.start;
            if !matches!(event, Event::ByteOrderMark | Event::Text(_)) {
                first.get_or_insert(at);
            }
            match event {
                Event::ByteOrderMark => self.note(DeviationKind::ByteOrderMark, at)?,
                Event::Text(_) if W::LOOKS && self.is_before_declaration() => {
                    self.note(DeviationKind::LeadingWhiteSpace, at)?;
                }
                Event::Declaration(declaration) => {
                    declared = true;
                    if W::LOOKS {
                        self.declaration(declaration)?;
                    }
                }
                Event::Doctype(doctype) => {
                    typed = true;
                    let ids = (doctype.public(), doctype.system());
                    let has_subset = self.xml.text()[self.xml.span().range()].contains('[');
                    if doctype.name() != "OPS_envelope"
                        || ids != (None, Some("ops.dtd"))
                        || has_subset
                    {
                        self.note(DeviationKind::OtherDoctype, at)?;
                    }
                }
                Event::StartTag { name: "OPS_envelope" } => {
                    if !declared {
                        self.note(DeviationKind::NoDeclaration, first.unwrap_or(at))?;
                    }
                    if !typed {
                        self.note(DeviationKind::NoDoctype, at)?;
                    }
                    return self.no_attributes();
                }
                Event::StartTag { .. } => return self.unexpected(&event, ENVELOPE),
                _ => {}
            }
        }
    }

    /// Whether the XML declaration follows the event that was read last.
    fn is_before_declaration(&self) -> bool {
        let rest = self.xml.text().get(self.xml.offset()..).unwrap_or_default();
        let rest = rest.trim_start_matches('\u{FEFF}').trim_start_matches(super::WHITE_SPACE);
        rest.strip_prefix("<?xml").is_some_and(|rest| rest.starts_with(super::WHITE_SPACE))
    }

    fn declaration(&mut self, declaration: xml_pull::Declaration<'_>) -> Result<(), Error> {
        let at = self.start;
        if declaration.encoding().is_some_and(|encoding| !encoding.eq_ignore_ascii_case("utf-8")) {
            self.note(DeviationKind::OtherEncoding, at)?;
        }
        let raw = &self.xml.text()[self.xml.span().range()];
        let order = ["version", "encoding", "standalone"].map(|name| raw.find(name));
        if declaration.version() != Some("1.0")
            || !matches!(declaration.standalone(), None | Some("yes" | "no"))
            || !order.iter().flatten().is_sorted()
        {
            self.note(DeviationKind::DeclarationForm, at)?;
        }
        Ok(())
    }

    /// `header = version, msg_id?, msg_type?`, and whatever other field there is, up to `</header>`.
    pub(super) fn header_fields(&mut self) -> Result<(), Error> {
        const ORDER: [&str; 3] = ["version", "msg_id", "msg_type"];
        let mut expected = &ORDER[..];
        while let Some((name, text, start)) = self.header_field()? {
            let at = self.start;
            if header::is_elsewhere(name) {
                return self.unexpected(&Event::StartTag { name }, HEADER_FIELD);
            }
            match expected.iter().position(|&field| field == name) {
                Some(position) if position == 0 || expected[0] != "version" => {
                    expected = &expected[position + 1..];
                }
                _ => self.note(DeviationKind::HeaderField, at)?,
            }
            let text = self.trimmed(text, start)?;
            if self.header.len() == header::MAX_FIELDS {
                let limit = Limit::Items;
                let (kind, expected) = (ErrorKind::Limit(limit), limit.expectation());
                return Err(Error::new(kind, Some(at), expected));
            }
            if !self.header.push(name, text) {
                let expected = "each header field once";
                return Err(Error::new(ErrorKind::DuplicateKey, Some(at), expected));
            }
        }
        if self.header.version().is_none() {
            self.note(DeviationKind::NoVersion, self.start)?;
        }
        Ok(())
    }

    /// The next field of the header, if there is one: name, text, and where the text starts.
    fn header_field(&mut self) -> Result<Option<Field<'a>>, Error> {
        if let Some((name, text)) = self.xml.take_text_element() {
            self.start = self.xml.span().start;
            let behind = "</>".len() + name.len() + text.len();
            let text_start = self.xml.offset().saturating_sub(behind);
            return Ok(Some((name, Cow::Borrowed(text), text_start)));
        }
        if self.xml.take_end_tag() {
            self.start = self.xml.span().start;
            return Ok(None);
        }
        match self.markup(HEADER_FIELD)? {
            Event::EndTag { .. } => Ok(None),
            Event::StartTag { name } => {
                let at = self.start;
                self.no_attributes()?;
                let (text, text_start) = self.header_text()?;
                self.start = at;
                Ok(Some((name, text, text_start)))
            }
            event => self.unexpected(&event, HEADER_FIELD),
        }
    }

    /// The text of a header field, up to its end tag, and where it starts.
    fn header_text(&mut self) -> Result<(Cow<'a, str>, usize), Error> {
        let mut text = Text::default();
        loop {
            match self.event(HEADER_TEXT)? {
                Event::Text(piece) => text.push(piece.decode(), self.start, true),
                Event::CData(piece) => text.push(piece.decode(), self.start, true),
                Event::EndTag { .. } => break,
                Event::Comment(_) | Event::ProcessingInstruction { .. } => {}
                event => return self.unexpected(&event, HEADER_TEXT),
            }
        }
        let start = text.start.unwrap_or(self.start);
        Ok((text.whole, start))
    }

    /// `text` without the white space around it.
    fn trimmed(&mut self, text: Cow<'a, str>, start: usize) -> Result<Cow<'a, str>, Error> {
        let trimmed = trim(&text);
        if trimmed.len() == text.len() {
            return Ok(text);
        }
        self.note(DeviationKind::HeaderWhiteSpace, start)?;
        Ok(match text {
            Cow::Borrowed(text) => Cow::Borrowed(trim(text)),
            Cow::Owned(ref text) => Cow::Owned(trim(text).into()),
        })
    }
}
