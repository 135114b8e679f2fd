//! `GetRegLock`: whether a domain is locked.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::domain_parameters::{command_about, domain};
use super::operation::Operation;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;
use crate::split_name::SplitName;

const DOCUMENT: &str = "GetRegLock";

/// Asks whether a domain is locked at its registrar ([document] `GetRegLock`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `SLD`, `TLD` | required | the domain |
///
/// The field is `reg-lock` in XML, and `RegLock` in text and HTML; both are read.
///
/// ```
/// use registrar_ops::SplitName;
/// use registrar_ops::enom::{AnyOperation, GetRegLock, Operation};
///
/// let command = GetRegLock::new(SplitName::new("resellerdocs", "com")?).to_command()?;
/// assert_eq!(command.iter().collect::<Vec<_>>(), [("SLD", "resellerdocs"), ("TLD", "com")]);
///
/// let reply = GetRegLock::reply("RegLock=1\nErrCount=0\nDone=true\n")?; // the body of the answer
/// assert!(reply.fields().reg_lock);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GetRegLock {
    /// The domain.
    pub domain: SplitName,
}

/// Whether a domain is locked.
///
/// The reply to [`GetRegLock`], which has an example.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GetRegLockReply {
    /// Whether it is locked.
    #[serde(rename = "RegLock", alias = "reg-lock", with = "super::truth")]
    pub reg_lock: bool,
    /// The registrar.
    #[serde(default, rename = "registrar", skip_serializing_if = "Option::is_none")]
    pub registrar: Option<String>,
    /// The answer of the registry, as a number.
    #[serde(default, rename = "RRPCode", skip_serializing_if = "Option::is_none")]
    pub rrp_code: Option<u32>,
    /// The answer of the registry, in words.
    #[serde(default, rename = "RRPText", skip_serializing_if = "Option::is_none")]
    pub rrp_text: Option<String>,
}

debug_with_words!(GetRegLockReply { reg_lock, registrar, rrp_code; rrp_text });

impl GetRegLock {
    /// Asks whether `domain` is locked.
    #[must_use]
    pub const fn new(domain: SplitName) -> Self {
        Self { domain }
    }
}

impl GetRegLockReply {
    /// Whether it is locked, and nothing else.
    #[must_use]
    pub const fn new(reg_lock: bool) -> Self {
        Self { reg_lock, registrar: None, rrp_code: None, rrp_text: None }
    }
}

impl Operation for GetRegLock {
    const COMMAND: &'static str = "GetRegLock";
    const IDEMPOTENT: bool = true;
    const XML_NAMES: &'static [(&'static str, &'static str)] = &[("RegLock", "reg-lock")];
    type Reply = GetRegLockReply;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(command_about(Self::COMMAND, &self.domain))
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self { domain: domain(&parameters)? })
    }
}
