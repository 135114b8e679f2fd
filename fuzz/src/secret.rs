//! A secret that can be told from everything else, and where it stands.

use std::error::Error;
use std::fmt::Debug;

use enom_response::{Field, Response};
use ops_envelope::{Envelope, Value};
use wire_text::Kind;

/// The secret: pieces that stand nowhere else, so that a part of it gives it away as well.
pub const SECRET: &str = "Zq7Zq7Zq7";
const PIECE: &str = "Zq7";

/// Names under which `ops-envelope` must mask values.
pub const OPS_NAMES: &[&str] = &[
    "reg_password",
    "password",
    "cookie",
    "pw",
    "private_key",
    "domain_auth_info",
    "auth_code",
    "authcode",
    "owner_password",
    "token",
    "new-cookie",
];
/// Names under which `enom-response` must mask values.
pub const ENOM_NAMES: &[&str] = &[
    "pw",
    "Password",
    "DomainPassword",
    "AuthQuestionAnswer",
    "Token",
    "AuthCode",
    "EPPCode",
    "ApiToken",
    "Password1",
    "cookie",
    "DomainAuthInfo",
    "CardNumber",
];

/// Whether `text` shows the secret or a piece of it.
#[must_use]
pub fn shows(text: &str) -> bool {
    text.contains(PIECE)
}

/// Up to this length `{:#?}` is asked for, too: it pads each line once for each level.
const SHORT: usize = 256;

/// Checks that `Debug` shows no secret, in neither of its forms.
pub fn check_debug(value: &(impl Debug + ?Sized)) {
    let shown = format!("{value:?}");
    assert!(!shows(&shown), "Debug shows a secret: {shown}");
    if shown.len() <= SHORT {
        let shown = format!("{value:#?}");
        assert!(!shows(&shown), "Debug shows a secret: {shown}");
    }
}

/// Checks that an error and all that lies below it show no secret.
pub fn check_error(error: &(dyn Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        let shown = error.to_string();
        assert!(!shows(&shown), "an error shows a secret: {shown}");
        check_debug(error);
        next = error.source();
    }
}

/// Checks that neither an error of reading `source` nor its report shows a secret.
pub fn check_read_error<K: Kind>(error: &wire_text::Error<K>, source: &[u8]) {
    check_error(error);
    let report = error.report(source).to_string();
    assert!(!shows(&report), "a report shows a secret: {report}");
}

/// Checks that neither a value nor the error in its place shows a secret.
pub fn check_result<T: Debug, E: Error + 'static>(result: &Result<T, E>) {
    match result {
        Ok(value) => check_debug(value),
        Err(error) => check_error(error),
    }
}

/// `name` in other letter case.
#[must_use]
pub fn in_case(name: &str, bits: u16) -> String {
    let flip = |(at, c): (usize, char)| match bits >> (at % 16) & 1 {
        0 => c,
        _ if c.is_ascii_lowercase() => c.to_ascii_uppercase(),
        _ => c.to_ascii_lowercase(),
    };
    name.chars().enumerate().map(flip).collect()
}

/// Whether `name` is one of `names`, in any letter case and with any number at its end. The product is not asked,
/// so that a name which it forgot is seen.
#[must_use]
pub fn is_listed(name: &str, names: &[&str]) -> bool {
    fn stem(name: &str) -> &str {
        name.trim_end_matches(|c: char| c.is_ascii_digit())
    }
    names.iter().any(|listed| stem(listed).eq_ignore_ascii_case(stem(name)))
}

/// Whether the secret stands in an envelope only under names of [`OPS_NAMES`].
#[must_use]
pub fn is_kept_by_envelope(envelope: &Envelope<'_>) -> bool {
    let mut fields = envelope.header().iter();
    fields.all(|(name, text)| !shows(name) && (!shows(text) || is_listed(name, OPS_NAMES)))
        && is_kept_by_value(envelope.value())
}

fn is_kept_by_value(value: &Value<'_>) -> bool {
    match value.inner() {
        Value::Array(array) => array.iter().all(is_kept_by_value),
        Value::Assoc(assoc) => assoc.iter().all(|(key, value)| {
            !shows(key) && (is_listed(key, OPS_NAMES) || is_kept_by_value(value))
        }),
        scalar => !scalar.as_str().is_some_and(shows),
    }
}

/// Whether the secret stands in a response only under names of [`ENOM_NAMES`].
#[must_use]
pub fn is_kept_by_response(response: &Response<'_>) -> bool {
    !response.comments().any(shows) && is_kept_by_field(response.root())
}

fn is_kept_by_field(field: Field<'_>) -> bool {
    if shows(field.name()) || field.attributes().any(|(name, _)| shows(name)) {
        return false;
    }
    let mut attributes = field.attributes();
    is_listed(field.name(), ENOM_NAMES)
        || attributes.all(|(name, value)| !shows(value) || is_listed(name, ENOM_NAMES))
            && !shows(field.value())
            && field.fields().all(is_kept_by_field)
}
