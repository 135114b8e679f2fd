//! Commands and requests for logs.

use std::fmt;

use serde::{Serialize, Serializer};
use wire_text::Redaction;
use wire_text::secret_names::{MASK, shown_name};

use super::command::Command;
use super::request::Request;

/// A command or a request for logs: its names and values in order, with every secret replaced by `[REDACTED]`.
/// It serialises as a map, and cannot be sent.
///
/// ```
/// use registrar_ops::enom::Request;
///
/// let request = Request::parse("command=Check&uid=resellid&pw=resellpw&SLD=a&TLD=com")?;
/// assert_eq!(
///     serde_json::to_string(&request.redacted()).unwrap(),
///     r#"{"command":"Check","uid":"resellid","pw":"[REDACTED]","SLD":"a","TLD":"com","ResponseType":"text"}"#,
/// );
/// # Ok::<(), registrar_ops::enom::Rejection>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct RedactedCommand(Vec<(String, String)>);

impl RedactedCommand {
    /// The names and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn of<'a>(
        redaction: &Redaction,
        command: &str,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let shown = |(name, value): (&str, &str)| {
            (shown_name(name).into_owned(), redaction.shown(name, value).into_owned())
        };
        // The name of a command that is none may hold anything.
        let mut shown_pairs = vec![shown(("command", &shown_name(command)))];
        shown_pairs.extend(pairs.into_iter().map(shown));
        Self(shown_pairs)
    }
}

impl Command {
    /// A copy for logs, with every secret replaced by `[REDACTED]`.
    #[must_use]
    pub fn redacted(&self) -> RedactedCommand {
        self.redacted_with(&Redaction::secrets())
    }

    /// A copy for logs, with everything that `redaction` masks replaced by `[REDACTED]`.
    #[must_use]
    pub fn redacted_with(&self, redaction: &Redaction) -> RedactedCommand {
        RedactedCommand::of(redaction, self.name(), self.iter())
    }
}

impl Request {
    /// A copy for logs, with every secret replaced by `[REDACTED]`.
    #[must_use]
    pub fn redacted(&self) -> RedactedCommand {
        self.redacted_with(&Redaction::secrets())
    }

    /// A copy for logs, with everything that `redaction` masks replaced by `[REDACTED]`.
    #[must_use]
    pub fn redacted_with(&self, redaction: &Redaction) -> RedactedCommand {
        let uid = self.uid().map(|uid| ("uid", uid));
        // The token is replaced whatever the rule says.
        let token = self.token().map(|_| ("pw", MASK));
        let command = self.command();
        let format = [("ResponseType", self.format().name())];
        let pairs = uid.into_iter().chain(token).chain(command.iter()).chain(format);
        RedactedCommand::of(redaction, command.name(), pairs)
    }
}

impl Serialize for RedactedCommand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl fmt::Debug for RedactedCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
