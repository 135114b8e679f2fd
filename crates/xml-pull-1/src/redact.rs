//! Which names stand for secrets, whatever the document.

/// What stands in the place of a secret.
pub const MASK: &str = "[secret]";

/// Whether what stands under `name` is a secret, which `Debug` forms, errors and logs must not show.
/// Letter case, a trailing number, and what stands between words do not matter.
///
/// ```
/// use xml_pull::redact::is_secret;
///
/// assert!(is_secret("reg_password"));
/// assert!(is_secret("pw"));
/// assert!(is_secret("AuthCode2"));
/// assert!(!is_secret("TrackingKey"));
/// ```
#[must_use]
pub fn is_secret(name: &str) -> bool {
    ENDINGS.iter().any(|ending| before_ending(name, ending).is_some())
        || WORDS.iter().any(|word| before_ending(name, word).is_some_and(is_own_word))
        || ALONE.iter().any(|word| {
            before_ending(name, word)
                .is_some_and(|(before, _)| !before.iter().copied().any(is_letter))
        })
}

/// What stands before `ending` at the end of `name`, and the first byte of the ending as it stands
/// there.
fn before_ending<'n>(name: &'n str, ending: &str) -> Option<(&'n [u8], u8)> {
    let is_behind = |byte: u8| !is_letter(byte) || byte.is_ascii_digit();
    let bytes = name.as_bytes();
    let end = bytes.iter().rposition(|&byte| !is_behind(byte))? + 1;
    let mut before = bytes.get(..end)?;
    let mut first = 0;
    for wanted in ending.bytes().rev() {
        let end = before.iter().rposition(|&byte| is_letter(byte))?;
        first = *before.get(end)?;
        if !first.eq_ignore_ascii_case(&wanted) {
            return None;
        }
        before = before.get(..end)?;
    }
    Some((before, first))
}

/// Whether a word begins where `before` ends: behind a separator, or with a capital letter behind a
/// small one.
fn is_own_word((before, first): (&[u8], u8)) -> bool {
    match before.last() {
        None => true,
        Some(&last) => !is_letter(last) || first.is_ascii_uppercase() && !last.is_ascii_uppercase(),
    }
}

/// Whether `byte` is of a word, and not a separator between words.
const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Names of secrets: passwords, tokens, answers, authorization codes, cards. A name that ends in one of
/// these is secret as well.
const ENDINGS: &[&str] = &[
    "password",
    "passwords",
    "passwordconfirm",
    "passwordconfirmation",
    "passwordhash",
    "passwordmd",
    "passwordnew",
    "passwordold",
    "passwordverify",
    "passwordagain",
    "passwd",
    "passphrase",
    "passcode",
    "passkey",
    "userpass",
    "mailpass",
    "pw",
    "pwd",
    "token",
    "secret",
    "secretkey",
    "signature",
    "credential",
    "credentials",
    "questionanswer",
    "authanswer",
    "secretanswer",
    "securityanswer",
    "securitycode",
    "authcode",
    "authcodes",
    "authkey",
    "authinfo",
    "authinfocode",
    "authenticationcode",
    "authorization",
    "authorizationcode",
    "authorizationkey",
    "transferauth",
    "transferkey",
    "transfercode",
    "eppcode",
    "eppkey",
    "apikey",
    "privatekey",
    "privatekeypem",
    "encryptionkey",
    "sslkey",
    "tsigkey",
    "accesskey",
    "cookie",
    "sessionid",
    "sessionkey",
    "cardnumber",
    "ccnumber",
    "ccnum",
    "cvv",
    "cvvcode",
    "cvv2code",
    "cvc",
    "cvccode",
    "otpcode",
];

/// Shorter ones, which must be a word of their own: `pass`, `user-pass`, `UserPass`.
const WORDS: &[&str] = &["pass", "pin", "otp"];

/// Names that are secret only when nothing stands before them.
const ALONE: &[&str] = &["auth", "epp", "answer", "key", "creditcard"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_by_name() {
        for name in [
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
