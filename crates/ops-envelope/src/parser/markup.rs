//! Start and end tags as events.

use xml_pull::Event;

use super::text::trim;
use super::{END_TAG, Parser, TEXT_OR_VALUE, end_tag, no_attributes};
use crate::deviation::DeviationKind;
use crate::error::{Error, ErrorKind};

impl<'a> Parser<'a> {
    /// The end tags of the innermost elements, up to that of the innermost element `name`.
    pub(super) fn end_of(&mut self, name: &str) -> Result<(), Error> {
        self.leave_fast_path()?;
        loop {
            let open = self.xml.open_element().unwrap_or_default();
            match self.markup(END_TAG)? {
                Event::EndTag { .. } if open == name => return Ok(()),
                Event::EndTag { .. } => {}
                Event::Text(_) | Event::CData(_)
                    if matches!(open, "item" | "dt_scalar" | "dt_scalarref") =>
                {
                    let at = self.after_blanks(self.start);
                    return Err(Error::new(ErrorKind::UnexpectedText, at, TEXT_OR_VALUE));
                }
                event => return self.unexpected(&event, "").map_err(|error| end_tag(error, open)),
            }
        }
    }

    /// The start tag `name`.
    pub(super) fn start_tag(&mut self, name: &str, expected: &'static str) -> Result<(), Error> {
        match self.markup(expected)? {
            Event::StartTag { name: found, attributes } if found == name => {
                no_attributes(attributes)
            }
            event => self.unexpected(&event, expected),
        }
    }

    /// The next start or end tag, after nothing but white space, comments and instructions.
    #[inline]
    pub(super) fn markup(&mut self, expected: &'static str) -> Result<Event<'a>, Error> {
        loop {
            self.xml.skip_white_space();
            let event = self.event()?;
            match &event {
                Event::StartTag { .. } | Event::EndTag { .. } => return Ok(event),
                Event::Comment(_) | Event::ProcessingInstruction { .. } => {}
                Event::Text(text) if text.is_white_space() => {}
                Event::Text(text) if trim(&text.decode()).is_empty() => {
                    self.sink.report(DeviationKind::WrittenWhiteSpace, self.start);
                }
                Event::CData(text) if trim(text.raw()).is_empty() => {
                    self.sink.report(DeviationKind::WrittenWhiteSpace, self.start);
                }
                _ if expected == END_TAG => return Ok(event),
                _ => return self.unexpected(&event, expected),
            }
        }
    }

    /// The next event within the root element.
    #[inline]
    pub(super) fn event(&mut self) -> Result<Event<'a>, Error> {
        match self.next_event()? {
            Some(event) => Ok(event),
            None => Err(Error::new(ErrorKind::Incomplete, self.xml.offset(), END_TAG)),
        }
    }

    #[inline]
    pub(super) fn next_event(&mut self) -> Result<Option<Event<'a>>, Error> {
        match self.xml.next_event() {
            Ok(event) => {
                self.start = self.xml.span().start;
                Ok(event)
            }
            Err(error) => Err(self.malformed(error)),
        }
    }
}
