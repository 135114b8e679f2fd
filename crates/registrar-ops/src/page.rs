//! What an answer is that is no reply of the protocol.

use std::fmt;

use http::StatusCode;

/// An answer that is no reply of the registrar: a gateway's error page, an empty body.
///
/// It tells what the body looks like and keeps nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    status: Option<StatusCode>,
    looks: Looks,
}

/// What the body of a [`Page`] looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Looks {
    /// No bytes, or nothing but white space.
    Empty,
    /// An HTML page.
    Html,
    /// XML of another kind.
    Xml,
    /// JSON.
    Json,
    /// Text.
    Text,
    /// Anything else.
    Binary,
    /// A message of this protocol that is a request.
    Request,
}

impl Page {
    pub(crate) const fn new(status: Option<StatusCode>, looks: Looks) -> Self {
        Self { status, looks }
    }

    /// The HTTP status that came with it, where the reply was read from an `http::Response`.
    #[must_use]
    pub const fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// What the body looks like.
    #[must_use]
    pub const fn looks(&self) -> Looks {
        self.looks
    }

    /// Whether a retry may help: a server error (5xx), 408, 425, 429, or an empty body without a
    /// status that says otherwise.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.status.map(|status| status.as_u16()) {
            Some(408 | 425 | 429 | 500..) => true,
            Some(..200 | 300..) => false,
            Some(_) | None => self.looks == Looks::Empty,
        }
    }
}

impl Looks {
    /// A guess from the first bytes.
    pub(crate) fn of(body: &[u8]) -> Self {
        let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii_start();
        let starts_with = |word: &[u8]| {
            body.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        if body.is_empty() {
            Self::Empty
        } else if starts_with(b"<!doctype html") || begins_page(body) {
            Self::Html
        } else if starts_with(b"<") {
            Self::Xml
        } else if starts_with(b"{") || starts_with(b"[") {
            Self::Json
        } else if str::from_utf8(body).is_ok_and(|text| !text.contains(is_binary)) {
            Self::Text
        } else {
            Self::Binary
        }
    }
}

/// Elements that pages of HTML begin with, and hardly any other document.
const PAGE: &[&str] = &[
    "html", "head", "title", "meta", "link", "script", "style", "body", "center", "font", "div",
    "p", "pre", "h1", "h2", "h3", "table", "hr", "br", "b", "strong",
];

/// Whether `body` begins with the tag of a page, perhaps behind comments.
fn begins_page(body: &[u8]) -> bool {
    let mut rest = body;
    while let Some(comment) = rest.strip_prefix(b"<!--") {
        let Some(end) = comment.windows(3).position(|piece| piece == b"-->") else { return false };
        rest = comment[end + 3..].trim_ascii_start();
    }
    let Some(tag) = rest.strip_prefix(b"<") else { return false };
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':');
    let Some(end) = tag.iter().position(|byte| !is_name(byte)) else { return false };
    PAGE.iter().any(|name| tag[..end].eq_ignore_ascii_case(name.as_bytes()))
}

fn is_binary(character: char) -> bool {
    character.is_control() && !character.is_ascii_whitespace()
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            Some(status) => write!(f, "HTTP {} with {}", status.as_u16(), self.looks),
            None => self.looks.fmt(f),
        }
    }
}

impl fmt::Display for Looks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "an empty body",
            Self::Html => "an HTML page",
            Self::Xml => "other XML",
            Self::Json => "JSON",
            Self::Text => "text",
            Self::Binary => "binary data",
            Self::Request => "a request",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell() {
        for (body, looks) in [
            (&b""[..], Looks::Empty),
            (b" \r\n\t", Looks::Empty),
            (b"\xEF\xBB\xBF", Looks::Empty),
            (b"\n<!DOCTYPE HTML PUBLIC>", Looks::Html),
            (b"<HTML><BODY>", Looks::Html),
            (b"\xEF\xBB\xBF<html lang='en'>", Looks::Html),
            (b"<head>", Looks::Html),
            (b"<?xml version='1.0'?>", Looks::Xml),
            (b"<htm", Looks::Xml),
            (b"<center><h1>502 Bad Gateway</h1></center>", Looks::Html),
            (b"<h1>Forbidden</h1>", Looks::Html),
            (b"<br />\n<b>Warning</b>: oops", Looks::Html),
            (b"<!-- x --> <!-- y -->\n<html>", Looks::Html),
            (b"<!-- x --><a:html>", Looks::Xml),
            (b"<!-- x <html>", Looks::Xml),
            (b"<p-x>", Looks::Xml),
            (b"{\"error\": 1}", Looks::Json),
            (b"[]", Looks::Json),
            (b"upstream timed out\n", Looks::Text),
            (b"\x1F\x8B\x08", Looks::Binary),
            (b"a\0b", Looks::Binary),
            (b"caf\xE9", Looks::Binary),
        ] {
            assert_eq!(Looks::of(body), looks, "{}", body.escape_ascii());
        }
    }

    #[test]
    fn a_retry_helps_where_the_server_is_at_fault() {
        for (status, looks, retryable) in [
            (None, Looks::Empty, true),
            (None, Looks::Html, false),
            (Some(200), Looks::Empty, true),
            (Some(200), Looks::Html, false),
            (Some(302), Looks::Empty, false),
            (Some(401), Looks::Empty, false),
            (Some(404), Looks::Html, false),
            (Some(408), Looks::Text, true),
            (Some(425), Looks::Text, true),
            (Some(429), Looks::Json, true),
            (Some(500), Looks::Html, true),
            (Some(502), Looks::Html, true),
            (Some(503), Looks::Empty, true),
        ] {
            let status = status.map(|status| StatusCode::from_u16(status).unwrap());
            assert_eq!(Page::new(status, looks).is_retryable(), retryable, "{status:?} {looks}");
        }
    }

    #[test]
    fn it_says_what_it_is() {
        let page = Page::new(Some(StatusCode::BAD_GATEWAY), Looks::Html);
        assert_eq!(page.to_string(), "HTTP 502 with an HTML page");
        assert_eq!(Page::new(None, Looks::Json).to_string(), "JSON");
    }
}
