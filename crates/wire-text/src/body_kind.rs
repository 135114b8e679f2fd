//! What a body that is not a message looks like.

use core::fmt;

use crate::encoding::{UTF8_BOM, begins_with};

/// What a body looks like, judged by its first bytes. Errors of all crates use it to describe a body that is
/// not a message of their protocol.
///
/// ```
/// use wire_text::BodyKind;
///
/// assert_eq!(BodyKind::of(b"\n<!DOCTYPE html><html>"), BodyKind::Html);
/// assert_eq!(BodyKind::of(b"HTTP/1.1 200 OK\r\n"), BodyKind::HttpMessage);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyKind {
    /// Nothing, or white space only.
    Empty,
    /// A page of HTML, such as the error page of a gateway.
    Html,
    /// XML.
    Xml,
    /// JSON.
    Json,
    /// An HTTP message: its headers were not removed.
    HttpMessage,
    /// A chunked body: the framing of the chunks was not removed.
    Chunked,
    /// Compressed with gzip.
    Gzip,
    /// Other text.
    Text,
    /// Bytes that are not text.
    Binary,
}

impl BodyKind {
    /// The kind of `body`, judged by its first bytes.
    #[must_use]
    pub fn of(body: &[u8]) -> Self {
        let body = body.strip_prefix(UTF8_BOM).unwrap_or(body).trim_ascii_start();
        match body {
            [] => Self::Empty,
            [0x1F, 0x8B, ..] => Self::Gzip,
            [b'<', ..] if is_page(body) => Self::Html,
            // UTF-16 with or without a byte-order mark.
            [b'<', ..]
            | [0xFF, 0xFE, b'<', 0, ..]
            | [0xFE, 0xFF, 0, b'<', ..]
            | [0, b'<', 0, ..] => Self::Xml,
            _ if is_http_head(body) => Self::HttpMessage,
            _ if is_chunk(body) => Self::Chunked,
            [b'{' | b'[', rest @ ..] if is_json(rest) => Self::Json,
            _ if is_binary(body) => Self::Binary,
            _ => Self::Text,
        }
    }
}

/// Elements that pages of HTML begin with, and hardly any other document.
const PAGE: &[&str] = &[
    "html", "head", "title", "meta", "link", "script", "style", "body", "center", "font", "div",
    "p", "pre", "h1", "h2", "h3", "table", "hr", "br", "b", "strong", "form", "span", "img",
];

/// Whether `body` begins with the tag of a page, perhaps after comments.
fn is_page(body: &[u8]) -> bool {
    let mut rest = body;
    while let Some(comment) = rest.strip_prefix(b"<!--") {
        let Some(end) = memchr::memmem::find(comment, b"-->") else { return false };
        rest = comment[end + 3..].trim_ascii_start();
    }
    let Some(tag) = rest.strip_prefix(b"<") else { return false };
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:!".contains(byte);
    let end = tag.iter().position(|byte| !is_name(byte)).unwrap_or(tag.len());
    let (name, after) = tag.split_at(end);
    if name.eq_ignore_ascii_case(b"!doctype") {
        return begins_with(after.trim_ascii_start(), "html");
    }
    !after.is_empty() && PAGE.iter().any(|page| name.eq_ignore_ascii_case(page.as_bytes()))
}

/// Whether `body` begins with a status line, as in `HTTP/1.1 200 OK`, with a request line, as in
/// `POST / HTTP/1.1`, or with a header field that every HTTP message has.
fn is_http_head(body: &[u8]) -> bool {
    let starts = |name| begins_with(body, name);
    if starts("Content-Length:") || starts("Content-Type:") || starts("Transfer-Encoding:") {
        return true;
    }
    if starts("GET ") || starts("POST ") {
        let end = memchr::memchr2(b'\r', b'\n', body).unwrap_or(body.len());
        let mut words = body[..end].split(|&byte| byte == b' ');
        let [_, target, version] =
            [words.next(), words.next(), words.next()].map(Option::unwrap_or_default);
        let is_target = !matches!(target, [] | [.., b':']);
        return is_target && version.starts_with(b"HTTP/1.") && words.next().is_none();
    }
    let Some(version) = body.strip_prefix(b"HTTP/") else { return false };
    let digits = version.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
    digits > 0 && matches!(version.get(digits..), Some([b' ', b'0'..=b'9', ..]))
}

/// Whether `body` begins with the size of a chunk: hexadecimal digits, perhaps an extension, CR LF, and
/// something after it.
fn is_chunk(body: &[u8]) -> bool {
    let digits = body.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let rest = &body[digits..];
    let line = match rest {
        [b';', ..] => memchr::memchr(b'\r', &rest[..rest.len().min(256)]).unwrap_or(0),
        _ => rest.iter().take_while(|&&byte| byte == b' ').count(),
    };
    (1..=8).contains(&digits) && rest[line..].starts_with(b"\r\n")
}

/// Whether `rest` may follow the bracket that opens JSON.
fn is_json(rest: &[u8]) -> bool {
    let rest = rest.trim_ascii_start();
    let word = |word: &[u8]| rest.starts_with(word);
    matches!(rest.first(), None | Some(b'"' | b'{' | b'}' | b'[' | b']' | b'-' | b'0'..=b'9'))
        || word(b"true")
        || word(b"false")
        || word(b"null")
}

/// Whether `body` is no text: not UTF-8 (nor the beginning of it), or with controls that no text has.
fn is_binary(body: &[u8]) -> bool {
    let head = &body[..body.len().min(1024)];
    // All bytes are looked at, without branches, so that the compiler makes vector instructions of it.
    let is_control = |byte: u8| byte < 9 || byte.wrapping_sub(14) < 18;
    let has_control = head.iter().fold(false, |found, &byte| found | is_control(byte));
    let is_text = |head| match core::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && head.len() < body.len(),
    };
    has_control || !is_text(head)
}

impl fmt::Display for BodyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "an empty body",
            Self::Html => "an HTML page",
            Self::Xml => "XML",
            Self::Json => "JSON",
            Self::HttpMessage => "an HTTP message",
            Self::Chunked => "a body in chunks",
            Self::Gzip => "gzip data",
            Self::Text => "text",
            Self::Binary => "binary data",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell() {
        for (body, kind) in [
            (&b""[..], BodyKind::Empty),
            (b" \r\n\t", BodyKind::Empty),
            (b"\xEF\xBB\xBF", BodyKind::Empty),
            (b"\n<!DOCTYPE HTML PUBLIC>", BodyKind::Html),
            (b"<HTML><BODY>", BodyKind::Html),
            (b"\xEF\xBB\xBF<html lang='en'>", BodyKind::Html),
            (b"<?xml version='1.0'?>", BodyKind::Xml),
            (b"<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>", BodyKind::Xml),
            (b"<htm", BodyKind::Xml),
            (b"<center><h1>502 Bad Gateway</h1></center>", BodyKind::Html),
            (b"<br />\n<b>Warning</b>: oops", BodyKind::Html),
            (b"<!-- x --> <!-- y -->\n<html>", BodyKind::Html),
            (b"<!-- x --><a:html>", BodyKind::Xml),
            (b"<p-x>", BodyKind::Xml),
            (b"\xFF\xFE<\0a\0", BodyKind::Xml),
            (b"{\"error\": 1}", BodyKind::Json),
            (b"[]", BodyKind::Json),
            (b"[section]", BodyKind::Text),
            (b"HTTP/1.1 200 OK\r\n", BodyKind::HttpMessage),
            (b"HTTP/2 204", BodyKind::HttpMessage),
            (b"content-length: 3\r\n\r\nabc", BodyKind::HttpMessage),
            (b"GET /interface.asp?Command=Check HTTP/1.1\r\n", BodyKind::HttpMessage),
            (b"post registrar.test HTTP/1.0\nX-Username: reseller", BodyKind::HttpMessage),
            (b"GET  HTTP/1.1\r\n", BodyKind::Text),
            (b"GET / HTTP/1.1 x\r\n", BodyKind::Text),
            (b"Post Code: HTTP/1.1\r\n", BodyKind::Text),
            (b"HTTP/1.1 OK", BodyKind::Text),
            (b"HTTP/ 200 OK", BodyKind::Text),
            (b"1f4\r\n<?xml", BodyKind::Chunked),
            (b"1F4;a=b\r\n<?xml", BodyKind::Chunked),
            (b"1f4\n", BodyKind::Text),
            (b"upstream timed out\n", BodyKind::Text),
            (b"\x1F\x8B\x08", BodyKind::Gzip),
            (b"a\tb", BodyKind::Text),
            (b"a\0b", BodyKind::Binary),
            (b"a\0\x01", BodyKind::Binary),
            (b"caf\xE9", BodyKind::Binary),
        ] {
            assert_eq!(BodyKind::of(body), kind, "{}", body.escape_ascii());
        }
    }

    #[test]
    fn a_character_may_stand_across_the_end_of_what_is_looked_at() {
        let body = alloc::format!("a{}", "é".repeat(600));
        assert_eq!(BodyKind::of(body.as_bytes()), BodyKind::Text);
        assert_eq!(BodyKind::of(&body.as_bytes()[..1024]), BodyKind::Binary);
    }

    #[test]
    fn each_kind_has_its_words() {
        for (kind, words) in [
            (BodyKind::Empty, "an empty body"),
            (BodyKind::Html, "an HTML page"),
            (BodyKind::Xml, "XML"),
            (BodyKind::Json, "JSON"),
            (BodyKind::HttpMessage, "an HTTP message"),
            (BodyKind::Chunked, "a body in chunks"),
            (BodyKind::Gzip, "gzip data"),
            (BodyKind::Text, "text"),
            (BodyKind::Binary, "binary data"),
        ] {
            assert_eq!(alloc::format!("{kind}"), words);
        }
    }
}
