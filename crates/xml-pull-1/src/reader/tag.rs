//! Start tags with their attributes, and end tags.

use super::{Reader, State};
use crate::error::{Error, ErrorKind};
use crate::event::Event;
use crate::{grammar, scan};

impl<'a> Reader<'a> {
    /// `STag ::= '<' Name` (40, 44), after `<`.
    #[inline]
    pub(super) fn start_tag(&mut self, rest: &'a str) -> Result<Option<Event<'a>>, Error> {
        const IN_CONTENT: &str = "a name, or `&lt;` for a `<` in text";
        let name = match grammar::name(rest) {
            Err(_) if self.state == State::Content => {
                return self.fail(grammar::unexpected(rest, IN_CONTENT));
            }
            name => self.production(|_| name, rest)?,
        };
        if name.len() == rest.len() {
            return self.fail(grammar::unexpected("", "`>`"));
        }
        self.budget.enter().map_err(|limit| self.out_of(limit, rest))?;
        self.open.push(name);
        self.attributes.clear();
        self.state = State::Tag;
        Ok(Some(Event::StartTag { name }))
    }

    /// `(S Attribute)* S? ('>' | '/>')` (40, 44).
    #[inline]
    pub(super) fn tag(&mut self) -> Result<Option<Event<'a>>, Error> {
        let rest = self.rest();
        if let Some(after) = rest.strip_prefix('>') {
            self.advance(after);
            self.state = State::Content;
            return Ok(Some(Event::StartTagEnd { empty: false }));
        }
        let white = scan::white_space(rest.as_bytes());
        let after = &rest[white..];
        match after.as_bytes() {
            [b'>', ..] => {
                self.advance(&after[1..]);
                self.state = State::Content;
                Ok(Some(Event::StartTagEnd { empty: false }))
            }
            [b'/', b'>', ..] => {
                self.advance(&after[2..]);
                self.state = State::Emptied;
                Ok(Some(Event::StartTagEnd { empty: true }))
            }
            [] | [b'/'] => self.fail(grammar::unexpected("", "`>`")),
            [b'/', ..] => self.fail(grammar::unexpected(&after[1..], "`>`")),
            _ if white == 0 => self.fail(grammar::unexpected(after, "white space, `>` or `/>`")),
            _ => self.attribute(after),
        }
    }

    /// `Attribute` (41), no name twice in one tag (section 3.1).
    #[inline]
    fn attribute(&mut self, rest: &'a str) -> Result<Option<Event<'a>>, Error> {
        let (name, value) = self.production(grammar::attribute, rest)?;
        if self.attributes.len() > 0 && self.attributes.contains(name) {
            return Err(self.error(ErrorKind::DuplicateAttribute, rest, "each attribute once"));
        }
        self.attributes.push(name);
        self.budget
            .check_attributes(self.attributes.len())
            .map_err(|limit| self.out_of(limit, rest))?;
        self.check_text(value.raw, rest)?;
        Ok(Some(Event::Attribute { name, value }))
    }

    /// `ETag ::= '</' Name S? '>'` (42), after `</`.
    #[inline]
    pub(super) fn end_tag(&mut self, rest: &'a str) -> Result<Option<Event<'a>>, Error> {
        const EXPECTED: &str = Error::END_TAG;
        let open = self.open.last().unwrap_or_default();
        if let Some(after) = rest.strip_prefix(open).and_then(|after| after.strip_prefix('>')) {
            self.advance(after);
            return Ok(self.close());
        }
        if open.starts_with(rest) {
            return self.fail(grammar::unexpected("", EXPECTED));
        }
        let Ok((after, name)) = grammar::name(rest) else {
            return self.fail(grammar::unexpected(rest, EXPECTED));
        };
        if name != open {
            return Err(self.error(ErrorKind::MismatchedEndTag, rest, EXPECTED));
        }
        let after = &after[scan::white_space(after.as_bytes())..];
        match after.strip_prefix('>') {
            Some(after) => {
                self.advance(after);
                Ok(self.close())
            }
            None => self.fail(grammar::unexpected(after, "`>`")),
        }
    }

    /// The innermost element ends.
    #[inline]
    pub(super) fn close(&mut self) -> Option<Event<'a>> {
        let name = self.open.pop()?;
        self.budget.leave();
        self.state = if self.open.len() == 0 { State::Epilog } else { State::Content };
        Some(Event::EndTag { name })
    }
}
