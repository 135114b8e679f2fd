//! "SetPassword": set the password of a domain.

use serde::{Deserialize, Serialize};

use super::{Command, DomainPassword, Operation};
use crate::{ParameterError, SplitName};

const DOCUMENT: &str = "SetPassword";

/// Sets the password for access to a domain (document "SetPassword").
///
/// | parameter | obligation | here |
/// |---|---|---|
/// | `SLD`, `TLD` | required | the [`SplitName`] of [`new`](Self::new) |
/// | `DomainPassword` | required, 6 to 60 ASCII characters | argument of [`new`](Self::new) |
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPassword {
    #[serde(flatten)]
    domain: SplitName,
    #[serde(rename = "DomainPassword")]
    password: DomainPassword,
}

/// The fields of the reply that are the command's own: there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetPasswordReply {}

impl SetPassword {
    /// Sets `password` for `domain`.
    #[must_use]
    pub const fn new(domain: SplitName, password: DomainPassword) -> Self {
        Self { domain, password }
    }

    /// The domain.
    #[must_use]
    pub const fn domain(&self) -> &SplitName {
        &self.domain
    }

    /// The new password.
    #[must_use]
    pub const fn password(&self) -> &DomainPassword {
        &self.password
    }
}

impl Operation for SetPassword {
    const COMMAND: &'static str = "SetPassword";
    type Reply = SetPasswordReply;

    fn from_command(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        let sld = parameters.required("SLD", Ok)?;
        let tld = parameters.required("TLD", Ok)?;
        let password = parameters.required("DomainPassword", DomainPassword::new)?;
        Ok(Self { domain: SplitName::new(sld, tld)?, password })
    }
}
