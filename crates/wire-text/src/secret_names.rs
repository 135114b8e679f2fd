//! Which names stand for secrets, and how to show what may hold one.

use alloc::borrow::Cow;
use alloc::string::String;

/// What stands in the place of a secret.
pub const MASK: &str = "[REDACTED]";

/// How many characters of a name from the wire are shown.
const SHOWN: usize = 64;

/// Whether what stands under `name` is a secret, which `Debug` forms, errors and logs must not show.
/// Letter case, a trailing number, and what stands between words do not matter. A name is one of a secret
/// too if it ends in one, as in `reg_password`.
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
    let letters = Letters::of(name);
    let Some(&last) = letters.as_bytes().last() else { return false };
    let start = NAMES.partition_point(|(word, _)| word.as_bytes().last() < Some(&last));
    NAMES[start..]
        .iter()
        .take_while(|(word, _)| word.as_bytes().last() == Some(&last))
        .any(|&(word, rule)| letters.matches(word, rule))
}

/// `text` with what stands after the name of a secret and a sign masked, to its end: after `=` or `:`, in
/// the element of that name, and after the user's name in a URL.
///
/// ```
/// use wire_text::secret_names::redact_text;
///
/// assert_eq!(redact_text("Machine is X; pw: hunter2"), "Machine is X; pw:[REDACTED]");
/// assert_eq!(redact_text("https://user:hunter2@host/"), "https://user:[REDACTED]");
/// ```
#[must_use]
pub fn redact_text(text: &str) -> Cow<'_, str> {
    let mut after = 0;
    for (at, sign) in text.match_indices(['=', ':', '>', ';']) {
        let end = at + sign.len();
        // Of references, only those that stand for the signs of an element.
        let name = match sign {
            ";" if text[..end].ends_with("&gt;") => text.get(after..end - "&gt;".len()),
            ";" if text[..end].ends_with("&lt;") => None,
            ";" => continue,
            _ => text.get(after..at),
        };
        let name = name.unwrap_or_default().trim_ascii();
        let word = name.rsplit(|c: char| c.is_ascii_whitespace()).next();
        after = end;
        let is_user = sign == ":" && name.starts_with("//") && has_host(&text[after..]);
        if (is_user || is_secret(name) || word.is_some_and(is_secret)) && after < text.len() {
            return Cow::Owned([&text[..after], MASK].concat());
        }
    }
    Cow::Borrowed(text)
}

/// Whether `@` stands in `rest` before the path of a URL.
fn has_host(rest: &str) -> bool {
    let end = rest.find(|c: char| c == '/' || c.is_ascii_whitespace()).unwrap_or(rest.len());
    rest[..end].contains('@')
}

/// `value` as it may be shown: the mask where `secret`, and in other values after the name of a secret.
/// Nothing is nothing, secret or not.
#[must_use]
pub fn shown_value(secret: bool, value: &str) -> Cow<'_, str> {
    match (secret, value) {
        (_, "") => Cow::Borrowed(""),
        (true, _) => Cow::Borrowed(MASK),
        (false, _) => redact_text(value),
    }
}

/// `name`, which came from the wire, as far as it is a name: up to the first character other than a
/// letter, a digit, `_`, `.` or `-`, or a single blank between two of them, and no more than 64 of them.
/// What is left out shows as `…`.
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

/// More letters than the longest entry of [`NAMES`] has.
const LONGEST: usize = 32;

/// The last letters of a name in lower case, without separators and a trailing number.
struct Letters {
    /// In order, at the end.
    bytes: [u8; LONGEST],
    length: usize,
    /// Whether a word of the name begins at the letter.
    begins: [bool; LONGEST],
    /// Whether these are all the letters that there are.
    whole: bool,
}

impl Letters {
    fn of(name: &str) -> Self {
        let mut this =
            Self { bytes: [0; LONGEST], length: 0, begins: [false; LONGEST], whole: true };
        let mut before = name.as_bytes();
        while let Some((&last, rest)) = before.split_last() {
            before = rest;
            if !is_letter(last) || this.length == 0 && last.is_ascii_digit() {
                continue;
            }
            if this.length == LONGEST {
                this.whole = false;
                return this;
            }
            this.length += 1;
            let at = LONGEST - this.length;
            this.bytes[at] = last.to_ascii_lowercase();
            this.begins[at] = match rest.last() {
                Some(&before) if is_letter(before) => {
                    last.is_ascii_uppercase() && !before.is_ascii_uppercase()
                }
                Some(_) | None => true,
            };
        }
        this
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[LONGEST - self.length..]
    }

    fn matches(&self, word: &str, rule: Rule) -> bool {
        if !self.as_bytes().ends_with(word.as_bytes()) {
            return false;
        }
        match rule {
            End => true,
            Word => self.begins[LONGEST - word.len()],
            Alone => self.whole && self.length == word.len(),
        }
    }
}

/// Whether `byte` is of a word, and not a separator between words.
const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Where a word must stand in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// At its end.
    End,
    /// At its end, as a word of its own: `pass`, `user-pass`, `UserPass`.
    Word,
    /// Alone.
    Alone,
}
use Rule::{Alone, End, Word};

/// Names of secrets: passwords, tokens, answers, authorization codes, cards. Sorted by the last letter.
#[rustfmt::skip] // a table
static NAMES: &[(&str, Rule)] = &[
    ("cvc", End),
    ("creditcard", Alone),
    ("passwd", End),
    ("password", End),
    ("passwordmd", End),
    ("passwordold", End),
    ("pwd", End),
    ("sessionid", End),
    ("sid", Word),
    ("authcode", End),
    ("authenticationcode", End),
    ("authinfocode", End),
    ("authorizationcode", End),
    ("ccname", End),
    ("cookie", End),
    ("cvccode", End),
    ("cvv2code", End),
    ("cvvcode", End),
    ("eppcode", End),
    ("otpcode", End),
    ("passcode", End),
    ("passphrase", End),
    ("pincode", End),
    ("securitycode", End),
    ("signature", End),
    ("transfercode", End),
    ("unlockcode", End),
    ("auth", Alone),
    ("cardexpmonth", End),
    ("ccexpmonth", End),
    ("creditcardexpmonth", End),
    ("passwordhash", End),
    ("pwdhash", End),
    ("transferauth", End),
    ("credential", End),
    ("ccnum", End),
    ("passwordconfirm", End),
    ("privatekeypem", End),
    ("authorization", End),
    ("ccn", Word),
    ("passwordagain", End),
    ("passwordconfirmation", End),
    ("pin", Word),
    ("session", Alone),
    ("token", End),
    ("authinfo", End),
    ("cardno", End),
    ("epp", Alone),
    ("otp", Word),
    ("answer", Alone),
    ("authanswer", End),
    ("bearer", Word),
    ("cardexpyear", End),
    ("cardnumber", End),
    ("ccexpyear", End),
    ("ccnumber", End),
    ("creditcardexpyear", End),
    ("questionanswer", End),
    ("secretanswer", End),
    ("securityanswer", End),
    ("authcodes", End),
    ("credentials", End),
    ("mailpass", End),
    ("pass", Word),
    ("passwords", End),
    ("userpass", End),
    ("jwt", Word),
    ("passwordhint", End),
    ("secret", End),
    ("cvv", End),
    ("passwordnew", End),
    ("pw", End),
    ("accesskey", End),
    ("apikey", End),
    ("authkey", End),
    ("authorizationkey", End),
    ("encryptionkey", End),
    ("eppkey", End),
    ("key", Alone),
    ("passkey", End),
    ("passwordverify", End),
    ("privatekey", End),
    ("secretkey", End),
    ("sessionkey", End),
    ("sslkey", End),
    ("transferkey", End),
    ("tsigkey", End),
];

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;

    #[test]
    fn the_table_is_sorted_and_short_enough() {
        assert!(NAMES.is_sorted_by_key(|(word, _)| word.as_bytes().last()));
        assert!(NAMES.iter().all(|(word, _)| word.len() < LONGEST));
    }

    #[test]
    fn a_text_shows_no_secret() {
        for (text, shown) in [
            ("password=hunter2", "password=[REDACTED]"),
            ("Machine is X; pw: hunter2", "Machine is X; pw:[REDACTED]"),
            ("a=\"1\" password = hunter2=", "a=\"1\" password =[REDACTED]"),
            ("my pin:1234", "my pin:[REDACTED]"),
            ("the auth code: hunter2", "the auth code:[REDACTED]"),
            ("https://u:hunter2@host/x", "https://u:[REDACTED]"),
            ("https://host:80/x@y", "https://host:80/x@y"),
            ("<a><pw>hunter2</pw>", "<a><pw>[REDACTED]"),
            ("&lt;pw&gt;hunter2", "&lt;pw&gt;[REDACTED]"),
            ("a&lt;b&gt;c; d", "a&lt;b&gt;c; d"),
            ("Password=", "Password="),
            ("Machine is X", "Machine is X"),
            ("Keyword=a: password", "Keyword=a: password"),
        ] {
            assert_eq!(redact_text(text), shown);
        }
    }

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
