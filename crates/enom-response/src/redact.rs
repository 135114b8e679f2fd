//! Which fields hold secrets, and which words are harmless.

use alloc::borrow::Cow;

pub(crate) use xml_pull::redact::MASK;
/// Whether the value of a field of this name is a secret that `Debug` forms and errors must not show.
pub use xml_pull::redact::is_secret;

/// `value` as `Debug` shows it: the mask where it is secret, and in other values behind a secret name,
/// as in a request that is quoted.
pub(crate) fn shown(is_secret: bool, value: &str) -> Cow<'_, str> {
    if is_secret { Cow::Borrowed(masked(value)) } else { comment(value) }
}

/// The mask, where there is something to mask.
const fn masked(value: &str) -> &str {
    if value.is_empty() { value } else { MASK }
}

/// A comment with what stands behind a secret name and a sign masked, as in `password=[secret]`.
///
/// ```
/// use enom_response::redact::comment;
///
/// assert_eq!(comment("Machine is X; pw: hunter2"), "Machine is X; pw:[secret]");
/// ```
#[must_use]
pub fn comment(comment: &str) -> Cow<'_, str> {
    let mut behind = 0;
    for (at, sign) in comment.match_indices(['=', ':']) {
        let name = comment.get(behind..at).unwrap_or_default().trim_ascii();
        let word = name.rsplit(|c: char| c.is_ascii_whitespace()).next();
        behind = at + sign.len();
        if is_secret(name) || word.is_some_and(is_secret) {
            let (before, after) = comment.split_at(behind);
            return Cow::Owned([before, masked(after)].concat());
        }
    }
    Cow::Borrowed(comment)
}

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

/// Whether `word` belongs to the vocabulary of responses and so cannot be a secret.
pub(crate) fn is_vocabulary(word: &str) -> bool {
    VOCABULARY.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_shows_no_secret() {
        for (text, shown) in [
            ("password=hunter2", "password=[secret]"),
            ("Machine is X; pw: hunter2", "Machine is X; pw:[secret]"),
            ("a=\"1\" password = hunter2=", "a=\"1\" password =[secret]"),
            ("my pin:1234", "my pin:[secret]"),
            ("the auth code: hunter2", "the auth code:[secret]"),
            ("its answer: hunter2", "its answer:[secret]"),
            ("Password=", "Password="),
            ("Machine is X", "Machine is X"),
            ("Keyword=a: password", "Keyword=a: password"),
        ] {
            assert_eq!(comment(text), shown);
        }
    }
}
