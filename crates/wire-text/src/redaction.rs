//! What is hidden of data that is logged.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;

use crate::secret_names::{MASK, is_personal, is_secret, redact_text};

/// Which values a redacted copy hides. Secrets are always hidden.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redaction(Rule);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Rule {
    Secrets,
    Personal,
    Allow(Vec<String>),
}

impl Redaction {
    /// Hides secrets: passwords, tokens, keys, cookies, answers, authorization codes, cards.
    #[must_use]
    pub const fn secrets() -> Self {
        Self(Rule::Secrets)
    }

    /// Hides secrets, and the names, addresses, mails and phones of contacts.
    #[must_use]
    pub const fn personal() -> Self {
        Self(Rule::Personal)
    }

    /// Hides everything but the values under `names`, in any letter case; secrets even there.
    #[must_use]
    pub fn allow(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Rule::Allow(names.into_iter().map(Into::into).collect()))
    }

    /// Whether everything under `name` is hidden, however deep it is.
    #[must_use]
    pub fn hides(&self, name: &str) -> bool {
        is_secret(name) || self.0 == Rule::Personal && is_personal(name)
    }

    /// Whether a value right under `name` is replaced, whatever it is.
    #[must_use]
    pub fn replaces(&self, name: &str) -> bool {
        let is_allowed = match &self.0 {
            Rule::Allow(names) => names.iter().any(|allowed| allowed.eq_ignore_ascii_case(name)),
            _ => true,
        };
        !is_allowed || self.hides(name)
    }

    /// `text`, which stands under `name`, as it may be shown.
    #[must_use]
    pub fn shown<'t>(&self, name: &str, text: &'t str) -> Cow<'t, str> {
        match text {
            "" => Cow::Borrowed(""),
            _ if self.replaces(name) => Cow::Owned(MASK.to_owned()),
            _ => redact_text(text),
        }
    }
}

impl Default for Redaction {
    fn default() -> Self {
        Self::secrets()
    }
}
