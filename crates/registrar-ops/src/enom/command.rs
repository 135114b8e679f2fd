//! A generic command, which a client sends or a server received.

use std::collections::BTreeMap;
use std::fmt;

use enom_response::{Builder, Format};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wire_text::secret_names::{is_secret, shown_name, shown_value};

use crate::form::Pair;
use crate::parameters::{ParameterError, ParameterErrorKind, Parameters};
use crate::request_error::RequestError;
use crate::secret::Secret;

/// A command and its parameters: one to send that has no [`Operation`](super::Operation) type, or one that a
/// server received. It does not contain the credentials and the format.
///
/// Names are found in any letter case. `Debug` masks the values of secrets, and all values are zeroed
/// when dropped.
///
/// ```
/// use registrar_ops::enom::{Account, Command, Format};
///
/// let command = Command::new("Check").with("SLD", "resellerdocs").with("TLD", "com");
/// let request = Account::new("resellid", "resellpw")?.request_for(&command, Format::Text)?;
/// assert_eq!(
///     request.body().as_str(),
///     "command=Check&uid=resellid&pw=resellpw&SLD=resellerdocs&TLD=com&ResponseType=Text",
/// );
/// # Ok::<(), registrar_ops::RequestError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Command {
    name: String,
    parameters: Vec<Pair>,
}

impl Command {
    /// A command without parameters.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), parameters: Vec::new() }
    }

    pub(super) const fn from_parts(name: String, parameters: Vec<Pair>) -> Self {
        Self { name, parameters }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// The name, in the letter case it came in.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first parameter of this name, secret or not.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut parameters = self.iter();
        parameters.find(|(held, _)| held.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The names and values of the parameters in order, including secrets.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.parameters.iter().map(|(name, value)| (name.as_str(), value.expose_secret()))
    }

    /// The parameters, for [`Operation::read`](super::Operation::read); errors name `document`.
    #[must_use]
    pub fn parameters(&self, document: &'static str) -> Parameters<'_> {
        Parameters::new(document, self.iter().map(|(name, value)| (name, Some(value))))
    }

    /// The fields of a struct as parameters, named and numbered as in the flat formats of replies. The
    /// memory that values pass through on the way is not zeroed.
    pub(super) fn from_fields(
        name: &'static str,
        fields: &impl Serialize,
    ) -> Result<Self, RequestError> {
        let response = enom_response::to_response(fields, Format::Text)?;
        let add = |command: Self, (name, value): (_, &str)| {
            command.with(std::borrow::Cow::into_owned(name), value)
        };
        Ok(response.flat().fold(Self::new(name), add))
    }

    /// Reads a struct out of the parameters. Empty values count as absent.
    pub(super) fn to_fields<T: DeserializeOwned>(&self) -> Result<T, ParameterError> {
        let mut builder = Builder::new(Format::Text);
        for (name, value) in self.iter().filter(|(_, value)| !value.is_empty()) {
            builder.field(name, value);
        }
        let response = builder.finish();
        response.and_then(|response| enom_response::from_response(&response)).map_err(|error| {
            if let Some(name) = error.missing_name() {
                // Parameters are flat, so the name needs no path.
                return ParameterError::missing(name.to_owned());
            }
            let rule = error.expected().to_owned();
            match error.path() {
                Some(path) if self.get(path).is_some() => {
                    ParameterError::new(ParameterErrorKind::Invalid, path.to_owned(), rule)
                }
                path => {
                    let path = path.unwrap_or_default().to_owned();
                    ParameterError::new(ParameterErrorKind::Missing, path, rule)
                }
            }
        })
    }

    /// Checks that no name has two different values: which one counts, nobody can tell.
    pub(super) fn check_repeated(&self) -> Result<(), ParameterError> {
        let mut values = BTreeMap::new();
        for (name, value) in self.iter() {
            let before = *values.entry(name.to_ascii_lowercase()).or_insert(value);
            if before != value {
                let kind = ParameterErrorKind::Repeated;
                return Err(ParameterError::new(kind, name.to_owned(), "one value"));
            }
        }
        Ok(())
    }
}

/// Names as far as they are names; values of secrets are masked.
impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self
            .iter()
            .map(|(name, value)| (shown_name(name), shown_value(is_secret(name), value)));
        f.debug_struct("Command")
            .field("name", &shown_name(&self.name))
            .field("parameters", &shown.collect::<Vec<_>>())
            .finish()
    }
}
