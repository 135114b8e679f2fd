//! The three formats, and how to tell which one a response is in.

use core::fmt;

use crate::html::grammar as html;
use crate::input::{Input, Source};
use crate::text::grammar as text;
use crate::{Error, Looks, leading, looks};

/// A format that the interface answers in, its parameter `ResponseType`. Exhaustive, for the
/// interface has never had another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Lines of `Name=Value` below comment lines that start with `;`. The interface's default.
    Text,
    /// `<STRONG>Name: </STRONG>value<br>` below the same comment lines.
    Html,
    /// Elements in the root element `interface-response`.
    Xml,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Text, Self::Html, Self::Xml];

    /// The name of the format in lower case: `text`, `html`, `xml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Xml => "xml",
        }
    }

    /// The media type that the interface sends the format as.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Html => "text/html",
            Self::Xml => "text/xml",
        }
    }

    /// Which format `bytes` are in. In this order, after white space and byte-order marks:
    ///
    /// 1. an XML declaration or an element that HTML has not, comments before it passed over: XML;
    /// 2. comment lines (`;…`, to the end of the line or `<br>`) are passed over; then
    /// 3. an HTML tag, a name with `</STRONG>` behind it, or a line `Name=Value<br>`, unless the next
    ///    one is `Name=Value` alone: HTML;
    /// 4. a line `Name=Value` or `Name: Value`, or nothing more after comment lines: text.
    ///
    /// What decides is always a whole tag, line or comment, never a single byte.
    ///
    /// # Errors
    /// [`NotAResponse`](crate::ErrorKind::NotAResponse) for everything else, and errors of the
    /// encoding. A format is no promise that [`Response::parse`](crate::Response::parse) will
    /// accept the rest.
    pub fn detect(bytes: &(impl Input + ?Sized)) -> Result<Self, Error> {
        detect(&Source::of(bytes).decode(None)?)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl core::str::FromStr for Format {
    type Err = Error;

    /// Reads a name of a format in any letter case, as the parameter `ResponseType` has it.
    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|format| name.trim().eq_ignore_ascii_case(format.name()))
            .ok_or_else(|| Error::new(crate::ErrorKind::Data, None, "`text`, `html` or `xml`"))
    }
}

/// [`Format::detect`] for text that was decoded.
pub(crate) fn detect(text: &str) -> Result<Format, Error> {
    let start = leading::skip(text);
    if start.starts_with('<') {
        return markup_format(start).ok_or_else(|| looks::refuse(text));
    }
    if leading::is_http(start) {
        return Err(looks::refuse(text));
    }
    let mut rest = start;
    let mut comments = false;
    loop {
        rest = rest.trim_ascii_start();
        if let Ok((after, comment)) = text::comment(rest) {
            if after.is_empty() && html::ends_in_cut_break(comment) {
                return Err(cut(text));
            }
            rest = after;
            comments = true;
        } else if rest.starts_with('<') {
            if html::is_cut(rest) {
                return Err(cut(text));
            }
            return match markup_format(rest) {
                // Nothing but white space stands before XML.
                Some(Format::Xml) => Err(looks::refuse_as(Looks::Xml, text.len() - rest.len())),
                found => found.ok_or_else(|| looks::refuse(text)),
            };
        } else if rest.is_empty() {
            return if comments { Ok(Format::Text) } else { Err(looks::refuse(text)) };
        } else if let Ok((after, _)) = text::field(rest) {
            let (behind, value) = text::line(after).unwrap_or((after, ""));
            let is_html = html::is_strong_end(value)
                || html::ends_in_line_break(value) && !begins_with_text_field(behind);
            return Ok(if is_html { Format::Html } else { Format::Text });
        } else {
            let (after, line) = text::line(rest).unwrap_or(("", rest));
            // A line may be a comment without its `;`, and end at a tag.
            rest = match line.find('<') {
                Some(at) if html::tag(&line[at..]).is_ok() => &rest[at..],
                _ => after,
            };
        }
    }
}

/// Whether the first line in `text` is a whole field and has no markup at its end.
fn begins_with_text_field(text: &str) -> bool {
    let Ok((after, _)) = text::field(text.trim_ascii_start()) else { return false };
    let (behind, value) = text::line(after).unwrap_or(("", after));
    !behind.is_empty() && !value.ends_with('>')
}

#[cold]
fn cut(text: &str) -> Error {
    Error::new(crate::ErrorKind::Incomplete, Some(text.len()), "the end of the tag")
}

/// The format that the markup at the start of `rest` is of.
pub(crate) fn markup_format(rest: &str) -> Option<Format> {
    let mut rest = rest;
    while let Some(after) = rest.strip_prefix("<!--") {
        match memchr::memmem::find(after.as_bytes(), b"-->") {
            Some(at) => rest = after[at + 3..].trim_ascii_start(),
            // Cut; the XML reader says so.
            None => return Some(Format::Xml),
        }
    }
    if rest.starts_with("<?") {
        return Some(Format::Xml);
    }
    if let Some(declaration) = rest.strip_prefix("<!") {
        let name = declaration.trim_ascii_start().get(7..).unwrap_or_default().trim_ascii_start();
        let is_html = name.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("html"));
        return Some(if is_html { Format::Html } else { Format::Xml });
    }
    match html::tag(rest) {
        Ok((_, tag)) if tag.is_html() => Some(Format::Html),
        Ok((_, tag)) if tag.is_element() => Some(Format::Xml),
        _ if rest.starts_with('<') && html::is_cut(rest) => Some(Format::Xml),
        _ => None,
    }
}
