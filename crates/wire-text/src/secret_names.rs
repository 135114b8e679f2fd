//! Which names belong to secrets, and how to mask text that may contain one.

mod entity;
mod letters;
mod table;
mod text;

use alloc::borrow::Cow;
use alloc::string::String;

pub use entity::shown_entity;
use letters::Letters;
use table::{PERSONAL, SECRETS};
pub use text::{redact_text, shown_value};

/// The text that replaces a secret.
///
/// [`redact_text`] has examples.
pub const MASK: &str = "[REDACTED]";

/// How many characters of a name from the wire are shown.
const SHOWN: usize = 64;

/// Whether the field `name` has a secret, which `Debug` output, errors and logs must not show. Letter case, a
/// trailing number, and separators between words do not matter. A name that ends in the name of a secret, such
/// as `reg_password`, counts too.
///
/// ```
/// use wire_text::secret_names::is_secret;
///
/// assert!(is_secret("reg_password"));
/// assert!(is_secret("pw"));
/// assert!(is_secret("AuthCode2"));
/// assert!(!is_secret("TrackingKey"));
/// ```
#[must_use]
pub fn is_secret(name: &str) -> bool {
    Letters::of(name).are_in(SECRETS)
}

/// Whether the field `name` is personal: names, addresses, e-mail addresses and phone numbers of a contact.
///
/// ```
/// use wire_text::secret_names::is_personal;
///
/// assert!(is_personal("RegistrantEmailAddress") && is_personal("first_name"));
/// assert!(!is_personal("domain_name"));
/// ```
#[must_use]
pub fn is_personal(name: &str) -> bool {
    Letters::of(name).are_in(PERSONAL)
}

/// The part of `name`, which came from a message, that is safe to show: up to the first character that is not a
/// letter, a digit, `_`, `.`, `-` or a single blank between two of these, and at most 64 characters. `…` shows
/// that something was left out.
///
/// ```
/// use wire_text::secret_names::shown_name;
///
/// assert_eq!(shown_name("reg_password"), "reg_password");
/// assert_eq!(shown_name("a\nERROR forged"), "a…");
/// ```
#[must_use]
pub fn shown_name(name: &str) -> Cow<'_, str> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.-".contains(byte);
    let bytes = name.as_bytes();
    let is_shown = |&(at, byte): &(usize, &u8)| {
        let next = bytes.get(at + 1);
        at < SHOWN && (is_part(byte) || *byte == b' ' && at > 0 && next.is_some_and(is_part))
    };
    let length = bytes.iter().enumerate().take_while(is_shown).count();
    match name.get(..length) {
        Some(shown) if length < name.len() => Cow::Owned(String::from(shown) + "…"),
        _ => Cow::Borrowed(name),
    }
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;

    #[test]
    fn a_name_shows_as_far_as_it_is_one() {
        let long = "x".repeat(65);
        for (name, shown) in [
            ("", ""),
            ("Aux BillingFName", "Aux BillingFName"),
            ("a  b", "a…"),
            (" a", "…"),
            ("a ", "a…"),
            ("é", "…"),
            ("SetPassword;UID=x;PW=y", "SetPassword…"),
            (long.as_str(), &(long[1..].to_owned() + "…")),
        ] {
            assert_eq!(shown_name(name), shown);
        }
    }

    #[test]
    fn secrets_are_known_by_name() {
        for name in [
            "pin_code",
            "PwdHash",
            "CardNo",
            "ccn",
            "CCName",
            "CreditCardExpMonth",
            "UnlockCode",
            "session",
            "sid",
            "jwt",
            "bearer",
            "PasswordHint",
            "pw",
            "PW",
            "Password",
            "password1",
            "DomainPassword",
            "ReglockPassword3",
            "AuthQuestionAnswer",
            "Token",
            "ApiToken",
            "AuthCode",
            "auth-code",
            "EPPCode",
            "DomainAuthInfo",
            "SyncAuthInfo2",
            "EPP_Key",
            "UserPW",
            "CreditCardNumber",
            "CVV2",
            "session_id",
            "@pw",
            "EPP",
            "Key1",
            "AuthorizationCode",
            "AuthorizationKey",
            "authorization",
            "SecretAnswer",
            "SecurityAnswer",
            "SecurityCode",
            "SecretKey",
            "UserPass",
            "USERPASS",
            "MailPass",
            "FtpPass",
            "ftp_pass2",
            "UserPin",
            "Passkey",
            "PasswordConfirm",
            "password_confirmation",
            "transferauth",
            "Credential",
            "Credentials",
            "ccnum",
            "passwords",
            "password_hash",
            "1st Password",
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
            "authcode",
            "epp_code",
            "EPP Code",
            "private_key",
            "privateKey",
            "api.key",
            "access_token",
            "crypt_pw",
            "Pass",
            "user-pass",
            "x_signature",
            "pin",
            "pass_phrase",
            "AuthInfoCode",
            "EPPAuthInfoCode",
            "authcodes",
            "authentication_code",
            "PasswordVerify",
            "owner_password_new",
            "Password_MD5",
            "Password (again)",
            "encryption_key",
            "ssl_key",
            "TSIGKey",
            "PrivateKeyPEM",
            "otp_code",
            "CVV2Code",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in [
            "",
            "1",
            "TrackingKey",
            "Command",
            "PasswordBit",
            "PasswordSet",
            "resid",
            "obsession",
            "DomainName",
            "wppsstatus",
            "Answered",
            "Err1",
            "Keyword",
            "IsLockable",
            "Shipping",
            "AuthQuestionType",
            "SupportsEPP",
            "Answers",
            "Compass",
            "Bypass",
            "COMPASS",
            "Shopping",
            "BaseKey",
            "Author",
            "é",
            "_",
            "domain_name",
            "compass",
            "bypass",
            "passenger",
            "password_hint_count",
            "spin",
            "cookies_enabled",
            "code",
            "info",
            "tokens",
            "response_code",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
