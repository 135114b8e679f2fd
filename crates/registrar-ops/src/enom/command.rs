//! Any command: the generic one a client sends, and the one a server received.

use std::fmt;

use serde::de::DeserializeOwned;
use wire_text::secret_names::is_secret;

use super::{Operation, Rejection};
use crate::form::{self, Pair};
use crate::{ParameterError, Parameters, Secret};

/// A command and its parameters: one to send, for what is no [`Operation`] of its own, or one that a
/// server received. Credentials and format are no part of it.
///
/// Names are found in any letter case. `Debug` masks the values of secret parameters, and all of
/// them are wiped when dropped.
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
/// # Ok::<(), registrar_ops::ParameterError>(())
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

    /// The command of an operation.
    ///
    /// # Errors
    /// [`Invalid`](crate::ParameterErrorKind::Invalid) for a field that is neither plain nor a
    /// sequence of plain values; the operations of this crate never have one.
    pub fn of<O: Operation>(operation: &O) -> Result<Self, ParameterError> {
        Ok(Self { name: O::COMMAND.to_owned(), parameters: form::to_pairs(operation)? })
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

    /// Whether this is the command of `O`, in any letter case.
    #[must_use]
    pub fn is<O: Operation>(&self) -> bool {
        self.name.eq_ignore_ascii_case(O::COMMAND)
    }

    /// The first parameter of this name, secret or not.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut parameters = self.iter();
        parameters.find(|(held, _)| held.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The parameters in order, as names and values, secret ones too.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.parameters.iter().map(|(name, value)| (name.as_str(), value.expose()))
    }

    /// The parameters, for [`Operation::from_command`]; errors name `document`.
    #[must_use]
    pub fn parameters(&self, document: &'static str) -> Parameters<'_> {
        Parameters::new(document, self.iter().map(|(name, value)| (name, Some(value))))
    }

    /// Reads the typed operation.
    ///
    /// # Errors
    /// The answer to send: an unknown command when this is another one, and what is missing or
    /// breaks a rule.
    pub fn operation<O: Operation + DeserializeOwned>(&self) -> Result<O, Rejection> {
        if !self.is::<O>() {
            return Err(self.unknown());
        }
        O::from_command(self).map_err(|error| Rejection::from(error).with_command(&self.name))
    }

    /// The answer to a command that no operation of the server fits.
    #[must_use]
    pub fn unknown(&self) -> Rejection {
        Rejection::unknown_command().with_command(&self.name)
    }

    pub(super) fn deserialize<T: DeserializeOwned>(&self) -> Result<T, ParameterError> {
        form::from_pairs(&self.parameters)
    }
}

impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |(name, value)| (name, if is_secret(name) { "[secret]" } else { value });
        f.debug_struct("Command")
            .field("name", &self.name)
            .field("parameters", &self.iter().map(shown).collect::<Vec<_>>())
            .finish()
    }
}
