//! Where a response ends, and what may follow it.

use super::super::grammar::{self, Kind, Tag};
use super::Decoder;
use crate::deviation::{DeviationKind, Witness};
use crate::{Error, ErrorKind};

/// The documents within values: a page to be shown, such as an agreement.
#[derive(Default)]
pub(super) struct Within {
    html: usize,
    body: usize,
}

impl Within {
    /// Whether an end tag with this name ends more than these.
    pub(super) fn closes_all(&self, name: &str) -> bool {
        self.html == 0 && (self.body == 0 || is_html(name))
    }

    pub(super) fn pass(&mut self, tag: Tag<'_>) {
        match (is_html(tag.name), tag.end) {
            (true, false) => self.html += 1,
            (false, false) => self.body += 1,
            (true, true) => {
                self.html = self.html.saturating_sub(1);
                self.body = 0;
            }
            (false, true) => self.body = self.body.saturating_sub(1),
        }
    }
}

fn is_html(name: &str) -> bool {
    name.eq_ignore_ascii_case("html")
}

impl<W: Witness> Decoder<'_, '_, W> {
    /// Nothing but end tags, comments and white space may follow the document.
    pub(super) fn epilogue(&mut self, end: usize) -> Result<(), Error> {
        let mut rest = self.text[end..].trim_ascii_start();
        let mut documents = 0;
        while !rest.is_empty() {
            let offset = self.text.len() - rest.len();
            let Ok((after, tag)) = grammar::tag(rest) else {
                let cut = rest.starts_with('<') && grammar::is_cut(rest);
                return Err(if cut { self.cut("the end of the tag") } else { trailing(offset) });
            };
            match tag.kind {
                Kind::Document if tag.end => documents += 1,
                Kind::Declaration if tag.is_comment() => {
                    self.witness.note(DeviationKind::MarkupComment, offset)?;
                }
                Kind::Break => self.witness.note(DeviationKind::ExtraMarkup, offset)?,
                Kind::Wrapper if tag.end => {
                    self.witness.note(DeviationKind::ExtraMarkup, offset)?;
                }
                _ => return Err(trailing(offset)),
            }
            rest = after.trim_ascii_start();
        }
        if W::LOOKS && (documents != 2 || self.preamble.documents != 2) {
            self.witness.note(DeviationKind::Document, end)?;
        }
        Ok(())
    }
}

#[cold]
fn trailing(offset: usize) -> Error {
    let kind = ErrorKind::Xml(xml_pull::ErrorKind::TrailingContent);
    Error::new(kind, Some(offset), "the end of the document")
}
