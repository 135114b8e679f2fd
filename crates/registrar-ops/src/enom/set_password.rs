//! "SetPassword": set the password of a domain.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::domain_parameters::{command_about, domain};
use super::operation::Operation;
use super::reply::AnyFields;
use crate::parameters::ParameterError;
use crate::password::DomainPassword;
use crate::request_error::RequestError;
use crate::split_name::SplitName;

const DOCUMENT: &str = "SetPassword";

/// Sets the password for access to a domain ([document] "SetPassword"). The domain must belong to the
/// account.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `SLD`, `TLD` | required | the domain |
/// | `DomainPassword` | required | 6 to 60 ASCII characters |
///
/// The reply has no fields of its own. The serialised operation contains the password.
///
/// ```
/// use registrar_ops::SplitName;
/// use registrar_ops::enom::{AnyOperation, DomainPassword, SetPassword};
///
/// let password = DomainPassword::new("made.up")?;
/// let command = SetPassword::new(SplitName::new("resellerdocs", "com")?, password).to_command()?;
/// assert_eq!(
///     command.iter().collect::<Vec<_>>(),
///     [("SLD", "resellerdocs"), ("TLD", "com"), ("DomainPassword", "made.up")],
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetPassword {
    /// The domain.
    pub domain: SplitName,
    /// The new password.
    pub domain_password: DomainPassword,
}

impl SetPassword {
    /// Sets `domain_password` for `domain`.
    #[must_use]
    pub const fn new(domain: SplitName, domain_password: DomainPassword) -> Self {
        Self { domain, domain_password }
    }
}

impl Operation for SetPassword {
    const COMMAND: &'static str = "SetPassword";
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
            domain_password: parameters.required("DomainPassword", DomainPassword::new)?,
        })
    }
}
