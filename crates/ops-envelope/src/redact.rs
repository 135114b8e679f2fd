//! Which keys hold secrets, and which words are harmless.

/// What stands in the place of a secret.
pub(crate) const MASK: &str = "[secret]";

/// Keys whose values are secrets: passwords, cookies, authorization codes, keys (design of XCP;
/// documents `change (password)`, `send_authcode`).
const SECRETS: &[&str] = &[
    "reg_password",
    "password",
    "passwd",
    "pass",
    "pw",
    "cookie",
    "domain_auth_info",
    "auth_info",
    "authinfo",
    "auth_code",
    "authcode",
    "epp_code",
    "eppcode",
    "private_key",
    "api_key",
    "apikey",
    "token",
    "secret",
    "session_id",
    "signature",
];

/// Words that a key may end in to hold a secret: `owner_password`, `new-cookie`, `confirm_pw`.
const ENDINGS: &[&str] = &[
    "password",
    "passwd",
    "cookie",
    "token",
    "secret",
    "authcode",
    "auth_code",
    "auth_info",
    "private_key",
    "api_key",
    "_pw",
    "_pass",
];

/// Words of an offending line that an error report shows.
const VOCABULARY: &[&str] = &[
    "xml",
    "version",
    "encoding",
    "standalone",
    "UTF-8",
    "utf-8",
    "1.0",
    "0.9",
    "yes",
    "no",
    "DOCTYPE",
    "SYSTEM",
    "PUBLIC",
    "ENTITY",
    "CDATA",
    "ops.dtd",
    "OPS_envelope",
    "header",
    "msg_id",
    "msg_type",
    "body",
    "data_block",
    "dt_assoc",
    "dt_array",
    "dt_scalar",
    "dt_scalarref",
    "item",
    "key",
    "class",
    "protocol",
    "XCP",
    "action",
    "reply",
    "REPLY",
    "object",
    "domain",
    "DOMAIN",
    "attributes",
    "is_success",
    "response_code",
    "response_text",
    "domain_name",
    "send_to",
    "sub_user",
    "registrant_ip",
    "reg_password",
    "cookie",
    "amp",
    "lt",
    "gt",
    "quot",
    "apos",
    "html",
    "HTML",
];

/// Whether the value under `key` is a secret that Debug and errors must not show. Letter case does
/// not matter.
///
/// ```
/// assert!(ops_envelope::redact::is_secret("reg_password"));
/// assert!(!ops_envelope::redact::is_secret("domain_name"));
/// ```
#[must_use]
pub fn is_secret(key: &str) -> bool {
    let key = key.trim().as_bytes();
    SECRETS.iter().any(|secret| key.eq_ignore_ascii_case(secret.as_bytes()))
        || ENDINGS.iter().any(|ending| {
            key.len() > ending.len()
                && key[key.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
        })
}

/// Whether `word` belongs to the markup of envelopes and so cannot be a secret.
pub(crate) fn is_vocabulary(word: &str) -> bool {
    VOCABULARY.contains(&word)
}
