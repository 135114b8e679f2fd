//! `SynchAuthInfo`: make a new authorization code of a domain, and mail it.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::domain_parameters::{command_about, domain};
use super::operation::Operation;
use super::truth;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;
use crate::split_name::SplitName;

const DOCUMENT: &str = "SynchAuthInfo";

/// Makes a new authorization code (EPP key) of a domain at its registry, and mails it if asked to ([document]
/// `SynchAuthInfo`). The domain must belong to the account.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `SLD`, `TLD` | required | the domain |
/// | `EmailEPP` | required | `True` or `False`: mail it to the registrant |
/// | `RunSynchAutoInfo` | required | `True` or `False`, so spelt: make a new one |
///
/// The code itself is never returned. A reply is a [`Rejection`](super::Rejection) if its `InfoSynched` is
/// False, or if its `ErrString` has a value (this was seen when the mail was not sent).
///
/// ```
/// use registrar_ops::SplitName;
/// use registrar_ops::enom::{AnyOperation, Operation, SynchAuthInfo};
///
/// let (is_mailed, is_made_anew) = (true, true);
/// let name = SplitName::new("resellerdocs", "com")?;
/// let command = SynchAuthInfo::new(name, is_mailed, is_made_anew).to_command()?;
/// assert_eq!(command.get("EmailEPP"), Some("True"));
/// assert_eq!(command.get("RunSynchAutoInfo"), Some("True"));
///
/// // The body of the answer:
/// let body = "EPPEmailMessage=Email has been sent.\nErrCount=0\nDone=true\n";
/// let message = SynchAuthInfo::reply(body)?.into_fields().epp_email_message;
/// assert_eq!(message.as_deref(), Some("Email has been sent."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SynchAuthInfo {
    /// The domain.
    pub domain: SplitName,
    /// Whether the code is mailed to the registrant.
    pub email_epp: bool,
    /// Whether a new code is made.
    pub run_synch_auto_info: bool,
}

/// What was done.
///
/// The reply to [`SynchAuthInfo`], which has an example.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SynchAuthInfoReply {
    /// Whether a new code was made; missing if the code was mailed.
    #[serde(default, rename = "InfoSynched", skip_serializing_if = "Option::is_none")]
    pub info_synched: Option<bool>,
    /// What was done about the mail, if one was asked for.
    #[serde(default, rename = "EPPEmailMessage", skip_serializing_if = "Option::is_none")]
    pub epp_email_message: Option<String>,
}

debug_with_words!(SynchAuthInfoReply { info_synched; epp_email_message });

impl SynchAuthInfo {
    /// Makes a new code of `domain`, mailed or not.
    #[must_use]
    pub const fn new(domain: SplitName, email_epp: bool, run_synch_auto_info: bool) -> Self {
        Self { domain, email_epp, run_synch_auto_info }
    }
}

impl SynchAuthInfoReply {
    /// The reply if the code was mailed.
    #[must_use]
    pub fn mailed() -> Self {
        Self { info_synched: None, epp_email_message: Some("Email has been sent.".into()) }
    }

    /// The reply if no mail was asked for.
    #[must_use]
    pub const fn synched(info_synched: bool) -> Self {
        Self { info_synched: Some(info_synched), epp_email_message: None }
    }
}

impl Operation for SynchAuthInfo {
    const COMMAND: &'static str = "SynchAuthInfo";
    // Each time makes another code, and sends another mail.
    const IDEMPOTENT: bool = false;
    const MUST_BE_TRUE: &'static [&'static str] = &["InfoSynched"];
    const MUST_BE_EMPTY: &'static [&'static str] = &["ErrString"];
    type Reply = SynchAuthInfoReply;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(command_about(Self::COMMAND, &self.domain)
            .with("EmailEPP", truth::word(self.email_epp))
            .with("RunSynchAutoInfo", truth::word(self.run_synch_auto_info)))
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self {
            domain: domain(&parameters)?,
            email_epp: parameters.required("EmailEPP", truth::parse_word)?,
            run_synch_auto_info: parameters.required("RunSynchAutoInfo", truth::parse_word)?,
        })
    }
}
