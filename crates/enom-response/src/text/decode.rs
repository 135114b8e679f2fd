//! Text to fields.

use super::grammar::{self, Head};
use crate::deviation::{DeviationKind, Witness, look_at_line_ends};
use crate::encoding::check_characters;
use crate::tape::{Slice, Tape, count};
use crate::{Budget, Error, ErrorKind, Looks, html, leading, looks};

/// Bytes of a short field with its line end: more of them are not expected at first.
const SHORT_FIELD: usize = 12;
/// Bytes of a short text.
const SHORT_TEXT: usize = 2048;

/// Puts the fields of a response in the text format on `tape`.
pub(crate) fn decode<W: Witness>(
    text: &str,
    budget: Budget,
    tape: &mut Tape,
    witness: &mut W,
) -> Result<(), Error> {
    check_characters(text)?;
    let start = leading::skip(text);
    if start.starts_with('<') || leading::is_http(start) {
        return Err(looks::refuse(text));
    }
    if W::LOOKS {
        leading::look_at(text, witness)?;
    }
    tape.begin_flat(fields(text));
    let decoder = Decoder {
        text,
        tape,
        budget,
        witness,
        value_end: 0,
        stray: None,
        sure: false,
        armoured: false,
    };
    decoder.run(start)
}

/// How many fields to expect in `text`: in a short one its lines are not worth a count.
fn fields(text: &str) -> usize {
    let most = text.len() / SHORT_FIELD + 1;
    if text.len() < SHORT_TEXT {
        return most;
    }
    most.min(memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1)
}

struct Decoder<'t, 'w, W> {
    text: &'t str,
    tape: &'w mut Tape,
    budget: Budget,
    witness: &'w mut W,
    /// Where the last line of the last value ends.
    value_end: usize,
    /// Where the first line stands that is neither comment nor field and has no field above it.
    stray: Option<usize>,
    /// Whether something was seen that other text has not: a `;` comment, `Name=Value`.
    sure: bool,
    /// Whether the value being read has opened armour and not closed it.
    armoured: bool,
}

impl<'t, W: Witness> Decoder<'t, '_, W> {
    fn run(mut self, start: &'t str) -> Result<(), Error> {
        let mut rest = start;
        while !rest.is_empty() {
            rest = match grammar::field(rest) {
                Ok((after, head)) if !self.armoured || !is_armoured(rest) => {
                    self.field(rest, head, after)?
                }
                _ => self.other(rest)?,
            };
            rest = rest.trim_ascii_start();
        }
        if W::LOOKS {
            look_at_line_ends(self.text, self.witness)?;
        }
        self.finish()
    }

    #[inline]
    fn field(&mut self, line: &'t str, head: Head<'t>, after: &'t str) -> Result<&'t str, Error> {
        let (rest, value) = split_line(after);
        self.spend(line, value)?;
        let name = Slice::of(self.text, head.name);
        let slice = Slice::of(self.text, value);
        self.value_end = slice.end();
        self.tape.push_flat(name, slice);
        self.sure |= head.sign == b'=' && head.plain;
        self.armoured = value.starts_with('-') && grammar::armour_begins(value);
        if W::LOOKS {
            self.look_at_field(line, head, after)?;
        }
        Ok(rest)
    }

    /// A line that is no field: a comment, or the continuation of a value.
    #[cold]
    fn other(&mut self, line: &'t str) -> Result<&'t str, Error> {
        let offset = self.offset_of(line);
        let has_fields = self.tape.nodes.len() > 1;
        if let Ok((rest, comment)) = grammar::comment(line) {
            if rest.is_empty() && html::grammar::ends_in_cut_break(comment) {
                return Err(self.cut());
            }
            self.sure = true;
            self.comment(line, comment)?;
            if self.text[..self.offset_of(rest)].ends_with('>') {
                self.witness.note(DeviationKind::CommentLineBreak, offset)?;
            }
            if has_fields {
                self.witness.note(DeviationKind::LateComment, offset)?;
            }
            return Ok(rest);
        }
        if has_fields {
            let (rest, value) = split_line(line);
            self.witness.note(DeviationKind::Continuation, offset)?;
            self.continuation(offset, value)?;
            return Ok(rest);
        }
        if line.starts_with('<') && html::grammar::tag(line).is_ok_and(|(_, tag)| tag.is_html()) {
            return Err(looks::refuse_as(Looks::Page, offset));
        }
        if line.starts_with('<') && html::grammar::is_cut(line) {
            return Err(self.cut());
        }
        let (rest, comment) = grammar::unmarked_comment(line).unwrap_or_else(|_| {
            self.stray.get_or_insert(offset);
            split_line(line)
        });
        self.comment(line, comment)?;
        self.witness.note(DeviationKind::UnmarkedComment, offset)?;
        Ok(rest)
    }

    fn comment(&mut self, line: &str, comment: &str) -> Result<(), Error> {
        self.spend(line, comment)?;
        self.tape.comments.push(Slice::of(self.text, comment));
        Ok(())
    }

    /// Adds a line to the value above it. What stands between the two stays, with `\n` for each line
    /// end, but for comments.
    fn continuation(&mut self, offset: usize, line: &str) -> Result<(), Error> {
        if grammar::armour_begins(line) {
            self.armoured = true;
        } else if grammar::armour_ends(line) {
            self.armoured = false;
        }
        let Some(&mut value) = self.tape.last_value() else { return Ok(()) };
        let between = &self.text[self.value_end..offset];
        let decodes = self.is_decoded(value) || between.contains([';', '\r']);
        let value = if value.is_empty() {
            Slice::of(self.text, line)
        } else if decodes {
            self.decoded_continuation(value, between, line)
        } else {
            Slice { start: value.start, len: count(offset + line.len() - value.start()) }
        };
        self.budget.check_text(value.len as usize).map_err(|limit| Error::limit(limit, offset))?;
        self.value_end = offset + line.len();
        if let Some(last) = self.tape.last_value() {
            *last = value;
        }
        Ok(())
    }

    /// The same where the value cannot stay a piece of the text.
    fn decoded_continuation(&mut self, value: Slice, between: &str, line: &str) -> Slice {
        let text = self.text;
        let start = if self.is_decoded(value) {
            value.start()
        } else {
            let start = self.tape.decoded_start(text);
            self.tape.decoded.push_str(&text[value.start()..value.end()]);
            start
        };
        let decoded = &mut self.tape.decoded;
        if between.contains(';') {
            decoded.push('\n');
        } else {
            let mut rest = between;
            while let Some(at) = rest.find('\r') {
                decoded.push_str(&rest[..at]);
                decoded.push('\n');
                rest = rest[at + 1..].strip_prefix('\n').unwrap_or(&rest[at + 1..]);
            }
            decoded.push_str(rest);
        }
        decoded.push_str(line);
        self.tape.decoded_since(text, start)
    }

    /// Whether `value` is no piece of the text.
    fn is_decoded(&self, value: Slice) -> bool {
        value.start() >= self.text.len()
    }

    fn finish(self) -> Result<(), Error> {
        let names = self.tape.nodes.iter().skip(1).map(|node| self.tape.text(self.text, node.name));
        let telling = || names.clone().any(looks::is_telling);
        match self.stray {
            Some(stray) if !telling() && !self.is_cut_name(stray) => Err(looks::refuse(self.text)),
            None if !self.sure && !telling() => Err(looks::refuse(self.text)),
            _ => Ok(()),
        }
    }

    /// Whether the line at `stray` is the beginning of the first name, where the text was cut.
    fn is_cut_name(&self, stray: usize) -> bool {
        let line = self.text.get(stray..).unwrap_or_default();
        self.sure && self.tape.nodes.len() == 1 && !line.contains(['\n', '\r', '<'])
    }

    #[cold]
    fn cut(&self) -> Error {
        Error::new(ErrorKind::Incomplete, Some(self.text.len()), "the end of the tag")
    }

    #[inline]
    fn spend(&mut self, line: &str, value: &str) -> Result<(), Error> {
        let spent = self.budget.spend_item().and_then(|()| self.budget.check_text(value.len()));
        spent.map_err(|limit| Error::limit(limit, self.offset_of(line)))
    }

    #[inline]
    fn offset_of(&self, rest: &str) -> usize {
        self.text.len() - rest.len()
    }

    /// Notes what is unusual about a field.
    fn look_at_field(&mut self, line: &str, head: Head<'_>, after: &str) -> Result<(), Error> {
        let offset = self.offset_of(line);
        let before = &self.text[..offset];
        if head.sign == b':' {
            self.witness.note(DeviationKind::Colon, offset)?;
        }
        if !head.plain {
            self.witness.note(DeviationKind::UnusualName, offset)?;
        } else if head.name.contains([' ', '\t']) {
            self.witness.note(DeviationKind::SpacedName, offset)?;
        }
        let padded = head.sign == b'=' && after.starts_with([' ', '\t']);
        let spaced = before.ends_with([' ', '\t'])
            || padded
            || line.len() - after.len() > head.name.len() + 1;
        if spaced {
            self.witness.note(DeviationKind::Spacing, offset)?;
        }
        Ok(())
    }
}

/// The line at the start of `input`, trimmed, and what follows it.
#[inline]
fn split_line(input: &str) -> (&str, &str) {
    grammar::line(input).unwrap_or(("", input))
}

/// Whether the line at the start of `input` is one of armour.
#[cold]
fn is_armoured(input: &str) -> bool {
    grammar::armoured(split_line(input).1)
}
