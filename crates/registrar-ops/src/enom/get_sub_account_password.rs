//! `GetSubAccountPassword`: mail the password of a domain to its registrant.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::domain_parameters::{command_about, domain};
use super::operation::Operation;
use super::reply::AnyFields;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;
use crate::split_name::SplitName;

const DOCUMENT: &str = "GetSubAccountPassword";

/// Mails the password of a domain to its registrant ([document] `GetSubAccountPassword`). The domain must
/// belong to the account.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `SLD`, `TLD` | required | the domain |
///
/// The reply has no fields of its own.
///
/// ```
/// use registrar_ops::SplitName;
/// use registrar_ops::enom::{AnyOperation, GetSubAccountPassword};
///
/// let command = GetSubAccountPassword::new(SplitName::new("resellerdocs", "com")?).to_command()?;
/// assert_eq!(command.name(), "GetSubAccountPassword");
/// assert_eq!(command.iter().collect::<Vec<_>>(), [("SLD", "resellerdocs"), ("TLD", "com")]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GetSubAccountPassword {
    /// The domain.
    pub domain: SplitName,
}

impl GetSubAccountPassword {
    /// Mails the password of `domain`.
    #[must_use]
    pub const fn new(domain: SplitName) -> Self {
        Self { domain }
    }
}

impl Operation for GetSubAccountPassword {
    const COMMAND: &'static str = "GetSubAccountPassword";
    // Each time sends another mail.
    const IDEMPOTENT: bool = false;
    type Reply = AnyFields;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(command_about(Self::COMMAND, &self.domain))
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self { domain: domain(&parameters)? })
    }
}
