//! References, in text and in attribute values (section 4.1).

use super::fault::{LEGAL_CHARACTER, Parsed, literal, refuse, unexpected};
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
    let (after, character) = match rest.strip_prefix('#') {
        Some(number) => character_reference(input, number)?,
        None => entity_reference(input, rest)?,
    };
    match after.strip_prefix(';') {
        Some(rest) => Ok((rest, character)),
        None if after.is_empty() => unexpected(after, REFERENCE),
        None => unexpected(input, REFERENCE),
    }
}

/// `EntityRef ::= '&' Name ';'` (68), after `&`, without the `;`: those that [`reference`] leaves.
fn entity_reference<'a>(start: &'a str, rest: &'a str) -> Parsed<'a, char> {
    let (entity, rest) = rest.split_at(chars::name(rest));
    let character = match entity {
        "quot" => '"',
        "apos" => '\'',
        _ if rest.is_empty() => return unexpected(rest, REFERENCE),
        "" => return unexpected(start, REFERENCE),
        _ if rest.starts_with(';') => return refuse(ErrorKind::UnknownEntity, start, REFERENCE),
        _ => return unexpected(start, REFERENCE),
    };
    Ok((rest, character))
}

/// `CharRef ::= '&#' [0-9]+ ';' | '&#x' [0-9a-fA-F]+ ';'` (66), after `&#`, without the `;`.
fn character_reference<'a>(start: &'a str, number: &'a str) -> Parsed<'a, char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let (digits, rest) = digits.split_at(length);
    if rest.is_empty() {
        return unexpected(rest, REFERENCE);
    }
    if digits.is_empty() || !rest.starts_with(';') {
        return unexpected(start, REFERENCE);
    }
    let code = digits.bytes().try_fold(0_u32, |code, digit| {
        let digit = char::from(digit).to_digit(radix)?;
        code.checked_mul(radix)?.checked_add(digit)
    });
    match code.and_then(char::from_u32) {
        Some(character) if chars::is_legal(character) => Ok((rest, character)),
        _ => refuse(ErrorKind::IllegalCharacter, start, LEGAL_CHARACTER),
    }
}
