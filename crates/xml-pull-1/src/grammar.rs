//! The productions of XML 1.0 (fifth edition), one function each, its number above it.
//!
//! What is left out: internal DTD subsets and everything that only they can declare. What is
//! added: the pseudo-attributes of the XML declaration may come in any order, once each.

mod prolog;

use nom::combinator::value;
use nom::sequence::{delimited, separated_pair};
use nom::{IResult, Parser};

pub(crate) use prolog::{declaration, doctype};

use crate::error::{Error, ErrorKind};
use crate::event::{CData, Plainness, Text, Value};
use crate::{chars, scan};

pub(crate) type Parsed<'a, T> = IResult<&'a str, T, Fault<'a>>;

pub(crate) const LEGAL_CHARACTER: &str = "a character that XML allows";
const REFERENCE: &str = "`&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` or a character reference";

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
pub(crate) fn unexpected<'a, T>(rest: &'a str, expected: &'static str) -> Parsed<'a, T> {
    let kind = if rest.is_empty() { ErrorKind::Incomplete } else { ErrorKind::Syntax };
    Err(nom::Err::Error(Fault { rest, kind, expected }))
}

/// A match of what is wrong for good, whatever follows.
pub(crate) fn refuse<'a, T>(
    kind: ErrorKind,
    rest: &'a str,
    expected: &'static str,
) -> Parsed<'a, T> {
    Err(nom::Err::Failure(Fault { rest, kind, expected }))
}

/// The characters of `token`, as they stand; a prefix of them at the end is incomplete.
fn literal<'a>(
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
fn up_to<'a>(end: &'static str, expected: &'static str) -> impl Fn(&'a str) -> Parsed<'a, &'a str> {
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
fn optional_space(input: &str) -> Parsed<'_, &str> {
    let (space, rest) = input.split_at(scan::white_space(input.as_bytes()));
    Ok((rest, space))
}

/// `S` (3), before what else is `expected`.
fn space<'a>(expected: &'static str) -> impl Fn(&'a str) -> Parsed<'a, &'a str> {
    move |input| match optional_space(input)? {
        (rest, "") => unexpected(rest, expected),
        found => Ok(found),
    }
}

/// `Name` (5).
#[inline]
pub(crate) fn name(input: &str) -> Parsed<'_, &str> {
    match chars::name(input) {
        0 => unexpected(input, "a name"),
        length => {
            let (name, rest) = input.split_at(length);
            Ok((rest, name))
        }
    }
}

/// `Eq ::= S? '=' S?` (25).
#[inline]
fn eq(input: &str) -> Parsed<'_, ()> {
    if let [b'=', after, ..] = input.as_bytes()
        && !chars::is_white_space(*after)
    {
        return Ok((&input[1..], ()));
    }
    value((), delimited(optional_space, literal("=", "`=`"), optional_space)).parse(input)
}

/// `Comment ::= '<!--' ((Char - '-') | ('-' (Char - '-')))* '-->'` (15), after `<!--`.
pub(crate) fn comment(input: &str) -> Parsed<'_, &str> {
    let (after, content) = up_to("--", "`-->`")(input)?;
    let (after, _) = literal(">", "`-->`, for `--` cannot stand in a comment")(after)?;
    legal_in(input, 0, content, after)
}

/// `PI ::= '<?' PITarget (S (Char* - (Char* '?>' Char*)))? '?>'` (16), after `<?`.
pub(crate) fn processing_instruction(input: &str) -> Parsed<'_, (&str, &str)> {
    let (rest, target) = name(input)?;
    if rest.is_empty() {
        return unexpected(rest, "`?>`");
    }
    if target.eq_ignore_ascii_case("xml") {
        return unexpected(input, "a target other than `xml`, which only starts a document");
    }
    let (rest, blanks) = optional_space(rest)?;
    if blanks.is_empty() {
        let (rest, _) = literal("?>", "`?>` or white space")(rest)?;
        return Ok((rest, (target, "")));
    }
    let (after, data) = up_to("?>", "`?>`")(rest)?;
    let (after, data) = legal_in(rest, 0, data, after)?;
    Ok((after, (target, data)))
}

/// `CDSect ::= '<![CDATA[' (Char* - (Char* ']]>' Char*)) ']]>'` (18), after `<![CDATA[`.
pub(crate) fn cdata(input: &str) -> Parsed<'_, CData<'_>> {
    let (after, raw) = up_to("]]>", "`]]>`")(input)?;
    let (after, raw) = legal_in(input, 0, raw, after)?;
    let plain = memchr::memchr(b'\r', raw.as_bytes()).is_none();
    Ok((after, CData { raw, plain }))
}

/// `content`, which stands `skip` bytes into `input`, if each of its characters is legal (2).
fn legal_in<'a>(
    input: &'a str,
    skip: usize,
    content: &'a str,
    after: &'a str,
) -> Parsed<'a, &'a str> {
    match chars::first_illegal(content) {
        Some(at) => refuse(ErrorKind::IllegalCharacter, &input[skip + at..], LEGAL_CHARACTER),
        None => Ok((after, content)),
    }
}

/// `Attribute ::= Name Eq AttValue` (41).
#[inline]
pub(crate) fn attribute(input: &str) -> Parsed<'_, (&str, Value<'_>)> {
    separated_pair(name, eq, attribute_value).parse(input)
}

/// `AttValue ::= '"' ([^<&"] | Reference)* '"' | "'" ([^<&'] | Reference)* "'"` (10).
#[inline]
fn attribute_value(input: &str) -> Parsed<'_, Value<'_>> {
    let bytes = input.as_bytes();
    let Some(&quote @ (b'"' | b'\'')) = bytes.first() else {
        return unexpected(input, "a quoted value");
    };
    let mut plain = true;
    let mut at = 1;
    loop {
        at += chars::plain_value(&bytes[at..]);
        match bytes.get(at) {
            Some(&byte) if byte == quote => {
                return Ok((&input[at + 1..], Value { raw: &input[1..at], plain }));
            }
            Some(b'"' | b'\'') => at += 1,
            Some(b'\t' | b'\n' | b'\r') => {
                plain = false;
                at += 1;
            }
            Some(b'&') => {
                plain = false;
                at = input.len() - reference(&input[at..])?.0.len();
            }
            Some(b'<') => {
                return unexpected(&input[at..], "the closing quote, for `<` is `&lt;` here");
            }
            Some(_) => at += doubtful(&input[at..])?,
            None => return unexpected("", "the closing quote"),
        }
    }
}

/// `CharData` and `Reference` between two pieces of markup (14, 67), up to the next `<` or the end.
#[inline]
pub(crate) fn text(input: &str) -> Parsed<'_, Text<'_>> {
    let bytes = input.as_bytes();
    let mut at = scan::white_space(bytes);
    let mut kind = match bytes.get(at) {
        Some(b'<') | None => {
            let (raw, rest) = input.split_at(at);
            return Ok((rest, Text { raw, kind: white_space_kind(raw) }));
        }
        Some(_) if memchr::memchr(b'\r', &bytes[..at]).is_some() => Plainness::Encoded,
        Some(_) => Plainness::Plain,
    };
    loop {
        at += scan::plain_text(&bytes[at..]);
        match bytes.get(at) {
            Some(b'<') | None => {
                let (raw, rest) = input.split_at(at);
                return Ok((rest, Text { raw, kind }));
            }
            Some(b'&') => {
                kind = Plainness::Encoded;
                at = input.len() - reference(&input[at..])?.0.len();
            }
            Some(b'\r') => {
                kind = Plainness::Encoded;
                at += 1;
            }
            Some(b']') if bytes[at..].starts_with(b"]]>") => {
                return unexpected(&input[at..], "`]]&gt;`, for `]]>` ends a CDATA section");
            }
            Some(b']') => at += 1,
            Some(_) => at += doubtful(&input[at..])?,
        }
    }
}

#[inline]
pub(crate) fn white_space_kind(raw: &str) -> Plainness {
    match memchr::memchr(b'\r', raw.as_bytes()) {
        Some(_) => Plainness::Encoded,
        None => Plainness::WhiteSpace,
    }
}

/// The length of the character at the start of `input`, if it is legal (2).
#[cold]
fn doubtful(input: &str) -> Result<usize, nom::Err<Fault<'_>>> {
    match input.chars().next() {
        Some(character) if chars::is_legal(character) => Ok(character.len_utf8()),
        _ => Err(nom::Err::Failure(Fault {
            rest: input,
            kind: ErrorKind::IllegalCharacter,
            expected: LEGAL_CHARACTER,
        })),
    }
}

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
