//! The productions of the text format, one function each.

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, line_ending, one_of, space0};
use nom::combinator::{eof, peek, value};
use wire_text::scan;

use crate::grammar::{Parsed, line_len, name};

/// What stands between the name and the value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Equals,
    Colon,
}

/// `name sign`, whichever sign.
pub(crate) fn head(input: &str) -> Parsed<'_, (&str, Sign)> {
    (name, alt((equals, colon))).parse(input)
}

/// `name sign` where the sign is that of the text, once it is known.
#[inline]
pub(crate) fn head_with(input: &str, sign: Option<Sign>) -> Parsed<'_, (&str, Sign)> {
    match sign {
        None => head(input),
        Some(Sign::Equals) => (name, equals).parse(input),
        Some(Sign::Colon) => (name, colon).parse(input),
    }
}

/// Whether `input` begins with one word, `=`, and a letter or digit, as nearly every text does, and no head
/// of HTML.
pub(crate) fn begins_with_plain_field(input: &str) -> bool {
    let (word, rest) = input.as_bytes().split_at(scan::word(input.as_bytes()));
    let has_value = matches!(rest, [b'=', value, ..] if value.is_ascii_alphanumeric());
    !word.is_empty() && has_value
}

fn equals(input: &str) -> Parsed<'_, Sign> {
    value(Sign::Equals, char('=')).parse(input)
}

fn colon(input: &str) -> Parsed<'_, Sign> {
    let after = alt((value((), one_of(" \t")), value((), line_ending), value((), eof)));
    value(Sign::Colon, (char(':'), peek(after))).parse(input)
}

/// `line`, without its end.
#[inline]
pub(crate) fn line(input: &str) -> (&str, &str) {
    let (line, rest) = input.split_at(line_len(input));
    (rest.strip_prefix("\r\n").or(rest.strip_prefix('\n')).unwrap_or(rest), line)
}

/// `blank`.
pub(crate) fn is_blank(line: &str) -> bool {
    matches!(space0::<&str, ()>(line), Ok(("", _)))
}

/// The beginning of a `pem`.
pub(crate) fn begins_pem(line: &str) -> bool {
    line.starts_with("-----BEGIN")
}

/// `pem`: what follows its last line, and its length without that line's end. `None` where it does not
/// end.
pub(crate) fn pem(input: &str) -> Option<(&str, usize)> {
    const END: &str = "-----END";
    let (after, first) = line(input);
    if first.contains(END) {
        return Some((after, first.len()));
    }
    let end = memchr::memmem::find(input.as_bytes(), b"\n-----END")? + 1;
    let (after, last) = line(&input[end..]);
    Some((after, end + last.len()))
}
