//! References to characters in values, both ways.
//!
//! ```text
//! reference = "&" ( "amp" / "lt" / "gt" / "quot" / "apos" / "#" 1*DIGIT / "#x" 1*HEXDIG ) ";"
//! ```

use core::fmt;

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::combinator::{map, value};
use nom::sequence::{delimited, preceded};

use crate::grammar::Parsed;
use crate::wipe::{self, Text};

/// More digits than any character has, zeros before it counted.
const MAX_DIGITS: usize = 16;

/// `raw` with the references replaced that are known here.
///
/// # Errors
/// Where a reference to a character stands that no format may hold.
pub(crate) fn decode(raw: &str) -> Result<Text, usize> {
    let mut decoded = wipe::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (plain, special) = rest.split_at(at);
        decoded.push_str(plain);
        rest = match reference(special) {
            Ok((after, Some(character))) => {
                decoded.push(character);
                after
            }
            Ok((_, None)) => return Err(raw.len() - special.len()),
            Err(_) => {
                decoded.push('&');
                &special[1..]
            }
        };
    }
    decoded.push_str(rest);
    Ok(decoded)
}

/// Writes `value` so that it reads back: each `<`, and each `&` that would begin a reference, becomes one.
pub(crate) fn encode<W: fmt::Write>(value: &str, out: &mut W) -> fmt::Result {
    let mut rest = value;
    while let Some(at) = memchr::memchr2(b'&', b'<', rest.as_bytes()) {
        let (plain, special) = rest.split_at(at);
        out.write_str(plain)?;
        let (raw, after) = special.split_at(1);
        out.write_str(match raw {
            "<" => "&lt;",
            _ if reference(special).is_ok() => "&amp;",
            _ => raw,
        })?;
        rest = after;
    }
    out.write_str(rest)
}

/// `reference`: its character, `None` where no format may hold it.
fn reference(input: &str) -> Parsed<'_, Option<char>> {
    delimited(tag("&"), alt((named, preceded(tag("#"), numeric))), tag(";")).parse(input)
}

fn named(input: &str) -> Parsed<'_, Option<char>> {
    alt((
        value(Some('&'), tag("amp")),
        value(Some('<'), tag("lt")),
        value(Some('>'), tag("gt")),
        value(Some('"'), tag("quot")),
        value(Some('\''), tag("apos")),
    ))
    .parse(input)
}

fn numeric(input: &str) -> Parsed<'_, Option<char>> {
    let digits = |radix: u32| take_while_m_n(1, MAX_DIGITS, move |c: char| c.is_digit(radix));
    let character = |radix: u32| {
        move |digits: &str| {
            let code = u32::from_str_radix(digits, radix).ok();
            code.and_then(char::from_u32).filter(|&character| xml_pull::is_legal(character))
        }
    };
    alt((map(preceded(tag("x"), digits(16)), character(16)), map(digits(10), character(10))))
        .parse(input)
}
