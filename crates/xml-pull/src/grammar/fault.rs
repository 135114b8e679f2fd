//! Why a production did not match, and the productions that only match characters.

use nom::IResult;
use wire_text::scan;

use crate::chars;
use crate::error::{Error, ErrorKind};

pub(crate) type Parsed<'a, T> = IResult<&'a str, T, Fault<'a>>;
pub(crate) type OrFault<'a, T> = Result<T, nom::Err<Fault<'a>>>;

pub(crate) const LEGAL_CHARACTER: &str = "a character that XML allows";

/// Why a production did not match: what is left of the input where it stopped, and why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault<'a> {
    pub(crate) rest: &'a str,
    pub(crate) kind: ErrorKind,
    pub(crate) expected: &'static str,
}

impl<'a> nom::error::ParseError<&'a str> for Fault<'a> {
    fn from_error_kind(rest: &'a str, _: nom::error::ErrorKind) -> Self {
        let kind = if rest.is_empty() { ErrorKind::Incomplete } else { ErrorKind::Syntax };
        Self { rest, kind, expected: "other markup" }
    }

    fn append(_: &'a str, _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }
}

/// `fault`, met while reading the whole of `text`, as an error with its offset.
#[expect(clippy::needless_pass_by_value, reason = "it is the end of the fault")]
pub(crate) fn error(text: &str, fault: nom::Err<Fault<'_>>) -> Error {
    match fault {
        nom::Err::Error(fault) | nom::Err::Failure(fault) => {
            Error::new(fault.kind, text.len() - fault.rest.len(), fault.expected)
        }
        nom::Err::Incomplete(_) => Error::new(ErrorKind::Incomplete, text.len(), "more input"),
    }
}

/// No match at `rest`: [`Incomplete`](ErrorKind::Incomplete) when nothing is left there.
pub(crate) fn unexpected<'a, T>(rest: &'a str, expected: &'static str) -> OrFault<'a, T> {
    let kind = if rest.is_empty() { ErrorKind::Incomplete } else { ErrorKind::Syntax };
    Err(nom::Err::Error(Fault { rest, kind, expected }))
}

/// A match of what is wrong for good, whatever follows.
pub(crate) fn refuse<'a, T>(
    kind: ErrorKind,
    rest: &'a str,
    expected: &'static str,
) -> OrFault<'a, T> {
    Err(nom::Err::Failure(Fault { rest, kind, expected }))
}

/// The characters of `token`, as they stand; a prefix of them at the end is incomplete.
pub(crate) fn literal<'a>(
    token: &'static str,
    expected: &'static str,
) -> impl Fn(&'a str) -> Parsed<'a, &'a str> {
    move |input| match input.strip_prefix(token) {
        Some(rest) => Ok((rest, &input[..token.len()])),
        None if token.starts_with(input) => unexpected("", expected),
        None => unexpected(input, expected),
    }
}

/// Everything up to `end`, and `end` itself, which is left out.
pub(crate) fn up_to<'a>(
    end: &'static str,
    expected: &'static str,
) -> impl Fn(&'a str) -> Parsed<'a, &'a str> {
    move |input| {
        let (bytes, end) = (input.as_bytes(), end.as_bytes());
        // The ends are two or three bytes long: their first byte is all there is to look for.
        let mut ends =
            memchr::memchr_iter(end[0], bytes).filter(|&at| bytes[at..].starts_with(end));
        match ends.next() {
            Some(at) => Ok((&input[at + end.len()..], &input[..at])),
            None => unexpected("", expected),
        }
    }
}

/// `S ::= (#x20 | #x9 | #xD | #xA)+` (3), optional.
#[inline]
#[expect(clippy::unnecessary_wraps, reason = "every production has this shape")]
pub(crate) fn optional_space(input: &str) -> Parsed<'_, &str> {
    let (space, rest) = input.split_at(scan::white_space(input.as_bytes()));
    Ok((rest, space))
}

/// `S` (3), before what else is `expected`.
pub(crate) fn space<'a>(expected: &'static str) -> impl Fn(&'a str) -> Parsed<'a, &'a str> {
    move |input| match optional_space(input)? {
        (rest, "") => unexpected(rest, expected),
        found => Ok(found),
    }
}

/// `content`, with which `input` begins, if each of its characters is legal (2).
pub(crate) fn legal_in<'a>(
    input: &'a str,
    content: &'a str,
    after: &'a str,
) -> Parsed<'a, &'a str> {
    match chars::first_illegal(content) {
        Some(at) => refuse(ErrorKind::IllegalCharacter, &input[at..], LEGAL_CHARACTER),
        None => Ok((after, content)),
    }
}

/// The length of the character at the start of `input`, if it is legal (2).
#[cold]
pub(crate) fn check_char(input: &str) -> OrFault<'_, usize> {
    match input.chars().next() {
        Some(character) if chars::is_legal(character) => Ok(character.len_utf8()),
        _ => refuse(ErrorKind::IllegalCharacter, input, LEGAL_CHARACTER),
    }
}
