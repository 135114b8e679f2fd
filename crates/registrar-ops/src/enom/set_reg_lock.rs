//! `SetRegLock`: lock or unlock a domain.

use enom_response::ParameterPart;
use serde::{Deserialize, Serialize};

use super::command::Command;
use super::domain_parameters::{command_about, domain};
use super::operation::Operation;
use super::rejection::Rejection;
use crate::parameters::{ParameterError, ParameterErrorKind};
use crate::request_error::RequestError;
use crate::split_name::SplitName;

const DOCUMENT: &str = "SetRegLock";

/// Locks or unlocks a domain at its registrar ([document] `SetRegLock`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `SLD`, `TLD` | required | the domain |
/// | `UnlockRegistrar` | required | `1` unlocks, `0` locks |
///
/// In all formats the value of `reg-lock` is a word, such as `REGISTRAR-LOCK`; once `ACTIVE` was recorded. The
/// code is `RRPCodeSR` in XML, and `RRPCode` in text and HTML; both are read. Setting the lock to the state it
/// already has is refused.
///
/// ```
/// use registrar_ops::SplitName;
/// use registrar_ops::enom::{AnyOperation, Operation, SetRegLock};
///
/// let is_unlocked = true;
/// let operation = SetRegLock::new(SplitName::new("resellerdocs", "com")?, is_unlocked);
/// assert_eq!(operation.to_command()?.get("UnlockRegistrar"), Some("1"));
///
/// // The body of the answer:
/// let reply = SetRegLock::reply("reg-lock=ACTIVE\nRRPCode=200\nErrCount=0\nDone=true\n")?;
/// assert_eq!(reply.fields().reg_lock.as_deref(), Some("ACTIVE"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetRegLock {
    /// The domain.
    pub domain: SplitName,
    /// Whether to unlock the domain; `false` locks it.
    pub unlock_registrar: bool,
}

/// The answer of the registry.
///
/// The reply to [`SetRegLock`], which has an example.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetRegLockReply {
    /// The registry's word for the state.
    #[serde(
        default,
        rename = "reg-lock",
        alias = "RegLock",
        skip_serializing_if = "Option::is_none"
    )]
    pub reg_lock: Option<String>,
    /// The answer of the registry, as a number.
    #[serde(
        default,
        rename = "RRPCode",
        alias = "RRPCodeSR",
        skip_serializing_if = "Option::is_none"
    )]
    pub rrp_code: Option<u32>,
    /// The answer of the registry, in words.
    #[serde(default, rename = "RRPText", skip_serializing_if = "Option::is_none")]
    pub rrp_text: Option<String>,
}

debug_with_words!(SetRegLockReply { reg_lock, rrp_code; rrp_text });

impl SetRegLock {
    /// Unlocks `domain`, or locks it.
    #[must_use]
    pub const fn new(domain: SplitName, unlock_registrar: bool) -> Self {
        Self { domain, unlock_registrar }
    }
}

impl SetRegLockReply {
    /// The answer of the registry for a change that was done.
    #[must_use]
    pub fn new(reg_lock: impl Into<String>) -> Self {
        let rrp_text = Some("Command completed successfully".into());
        Self { reg_lock: Some(reg_lock.into()), rrp_code: Some(200), rrp_text }
    }
}

impl Operation for SetRegLock {
    const COMMAND: &'static str = "SetRegLock";
    const IDEMPOTENT: bool = true;
    const XML_NAMES: &'static [(&'static str, &'static str)] = &[("RRPCode", "RRPCodeSR")];
    type Reply = SetRegLockReply;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(command_about(Self::COMMAND, &self.domain)
            .with("UnlockRegistrar", if self.unlock_registrar { "1" } else { "0" }))
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self {
            domain: domain(&parameters)?,
            unlock_registrar: parameters.required("UnlockRegistrar", one_or_zero)?,
        })
    }

    /// What is set already is refused with the words "… domain is already …", as a public client knows it. Which
    /// number comes with them is not known; one that is not about the lock says something else.
    fn done_already(&self, rejection: &Rejection) -> bool {
        let says_so = |message: &str| {
            let message = message.to_ascii_lowercase();
            message.split_once("domain is already").is_some_and(|(_, state)| {
                state.contains("lock") && state.contains("unlock") == self.unlock_registrar
            })
        };
        rejection.messages().any(says_so)
            && rejection.codes().all(|code| code.parameter() == ParameterPart::RegistrarLock)
    }
}

fn one_or_zero(text: &str) -> Result<bool, ParameterError> {
    match text.trim() {
        "1" => Ok(true),
        "0" => Ok(false),
        _ => {
            let kind = ParameterErrorKind::Invalid;
            Err(ParameterError::new(kind, "UnlockRegistrar", "1 or 0").says(DOCUMENT))
        }
    }
}
