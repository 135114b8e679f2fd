//! Start and end tags: known ones read whole where they have their usual spelling, else as events.

use xml_pull::{Event, Tag};

use super::text::trim;
use super::{END_TAG, Parser, TEXT_OR_VALUE, end_tag, no_attributes};
use crate::deviation::DeviationKind;
use crate::error::{Error, ErrorKind};

impl<'a> Parser<'a> {
    /// The end tags of the innermost elements, up to that of the innermost element `name`.
    #[inline]
    pub(super) fn end_of(&mut self, name: &str) -> Result<(), Error> {
        loop {
            let open = self.xml.open_element().unwrap_or_default();
            if self.end_tag_if() {
                if open == name {
                    return Ok(());
                }
                continue;
            }
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

    /// The start tag `tag`.
    pub(super) fn start_tag(&mut self, tag: &Tag, expected: &'static str) -> Result<(), Error> {
        if self.start_tag_if(tag) {
            return Ok(());
        }
        match self.markup(expected)? {
            Event::StartTag { name, attributes } if name == tag.name() => no_attributes(attributes),
            event => self.unexpected(&event, expected),
        }
    }

    /// Whether markup in its usual spelling may be read whole. Only what departs from the grammar has to
    /// be looked at event by event.
    #[inline]
    pub(super) const fn is_fast(&self) -> bool {
        !self.sink.is_enabled()
    }

    /// Reads `tag`, if it comes next in its usual spelling.
    #[inline]
    pub(super) fn start_tag_if(&mut self, tag: &Tag) -> bool {
        let is_next = self.is_fast() && self.xml.start_tag_if(tag).is_some();
        if is_next {
            self.start = self.xml.span().start;
        }
        is_next
    }

    /// Reads the end tag of the innermost element, if it comes next in its usual spelling.
    #[inline]
    pub(super) fn end_tag_if(&mut self) -> bool {
        let is_next = self.is_fast() && self.xml.end_tag_if();
        if is_next {
            self.start = self.xml.span().start;
        }
        is_next
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
                    self.report(DeviationKind::WrittenWhiteSpace, self.start);
                }
                Event::CData(text) if trim(text.raw()).is_empty() => {
                    self.report(DeviationKind::WrittenWhiteSpace, self.start);
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
