//! Which values are masked in data that is logged.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::secret_names::{is_personal, is_secret, shown_value};

/// Which values a redacted copy masks. Secrets are always masked.
///
/// ```
/// use wire_text::Redaction;
///
/// assert_eq!(Redaction::secrets().shown("pw", "hunter2"), "[REDACTED]");
/// assert_eq!(Redaction::secrets().shown("email", "a@example.com"), "a@example.com");
/// assert_eq!(Redaction::personal().shown("email", "a@example.com"), "[REDACTED]");
/// assert_eq!(Redaction::allow(["domain"]).shown("domain", "example.com"), "example.com");
/// assert_eq!(Redaction::allow(["domain"]).shown("status", "taken"), "[REDACTED]");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redaction(Rule);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Rule {
    #[default]
    Secrets,
    Personal,
    Allow(Vec<String>),
}

impl Redaction {
    /// Masks secrets: passwords, tokens, keys, cookies, answers, authorization codes, card numbers.
    #[must_use]
    pub const fn secrets() -> Self {
        Self(Rule::Secrets)
    }

    /// Masks secrets, and the names, addresses, e-mail addresses and phone numbers of contacts.
    #[must_use]
    pub const fn personal() -> Self {
        Self(Rule::Personal)
    }

    /// Masks everything except the values of `names`, in any letter case. Secrets are masked even there.
    #[must_use]
    pub fn allow(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Rule::Allow(names.into_iter().map(Into::into).collect()))
    }

    /// Whether everything inside the field `name` is masked, at any depth.
    #[must_use]
    pub fn hides(&self, name: &str) -> bool {
        is_secret(name) || self.0 == Rule::Personal && is_personal(name)
    }

    /// Whether a value directly in the field `name` is masked, whatever the value is.
    #[must_use]
    pub fn replaces(&self, name: &str) -> bool {
        let is_allowed = match &self.0 {
            Rule::Allow(names) => names.iter().any(|allowed| allowed.eq_ignore_ascii_case(name)),
            _ => true,
        };
        !is_allowed || self.hides(name)
    }

    /// The text of the field `name`, masked where necessary.
    #[must_use]
    pub fn shown<'t>(&self, name: &str, text: &'t str) -> Cow<'t, str> {
        shown_value(self.replaces(name), text)
    }
}
