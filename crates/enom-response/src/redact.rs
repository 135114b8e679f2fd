//! Which fields hold secrets, and which words are harmless.

use core::fmt;

/// What stands in the place of a secret.
pub(crate) const MASK: &str = "[secret]";

/// `value`, or the mask where it is secret and there is one.
pub(crate) const fn shown(is_secret: bool, value: &str) -> &str {
    if is_secret && !value.is_empty() { MASK } else { value }
}

/// A comment whose `Debug` form masks what stands behind a secret name and a sign, as in
/// `password=…`.
pub(crate) struct Comment<'c>(pub(crate) &'c str);

impl fmt::Debug for Comment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut behind = 0;
        for (at, sign) in self.0.match_indices(['=', ':']) {
            let name = self.0.get(behind..at).unwrap_or_default().trim_ascii();
            let word = name.rsplit(|c: char| c.is_ascii_whitespace()).next();
            behind = at + sign.len();
            if is_secret(name) || word.is_some_and(is_secret) {
                let (before, after) = self.0.split_at(behind);
                return write!(f, "\"{}{}\"", before.escape_debug(), shown(true, after));
            }
        }
        fmt::Debug::fmt(self.0, f)
    }
}

/// Names of secret fields: passwords, tokens, answers, authorization codes, cards. A name that ends
/// in one of these is secret as well.
const ENDINGS: &[&str] = &[
    "password",
    "passwords",
    "passwordconfirm",
    "passwordconfirmation",
    "passwordhash",
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
    "authkey",
    "authinfo",
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
    "accesskey",
    "cookie",
    "sessionid",
    "sessionkey",
    "cardnumber",
    "ccnumber",
    "ccnum",
    "cvv",
    "cvc",
];

/// Shorter ones, which must be a word of their own: `pass`, `user-pass`, `UserPass`.
const WORDS: &[&str] = &["pass", "pin", "otp"];

/// Names that are secret only when nothing stands before them.
const ALONE: &[&str] = &["auth", "epp", "answer", "key", "creditcard"];

/// Words of an offending line that an error report shows: names, constants and markup.
const VOCABULARY: &[&str] = &[
    // Every reply.
    "interface-response",
    "Command",
    "APIType",
    "API",
    "Language",
    "eng",
    "ErrCount",
    "errors",
    "ResponseCount",
    "responses",
    "response",
    "ResponseNumber",
    "ResponseString",
    "Description",
    "MinPeriod",
    "MaxPeriod",
    "Server",
    "Site",
    "eNom",
    "IsLockable",
    "IsRealTimeTLD",
    "TimeDifference",
    "ExecTime",
    "Done",
    "TrackingKey",
    "RequestDateTime",
    "debug",
    "true",
    "false",
    "True",
    "False",
    "Err1",
    "Err2",
    "Err3",
    "ResponseNumber1",
    "ResponseString1",
    "0",
    "1",
    // Names the documents show.
    "GetSubAcctLogin",
    "ResultCode",
    "ErrorMessage",
    "Success",
    "GotAccountInfo",
    "DomainPassword",
    "AuthQuestionAnswer",
    "LoginID",
    "uid",
    "pw",
    "Password",
    "Token",
    "SLD",
    "TLD",
    "sld",
    "tld",
    "domainname",
    "DomainName",
    "Domain",
    "RRPCode",
    "RRPText",
    "domain-list",
    "domain",
    "GETACCOUNTPASSWORD",
    "SETPASSWORD",
    "SETDNSHOST",
    "GetDomains",
    // Markup.
    "URL",
    "Interface",
    "Machine",
    "is",
    "Encoding",
    "Type",
    "xml",
    "version",
    "1.0",
    "encoding",
    "standalone",
    "utf-8",
    "UTF-8",
    "utf-16",
    "yes",
    "no",
    "DOCTYPE",
    "SYSTEM",
    "PUBLIC",
    "CDATA",
    "ENTITY",
    "HTML",
    "html",
    "BODY",
    "body",
    "HEAD",
    "head",
    "TITLE",
    "title",
    "STRONG",
    "strong",
    "BR",
    "br",
    "b",
    "B",
    "p",
    "P",
    "form",
    "input",
    "script",
    "amp",
    "lt",
    "gt",
    "quot",
    "apos",
    "nbsp",
];

/// Whether the value of the field `name` is a secret that Debug and errors must not show. Letter
/// case, `-`, `_`, blanks and a trailing number do not matter.
///
/// ```
/// use enom_response::redact::is_secret;
///
/// assert!(is_secret("DomainPassword"));
/// assert!(is_secret("pw"));
/// assert!(is_secret("EPP_Code2"));
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

/// Whether `word` belongs to the vocabulary of responses and so cannot be a secret.
pub(crate) fn is_vocabulary(word: &str) -> bool {
    VOCABULARY.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_shows_no_secret() {
        for (comment, shown) in [
            ("password=hunter2", r#""password=[secret]""#),
            ("Machine is X; pw: hunter2", r#""Machine is X; pw:[secret]""#),
            ("a=\"1\" password = hunter2=", r#""a=\"1\" password =[secret]""#),
            ("my pin:1234", r#""my pin:[secret]""#),
            ("Password=", r#""Password=""#),
            ("Machine is X", r#""Machine is X""#),
            ("Keyword=a: password", r#""Keyword=a: password""#),
        ] {
            assert_eq!(alloc::format!("{:?}", Comment(comment)), shown);
        }
    }

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
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
