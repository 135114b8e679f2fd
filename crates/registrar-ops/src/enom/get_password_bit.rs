//! `GetPasswordBit`: the password of a domain.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::domain_parameters::{command_about, domain};
use super::operation::Operation;
use crate::credential::Credential;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;
use crate::split_name::SplitName;

const DOCUMENT: &str = "GetPasswordBit";

/// Asks for the password of a domain, which comes **in the clear** ([document] `GetPasswordBit`). The
/// domain must belong to the account.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `SLD`, `TLD` | required | the domain |
///
/// The field is `password-set` in XML, and `PasswordSet` in text and HTML; both are read.
///
/// ```
/// use registrar_ops::enom::{AnyOperation, GetPasswordBit, Operation};
/// use registrar_ops::{Credential, SplitName};
///
/// let command = GetPasswordBit::new(SplitName::new("resellerdocs", "com")?).to_command()?;
/// assert_eq!(command.iter().collect::<Vec<_>>(), [("SLD", "resellerdocs"), ("TLD", "com")]);
///
/// // The body of the answer:
/// let body = "PasswordSet=1\nDomainPassword=made.up\nErrCount=0\nDone=true\n";
/// let reply = GetPasswordBit::reply(body)?;
/// assert!(reply.fields().password_set);
/// assert_eq!(reply.fields().domain_password, Some(Credential::new("made.up")?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GetPasswordBit {
    /// The domain.
    pub domain: SplitName,
}

/// Whether a domain has a password, and which.
///
/// The reply to [`GetPasswordBit`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GetPasswordBitReply {
    /// Whether there is a password.
    #[serde(rename = "PasswordSet", alias = "password-set", with = "super::truth")]
    pub password_set: bool,
    /// The password, if there is one.
    #[serde(default, rename = "DomainPassword", skip_serializing_if = "Option::is_none")]
    pub domain_password: Option<Credential>,
}

impl GetPasswordBit {
    /// Asks for the password of `domain`.
    #[must_use]
    pub const fn new(domain: SplitName) -> Self {
        Self { domain }
    }
}

impl GetPasswordBitReply {
    /// The reply for a domain with this password, or without one.
    #[must_use]
    pub const fn new(domain_password: Option<Credential>) -> Self {
        Self { password_set: domain_password.is_some(), domain_password }
    }
}

impl Operation for GetPasswordBit {
    const COMMAND: &'static str = "GetPasswordBit";
    const IDEMPOTENT: bool = true;
    const XML_NAMES: &'static [(&'static str, &'static str)] = &[("PasswordSet", "password-set")];
    type Reply = GetPasswordBitReply;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(command_about(Self::COMMAND, &self.domain))
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self { domain: domain(&parameters)? })
    }
}
