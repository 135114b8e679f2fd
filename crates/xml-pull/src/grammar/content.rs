//! The productions of what stands in and after the root element.

use nom::Parser;
use nom::combinator::value;
use nom::sequence::{delimited, separated_pair};
use wire_text::scan;

use super::fault::{Parsed, check_char, legal_in, literal, optional_space, unexpected, up_to};
use super::reference::reference;
use crate::attributes::AttributeValue;
use crate::chars;
use crate::event::{CData, Decoding, Text};

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
pub(crate) fn eq(input: &str) -> Parsed<'_, ()> {
    value((), delimited(optional_space, literal("=", "`=`"), optional_space)).parse(input)
}

/// `Comment ::= '<!--' ((Char - '-') | ('-' (Char - '-')))* '-->'` (15), after `<!--`.
pub(crate) fn comment(input: &str) -> Parsed<'_, &str> {
    let (after, content) = up_to("--", "`-->`")(input)?;
    let (after, _) = literal(">", "`-->`, for `--` cannot stand in a comment")(after)?;
    legal_in(input, content, after)
}

/// `PI ::= '<?' PITarget (S (Char* - (Char* '?>' Char*)))? '?>'` (16), after `<?`.
pub(crate) fn processing_instruction(input: &str) -> Parsed<'_, (&str, &str)> {
    let (rest, target) = name(input)?;
    if rest.is_empty() {
        return unexpected(rest, "`?>`");
    }
    if target.eq_ignore_ascii_case("xml") {
        return unexpected(
            input,
            "no second XML declaration, and none after the start of the document",
        );
    }
    let (rest, blanks) = optional_space(rest)?;
    if blanks.is_empty() {
        let (rest, _) = literal("?>", "`?>` or white space")(rest)?;
        return Ok((rest, (target, "")));
    }
    let (after, data) = up_to("?>", "`?>`")(rest)?;
    let (after, data) = legal_in(rest, data, after)?;
    Ok((after, (target, data)))
}

/// `CDSect ::= '<![CDATA[' (Char* - (Char* ']]>' Char*)) ']]>'` (18), after `<![CDATA[`.
pub(crate) fn cdata(input: &str) -> Parsed<'_, CData<'_>> {
    let (after, raw) = up_to("]]>", "`]]>`")(input)?;
    let (after, raw) = legal_in(input, raw, after)?;
    Ok((after, CData { raw }))
}

/// `Attribute ::= Name Eq AttValue` (41).
#[inline]
pub(crate) fn attribute(input: &str) -> Parsed<'_, (&str, AttributeValue<'_>)> {
    separated_pair(name, eq, attribute_value).parse(input)
}

/// `AttValue ::= '"' ([^<&"] | Reference)* '"' | "'" ([^<&'] | Reference)* "'"` (10).
#[inline]
fn attribute_value(input: &str) -> Parsed<'_, AttributeValue<'_>> {
    let bytes = input.as_bytes();
    let Some(&quote @ (b'"' | b'\'')) = bytes.first() else {
        return unexpected(input, "a quoted value");
    };
    let mut plain = true;
    let mut at = 1;
    loop {
        at += scan::plain_value(&bytes[at..], quote);
        match bytes.get(at) {
            Some(&byte) if byte == quote => {
                return Ok((&input[at + 1..], AttributeValue { raw: &input[1..at], plain }));
            }
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
            Some(_) => at += check_char(&input[at..])?,
            None => return unexpected("", "the closing quote"),
        }
    }
}

/// `CharData` and `Reference` between two pieces of markup (14, 67), up to the next `<` or the end.
#[inline]
pub(crate) fn text(input: &str) -> Parsed<'_, Text<'_>> {
    let bytes = input.as_bytes();
    let white = scan::white_space(bytes);
    let mut decoding = white_space_decoding(&input[..white]);
    let mut at = white;
    loop {
        at += scan::plain_text(&bytes[at..]);
        match bytes.get(at) {
            Some(b'<') | None => {
                if at > white && decoding == Decoding::WhiteSpace {
                    decoding = Decoding::Plain;
                }
                let (raw, rest) = input.split_at(at);
                return Ok((rest, Text { raw, decoding }));
            }
            Some(b'&') => {
                decoding = Decoding::Encoded;
                at = input.len() - reference(&input[at..])?.0.len();
            }
            Some(b'\r') => {
                decoding = Decoding::Encoded;
                at += 1;
            }
            Some(b']') if bytes[at..].starts_with(b"]]>") => {
                return unexpected(&input[at..], "`]]&gt;`, for `]]>` ends a CDATA section");
            }
            Some(b']') => at += 1,
            Some(_) => at += check_char(&input[at..])?,
        }
    }
}

#[inline]
pub(crate) fn white_space_decoding(raw: &str) -> Decoding {
    match memchr::memchr(b'\r', raw.as_bytes()) {
        Some(_) => Decoding::Encoded,
        None => Decoding::WhiteSpace,
    }
}
