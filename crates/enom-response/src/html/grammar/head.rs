//! Heads of fields: a name, and how it is marked.

use nom::Parser;
use nom::combinator::verify;

use super::tag::{Kind, Tag, tag};
use super::{trim, trim_start};
use crate::grammar::{Parsed, length_before, mismatch};
use crate::looks::is_telling;
use crate::text;
use crate::text::grammar::{is_word, word};

/// Where a field begins: its name, and how it was marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head<'a> {
    pub(crate) name: &'a str,
    /// `:`, `=`, or 0 where there is none.
    pub(crate) sign: u8,
    pub(crate) form: Form,
    pub(crate) strong: bool,
}

/// Where the sign of a head stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `<STRONG>Name: </STRONG>`.
    Inside,
    /// `<STRONG>Name</STRONG>:`.
    Behind,
    /// `<STRONG>Name: value</STRONG>`.
    Around,
    /// `<STRONG>Name: value<br>`.
    Unclosed,
    /// `<STRONG>Name</STRONG>value`.
    Bare,
}

impl Head<'_> {
    /// Whether other pages are not likely to have it.
    pub(crate) fn tells_a_response(&self) -> bool {
        !matches!(self.form, Form::Unclosed | Form::Bare) && is_name(self.name)
    }
}

/// Where a head may stand, which says what counts as one: each place takes what those before it take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Within the line of a value: a single word with its sign inside, for emphasis has none.
    Value,
    /// Directly behind a head: a name without signs, also with its sign behind the markup.
    Head,
    /// At the start of a line: any name with its sign inside, also without the end of the markup.
    Line,
    /// Behind a break: also a word without a sign, and one that tells a response with its value within
    /// the markup.
    Break,
    /// There, and the field before has its value within the markup: the same again.
    Around,
    /// There, and there is no field yet or the one before has no sign: any name without a sign.
    First,
}

/// `head`.
#[inline]
pub(crate) fn head(input: &str, place: Place) -> Parsed<'_, Head<'_>> {
    let (inner, open) = tag(input)?;
    if !open.opens_strong() {
        return mismatch();
    }
    let strong = open.name.len() > 1;
    let Some(length) = memchr::memchr(b'<', inner.as_bytes()) else { return mismatch() };
    let (text, close) = inner.split_at(length);
    let (rest, close) = tag(close)?;
    if close.kind != Kind::Strong || !close.end {
        return if ends_value(close) {
            unclosed_head(inner, text, strong, place)
        } else {
            mismatch()
        };
    }
    let text = trim(text);
    if let Some(sign @ (b':' | b'=')) = text.as_bytes().last().copied() {
        let name = trim(&text[..text.len() - 1]);
        let is_name = match place {
            Place::Value => is_word(name),
            Place::Head => is_name(name),
            _ => !name.is_empty(),
        };
        let head = Head { name, sign, form: Form::Inside, strong };
        return if is_name { Ok((rest, head)) } else { mismatch() };
    }
    if place == Place::Value {
        return mismatch();
    }
    if is_name(text) {
        if let Ok((rest, sign)) = sign(rest) {
            return Ok((rest, Head { name: text, sign, form: Form::Behind, strong }));
        }
        // Emphasis has a blank behind it, and a heading nothing at all.
        let is_close = is_word(text) && !rest.starts_with(['<', ' ', '\t', '\r', '\n']);
        let is_name = match place {
            Place::Break | Place::Around => is_close || is_telling(text),
            place => place == Place::First,
        };
        let head = Head { name: text, sign: 0, form: Form::Bare, strong };
        return if is_name { Ok((rest, head)) } else { mismatch() };
    }
    // The sign within the text, and the value behind it: what closes the markup ends the value.
    verify(
        |inner| head_with_value(inner, text, Form::Around, strong),
        |head: &Head<'_>| place >= Place::Around || place == Place::Break && is_telling(head.name),
    )
    .parse(inner)
}

/// `head` without the end of its markup: a break or what comes next ends the value.
#[cold]
fn unclosed_head<'a>(
    inner: &'a str,
    text: &'a str,
    strong: bool,
    place: Place,
) -> Parsed<'a, Head<'a>> {
    if place < Place::Line {
        return mismatch();
    }
    head_with_value(inner, trim(text), Form::Unclosed, strong)
}

/// The head in `text`, which holds a value as well. `inner` is what follows the start of the markup.
fn head_with_value<'a>(
    inner: &'a str,
    text: &'a str,
    form: Form,
    strong: bool,
) -> Parsed<'a, Head<'a>> {
    let (value, head) = text::grammar::field(text)?;
    let value = value.as_ptr().addr() - inner.as_ptr().addr();
    let head = Head { name: head.name, sign: head.sign, form, strong };
    Ok((inner.get(value..).unwrap_or_default(), head))
}

/// Whether `tag` ends a value that stands within the markup of its name.
fn ends_value(tag: Tag<'_>) -> bool {
    tag.kind == Kind::Break || tag.kind == Kind::Document && tag.end || tag.opens_strong()
}

/// `head` as it nearly always is, `<STRONG>Name: </STRONG>` in any letter case: the name.
#[inline(always)]
pub(crate) fn regular_head(input: &str) -> Parsed<'_, &str> {
    const OPEN: &[u8; 8] = b"<STRONG>";
    if !starts_with(input.as_bytes(), OPEN) {
        return mismatch();
    }
    let (after, name) = word(input.get(OPEN.len()..).unwrap_or_default())?;
    let [b':', rest @ ..] = after.as_bytes() else { return mismatch() };
    let [b'<', b'/', rest @ ..] = skip(b' ', rest) else { return mismatch() };
    let rest = skip(b' ', rest);
    if !starts_with(rest, b"STRONG>") {
        return mismatch();
    }
    let taken = after.len() - rest.len() + b"STRONG>".len();
    Ok((after.get(taken..).unwrap_or_default(), name))
}

/// `value break` where the value holds no markup: the value, and how long it is with the break. The
/// white space behind the break is taken as well.
#[expect(clippy::inline_always, reason = "every field comes through here")]
#[inline(always)]
pub(crate) fn regular_value(input: &str) -> Parsed<'_, (&str, usize)> {
    let (value, tag) = input.split_at(length_before(input.as_bytes(), b'<', b'<'));
    if !starts_with(tag.as_bytes(), b"<BR") {
        return mismatch();
    }
    let [_, _, _, after @ ..] = tag.as_bytes() else { return mismatch() };
    let [b'>', rest @ ..] = skip(b'/', skip(b' ', after)) else { return mismatch() };
    let taken = input.len() - rest.len();
    let rest = input.get(taken..).unwrap_or_default();
    Ok((rest.trim_ascii_start(), (value, taken)))
}

/// Whether `bytes` start with `letters`, in any letter case.
#[inline]
fn starts_with<const N: usize>(bytes: &[u8], letters: &[u8; N]) -> bool {
    match bytes.first_chunk::<N>() {
        Some(start) => start == letters || start.eq_ignore_ascii_case(letters),
        None => false,
    }
}

/// `bytes` without `byte` in front, if it is there.
#[inline]
fn skip(byte: u8, bytes: &[u8]) -> &[u8] {
    match bytes {
        [first, rest @ ..] if *first == byte => rest,
        _ => bytes,
    }
}

/// The head of a field without its `<STRONG>`, `Name:` before `</STRONG>`.
pub(crate) fn unopened_head(text: &str) -> Parsed<'_, Head<'_>> {
    let text = trim(text);
    match text.as_bytes().last() {
        Some(&sign @ (b':' | b'=')) if !trim(&text[..text.len() - 1]).is_empty() => {
            let name = trim(&text[..text.len() - 1]);
            Ok(("", Head { name, sign, form: Form::Inside, strong: true }))
        }
        _ => mismatch(),
    }
}

/// `sign`: the sign behind a name.
fn sign(input: &str) -> Parsed<'_, u8> {
    let rest = trim_start(input);
    match rest.as_bytes().first() {
        Some(&sign @ (b':' | b'=')) => Ok((&rest[1..], sign)),
        _ => mismatch(),
    }
}

/// Whether `name`, which markup marks as one, can be one: any line that starts with a letter and
/// holds neither markup nor a sign.
pub(crate) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && !name.contains(['<', '>', '&', ':', '=', '\r', '\n'])
        && trim(name) == name
}
