//! Which keys hold secrets, and which words are harmless.

/// What stands in the place of a secret.
pub(crate) const MASK: &str = "[secret]";

/// What the key of a secret ends in, without the separators that keys have between words:
/// `reg_password`, `new-cookie`, `domain_auth_info`, `AuthCode`.
const ENDINGS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "cookie",
    "token",
    "secret",
    "signature",
    "sessionid",
    "authinfo",
    "authcode",
    "authkey",
    "authorizationcode",
    "eppcode",
    "transfercode",
    "transferkey",
    "privatekey",
    "secretkey",
    "apikey",
];

/// Shorter ones, which must be a word of their own: `pw`, `crypt_pw`, `user-pass`.
const WORDS: &[&str] = &["pw", "pwd", "pass", "pin", "otp"];

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
    ENDINGS.iter().any(|ending| before_ending(key, ending).is_some())
        || WORDS.iter().any(|word| {
            before_ending(key, word)
                .is_some_and(|before| before.last().is_none_or(|&last| is_separator(last)))
        })
}

/// What stands before `ending` at the end of `key`, whatever the letter case and the separators.
fn before_ending<'k>(key: &'k str, ending: &str) -> Option<&'k [u8]> {
    let mut before = key.as_bytes();
    for wanted in ending.bytes().rev() {
        while let [rest @ .., last] = before
            && is_separator(*last)
        {
            before = rest;
        }
        let (last, rest) = before.split_last()?;
        if !last.eq_ignore_ascii_case(&wanted) {
            return None;
        }
        before = rest;
    }
    Some(before)
}

const fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'_' | b'-' | b'.' | b':' | b'/')
}

/// Whether `word` belongs to the markup of envelopes and so cannot be a secret.
pub(crate) fn is_vocabulary(word: &str) -> bool {
    VOCABULARY.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_by_how_their_keys_end() {
        for key in [
            "reg_password",
            "password",
            "PASSWORD",
            "confirm-password",
            "newPassword",
            "old password",
            " password ",
            "cookie",
            "X-Cookie",
            "domain_auth_info",
            "auth_info",
            "AuthInfo",
            "auth-code",
            "authcode",
            "epp_code",
            "EPP Code",
            "private_key",
            "privateKey",
            "api.key",
            "access_token",
            "pw",
            "crypt_pw",
            "Pass",
            "user-pass",
            "x_signature",
            "session_id",
            "pin",
            "pass_phrase",
        ] {
            assert!(is_secret(key), "{key}");
        }
        for key in [
            "",
            "_",
            "domain_name",
            "compass",
            "bypass",
            "passenger",
            "password_hint_count",
            "spin",
            "cookies_enabled",
            "key",
            "code",
            "info",
            "auth",
            "tokens",
            "opw",
            "response_code",
        ] {
            assert!(!is_secret(key), "{key}");
        }
    }
}
