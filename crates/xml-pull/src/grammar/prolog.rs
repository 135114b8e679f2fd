//! The productions of what stands before the root element: declaration and document type.

use nom::Parser;
use nom::combinator::map;
use nom::sequence::{preceded, separated_pair};

use super::content::{eq, name};
use super::fault::{Parsed, legal_in, literal, optional_space, refuse, space, unexpected, up_to};
use crate::chars;
use crate::error::ErrorKind;
use crate::event::{Declaration, Doctype};

const NO_SUBSET: &str = "`>`, for entities and other declarations are never read";

/// `prolog`'s `XMLDecl ::= '<?xml' VersionInfo EncodingDecl? SDDecl? S? '?>'` (23), or the declaration of an
/// entity, which has an encoding and may lack the version (77); after `<?xml`.
pub(crate) fn declaration(input: &str) -> Parsed<'_, Declaration<'_>> {
    let mut declaration = Declaration::default();
    let mut rest = input;
    loop {
        let (after, blanks) = optional_space(rest)?;
        if blanks.is_empty() || !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let expected = if blanks.is_empty() { "white space or `?>`" } else { "`?>`" };
            let (end, _) = literal("?>", expected)(after)?;
            return match declaration.version.or(declaration.encoding) {
                Some(_) => Ok((end, declaration)),
                None => unexpected(after, "`version`"),
            };
        }
        let (next, (pseudo, quoted)) = pseudo_attribute(after)?;
        let later = (declaration.encoding, declaration.standalone);
        let (slot, is_legal, expected) = match (pseudo, later) {
            ("version", (None, None)) => {
                (&mut declaration.version, is_version(quoted), "`version='1.0'`")
            }
            ("encoding", (_, None)) => (
                &mut declaration.encoding,
                chars::is_encoding_name(quoted),
                "the name of an encoding",
            ),
            ("standalone", _) => {
                let is_legal = matches!(quoted, "yes" | "no");
                (&mut declaration.standalone, is_legal, "`standalone='yes'` or `standalone='no'`")
            }
            _ => return unexpected(after, "`version`, `encoding` or `standalone`, in this order"),
        };
        if slot.replace(quoted).is_some() {
            return refuse(ErrorKind::DuplicateAttribute, after, "each pseudo-attribute once");
        }
        if !is_legal {
            return unexpected(after, expected);
        }
        rest = next;
    }
}

/// `VersionNum ::= '1.' [0-9]+` (26): later versions are read as 1.0.
fn is_version(quoted: &str) -> bool {
    quoted
        .strip_prefix("1.")
        .is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `VersionInfo`, `EncodingDecl` or `SDDecl` (24, 80, 32), or another name with a value.
#[inline]
fn pseudo_attribute(input: &str) -> Parsed<'_, (&str, &str)> {
    separated_pair(name, eq, quoted).parse(input)
}

/// `SystemLiteral ::= ('"' [^"]* '"') | ("'" [^']* "'")` (11).
fn system_literal(input: &str) -> Parsed<'_, &str> {
    let (after, content) = match input.as_bytes().first() {
        Some(b'"') => up_to("\"", "the closing quote")(&input[1..])?,
        Some(b'\'') => up_to("'", "the closing quote")(&input[1..])?,
        _ => return unexpected(input, "a quoted value"),
    };
    legal_in(&input[1..], content, after)
}

/// `PubidLiteral` and the quoted values of the declaration (12, 24, 32, 80), in which no `<` can be.
fn quoted(input: &str) -> Parsed<'_, &str> {
    let (after, content) = system_literal(input)?;
    match content.find('<') {
        Some(at) => unexpected(&input[1 + at..], "the closing quote"),
        None => Ok((after, content)),
    }
}

/// `doctypedecl ::= '<!DOCTYPE' S Name (S ExternalID)? S? '>'` (28), after `<!DOCTYPE`.
pub(crate) fn doctype(input: &str) -> Parsed<'_, Doctype<'_>> {
    let (rest, name) = preceded(space("white space and a name"), name).parse(input)?;
    let (rest, _) = optional_space(rest)?;
    let (rest, (public, system)) = external_id(rest)?;
    let (rest, _) = optional_space(rest)?;
    let (rest, _) = empty_subset(rest)?;
    let (rest, _) = literal(">", "`>`, `SYSTEM` or `PUBLIC`")(rest)?;
    Ok((rest, Doctype { name, public, system }))
}

/// `('[' intSubset ']' S?)?` of a [`doctype`], which may be there if it declares nothing: .NET writes
/// `[]` wherever there is a document type.
fn empty_subset(input: &str) -> Parsed<'_, &str> {
    let Some(subset) = input.strip_prefix('[') else { return Ok((input, "")) };
    let (subset, _) = optional_space(subset)?;
    match subset.strip_prefix(']') {
        Some(after) => optional_space(after),
        None if subset.is_empty() => unexpected(subset, NO_SUBSET),
        None => refuse(ErrorKind::InternalSubset, input, NO_SUBSET),
    }
}

/// `ExternalID ::= 'SYSTEM' S SystemLiteral | 'PUBLIC' S PubidLiteral S SystemLiteral` (75), if there is
/// one: its first letter tells which.
fn external_id(input: &str) -> Parsed<'_, (Option<&str>, Option<&str>)> {
    const IDENTIFIER: &str = "white space and a quoted identifier";
    const SYSTEM: &str = "white space and the system identifier";
    match input.as_bytes().first() {
        Some(b'S') => map(
            preceded((literal("SYSTEM", "`SYSTEM`"), space(IDENTIFIER)), system_literal),
            |system| (None, Some(system)),
        )
        .parse(input),
        Some(b'P') => map(
            preceded(
                (literal("PUBLIC", "`PUBLIC`"), space(IDENTIFIER)),
                separated_pair(quoted, space(SYSTEM), system_literal),
            ),
            |(public, system)| (Some(public), Some(system)),
        )
        .parse(input),
        _ => Ok((input, (None, None))),
    }
}
