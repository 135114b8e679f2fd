//! The grammar of the HTML format, one production a function.
//!
//! ```text
//! response   = *( comment break ) "<HTML><BODY>" *field "</BODY></HTML>"
//! field      = head value *( break / wrapper )
//! head       = open-strong name [ sign ] close-strong [ sign ]
//!            / open-strong name sign ; the value stands within the markup, which may have no end
//! strong     = "STRONG" / "B" ; in any letter case, as all names of tags
//! sign       = space ( ":" / "=" ) space
//! value      = *( text / reference / tag ) ; up to the next head
//! tag        = "<" [ "/" ] space name *( any but "<" and ">" ) ">"
//! ```
//!
//! White space may stand between the pieces; `space` takes `&nbsp;` too.

use nom::Parser;
use nom::combinator::{map, verify};

use crate::grammar::{Parsed, length_before, mismatch};
use crate::looks::is_telling;
use crate::text;
use crate::text::grammar::{is_word, word};

/// A tag, without its attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    pub(crate) name: &'a str,
    /// Whether it is `</name>`.
    pub(crate) end: bool,
    pub(crate) kind: Kind,
}

/// What a tag is to a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `<STRONG>` or `<b>`.
    Strong,
    /// `<br>`, `<BR />`, `</br>`.
    Break,
    /// `<p>`, `<div>` and their like, which may stand around a field.
    Wrapper,
    /// `<HTML>`, `<BODY>`.
    Document,
    /// `<HEAD>`, whose content is not part of the response.
    Head,
    /// `<!DOCTYPE html>`, `<!-- … -->`.
    Declaration,
    /// Any other tag of HTML.
    Markup,
    /// A tag that HTML has not.
    Element,
}

/// Names of elements that may stand around a field.
const WRAPPERS: &[&str] = &[
    "p", "div", "li", "ul", "ol", "pre", "center", "font", "span", "hr", "td", "tr", "th", "table",
    "tbody", "dd", "dt", "dl",
];
/// Names of the elements that a page of HTML is likely to start with, or to have in a value.
const MARKUP: &[&str] = &[
    "a",
    "address",
    "article",
    "blockquote",
    "button",
    "code",
    "dd",
    "dl",
    "dt",
    "em",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "i",
    "iframe",
    "img",
    "input",
    "label",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "script",
    "section",
    "select",
    "small",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "tt",
    "u",
];

impl Tag<'_> {
    pub(crate) fn is_html(&self) -> bool {
        !matches!(self.kind, Kind::Element)
    }

    pub(crate) fn is_element(&self) -> bool {
        matches!(self.kind, Kind::Element) && !self.end
    }

    /// `<!-- … -->`.
    pub(crate) fn is_comment(&self) -> bool {
        self.kind == Kind::Declaration && self.name == "--"
    }

    /// The start tag of a `strong`.
    pub(crate) fn opens_strong(&self) -> bool {
        self.kind == Kind::Strong && !self.end
    }
}

impl Head<'_> {
    /// Whether other pages are not likely to have it.
    pub(crate) fn tells_a_response(&self) -> bool {
        !matches!(self.form, Form::Unclosed | Form::Bare) && is_name(self.name)
    }
}

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

/// `tag`, also `<!DOCTYPE …>` and `<!-- … -->`.
#[inline]
pub(crate) fn tag(input: &str) -> Parsed<'_, Tag<'_>> {
    let Some(inner) = input.strip_prefix('<') else { return mismatch() };
    let bytes = inner.as_bytes();
    let (end, start) = match bytes.first() {
        Some(b'/') => (true, 1 + white(&bytes[1..])),
        Some(b'!') => return declaration(input),
        Some(b' ' | b'\t' | b'\r' | b'\n') => return spaced_tag(inner),
        _ => (false, 0),
    };
    let length = bytes[start..]
        .iter()
        .position(|byte| {
            !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b':' | b'.')
        })
        .unwrap_or(bytes.len() - start);
    let name = &inner[start..start + length];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return mismatch();
    }
    let after = &inner[start + length..];
    let rest = match after.strip_prefix('>') {
        Some(rest) => rest,
        None => match memchr::memchr2(b'>', b'<', after.as_bytes()) {
            Some(at) if after.as_bytes()[at] == b'>' => &after[at + 1..],
            _ => return mismatch(),
        },
    };
    Ok((rest, Tag { name, end, kind: kind(name) }))
}

/// `< STRONG>` and its like: a blank behind `<` is read only where the name leaves no doubt.
#[cold]
fn spaced_tag(inner: &str) -> Parsed<'_, Tag<'_>> {
    let name = inner.trim_ascii_start();
    let (end, name) = match name.strip_prefix('/') {
        Some(name) => (true, name.trim_ascii_start()),
        None => (false, name),
    };
    let known = verify(word, |name: &str| {
        ["strong", "br", "html", "body"].iter().any(|known| name.eq_ignore_ascii_case(known))
    });
    let close = (nom::character::complete::multispace0, nom::bytes::complete::tag(">"));
    map((known, close), |(name, _)| Tag { name, end, kind: kind(name) }).parse(name)
}

/// `<!-- … -->` or `<! … >`.
#[cold]
fn declaration(input: &str) -> Parsed<'_, Tag<'_>> {
    let tag = Tag { name: "!", end: false, kind: Kind::Declaration };
    if let Some(comment) = input.strip_prefix("<!--") {
        let tag = Tag { name: "--", ..tag };
        return match memchr::memmem::find(comment.as_bytes(), b"-->") {
            Some(at) => Ok((&comment[at + 3..], tag)),
            None => mismatch(),
        };
    }
    let inner = &input[2..];
    match memchr::memchr2(b'>', b'<', inner.as_bytes()) {
        Some(at) if inner.as_bytes()[at] == b'>' => Ok((&inner[at + 1..], tag)),
        _ => mismatch(),
    }
}

#[inline]
fn kind(name: &str) -> Kind {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    match name.len() {
        6 if is("strong") => Kind::Strong,
        1 if is("b") => Kind::Strong,
        2 if is("br") => Kind::Break,
        4 if is("html") || is("body") => Kind::Document,
        4 if is("head") => Kind::Head,
        _ if WRAPPERS.iter().any(|wrapper| is(wrapper)) => Kind::Wrapper,
        _ if MARKUP.iter().any(|markup| is(markup)) => Kind::Markup,
        _ => Kind::Element,
    }
}

/// `break = "<br>"` in any of its spellings.
#[inline]
pub(crate) fn line_break(input: &str) -> Parsed<'_, ()> {
    let name = input.strip_prefix('<').unwrap_or_default().trim_start_matches([' ', '/']);
    if !name.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br")) {
        return mismatch();
    }
    map(verify(tag, |tag| tag.kind == Kind::Break), drop).parse(input)
}

/// Whether `input` starts with `</STRONG>`.
pub(crate) fn is_strong_end(input: &str) -> bool {
    matches!(tag(input), Ok((_, tag)) if tag.kind == Kind::Strong && tag.end)
}

/// Whether `line` ends in a `<br>`.
pub(crate) fn ends_in_line_break(line: &str) -> bool {
    line.ends_with('>')
        && line.rfind('<').is_some_and(|at| matches!(line_break(&line[at..]), Ok(("", ()))))
}

/// Whether `line` ends within a `<br>`: in `<`, `<b`, `<br`, `<BR /`.
pub(crate) fn ends_in_cut_break(line: &str) -> bool {
    let Some(at) = line.rfind('<') else { return false };
    let name = line[at + 1..].trim_matches([' ', '/']);
    "br".get(..name.len()).is_some_and(|start| name.eq_ignore_ascii_case(start))
}

/// Whether `input`, which starts with `<`, ends within a tag.
pub(crate) fn is_cut(input: &str) -> bool {
    let inner = &input[1..];
    match inner.as_bytes().first() {
        None => true,
        Some(b'!') if inner.starts_with("!--") => {
            memchr::memmem::find(inner.as_bytes(), b"-->").is_none()
        }
        Some(byte) if byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?') => {
            memchr::memchr2(b'>', b'<', inner.as_bytes()).is_none()
        }
        Some(_) => false,
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
#[inline]
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
#[inline]
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

/// How many bytes at the start of `bytes` are white space.
#[inline]
fn white(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(bytes.len())
}

/// `text` without white space, `&nbsp;` and U+00A0 at its start.
#[inline]
pub(crate) fn trim_start(text: &str) -> &str {
    let mut text = text.trim_ascii_start();
    while let Some(b'&' | 0xC2) = text.as_bytes().first()
        && let Some(rest) = text.strip_prefix("&nbsp;").or_else(|| text.strip_prefix('\u{A0}'))
    {
        text = rest.trim_ascii_start();
    }
    text
}

/// `text` without white space, `&nbsp;` and U+00A0 at its end.
#[inline]
pub(crate) fn trim_end(text: &str) -> &str {
    let mut text = text.trim_ascii_end();
    while let Some(b';' | 0xA0) = text.as_bytes().last()
        && let Some(rest) = text.strip_suffix("&nbsp;").or_else(|| text.strip_suffix('\u{A0}'))
    {
        text = rest.trim_ascii_end();
    }
    text
}

#[inline]
pub(crate) fn trim(text: &str) -> &str {
    trim_end(trim_start(text))
}
