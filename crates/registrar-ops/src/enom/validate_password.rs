//! `ValidatePassword`: whether the password of a domain is right.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::domain_parameters::{command_about, domain};
use super::operation::Operation;
use super::reply::AnyFields;
use crate::credential::Credential;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;
use crate::split_name::SplitName;

const DOCUMENT: &str = "ValidatePassword";

/// Asks whether the password of a domain is right ([document] `ValidatePassword`). The domain must exist.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `SLD`, `TLD` | required | the domain |
/// | `DomainPassword` | required | the password to try |
///
/// The reply has no fields of its own: a success means that the password is right. The document does not show
/// how a wrong password is refused; 304156 would fit.
///
/// ```
/// use registrar_ops::enom::{AnyOperation, Operation, ValidatePassword};
/// use registrar_ops::{Credential, SplitName};
///
/// let password = Credential::new("made.up")?;
/// let name = SplitName::new("resellerdocs", "com")?;
/// let command = ValidatePassword::new(name, password).to_command()?;
/// assert_eq!(command.get("DomainPassword"), Some("made.up"));
///
/// // The body of the answer: the password is right.
/// assert!(ValidatePassword::reply("ErrCount=0\nDone=true\n").is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValidatePassword {
    /// The domain.
    pub domain: SplitName,
    /// The password to try.
    pub domain_password: Credential,
}

impl ValidatePassword {
    /// Tries `domain_password` for `domain`.
    #[must_use]
    pub const fn new(domain: SplitName, domain_password: Credential) -> Self {
        Self { domain, domain_password }
    }
}

impl Operation for ValidatePassword {
    const COMMAND: &'static str = "ValidatePassword";
    const IDEMPOTENT: bool = true;
    type Reply = AnyFields;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(command_about(Self::COMMAND, &self.domain)
            .with("DomainPassword", self.domain_password.expose_secret()))
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self {
            domain: domain(&parameters)?,
            domain_password: parameters.required("DomainPassword", Credential::new)?,
        })
    }
}
