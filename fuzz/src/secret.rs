//! A secret that can be told from everything else, and where it stands.

use std::fmt::Debug;

use enom_response::{Field, Response};
use ops_envelope::{Envelope, Value};

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
pub fn check_error(error: &(dyn std::error::Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        let shown = error.to_string();
        assert!(!shows(&shown), "an error shows a secret: {shown}");
        check_debug(error);
        next = error.source();
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

/// Whether the secret stands in an envelope only where it is known to be one.
#[must_use]
pub fn is_kept_by_envelope(envelope: &Envelope<'_>) -> bool {
    let mut fields = envelope.header().iter();
    fields.all(|(name, text)| {
        !shows(name) && (!shows(text) || ops_envelope::secret_names::is_secret(name))
    }) && is_kept_by_value(envelope.value())
}

fn is_kept_by_value(value: &Value<'_>) -> bool {
    match value.inner() {
        Value::Array(array) => array.iter().all(is_kept_by_value),
        Value::Assoc(assoc) => assoc.iter().all(|(key, value)| {
            !shows(key) && (ops_envelope::secret_names::is_secret(key) || is_kept_by_value(value))
        }),
        scalar => !scalar.as_str().is_some_and(shows),
    }
}

/// Whether the secret stands in a response only where it is known to be one.
#[must_use]
pub fn is_kept_by_response(response: &Response<'_>) -> bool {
    !response.comments().any(shows) && is_kept_by_field(response.root())
}

fn is_kept_by_field(field: Field<'_>) -> bool {
    if shows(field.name()) || field.attributes().any(|(name, _)| shows(name)) {
        return false;
    }
    let is_secret = wire_text::secret_names::is_secret;
    let mut attributes = field.attributes();
    is_secret(field.name())
        || attributes.all(|(name, value)| is_secret(name) || !shows(value))
            && !shows(field.value())
            && field.fields().all(is_kept_by_field)
}
