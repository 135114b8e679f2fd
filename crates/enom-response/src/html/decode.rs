//! HTML to fields.

use alloc::vec::Vec;

mod end;
mod layout;
mod look;
mod preamble;
mod unmarked;

use end::Within;
use layout::{Layout, strip_layout};
use preamble::Preamble;

use super::grammar::{self, Form, Head, Kind, Place, Tag};
use super::reference;
use crate::deviation::{DeviationKind, Witness, look_at_line_ends};
use crate::encoding::check_characters;
use crate::tape::{Slice, Tape};
use crate::{Budget, Error, ErrorKind, Looks, leading, looks};

/// Bytes of a short field with its markup: more of them are not expected at first.
const SHORT_FIELD: usize = 40;

/// Puts the fields of a response in the HTML format on `tape`.
pub(crate) fn decode<W: Witness>(
    text: &str,
    budget: Budget,
    tape: &mut Tape,
    witness: &mut W,
) -> Result<(), Error> {
    check_characters(text)?;
    let start = leading::skip(text);
    if leading::is_http(start) {
        return Err(looks::refuse(text));
    }
    if W::LOOKS {
        leading::look_at(text, witness)?;
    }
    tape.begin_flat(text.len() / SHORT_FIELD + 1);
    let at = text.len() - start.len();
    let decoder = Decoder {
        text,
        start: at,
        returns: memchr::memchr(b'\r', text.as_bytes()).is_some(),
        tape,
        budget,
        witness,
        open: None,
        layout: at,
        behind: at,
        strong: 0,
        form: Form::Inside,
        broken: false,
        within: Within::default(),
        strong_heads: false,
        preamble: Preamble::default(),
    };
    decoder.run()
}

struct Decoder<'t, 'w, W> {
    text: &'t str,
    /// Where the response begins.
    start: usize,
    /// Whether there is a carriage return anywhere.
    returns: bool,
    tape: &'w mut Tape,
    budget: Budget,
    witness: &'w mut W,
    /// The field whose value is being read.
    open: Option<Open<'t>>,
    /// Where the last tag of layout ends: a break, a wrapper, `<BODY>`.
    layout: usize,
    /// Where the last tag of any kind ends.
    behind: usize,
    /// How many `<STRONG>` are open in the value.
    strong: usize,
    /// What the head of the last field was like.
    form: Form,
    /// Whether there is a break behind the value, or a part of it.
    broken: bool,
    /// How many `<html>` and `<body>` are open in values.
    within: Within,
    /// Whether a field has its name in a `<STRONG>`.
    strong_heads: bool,
    preamble: Preamble,
}

struct Open<'t> {
    name: &'t str,
    /// Whether the name is just a word, without references and line ends.
    is_word: bool,
    /// The text from the value on.
    value: &'t str,
    /// The value if there is nothing but its break and white space up to this offset, where the next
    /// field may begin.
    ended: Option<(&'t str, usize)>,
}

impl<'t, W: Witness> Decoder<'t, '_, W> {
    fn run(mut self) -> Result<(), Error> {
        let text = self.text;
        let mut at = self.start;
        let mut end = text.len();
        while let Some(less) = next_less(text, at) {
            if let Ok((rest, name)) = grammar::regular_head(&text[less..]) {
                at = self.regular(less, name, rest)?;
                continue;
            }
            let Ok((rest, tag)) = grammar::tag(&text[less..]) else {
                if grammar::is_cut(&text[less..]) {
                    return Err(self.cut("the end of the tag"));
                }
                at = less + 1;
                continue;
            };
            let mut after = text.len() - rest.len();
            match tag.kind {
                Kind::Strong if tag.end => self.strong_end(less, after)?,
                Kind::Strong => after = self.strong(less, after)?,
                Kind::Document if tag.end && self.within.closes_all(tag.name) => {
                    end = less;
                    break;
                }
                _ if self.open.is_some() => self.value_tag(less, tag, after),
                _ => after = self.preamble_tag(less, tag, after)?,
            }
            self.behind = after;
            at = after;
        }
        self.close(end)?;
        self.epilogue(end)?;
        if W::LOOKS {
            look_at_line_ends(self.text, self.witness)?;
        }
        self.finish()
    }

    /// A field in its regular form, at least up to the value: returns where to go on.
    #[inline]
    fn regular(&mut self, less: usize, name: &'t str, value: &'t str) -> Result<usize, Error> {
        self.close(less)?;
        self.begin(Head { name, sign: b':', form: Form::Inside, strong: true }, less, value, true)?;
        self.strong = 0;
        self.form = Form::Inside;
        let start = self.text.len() - value.len();
        let Ok((rest, (raw, length))) = grammar::regular_value(value) else {
            self.layout = start;
            self.behind = start;
            return Ok(start);
        };
        let at = self.text.len() - rest.len();
        self.layout = start + length;
        self.behind = start + length;
        self.broken = true;
        if let Some(open) = &mut self.open {
            open.ended = Some((raw, at));
        }
        Ok(at)
    }

    /// `<STRONG>`: the head of a field, or emphasis within a value. Returns where to go on.
    #[inline]
    fn strong(&mut self, less: usize, after: usize) -> Result<usize, Error> {
        let place = self.place(less);
        if let Ok((rest, head)) = grammar::head(&self.text[less..], place)
            // Within the line of a value, what marks no name elsewhere is emphasis.
            && !(place == Place::Value && self.strong_heads && !head.strong)
        {
            self.close(less)?;
            let value = self.text.len() - rest.len();
            self.begin(head, less, rest, false)?;
            self.form = head.form;
            self.strong = 0;
            self.layout = value;
            return Ok(value);
        }
        if place > Place::Value {
            let text = &self.text[after..];
            match memchr::memchr(b'<', text.as_bytes()) {
                None => return Err(self.cut("`</STRONG>` behind the name")),
                // A head may stand within.
                Some(next) if grammar::trim(&text[..next]).is_empty() => self.layout = after,
                Some(next) if grammar::is_cut(&text[next..]) => {
                    return Err(self.cut("the end of the tag"));
                }
                Some(_) if self.open.is_none() => {
                    return Err(looks::refuse_as(Looks::Page, less));
                }
                Some(_) => {}
            }
        }
        if self.open.is_none() {
            self.comments(less)?;
        }
        self.strong += 1;
        Ok(after)
    }

    /// `</STRONG>`: the end of emphasis, or of a name that has lost its `<STRONG>`.
    fn strong_end(&mut self, less: usize, after: usize) -> Result<(), Error> {
        if self.strong > 0 {
            self.strong -= 1;
        } else if let Some(start) = self.line_start(less)
            && let Ok((_, head)) = grammar::unopened_head(&self.text[start..less])
        {
            self.close(start)?;
            self.witness.note(DeviationKind::MissingOpening, start)?;
            self.layout = after;
            return self.begin(head, start, &self.text[after..], false);
        }
        if self.open.is_none() { self.comments(less) } else { Ok(()) }
    }

    /// What a `<STRONG>` at `less` may be.
    #[inline]
    fn place(&self, less: usize) -> Place {
        let start = match self.line_start(less) {
            Some(start) if grammar::trim(&self.text[start..less]).is_empty() => start,
            _ => return Place::Value,
        };
        match &self.open {
            None => Place::First,
            Some(_) if self.form == Form::Around => Place::Around,
            Some(_) if self.broken && self.form == Form::Bare => Place::First,
            Some(_) if self.broken => Place::Break,
            Some(open) if start == self.text.len() - open.value.len() => Place::Head,
            Some(_) => Place::Line,
        }
    }

    /// A tag within or behind a value.
    #[inline]
    fn value_tag(&mut self, less: usize, tag: Tag<'_>, after: usize) {
        match tag.kind {
            Kind::Break => self.broken = true,
            Kind::Wrapper => {}
            Kind::Document => self.within.pass(tag),
            Kind::Declaration if tag.is_comment() && self.place(less) > Place::Value => {}
            _ => return,
        }
        self.layout = after;
    }

    /// Where the line or the piece of layout that holds `less` starts, unless another tag stands
    /// between.
    #[inline]
    fn line_start(&self, less: usize) -> Option<usize> {
        let piece = &self.text[self.behind..less];
        match memchr::memrchr2(b'\n', b'\r', piece.as_bytes()) {
            Some(at) => Some(self.behind + at + 1),
            None if self.behind == self.layout => Some(self.behind),
            None => None,
        }
    }

    #[inline]
    fn begin(
        &mut self,
        head: Head<'t>,
        offset: usize,
        value: &'t str,
        is_word: bool,
    ) -> Result<(), Error> {
        self.budget.spend_item().map_err(|limit| Error::limit(limit, offset))?;
        self.open = Some(Open { name: head.name, is_word, value, ended: None });
        self.broken = false;
        self.strong_heads |= head.strong && (is_word || head.tells_a_response());
        if W::LOOKS {
            self.look_at_head(head, offset)?;
        }
        Ok(())
    }

    /// What stands before `end` is the value of the open field; without one, comments.
    #[inline]
    fn close(&mut self, end: usize) -> Result<(), Error> {
        let Some(open) = self.open.take() else {
            self.comments(end)?;
            return self.unmarked(end);
        };
        let (raw, layout) = match open.ended {
            Some((raw, at)) if at == end => (grammar::trim(raw), Layout::BREAK),
            _ => {
                let length = end - (self.text.len() - open.value.len());
                strip_layout(open.value.get(..length).unwrap_or_default())
            }
        };
        if W::LOOKS {
            self.look_at_value(raw, layout, end)?;
        }
        let value = self.value(raw)?;
        let name =
            if open.is_word { Slice::of(self.text, open.name) } else { self.name(open.name)? };
        self.tape.push_flat(name, value);
        Ok(())
    }

    /// The slice of a name, its references replaced, in one line.
    #[cold]
    fn name(&mut self, raw: &'t str) -> Result<Slice, Error> {
        let name = self.value(raw)?;
        let read = self.tape.text(self.text, name);
        if !read.contains(['\r', '\n']) {
            return Ok(name);
        }
        let line = read.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            let offset = raw.as_ptr().addr() - self.text.as_ptr().addr();
            return Err(looks::refuse_as(Looks::Page, offset));
        }
        let start = self.tape.decoded_start(self.text);
        self.tape.decoded.push_str(&line);
        Ok(self.tape.decoded_since(self.text, start))
    }

    /// The slice of a value, its references and line ends replaced.
    #[inline]
    fn value(&mut self, raw: &'t str) -> Result<Slice, Error> {
        let offset = raw.as_ptr().addr() - self.text.as_ptr().addr();
        self.budget.check_text(raw.len()).map_err(|limit| Error::limit(limit, offset))?;
        let has = |byte: u8| memchr::memchr(byte, raw.as_bytes()).is_some();
        let decodes = has(b'&') || self.returns && has(b'\r');
        if !decodes {
            return Ok(Slice::of(self.text, raw));
        }
        let start = self.tape.decoded_start(self.text);
        let unknown =
            reference::decode(raw, &mut self.tape.decoded).map_err(|at| illegal(offset + at))?;
        if let Some(at) = unknown {
            self.witness.note(DeviationKind::UnknownReference, offset + at)?;
        }
        Ok(self.tape.decoded_since(self.text, start))
    }

    fn finish(mut self) -> Result<(), Error> {
        let unmarked = core::mem::take(&mut self.preamble.unmarked);
        let only_comments = self.preamble.marked && unmarked.is_empty();
        for at in unmarked {
            self.witness.note(DeviationKind::UnmarkedComment, at)?;
        }
        let names = self.tape.nodes.iter().skip(1).map(|node| self.tape.text(self.text, node.name));
        let has_fields = self.tape.nodes.len() > 1;
        let is_sure = self.strong_heads || has_fields && self.preamble.marked || only_comments;
        let is_response = is_sure && !self.preamble.is_page || names.clone().any(looks::is_telling);
        if is_response { Ok(()) } else { Err(looks::refuse(self.text)) }
    }

    #[cold]
    fn cut(&self, expected: &'static str) -> Error {
        Error::new(ErrorKind::Incomplete, Some(self.text.len()), expected)
    }
}

/// Where the next `<` from `at` on stands: at once between two fields.
#[inline]
fn next_less(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    if rest.first() == Some(&b'<') {
        return Some(at);
    }
    memchr::memchr(b'<', rest).map(|found| at + found)
}

#[cold]
fn illegal(offset: usize) -> Error {
    let kind = ErrorKind::Xml(xml_pull::ErrorKind::IllegalCharacter);
    Error::new(kind, Some(offset), "a character that XML allows")
}
