//! What is wrong with an envelope, where it stands, and what was expected there.

use xml_pull::Event;

use super::{ENVELOPE, Text, Tokens, WHITE_SPACE};
use crate::deviation::Witness;
use crate::{Error, ErrorKind};

impl<W: Witness> Tokens<'_, W> {
    /// `error` with the name of the tag that it misses.
    #[cold]
    pub(super) fn malformed(&self, error: xml_pull::Error) -> Error {
        match (error.expected(), self.xml.open_element()) {
            (xml_pull::Error::ROOT_ELEMENT, _) => Error::from(error).expecting(ENVELOPE),
            (xml_pull::Error::END_TAG, Some(name)) => Error::from(error).expecting_end_of(name),
            _ => error.into(),
        }
    }

    /// Refuses `event`, the last that was read.
    #[cold]
    pub(super) fn unexpected<T>(
        &self,
        event: &Event<'_>,
        expected: &'static str,
    ) -> Result<T, Error> {
        let kind = match event {
            Event::Text(_) | Event::CData(_) => ErrorKind::UnexpectedText,
            _ => ErrorKind::UnexpectedElement,
        };
        Err(Error::new(kind, Some(self.behind_blanks(self.start)), expected))
    }

    #[cold]
    pub(super) fn unexpected_text<T>(
        &self,
        text: &Text<'_>,
        expected: &'static str,
    ) -> Result<T, Error> {
        let at = self.behind_blanks(text.written.unwrap_or(self.start));
        Err(Error::new(ErrorKind::UnexpectedText, Some(at), expected))
    }

    #[cold]
    pub(super) fn unexpected_attribute<T>(&self, expected: &'static str) -> Result<T, Error> {
        let at = self.behind_blanks(self.start);
        Err(Error::new(ErrorKind::UnexpectedAttribute, Some(at), expected))
    }

    /// The offset behind the white space at `start`.
    pub(super) fn behind_blanks(&self, start: usize) -> usize {
        let rest = self.xml.text().get(start..).unwrap_or_default();
        start + rest.len() - rest.trim_start_matches(WHITE_SPACE).len()
    }
}
