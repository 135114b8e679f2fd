//! Character references in values, both ways.

use alloc::string::String;
use core::fmt;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::map;
use nom::sequence::preceded;

use super::{grammar, names};
use crate::grammar::{Parsed, mismatch};

/// What the numbers from 128 to 159 stand for: the characters of windows-1252 there, as every
/// browser reads them (HTML, section 13.2.5.80). 0 where it has none.
const WINDOWS_1252: [u16; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
];
/// More digits than any character has.
const MAX_DIGITS: usize = 32;

/// A reference that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reference {
    Character(char),
    /// A number that is no character which a document may hold.
    Illegal,
}

/// Appends `raw` to `decoded`, references replaced but within tags, and line ends by `\n`. Returns where
/// the first reference stands that stands for nothing known, and stays.
///
/// # Errors
/// Where a reference to an illegal character stands.
pub(crate) fn decode(raw: &str, decoded: &mut String) -> Result<Option<usize>, usize> {
    let mut rest = raw;
    let mut unknown = None;
    let mut tags = grammar::Tags::default();
    while let Some(at) = memchr::memchr2(b'&', b'<', rest.as_bytes()) {
        let (plain, special) = rest.split_at(at);
        push_lines(plain, decoded);
        let offset = raw.len() - special.len();
        if let Some(inner) = special.strip_prefix('<') {
            rest = tags.tag(special).map_or(inner, |(rest, _)| rest);
            push_lines(&special[..special.len() - rest.len()], decoded);
            continue;
        }
        match reference(special) {
            Ok((after, Reference::Character(character))) => {
                decoded.push(character);
                rest = after;
            }
            Ok((_, Reference::Illegal)) => return Err(offset),
            Err(_) => {
                decoded.push('&');
                rest = &special[1..];
                let name = rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '#');
                unknown = unknown.or(name.then_some(offset));
            }
        }
    }
    push_lines(rest, decoded);
    Ok(unknown)
}

/// Appends `text` to `decoded`, with `\n` for each line end.
fn push_lines(text: &str, decoded: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\r', rest.as_bytes()) {
        let (line, end) = rest.split_at(at);
        decoded.push_str(line);
        decoded.push('\n');
        rest = end.strip_prefix("\r\n").unwrap_or(&end[1..]);
    }
    decoded.push_str(rest);
}

/// `reference = "&" ( name / "#" decimal / "#x" hexadecimal ) ";"`.
fn reference(input: &str) -> Parsed<'_, Reference> {
    let ampersand = nom::character::complete::char('&');
    preceded(ampersand, alt((numeric, map(named, Reference::Character)))).parse(input)
}

/// `name ";"`, the name as HTML has it.
fn named(input: &str) -> Parsed<'_, char> {
    let window = &input.as_bytes()[..input.len().min(names::MAX_NAME + 1)];
    let end = memchr::memchr(b';', window);
    match end.and_then(|end| Some((end, names::character(input.get(..end)?)?))) {
        Some((end, character)) => Ok((&input[end + 1..], character)),
        None => mismatch(),
    }
}

/// `"#" decimal ";"`, `"#x" hexadecimal ";"`.
fn numeric(input: &str) -> Parsed<'_, Reference> {
    let Some(number) = input.strip_prefix('#') else { return mismatch() };
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let length = digits
        .bytes()
        .take(MAX_DIGITS)
        .take_while(|&byte| char::from(byte).is_digit(radix))
        .count();
    let (digits, rest) = digits.split_at(length);
    match rest.strip_prefix(';') {
        Some(rest) if !digits.is_empty() => {
            let code = u32::from_str_radix(digits, radix).ok().map(of_windows_1252);
            let character = code.and_then(char::from_u32).filter(|&c| xml_pull::is_legal(c));
            Ok((rest, character.map_or(Reference::Illegal, Reference::Character)))
        }
        _ => mismatch(),
    }
}

fn of_windows_1252(code: u32) -> u32 {
    let index = code.wrapping_sub(128) as usize;
    match WINDOWS_1252.get(index) {
        Some(0) | None => code,
        Some(&character) => u32::from(character),
    }
}

/// Writes `value` so that it reads back: `&`, `<`, `>` and carriage returns as references, and white
/// space and U+00A0 at its ends.
pub(crate) fn encode<W: fmt::Write>(value: &str, out: &mut W) -> fmt::Result {
    let is_trimmed = |c: char| c.is_ascii_whitespace() || c == '\u{A0}';
    let middle = value.trim_start_matches(is_trimmed);
    let (before, _) = value.split_at(value.len() - middle.len());
    let middle = middle.trim_end_matches(is_trimmed);
    let after = &value[before.len() + middle.len()..];
    white(before, out)?;
    let mut written = 0;
    for (at, byte) in middle.bytes().enumerate() {
        let reference = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'\r' => "&#13;",
            _ => continue,
        };
        out.write_str(&middle[written..at])?;
        out.write_str(reference)?;
        written = at + 1;
    }
    out.write_str(&middle[written..])?;
    white(after, out)
}

fn white<W: fmt::Write>(white: &str, out: &mut W) -> fmt::Result {
    white.chars().try_for_each(|character| write!(out, "&#{};", u32::from(character)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_every_kind() {
        for (raw, value) in [
            ("AT&amp;T", "AT&T"),
            ("&lt;b&gt;", "<b>"),
            ("&#39;&#x27;&#X27;&apos;", "''''"),
            ("&nbsp;&eacute;&euro;&thetasym;", "\u{A0}é€ϑ"),
            ("&#146;&#x80;&#129;", "’€\u{81}"),
            ("&#0000000065;", "A"),
            ("&unknown;&Amp;&amp", "&unknown;&Amp;&amp"),
            ("a & b &; &#; &#x; &#1", "a & b &; &#; &#x; &#1"),
            ("?a=1&copy=2", "?a=1&copy=2"),
            ("&amp;amp;", "&amp;"),
            (r#"<a href="?a&amp;b">c&amp;d</a>"#, r#"<a href="?a&amp;b">c&d</a>"#),
            ("1 < 2 &amp;&amp; 3", "1 < 2 && 3"),
            ("a\r\nb\rc\r\r\n&#13;\n&amp;\r", "a\nb\nc\n\n\r\n&\n"),
            ("\n<a\r\nb>\r\n", "\n<a\nb>\n"),
            ("<!--&amp;-->&amp;<!--&amp;<!--&amp;", "<!--&amp;-->&<!--&<!--&"),
            ("< <!--&amp;--><!--&amp;-->&amp;", "< <!--&amp;--><!--&amp;-->&"),
        ] {
            let mut decoded = String::new();
            decode(raw, &mut decoded).unwrap();
            assert_eq!(decoded, value, "{raw}");
        }
    }

    #[test]
    fn illegal_characters_are_found() {
        for raw in
            ["ab&#0;", "ab&#xFFFF;", "ab&#xD800;", "ab&#1114112;", "ab&#99999999999;", "ab&#27;"]
        {
            assert_eq!(decode(raw, &mut String::new()), Err(2), "{raw}");
        }
    }

    #[test]
    fn values_read_back() {
        for (value, raw) in [
            ("", ""),
            ("a<b>&amp;", "a&lt;b&gt;&amp;amp;"),
            (" a ", "&#32;a&#32;"),
            (" \r\n", "&#32;&#13;&#10;"),
            ("é\u{A0}", "é&#160;"),
            ("\u{A0} a\u{A0}b", "&#160;&#32;a\u{A0}b"),
        ] {
            let (mut written, mut read) = (String::new(), String::new());
            encode(value, &mut written).unwrap();
            assert_eq!(written, raw);
            decode(&written, &mut read).unwrap();
            assert_eq!(read, value);
        }
    }
}
