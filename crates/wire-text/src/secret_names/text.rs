//! Texts that may contain a secret.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::{MASK, is_secret};

/// Masks everything in `text` that follows the name of a secret, to the end of `text`. A name counts if `=`,
/// `:` or the end of a tag follows it, as in a query, a JSON member or nested markup. The user name and
/// password in a URL (`https://user:password@host`) are masked too.
///
/// ```
/// use wire_text::secret_names::redact_text;
///
/// assert_eq!(redact_text("Machine is X; pw: hunter2"), "Machine is X; pw:[REDACTED]");
/// assert_eq!(redact_text("https://u:hunter2@host/x"), "https://[REDACTED]@host/x");
/// assert_eq!(redact_text("<pw>hunter2</pw>"), "<pw>[REDACTED]");
/// ```
#[must_use]
pub fn redact_text(text: &str) -> Cow<'_, str> {
    let mut after = 0;
    let mut urls: Vec<(usize, usize)> = Vec::new();
    for (at, sign) in text.match_indices(['=', ':', '>', ';']) {
        let end = at + sign.len();
        if sign == ";" && !text[..at].ends_with("&gt") {
            continue;
        }
        let name = text.get(after..at).unwrap_or_default().trim_ascii();
        let name = name.strip_suffix("&gt").unwrap_or(name);
        let word = name.rsplit(|c: char| c.is_ascii_whitespace()).next();
        after = end;
        if (is_secret(name) || word.is_some_and(is_secret)) && end < text.len() {
            return Cow::Owned(without_user_info(&text[..end], &urls) + MASK);
        }
        urls.extend(user_info(text, end));
    }
    if urls.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(without_user_info(text, &urls)) }
}

/// Where the user info stands after the `:` of `://` that ends at `end`, up to an `@`.
fn user_info(text: &str, end: usize) -> Option<(usize, usize)> {
    let start = end + "//".len();
    let rest = text.get(end..)?.strip_prefix("//")?;
    let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '@'))?;
    rest[length..].starts_with('@').then_some((start, start + length))
}

/// `text` with the mask in the place of what stands at `spans`.
fn without_user_info(text: &str, spans: &[(usize, usize)]) -> String {
    let mut shown = String::with_capacity(text.len() + MASK.len());
    let mut written = 0;
    for &(start, end) in spans {
        let (Some(before), true) = (text.get(written..start), end <= text.len()) else { break };
        shown.push_str(before);
        shown.push_str(MASK);
        written = end;
    }
    shown.push_str(text.get(written..).unwrap_or_default());
    shown
}

/// `value` as it may be shown: masked if `secret`, otherwise masked as by [`redact_text`]. An empty value stays
/// empty.
///
/// ```
/// use wire_text::secret_names::{is_secret, shown_value};
///
/// assert_eq!(shown_value(is_secret("pw"), "hunter2"), "[REDACTED]");
/// assert_eq!(shown_value(is_secret("SLD"), "example"), "example");
/// assert_eq!(shown_value(false, "uid=resellid&pw=hunter2"), "uid=resellid&pw=[REDACTED]");
/// ```
#[must_use]
pub fn shown_value(secret: bool, value: &str) -> Cow<'_, str> {
    match (secret, value) {
        (_, "") => Cow::Borrowed(""),
        (true, _) => Cow::Borrowed(MASK),
        (false, _) => redact_text(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_shows_no_secret() {
        for (text, shown) in [
            ("password=hunter2", "password=[REDACTED]"),
            ("Machine is X; pw: hunter2", "Machine is X; pw:[REDACTED]"),
            ("a=\"1\" password = hunter2=", "a=\"1\" password =[REDACTED]"),
            ("my pin:1234", "my pin:[REDACTED]"),
            ("the auth code: hunter2", "the auth code:[REDACTED]"),
            ("Password=", "Password="),
            ("Machine is X", "Machine is X"),
            ("Keyword=a: password", "Keyword=a: password"),
            ("https://x/?uid=1&pw=hunter2&a=b", "https://x/?uid=1&pw=[REDACTED]"),
            ("see https://u:hunter2@host/x?a=b", "see https://[REDACTED]@host/x?a=b"),
            ("https://u:hunter2@host/?pw=hunter2", "https://[REDACTED]@host/?pw=[REDACTED]"),
            ("{\"pw\": \"hunter2\"}", "{\"pw\":[REDACTED]"),
            ("<DomainPassword>hunter2</DomainPassword>", "<DomainPassword>[REDACTED]"),
            ("&lt;pw&gt;hunter2", "&lt;pw&gt;[REDACTED]"),
            ("a://b@", "a://[REDACTED]@"),
            ("12:30; a > b", "12:30; a > b"),
        ] {
            assert_eq!(redact_text(text), shown);
        }
    }
}
