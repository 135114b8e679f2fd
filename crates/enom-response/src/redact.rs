//! Which fields hold secrets, and which words are harmless.

/// What stands in the place of a secret.
pub(crate) const MASK: &str = "[secret]";

/// Names of secret fields: passwords, tokens, answers, authorization codes, cards. A name that ends
/// in one of these words is secret as well.
const ENDINGS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "pw",
    "pwd",
    "token",
    "secret",
    "questionanswer",
    "authanswer",
    "authcode",
    "authkey",
    "authinfo",
    "eppcode",
    "eppkey",
    "transferkey",
    "transfercode",
    "apikey",
    "privatekey",
    "accesskey",
    "cookie",
    "sessionid",
    "sessionkey",
    "cardnumber",
    "ccnumber",
    "cvv",
    "cvc",
];

/// Names that are secret only when they stand alone.
const WORDS: &[&str] = &["pass", "auth", "epp", "pin", "answer", "key", "creditcard"];

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
    let letters = || {
        let letters =
            name.bytes().rev().filter(|&byte| byte.is_ascii_alphanumeric() || byte >= 0x80);
        letters.skip_while(u8::is_ascii_digit)
    };
    let rest_before = |word: &str| {
        let mut letters = letters();
        let matches =
            |byte: u8| letters.next().is_some_and(|letter| letter.eq_ignore_ascii_case(&byte));
        if word.bytes().rev().all(matches) { Some(letters.next()) } else { None }
    };
    ENDINGS.iter().any(|ending| rest_before(ending).is_some())
        || WORDS.iter().any(|word| rest_before(word) == Some(None))
}

/// Whether `word` belongs to the vocabulary of responses and so cannot be a secret.
pub(crate) fn is_vocabulary(word: &str) -> bool {
    VOCABULARY.contains(&word)
}

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
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
