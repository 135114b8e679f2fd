//! Detects the format of a text, or what it is instead.

use core::str::FromStr;

use wire_text::{BodyKind, Input, Source};

use crate::encoding;
use crate::error::{Error, ErrorKind};
use crate::format::Format;
use crate::grammar;
use crate::html::grammar as html;
use crate::options::ParseOptions;
use crate::text::grammar::{self as text, Sign};

impl Format {
    /// The format of `input`. After any comment lines, text begins with a field, HTML with one of its tags, and
    /// XML with any other tag.
    ///
    /// # Errors
    /// [`NotAResponse`](crate::ErrorKind::NotAResponse) for anything else, and errors of the encoding. Even if
    /// a format is returned, [`Response::parse`](crate::Response::parse) may refuse the rest.
    pub fn detect(input: &(impl Input + ?Sized)) -> Result<Self, Error> {
        let source = Source::of(input);
        let decoded = encoding::decode(source, &ParseOptions::new())?;
        detect(decoded.text())
            .map_err(|error| error.map_offset(|at| decoded.source_offset(at)).locate(source))
    }
}

/// Reads the name of a format in any letter case, as in the parameter `ResponseType`.
impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|format| name.trim().eq_ignore_ascii_case(format.name()))
            .ok_or_else(|| Error::data("`text`, `html` or `xml`"))
    }
}

const ANY: &str = "`Name=Value`, `<HTML>` or `<interface-response>`";

/// The format of `source`, told by whole tags and lines.
pub(crate) fn detect(source: &str) -> Result<Format, Error> {
    let start = source.trim_start_matches(|c: char| c == '\u{FEFF}' || c.is_ascii_whitespace());
    let refuse = |kind, rest: &str| {
        Err(Error::new(ErrorKind::NotAResponse(kind), source.len() - rest.len(), ANY))
    };
    // A comment, or a field that no other body begins with, needs no look at the rest.
    let is_plain = start.starts_with(';') || text::head_with(start, Some(Sign::Equals)).is_ok();
    let kind = if is_plain { BodyKind::Text } else { BodyKind::of(start.as_bytes()) };
    match kind {
        kind @ (BodyKind::Html | BodyKind::Xml) => {
            return if html::opening(start).is_ok() {
                Ok(Format::Html)
            } else if kind == BodyKind::Xml {
                Ok(Format::Xml)
            } else {
                refuse(kind, start)
            };
        }
        BodyKind::Text | BodyKind::Binary => {}
        kind => return refuse(kind, start),
    }
    let mut rest = start;
    while let Ok((after, comment)) = grammar::comment(rest) {
        if comment.is_cut {
            return Err(Error::new(ErrorKind::Incomplete, source.len(), "the end of the tag"));
        }
        rest = after.trim_ascii_start();
    }
    let has_comments = rest.len() < start.len();
    if text::begins_with_plain_field(rest) {
        return Ok(Format::Text);
    }
    if rest.starts_with('<') {
        return if html::opening(rest).is_ok() {
            Ok(Format::Html)
        } else if html::is_cut_tag(rest) {
            Err(Error::new(ErrorKind::Incomplete, source.len(), "the end of the tag"))
        } else {
            refuse(BodyKind::of(rest.as_bytes()), rest)
        };
    }
    if html::unopened_head(rest).is_ok()
        || text::head(rest).is_err() && begins_with_bare_lines(rest)
    {
        Ok(Format::Html)
    } else if has_comments || text::head(rest).is_ok() {
        Ok(Format::Text)
    } else {
        refuse(BodyKind::of(start.as_bytes()), start)
    }
}

/// Whether lines without any tag but breaks stand before `<HTML>` or `<BODY>`: comments without `;`.
fn begins_with_bare_lines(text: &str) -> bool {
    let mut tags = memchr::memchr_iter(b'<', text.as_bytes()).map(|at| &text[at..]);
    tags.find(|tag| grammar::line_break(tag).is_err())
        .is_some_and(|tag| html::page_tag(tag).is_ok())
}
