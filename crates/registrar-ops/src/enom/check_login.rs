//! `CheckLogin`: whether an account ID and a token are right, and which account they belong to.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::operation::Operation;
use crate::credential::Credential;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;

/// Asks whether the account ID and the token of the request are right, and which account they belong to
/// ([document] `CheckLogin`). It has no parameters of its own: it checks the common ones.
///
/// The agreements in the reply are numbered in text and HTML, and nested in XML; read them from the whole
/// [`response`](super::Reply::response).
///
/// ```
/// use registrar_ops::enom::{Account, CheckLogin, Format, Operation};
///
/// let request = Account::new("resellid", "made.up")?.request(&CheckLogin::new(), Format::Text)?;
/// assert_eq!(
///     request.body().as_str(),
///     "command=CheckLogin&uid=resellid&pw=made.up&ResponseType=Text",
/// );
///
/// // The body of the answer:
/// let body = "Reseller=1\nAccount=157-ho-3310\nErrCount=0\nDone=true\n";
/// assert_eq!(CheckLogin::reply(body)?.fields().account.as_deref(), Some("157-ho-3310"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckLogin {}

/// The account to which the credentials belong.
///
/// The reply to [`CheckLogin`], which has an example.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CheckLoginReply {
    /// The number of the party.
    #[serde(default, rename = "PartyID", skip_serializing_if = "Option::is_none")]
    pub party_id: Option<String>,
    /// Whether it is a reseller.
    #[serde(default, rename = "Reseller", skip_serializing_if = "Option::is_none")]
    pub reseller: Option<String>,
    /// The account above this one.
    #[serde(default, rename = "ParentAccount", skip_serializing_if = "Option::is_none")]
    pub parent_account: Option<String>,
    /// The number of the account.
    #[serde(default, rename = "Account", skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The kind of site.
    #[serde(default, rename = "SiteType", skip_serializing_if = "Option::is_none")]
    pub site_type: Option<String>,
    /// Whether it is a member of the drop club.
    #[serde(default, rename = "ClubDrop", skip_serializing_if = "Option::is_none")]
    pub club_drop: Option<String>,
    /// How many items its cart has.
    #[serde(default, rename = "CartItems", skip_serializing_if = "Option::is_none")]
    pub cart_items: Option<String>,
    /// A token.
    #[serde(default, rename = "SecureLockToken", skip_serializing_if = "Option::is_none")]
    pub secure_lock_token: Option<Credential>,
    /// How many logins failed.
    #[serde(default, rename = "FailureCount", skip_serializing_if = "Option::is_none")]
    pub failure_count: Option<String>,
    /// A number that is a secret.
    #[serde(default, rename = "pin", skip_serializing_if = "Option::is_none")]
    pub pin: Option<Credential>,
    /// Whether it can be used.
    #[serde(default, rename = "enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<String>,
}

impl CheckLogin {
    /// Checks the credentials of the client that sends it.
    #[must_use]
    pub const fn new() -> Self {
        Self {}
    }
}

impl Operation for CheckLogin {
    const COMMAND: &'static str = "CheckLogin";
    const IDEMPOTENT: bool = true;
    type Reply = CheckLoginReply;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(Command::new(Self::COMMAND))
    }

    fn read(_: &Command) -> Result<Self, ParameterError> {
        Ok(Self {})
    }
}
