//! What stands before the first field.

use alloc::vec::Vec;

use super::super::grammar::{self, Kind, Tag};
use super::Decoder;
use crate::Error;
use crate::deviation::{DeviationKind, Witness};
use crate::grammar::line_length;
use crate::tape::Slice;

/// What was seen before the first field.
#[derive(Default)]
pub(super) struct Preamble {
    /// Whether there is a `<HEAD>` without its end.
    pub(super) open_head: bool,
    /// Whether there is markup that pages have and responses have not.
    pub(super) is_page: bool,
    /// Whether there is a comment with its `;`.
    pub(super) marked: bool,
    /// Where the comments without it stand.
    pub(super) unmarked: Vec<usize>,
    /// How many tags of HTML there are.
    pub(super) tags: usize,
    /// How many `<HTML>` and `<BODY>` have begun.
    pub(super) documents: usize,
}

impl<W: Witness> Decoder<'_, '_, W> {
    /// A tag before the first field. Returns where to go on.
    #[cold]
    pub(super) fn preamble_tag(
        &mut self,
        less: usize,
        tag: Tag<'_>,
        after: usize,
    ) -> Result<usize, Error> {
        self.comments(less)?;
        self.layout = after;
        self.preamble.tags += usize::from(!matches!(tag.kind, Kind::Element | Kind::Declaration));
        match tag.kind {
            Kind::Document => self.preamble.documents += 1,
            Kind::Break => {}
            Kind::Head if !tag.end && !self.preamble.open_head => {
                self.preamble.is_page = true;
                self.witness.note(DeviationKind::ExtraMarkup, less)?;
                match end_of_head(&self.text[after..]) {
                    Some(length) => {
                        self.layout = after + length;
                        return Ok(after + length);
                    }
                    None => self.preamble.open_head = true,
                }
            }
            Kind::Declaration if tag.is_comment() => {
                self.witness.note(DeviationKind::MarkupComment, less)?;
            }
            Kind::Declaration => {
                self.preamble.is_page = true;
                self.witness.note(DeviationKind::Doctype, less)?;
            }
            kind => {
                self.preamble.is_page |= matches!(kind, Kind::Markup | Kind::Element | Kind::Head);
                self.witness.note(DeviationKind::ExtraMarkup, less)?;
            }
        }
        Ok(after)
    }

    /// The lines between the last tag and `end`, before the first field.
    #[cold]
    pub(super) fn comments(&mut self, end: usize) -> Result<(), Error> {
        let piece = self.text.get(self.behind..end).unwrap_or_default();
        let mut rest = piece.trim_ascii();
        while !rest.is_empty() {
            let (line, after) = rest.split_at(line_length(rest.as_bytes()));
            let line = line.trim_ascii_end();
            rest = after.trim_ascii_start();
            let offset = line.as_ptr().addr() - self.text.as_ptr().addr();
            let comment = line.strip_prefix(';').map(str::trim_ascii);
            match comment {
                Some(_) => self.preamble.marked = true,
                None => self.preamble.unmarked.push(offset),
            }
            let comment = comment.unwrap_or(line);
            let spent =
                self.budget.spend_item().and_then(|()| self.budget.check_text(comment.len()));
            spent.map_err(|limit| Error::limit(limit, offset))?;
            self.tape.comments.push(Slice::of(self.text, comment));
        }
        Ok(())
    }
}

/// How long `text` is up to and with `</HEAD>`.
pub(super) fn end_of_head(text: &str) -> Option<usize> {
    let mut ends = memchr::memmem::find_iter(text.as_bytes(), b"</");
    ends.find_map(|less| match grammar::tag(&text[less..]) {
        Ok((rest, tag)) if tag.kind == Kind::Head => Some(text.len() - rest.len()),
        _ => None,
    })
}
