//! References, in text and in attribute values (section 4.1).

use super::fault::{LEGAL_CHARACTER, OrFault, Parsed, literal, refuse, unexpected};
use crate::chars;
use crate::error::ErrorKind;

const REFERENCE: &str = "`&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` or a character reference";

/// `Reference ::= EntityRef | CharRef` (67): the character that one of the five predefined entities
/// (section 4.6) or a character reference stands for. A fault is placed at the ampersand.
#[inline]
pub(crate) fn reference(input: &str) -> Parsed<'_, char> {
    match input.as_bytes() {
        [b'&', b'a', b'm', b'p', b';', ..] => Ok((&input[5..], '&')),
        [b'&', b'l', b't', b';', ..] => Ok((&input[4..], '<')),
        [b'&', b'g', b't', b';', ..] => Ok((&input[4..], '>')),
        _ => other_reference(input),
    }
}

/// Any [`reference`] but the usual ones.
fn other_reference(input: &str) -> Parsed<'_, char> {
    let (rest, _) = literal("&", REFERENCE)(input)?;
    match rest.strip_prefix('#') {
        Some(number) => character_reference(input, number),
        None => entity_reference(input, rest),
    }
}

/// `EntityRef ::= '&' Name ';'` (68), after `&`: those that [`reference`] leaves.
fn entity_reference<'a>(start: &'a str, rest: &'a str) -> Parsed<'a, char> {
    let (entity, rest) = rest.split_at(chars::name(rest));
    let after = semicolon(start, entity, rest)?;
    match entity {
        "quot" => Ok((after, '"')),
        "apos" => Ok((after, '\'')),
        _ => refuse(ErrorKind::UnknownEntity, start, REFERENCE),
    }
}

/// `CharRef ::= '&#' [0-9]+ ';' | '&#x' [0-9a-fA-F]+ ';'` (66), after `&#`.
fn character_reference<'a>(start: &'a str, number: &'a str) -> Parsed<'a, char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let (digits, rest) = digits.split_at(length);
    let after = semicolon(start, digits, rest)?;
    match u32::from_str_radix(digits, radix).ok().and_then(char::from_u32) {
        Some(character) if chars::is_legal(character) => Ok((after, character)),
        _ => refuse(ErrorKind::IllegalCharacter, start, LEGAL_CHARACTER),
    }
}

/// What follows the `;` at `rest`, the end of the reference at `start` with the name or number `content`.
fn semicolon<'a>(start: &'a str, content: &str, rest: &'a str) -> OrFault<'a, &'a str> {
    match rest.strip_prefix(';') {
        Some(after) if !content.is_empty() => Ok(after),
        None if rest.is_empty() => unexpected(rest, REFERENCE),
        _ => unexpected(start, REFERENCE),
    }
}
