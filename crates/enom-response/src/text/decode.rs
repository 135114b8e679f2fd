//! Text to fields.

use wire_text::{BodyKind, Budget, DeviationSink, Limits};

use super::fast_path;
use super::grammar::{self, Sign};
use crate::arena::{Arena, Node, Slice};
use crate::deviation::DeviationKind;
use crate::error::{Error, ErrorKind};
use crate::grammar::{
    check_characters, comment, first_illegal, name, usual_comment, with_line_feeds,
};
use crate::names::{DONE, is_telling};

/// Puts the fields of `text` into `arena`.
pub(crate) fn decode(
    text: &str,
    limits: &Limits,
    arena: &mut Arena,
    sink: &mut DeviationSink<DeviationKind>,
) -> Result<(), Error> {
    arena.begin_flat(text, b'\n', 1);
    let budget = Budget::new(*limits);
    let decoder = Decoder {
        text,
        arena,
        sink,
        budget,
        sign: None,
        is_telling: false,
        is_done: false,
        value_end: 0,
        blanks: 0,
        is_interrupted: false,
    };
    // A character that no format holds is worse than anything else that is wrong.
    decoder.run().map_err(|error| check_characters(text).err().unwrap_or(error))
}

struct Decoder<'t, 'd> {
    text: &'t str,
    arena: &'d mut Arena,
    sink: &'d mut DeviationSink<DeviationKind>,
    budget: Budget,
    /// The sign of the first field.
    sign: Option<Sign>,
    /// Whether anything was found that only replies of this interface have.
    is_telling: bool,
    /// Whether the field `Done` was read.
    is_done: bool,
    /// Where the last value ends.
    value_end: usize,
    /// How many blank lines stand after it.
    blanks: usize,
    /// Whether a comment stands after it.
    is_interrupted: bool,
}

impl<'t> Decoder<'t, '_> {
    fn run(mut self) -> Result<(), Error> {
        let mut rest = self.usual_lines(self.text.trim_start_matches('\u{FEFF}'));
        while !rest.is_empty() {
            let after = self.line(rest)?;
            check_characters(&rest[..rest.len() - after.len()])?;
            rest = self.usual_lines(after);
        }
        if !self.is_telling {
            let kind = ErrorKind::NotAResponse(BodyKind::Text);
            return Err(Error::new(kind, 0, "a field `Command`, `ErrCount`, `Err1` or `Done`"));
        }
        if !self.text.ends_with('\n') {
            self.sink.report(DeviationKind::UnendedLine, self.text.len());
        }
        Ok(())
    }

    /// Reads as many lines at the start of `rest` as need no grammar: what follows them. Deviations are
    /// found by the grammar alone.
    fn usual_lines(&mut self, rest: &'t str) -> &'t str {
        if self.sink.is_enabled() {
            return rest;
        }
        let (text, mut at) = (self.text.as_bytes(), self.offset(rest));
        loop {
            at = self.usual_comments(at);
            at = self.usual_fields(at);
            match fast_path::continuation(text, at) {
                Some(length) if self.extend_value(at, at + length) => at += length + 1,
                _ => return self.text.get(at..).unwrap_or_default(),
            }
        }
    }

    /// Reads as many comments from `start` as need no grammar: where they end.
    fn usual_comments(&mut self, start: usize) -> usize {
        let mut rest = self.text.as_bytes().get(start..).unwrap_or_default();
        while !self.is_done
            && let Some((text, after)) = usual_comment(rest)
            && self.budget.spend_item().is_ok()
        {
            let at = self.text.len() - rest.len() + 1;
            self.arena.comments.push(Slice::trimmed(at, text));
            self.is_telling = true;
            self.is_interrupted = true;
            rest = after;
        }
        self.text.len() - rest.len()
    }

    /// Reads as many fields from `start` as stand in lines that need no grammar: where they end.
    #[inline(never)]
    fn usual_fields(&mut self, start: usize) -> usize {
        let sign = self.sign.unwrap_or(Sign::Equals);
        let mut at = start;
        while let Some(line) = fast_path::line(self.text.as_bytes(), at, sign)
            && self.budget.check_text(line.value.len as usize).is_ok()
            && self.budget.spend_item().is_ok()
        {
            if !self.is_telling || line.name.len as usize == DONE.len() {
                self.named(self.text.get(at..line.name.end()).unwrap_or_default());
            }
            self.arena.nodes.push(Node { name: line.name, value: line.value });
            at = line.after;
        }
        if at > start {
            self.sign = Some(sign);
            self.value_ends(self.arena.nodes.last().map_or(0, |node| node.value.end()));
        }
        at
    }

    /// Adds the line from `at` to `end` to the last value, if all of that stands in the text as it reads.
    fn extend_value(&mut self, at: usize, end: usize) -> bool {
        let Some(node) = self.arena.nodes.last_mut() else { return false };
        let gap = self.text.as_bytes().get(self.value_end..at).unwrap_or_default();
        let is_plain = node.value.end() == self.value_end && !gap.contains(&b'\r');
        let length = end - node.value.start().min(end);
        if self.is_done
            || self.is_interrupted
            || node.value.is_empty()
            || !is_plain
            || self.budget.check_text(length).is_err()
            || self.text.get(at..end).is_none_or(|line| first_illegal(line).is_some())
        {
            return false;
        }
        node.value = Slice::new(node.value.start(), length);
        self.value_ends(end);
        true
    }

    /// Takes in what the name of a field means.
    #[inline]
    fn named(&mut self, name: &str) {
        self.is_telling = self.is_telling || is_telling(name);
        self.is_done = self.is_done || name.eq_ignore_ascii_case(DONE);
    }

    /// Reads the line, or the comment, at the start of `rest`: what follows it.
    fn line(&mut self, rest: &'t str) -> Result<&'t str, Error> {
        if rest.starts_with(';') {
            return self.comment(rest);
        }
        let (after, line) = grammar::line(rest);
        if let Ok((value, (name, sign))) = grammar::head_with(line, self.sign) {
            self.field(rest, name, sign)?;
            return self.value(value, line, rest, after);
        }
        if grammar::is_blank(line) {
            self.blanks += 1;
            return Ok(after);
        }
        self.check_continuation(rest, line)?;
        self.sink.report(DeviationKind::Continuation, self.offset(rest));
        let (after, length) = self.block(line, rest, after)?;
        self.continuation(self.offset(rest), length)?;
        Ok(after)
    }

    fn comment(&mut self, rest: &'t str) -> Result<&'t str, Error> {
        let offset = self.offset(rest);
        let Ok((after, found)) = comment(rest) else { return Ok("") };
        if self.is_done {
            return Err(self.trailing(rest));
        }
        self.budget.spend_item().map_err(|limit| Error::limit(limit, offset))?;
        if found.has_break {
            self.sink.report(DeviationKind::CommentLineBreak, offset);
        }
        if self.sign.is_some() {
            self.sink.report(DeviationKind::LateComment, offset);
        }
        self.arena.comments.push(Slice::trimmed(offset + 1, found.text.as_bytes()));
        self.is_telling = true;
        self.is_interrupted = true;
        Ok(after)
    }

    fn field(&mut self, rest: &str, name: &str, sign: Sign) -> Result<(), Error> {
        let offset = self.offset(rest);
        self.budget.spend_item().map_err(|limit| Error::limit(limit, offset))?;
        if self.sign.is_none() && sign == Sign::Colon {
            self.sink.report(DeviationKind::Colon, offset);
        }
        self.sign = Some(sign);
        if self.sink.is_enabled() {
            if name.contains(' ') {
                self.sink.report(DeviationKind::SpacedName, offset);
            }
            if name.starts_with('-') {
                self.sink.report(DeviationKind::LeadingDash, offset);
            }
        }
        self.named(name);
        let name = Slice::new(offset, name.len());
        self.arena.nodes.push(Node { name, value: Slice::default() });
        Ok(())
    }

    /// The value of the field that was pushed last, as far as it stands in its line: what follows.
    fn value(
        &mut self,
        value: &str,
        line: &str,
        rest: &'t str,
        after: &'t str,
    ) -> Result<&'t str, Error> {
        let trimmed = value.trim_ascii_start();
        let start = self.offset(rest) + line.len() - trimmed.len();
        let trimmed = trimmed.trim_ascii_end();
        self.set_value(Slice::new(start, trimmed.len()))?;
        self.value_ends(start + trimmed.len());
        let (after, length) = self.block(trimmed, &self.text[start..], after)?;
        if length > trimmed.len() {
            // The whole block is the value, in place of its first line.
            self.arena.set_value(Slice::default());
            self.continuation(start, length)?;
        }
        Ok(after)
    }

    /// What follows the line `line` at the start of `rest`, or the block that it begins, and its length.
    fn block(&self, line: &str, rest: &'t str, after: &'t str) -> Result<(&'t str, usize), Error> {
        if !grammar::begins_pem(line) {
            return Ok((after, line.trim_ascii_end().len()));
        }
        match grammar::pem(rest) {
            Some((after, length)) => Ok((after, rest[..length].trim_ascii_end().len())),
            None => {
                Err(Error::new(ErrorKind::Incomplete, self.text.len(), "`-----END` of the block"))
            }
        }
    }

    /// Adds the line or block at `start` to the last value.
    fn continuation(&mut self, start: usize, length: usize) -> Result<(), Error> {
        let end = start + length;
        let value = self.arena.nodes.last().map(|node| node.value).unwrap_or_default();
        let added = &self.text[start..end];
        let gap = self.text.get(self.value_end..end).unwrap_or_default();
        let is_plain = !self.is_interrupted && memchr::memchr(b'\r', gap.as_bytes()).is_none();
        let is_of_source = value.end() <= self.text.len();
        let value = if value.is_empty() {
            let white = added.len() - added.trim_ascii_start().len();
            let added = &added[white..];
            if added.contains('\r') {
                self.arena.keep(self.text.len(), &with_line_feeds(added))
            } else {
                Slice::new(start + white, added.len())
            }
        } else if is_plain && is_of_source {
            Slice::new(value.start(), end - value.start())
        } else if self.is_interrupted {
            let mut value = value;
            for _ in 0..=self.blanks {
                value = self.arena.append(self.text, value, "\n");
            }
            self.arena.append(self.text, value, &with_line_feeds(added))
        } else {
            self.arena.append(self.text, value, &with_line_feeds(gap))
        };
        self.value_ends(end);
        self.set_value(value)
    }

    /// Takes in that the last value ends at `end`: nothing stands after it yet.
    const fn value_ends(&mut self, end: usize) {
        self.value_end = end;
        self.blanks = 0;
        self.is_interrupted = false;
    }

    /// Makes `value` that of the last field, if it is not too long.
    fn set_value(&mut self, value: Slice) -> Result<(), Error> {
        self.budget.check_text(value.len as usize).map_err(|limit| {
            let name = self.arena.nodes.last().map_or(0, |node| node.name.start());
            Error::limit(limit, name)
        })?;
        self.arena.set_value(value);
        Ok(())
    }

    /// Refuses a line that continues nothing, or what was complete.
    fn check_continuation(&self, rest: &str, line: &str) -> Result<(), Error> {
        if self.sign.is_some() && !self.is_done {
            return Ok(());
        }
        // The last line may have been cut within a name.
        if line.len() == rest.len() && matches!(name(line), Ok(("" | " ", _))) {
            return Err(Error::new(ErrorKind::Incomplete, self.text.len(), "the rest of a field"));
        }
        if self.is_done {
            return Err(self.trailing(rest));
        }
        let offset = self.offset(rest);
        let kind = ErrorKind::NotAResponse(BodyKind::Text);
        Err(Error::new(kind, offset, "`Name=Value`, for nothing but comments stands before it"))
    }

    fn trailing(&self, rest: &str) -> Error {
        let expected = "nothing but fields and blank lines after `Done`";
        Error::new(ErrorKind::TrailingContent, self.offset(rest), expected)
    }

    fn offset(&self, rest: &str) -> usize {
        self.text.len() - rest.len()
    }
}
