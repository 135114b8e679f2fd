//! Start tags with their attributes, and end tags.

use wire_text::scan;

use super::{END_TAG, Reader, State};
use crate::attributes::{Attribute, Attributes};
use crate::error::{Error, ErrorKind};
use crate::event::Event;
use crate::grammar::content;

impl<'a> Reader<'a> {
    /// `STag ::= '<' Name (S Attribute)* S? '>'` and `EmptyElemTag`, which ends in `/>` (40, 44), after
    /// `<`.
    #[inline]
    pub(super) fn start_tag(&mut self, rest: &'a str) -> Result<Option<Event<'a>>, Error> {
        const IN_CONTENT: &str = "a name, or `&lt;` for a `<` in text";
        let name = match content::name(rest) {
            Err(_) if self.state == State::Content => {
                return self.unexpected(rest, IN_CONTENT);
            }
            name => self.production(|_| name, rest)?,
        };
        if name.len() == rest.len() {
            return self.unexpected("", "`>`");
        }
        self.budget.enter().map_err(|limit| self.out_of(limit, rest))?;
        self.open.push(name);
        let attributes = self.attributes()?;
        Ok(Some(Event::StartTag { name, attributes }))
    }

    /// `(S Attribute)* S? ('>' | '/>')` (40, 44).
    #[inline]
    fn attributes(&mut self) -> Result<Attributes<'a>, Error> {
        let mut first = None;
        let mut start = self.at;
        loop {
            let rest = self.rest();
            let end = self.at;
            let white = scan::white_space(rest.as_bytes());
            let after = &rest[white..];
            self.state = match after.as_bytes() {
                [b'>', ..] => {
                    self.advance(&after[1..]);
                    State::Content
                }
                [b'/', b'>', ..] => {
                    self.advance(&after[2..]);
                    State::SelfClosed
                }
                [] | [b'/'] => return self.unexpected("", "`>`"),
                [b'/', ..] => return self.unexpected(&after[1..], "`>`"),
                _ if white == 0 => {
                    return self.unexpected(after, "white space, `>` or `/>`");
                }
                _ if first.is_none() => {
                    first = Some(self.attribute(after)?);
                    start = self.at;
                    continue;
                }
                _ => {
                    self.other_attribute(first, after)?;
                    continue;
                }
            };
            self.attributes.clear();
            return Ok(Attributes { first, rest: &self.text[start..end], end });
        }
    }

    /// `Attribute` (41).
    #[inline]
    fn attribute(&mut self, rest: &'a str) -> Result<Attribute<'a>, Error> {
        let (name, value) = self.production(content::attribute, rest)?;
        self.check_text(value.raw, rest)?;
        self.budget.check_attributes(1).map_err(|limit| self.out_of(limit, rest))?;
        Ok(Attribute { name, value, offset: self.offset_of(rest) })
    }

    /// `Attribute` (41) after the `first`, no name twice in one tag (section 3.1).
    fn other_attribute(
        &mut self,
        first: Option<Attribute<'a>>,
        rest: &'a str,
    ) -> Result<(), Error> {
        let Attribute { name, .. } = self.attribute(rest)?;
        if self.attributes.is_empty() {
            self.attributes.extend(first.map(|first| first.name));
        }
        if self.attributes.contains(&name) {
            return Err(self.error(ErrorKind::DuplicateAttribute, rest, "each attribute once"));
        }
        self.attributes.push(name);
        self.budget
            .check_attributes(self.attributes.len())
            .map_err(|limit| self.out_of(limit, rest))
    }

    /// `ETag ::= '</' Name S? '>'` (42), after `</`.
    #[inline]
    pub(super) fn end_tag(&mut self, rest: &'a str) -> Result<Option<Event<'a>>, Error> {
        let open = self.open.last().copied().unwrap_or_default();
        if let Some(after) = rest.strip_prefix(open).and_then(|after| after.strip_prefix('>')) {
            self.advance(after);
            return Ok(self.close());
        }
        if open.starts_with(rest) {
            return self.unexpected("", END_TAG);
        }
        let Ok((after, name)) = content::name(rest) else {
            return self.unexpected(rest, END_TAG);
        };
        if name != open {
            return Err(self.error(ErrorKind::MismatchedEndTag, rest, END_TAG));
        }
        let after = &after[scan::white_space(after.as_bytes())..];
        match after.strip_prefix('>') {
            Some(after) => {
                self.advance(after);
                Ok(self.close())
            }
            None => self.unexpected(after, "`>`"),
        }
    }

    /// The innermost element ends.
    #[inline]
    pub(super) fn close(&mut self) -> Option<Event<'a>> {
        let name = self.open.pop()?;
        self.budget.leave();
        self.state = if self.open.is_empty() { State::Epilog } else { State::Content };
        Some(Event::EndTag { name })
    }
}
