//! Arbitrary responses, and what is known of them without the codec.

use arbitrary::{Arbitrary, Result, Unstructured};
use enom_response::{Builder, Format, Response};

use crate::text::{name, text};

const NAMES: &[&str] = &[
    "Command",
    "ErrCount",
    "Err1",
    "Err2",
    "errors",
    "responses",
    "response",
    "ResponseCount",
    "ResponseNumber",
    "ResponseString",
    "ResponseNumber1",
    "ResponseString1",
    "Done",
    "Domain",
    "domain-list",
    "domain",
    "entries",
    "entry",
    "sld",
    "tld",
    "SLD1",
    "Address2",
    "Name 1",
    "pw",
    "DomainPassword",
    "debug",
    "interface-response",
    "a",
    "b:c",
    "@x",
    "STRONG",
    "html",
];
const VALUES: &[&str] = &["", "0", "1", "true", "True", "false", "304156", "SETPASSWORD", "a b"];

/// Any response that a builder makes, what cannot be written included.
#[derive(Clone, Debug)]
pub struct AnyResponse(pub Response<'static>);

impl Arbitrary<'_> for AnyResponse {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        let mut builder = Builder::new(*u.choose(&Format::ALL)?);
        for _ in 0..u.int_in_range(0..=2)? {
            builder.comment(&text(u)?);
        }
        let mut depth = 0;
        // Whether the open field has neither text nor fields, so that it may have either.
        let mut is_fresh = false;
        for _ in 0..u.int_in_range(0..=24)? {
            match u.int_in_range(0..=9)? {
                0 if is_fresh => {
                    builder.text(&value(u)?).close();
                    depth -= 1;
                    is_fresh = false;
                }
                1..=2 if depth > 0 => {
                    builder.close();
                    depth -= 1;
                    is_fresh = false;
                }
                3..=4 if depth < 40 => {
                    builder.open(&known_name(u)?);
                    for at in 0..u.int_in_range(0..=2_u8)? {
                        if u.ratio(1, 4)? {
                            builder.attribute(if at == 0 { "sld" } else { "pw" }, &value(u)?);
                        }
                    }
                    depth += 1;
                    is_fresh = true;
                }
                _ => {
                    builder.field(&known_name(u)?, &value(u)?);
                    is_fresh = false;
                }
            }
        }
        for _ in 0..depth {
            builder.close();
        }
        Ok(Self(builder.finish().expect("every field has a name and an end")))
    }
}

fn known_name(u: &mut Unstructured<'_>) -> Result<String> {
    let name = name(u, NAMES)?;
    Ok(if name.is_empty() { "x".into() } else { name })
}

fn value(u: &mut Unstructured<'_>) -> Result<String> {
    name(u, VALUES)
}

/// A flat view that can be kept.
#[must_use]
pub fn flat(response: &Response<'_>) -> Vec<(String, String)> {
    response.flat().map(|(name, value)| (name.into_owned(), value.to_owned())).collect()
}

/// Whether nothing in a response is out of the ordinary, so that every format holds it: words for
/// names, values and comments, a name that tells what it is, and fields without attributes, and a
/// `Done`, an `ErrCount` and the like neither within another nor with fields within.
#[must_use]
pub fn is_ordinary(response: &Response<'_>) -> bool {
    let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    // What decides about the outcome at the top level may not come there from within a field, nor be lost.
    let is_of_outcome = |name: &str| {
        let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let known = ["Done", "ErrCount", "Err", "ResponseNumber"];
        known.iter().any(|known| stem.eq_ignore_ascii_case(known))
    };
    let mut fields: Vec<_> = response.fields().map(|field| (0, field)).collect();
    while let Some((depth, field)) = fields.pop() {
        let is_name = field.name().starts_with(|c: char| c.is_ascii_alphabetic());
        if !is_name || !is_word(field.name()) || !is_word(field.value()) {
            return false;
        }
        let is_nested = depth > 0 || field.has_fields();
        if field.attributes().len() > 0 || is_nested && is_of_outcome(field.name()) {
            return false;
        }
        fields.extend(field.fields().map(|field| (depth + 1, field)));
    }
    response.comments().all(is_word)
        && response.flat().next().is_some()
        && response.comments().next().is_some()
        // The numbers of lists in lists are joined by `_`, which is of a name too.
        && response.flat().all(|(name, _)| name.len() < 64)
}
