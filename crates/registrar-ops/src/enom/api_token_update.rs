//! `ApiToken_Update`: give a token another name.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::operation::Operation;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;

const DOCUMENT: &str = "ApiToken_Update";

/// Renames a token ([document] `ApiToken_Update`). The request itself may use a token; the other commands about
/// tokens need the account's password.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `tokenid` | required | the number of the token, from `ApiToken_Create` or `ApiToken_Details` |
/// | `name` | required | the name |
///
/// A reply whose `Success` is False is a [`Rejection`](super::Rejection).
///
/// ```
/// use registrar_ops::enom::{AnyOperation, ApiTokenUpdate, Operation};
///
/// let command = ApiTokenUpdate::new("7".into(), "panel".into()).to_command()?;
/// assert_eq!(command.iter().collect::<Vec<_>>(), [("tokenid", "7"), ("name", "panel")]);
///
/// let reply = ApiTokenUpdate::reply("Success=True\nErrCount=0\nDone=true\n")?; // the body of the answer
/// assert!(reply.fields().success);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApiTokenUpdate {
    /// The number of the token.
    pub token_id: String,
    /// The new name.
    pub name: String,
}

/// Whether it was done.
///
/// The reply to [`ApiTokenUpdate`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ApiTokenUpdateReply {
    /// Whether it was done.
    #[serde(rename = "Success")]
    pub success: bool,
}

impl ApiTokenUpdate {
    /// Gives the token with the number `token_id` the name `name`.
    #[must_use]
    pub const fn new(token_id: String, name: String) -> Self {
        Self { token_id, name }
    }
}

impl ApiTokenUpdateReply {
    /// Whether it was done.
    #[must_use]
    pub const fn new(success: bool) -> Self {
        Self { success }
    }
}

impl Operation for ApiTokenUpdate {
    const COMMAND: &'static str = "ApiToken_Update";
    const IDEMPOTENT: bool = true;
    const MUST_BE_TRUE: &'static [&'static str] = &["Success"];
    type Reply = ApiTokenUpdateReply;

    fn command(&self) -> Result<Command, RequestError> {
        let command = Command::new(Self::COMMAND).with("tokenid", self.token_id.as_str());
        Ok(command.with("name", self.name.as_str()))
    }

    fn check(&self) -> Result<(), ParameterError> {
        for (name, text) in [("tokenid", &self.token_id), ("name", &self.name)] {
            if text.trim().is_empty() {
                return Err(ParameterError::missing(name).says(DOCUMENT));
            }
        }
        Ok(())
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        let text = |name| parameters.required(name, |text| Ok(text.to_owned()));
        Ok(Self { token_id: text("tokenid")?, name: text("name")? })
    }
}
