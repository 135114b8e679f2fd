//! Replaces characters by references, and references by characters.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use wire_text::scan;

use crate::chars;
use crate::error::{Error, ErrorKind, WriteError};
use crate::grammar::{fault, reference};

/// Escapes `text` for use between tags: `&`, `<`, `>` and carriage returns become references. Borrowed if
/// nothing had to change.
///
/// ```
/// assert_eq!(xml_pull::escape_text("AT&T"), "AT&amp;T");
/// ```
#[must_use]
pub fn escape_text(text: &str) -> Cow<'_, str> {
    escape(text, text_reference)
}

/// Escapes `value` for use between double quotes: `&`, `<`, `>`, `"`, and white space that a reader would
/// change in an attribute value, become references. Borrowed if nothing had to change.
///
/// ```
/// assert_eq!(xml_pull::escape_value("a\t\"b\""), "a&#9;&quot;b&quot;");
/// ```
#[must_use]
pub fn escape_value(value: &str) -> Cow<'_, str> {
    escape(value, value_reference)
}

/// Decodes `text` from between tags: references are replaced, and line ends become `\n`. Borrowed if nothing
/// had to change.
///
/// # Errors
/// [`UnknownEntity`](ErrorKind::UnknownEntity), [`IllegalCharacter`](ErrorKind::IllegalCharacter),
/// [`Syntax`](ErrorKind::Syntax) for an ampersand that does not begin a reference, and
/// [`Incomplete`](ErrorKind::Incomplete) for a reference without its end. Offsets are offsets in `text`.
///
/// ```
/// assert_eq!(xml_pull::unescape_text("AT&amp;T").unwrap(), "AT&T");
/// assert_eq!(xml_pull::unescape_text("AT&T Inc").unwrap_err().offset(), Some(2));
/// ```
pub fn unescape_text(text: &str) -> Result<Cow<'_, str>, Error> {
    check_references(text)?;
    Ok(unescape_checked(text))
}

/// Decodes `value` from between quotes: references are replaced, and white space becomes blanks. Borrowed if
/// nothing had to change.
///
/// # Errors
/// Those of [`unescape_text`].
pub fn unescape_value(value: &str) -> Result<Cow<'_, str>, Error> {
    check_references(value)?;
    Ok(unescape_value_checked(value))
}

/// How much of `text` stands between tags as it is, if all of it can be written there.
#[inline]
pub(crate) fn check_text(text: &str) -> Result<usize, WriteError> {
    check(text, scan::verbatim_text(text.as_bytes()))
}

/// How much of `value` stands between double quotes as it is, if all of it can be written there.
#[inline]
pub(crate) fn check_value(value: &str) -> Result<usize, WriteError> {
    check(value, scan::verbatim_value(value.as_bytes()))
}

#[inline]
fn check(text: &str, verbatim: usize) -> Result<usize, WriteError> {
    if verbatim == text.len() { Ok(verbatim) } else { check_rest(text, verbatim) }
}

#[inline(never)]
fn check_rest(text: &str, verbatim: usize) -> Result<usize, WriteError> {
    match chars::first_illegal(&text[verbatim..]) {
        Some(_) => Err(WriteError::IllegalCharacter),
        None => Ok(verbatim),
    }
}

/// Writes a checked `text` with the characters that [`escape_text`] replaces.
#[inline]
pub(crate) fn write_text<W: fmt::Write>(out: &mut W, text: &str, verbatim: usize) -> fmt::Result {
    if verbatim == text.len() {
        return out.write_str(text);
    }
    write_escaped(out, text, verbatim, scan::verbatim_text, text_reference)
}

/// Writes a checked `value` with the characters that [`escape_value`] replaces.
#[inline]
pub(crate) fn write_value<W: fmt::Write>(out: &mut W, value: &str, verbatim: usize) -> fmt::Result {
    if verbatim == value.len() {
        return out.write_str(value);
    }
    write_escaped(out, value, verbatim, scan::verbatim_value, value_reference)
}

fn text_reference(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#13;"),
        _ => None,
    }
}

fn value_reference(byte: u8) -> Option<&'static str> {
    match byte {
        b'"' => Some("&quot;"),
        b'\t' => Some("&#9;"),
        b'\n' => Some("&#10;"),
        _ => text_reference(byte),
    }
}

fn escape(text: &str, reference: fn(u8) -> Option<&'static str>) -> Cow<'_, str> {
    if !text.bytes().any(|byte| reference(byte).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match u8::try_from(character).ok().and_then(reference) {
            Some(reference) => escaped.push_str(reference),
            None => escaped.push(character),
        }
    }
    Cow::Owned(escaped)
}

fn write_escaped<W: fmt::Write>(
    out: &mut W,
    text: &str,
    mut verbatim: usize,
    count: impl Fn(&[u8]) -> usize,
    reference: impl Fn(u8) -> Option<&'static str>,
) -> fmt::Result {
    let mut rest = text;
    loop {
        let (plain, special) = rest.split_at(verbatim);
        out.write_str(plain)?;
        let Some(character) = special.chars().next() else { return Ok(()) };
        let (raw, after) = special.split_at(character.len_utf8());
        out.write_str(special.bytes().next().and_then(&reference).unwrap_or(raw))?;
        rest = after;
        verbatim = count(rest.as_bytes());
    }
}

fn check_references(text: &str) -> Result<(), Error> {
    if let Some(offset) = chars::first_illegal(text) {
        return Err(Error::new(ErrorKind::IllegalCharacter, offset, fault::LEGAL_CHARACTER));
    }
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        reference::reference(&text[at..]).map_err(|fault| fault::error(text, fault))?;
    }
    Ok(())
}

/// [`unescape_text`] for text whose references were checked.
pub(crate) fn unescape_checked(text: &str) -> Cow<'_, str> {
    replace(text, |byte| matches!(byte, b'&' | b'\r'), "\n")
}

/// [`unescape_value`] for a value whose references were checked.
pub(crate) fn unescape_value_checked(value: &str) -> Cow<'_, str> {
    replace(value, |byte| matches!(byte, b'&' | b'\r' | b'\n' | b'\t'), " ")
}

/// `text` with CR LF and lone CR turned into LF.
pub(crate) fn normalize_line_ends(text: &str) -> Cow<'_, str> {
    replace(text, |byte| byte == b'\r', "\n")
}

/// Replaces references, which were checked, and white space by `white_space` (CR LF counts as one),
/// wherever `is_special` stops.
fn replace<'a>(
    text: &'a str,
    is_special: impl Fn(u8) -> bool,
    white_space: &'static str,
) -> Cow<'a, str> {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(at) = rest.bytes().position(&is_special) {
        if decoded.is_empty() {
            decoded.reserve(text.len());
        }
        let (plain, special) = rest.split_at(at);
        decoded.push_str(plain);
        rest = match reference::reference(special) {
            Ok((after, character)) => {
                decoded.push(character);
                after
            }
            Err(_) => {
                decoded.push_str(white_space);
                special.strip_prefix("\r\n").unwrap_or(&special[1..])
            }
        };
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_both_ways() {
        for (plain, escaped) in [
            ("", ""),
            ("plain", "plain"),
            ("a&b<c>d", "a&amp;b&lt;c&gt;d"),
            ("]]>", "]]&gt;"),
            ("a\r\nb\r", "a&#13;\nb&#13;"),
            ("\"'\t", "\"'\t"),
            ("é&漢", "é&amp;漢"),
        ] {
            assert_eq!(escape_text(plain), escaped);
            assert_eq!(unescape_text(escaped).unwrap(), plain);
            assert_eq!(matches!(escape_text(plain), Cow::Borrowed(_)), plain == escaped);
        }
    }

    #[test]
    fn values_both_ways() {
        for (plain, escaped) in [
            ("", ""),
            ("a b", "a b"),
            ("a\"b'c", "a&quot;b'c"),
            ("a\tb\nc\rd", "a&#9;b&#10;c&#13;d"),
            ("<&>", "&lt;&amp;&gt;"),
        ] {
            assert_eq!(escape_value(plain), escaped);
            assert_eq!(unescape_value(escaped).unwrap(), plain);
        }
    }

    #[test]
    fn unescape_knows_every_spelling() {
        for (text, means) in [
            ("&#65;&#x42;&#x43;", "ABC"),
            ("&#0065;", "A"),
            ("&apos;&quot;", "'\""),
            ("&amp;amp;", "&amp;"),
            ("a\r\nb\rc\n", "a\nb\nc\n"),
            ("&#13;\n", "\r\n"),
        ] {
            assert_eq!(unescape_text(text).unwrap(), means);
        }
        assert_eq!(unescape_value("a\r\nb\tc\nd").unwrap(), "a b c d");
    }

    #[test]
    fn unescape_refuses() {
        for (text, kind, offset) in [
            ("a&b;", ErrorKind::UnknownEntity, 1),
            ("a & b", ErrorKind::Syntax, 2),
            ("a&", ErrorKind::Incomplete, 2),
            ("&am", ErrorKind::Incomplete, 3),
            ("&#0;", ErrorKind::IllegalCharacter, 0),
            ("&#xFFFF;", ErrorKind::IllegalCharacter, 0),
            ("&#xD800;", ErrorKind::IllegalCharacter, 0),
            ("&#99999999999999;", ErrorKind::IllegalCharacter, 0),
            ("&#X41;", ErrorKind::Syntax, 0),
            ("&#;", ErrorKind::Syntax, 0),
            ("\u{1}", ErrorKind::IllegalCharacter, 0),
        ] {
            let error = unescape_text(text).unwrap_err();
            assert_eq!((error.kind(), error.offset()), (kind, Some(offset)), "{text}");
        }
    }
}
