//! The productions of the HTML format, one function each.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{multispace0, one_of, space0};
use nom::combinator::{opt, value};
use nom::sequence::{delimited, preceded, terminated};

use crate::grammar::{Parsed, line_break, name, strong_end};

/// A head that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head<'a> {
    pub(crate) name: &'a str,
    pub(crate) sign: char,
    /// Whether the end tag stands there twice.
    pub(crate) is_doubled: bool,
}

/// A tag that stands around the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageTag {
    Html,
    Body,
}

/// `"<STRONG>"`.
fn strong(input: &str) -> Parsed<'_, &str> {
    tag("<STRONG>").parse(input)
}

/// `sign *WSP`.
fn sign(input: &str) -> Parsed<'_, char> {
    terminated(one_of(":="), multispace0).parse(input)
}

/// `head` with its opening tag.
pub(crate) fn head(input: &str) -> Parsed<'_, Head<'_>> {
    let (rest, (name, sign, second)) =
        (preceded(strong, name), terminated(sign, strong_end), opt(strong_end)).parse(input)?;
    Ok((rest, Head { name, sign, is_doubled: second.is_some() }))
}

/// `head` without its opening tag, after the blanks that the line begins with.
pub(crate) fn unopened_head(input: &str) -> Parsed<'_, Head<'_>> {
    let (rest, (name, sign)) = delimited(space0, (name, sign), strong_end).parse(input)?;
    Ok((rest, Head { name, sign, is_doubled: false }))
}

/// `"<HTML>"` or `"<BODY>"`.
pub(crate) fn page_tag(input: &str) -> Parsed<'_, PageTag> {
    alt((value(PageTag::Html, tag("<HTML>")), value(PageTag::Body, tag("<BODY>")))).parse(input)
}

/// One of the tags that a page of this format begins with.
pub(crate) fn opening(input: &str) -> Parsed<'_, ()> {
    alt((value((), page_tag), value((), strong), line_break)).parse(input)
}

/// `"</BODY>"` or `"</HTML>"`.
pub(crate) fn page_end(input: &str) -> Parsed<'_, PageTag> {
    alt((value(PageTag::Html, tag("</HTML>")), value(PageTag::Body, tag("</BODY>")))).parse(input)
}

/// Whether `text`, the last of the input, is the beginning of a tag of this format.
pub(crate) fn is_cut_tag(text: &str) -> bool {
    const TAGS: &[&str] = &[
        "<HTML>",
        "<BODY>",
        "<STRONG>",
        "</STRONG>",
        "</ STRONG>",
        "</BODY>",
        "</HTML>",
        "<br />",
        "<BR />",
        "<br>",
        "<BR>",
    ];
    TAGS.iter().any(|tag| text.len() < tag.len() && tag.starts_with(text))
}

/// Whether `text`, the last of the input, is the beginning of a head.
pub(crate) fn is_cut_head(text: &str) -> bool {
    let Ok((rest, _)) = strong(text) else { return is_cut_tag(text) };
    let Ok((rest, _)) = name(rest) else { return rest.is_empty() };
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    match sign(rest) {
        Ok((rest, _)) => rest.is_empty() || is_cut_tag(rest),
        Err(_) => rest.is_empty(),
    }
}

/// `gap` at the end of `text`: the text before it, and how many breaks are in it.
pub(crate) fn trim_gap(text: &str) -> (&str, usize) {
    let mut rest = text.trim_ascii_end();
    let mut breaks = 0;
    while rest.ends_with('>')
        && let Some(at) = rest.rfind('<')
        && matches!(line_break(&rest[at..]), Ok(("", ())))
    {
        rest = rest[..at].trim_ascii_end();
        breaks += 1;
    }
    (rest, breaks)
}
