//! Tags, and what they are to a response.

use nom::Parser;
use nom::combinator::{map, verify};

use crate::grammar::{Parsed, mismatch};
use crate::text::grammar::word;

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

/// [`tag`] at one place of a text after the other. That a comment has no end is found out once: to
/// look for it behind every `<!--` takes time in the square of their number.
#[derive(Default)]
pub(crate) struct Tags {
    endless: bool,
}

impl Tags {
    pub(crate) fn tag<'a>(&mut self, input: &'a str) -> Parsed<'a, Tag<'a>> {
        let is_comment = input.starts_with("<!--");
        if is_comment && self.endless {
            return mismatch();
        }
        let tag = tag(input);
        self.endless |= is_comment && tag.is_err();
        tag
    }
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

/// How many bytes at the start of `bytes` are white space.
#[inline]
fn white(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(bytes.len())
}
