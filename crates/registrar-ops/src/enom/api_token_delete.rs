//! `ApiToken_Delete`: delete a token.

use enom_response::ParameterPart;
use serde::{Deserialize, Serialize};

use super::command::Command;
use super::operation::Operation;
use super::rejection::Rejection;
use crate::credential::Credential;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;

const DOCUMENT: &str = "ApiToken_Delete";

/// Deletes a token ([document] `ApiToken_Delete`). The request itself must use the account's password.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `token` | required | the token |
///
/// A reply whose `Success` is False is a [`Rejection`](super::Rejection).
///
/// ```
/// use registrar_ops::Credential;
/// use registrar_ops::enom::{AnyOperation, ApiTokenDelete, Operation};
///
/// let operation = ApiTokenDelete::new(Credential::new("MADEUPTOKEN")?);
/// assert_eq!(operation.to_command()?.get("token"), Some("MADEUPTOKEN"));
///
/// let reply = ApiTokenDelete::reply("Success=True\nErrCount=0\nDone=true\n")?; // the body of the answer
/// assert!(reply.fields().success);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApiTokenDelete {
    /// The token.
    pub token: Credential,
}

/// Whether it was done.
///
/// The reply to [`ApiTokenDelete`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ApiTokenDeleteReply {
    /// Whether it was done.
    #[serde(rename = "Success")]
    pub success: bool,
}

impl ApiTokenDelete {
    /// Deletes `token`.
    #[must_use]
    pub const fn new(token: Credential) -> Self {
        Self { token }
    }
}

impl ApiTokenDeleteReply {
    /// Whether it was done.
    #[must_use]
    pub const fn new(success: bool) -> Self {
        Self { success }
    }
}

impl Operation for ApiTokenDelete {
    const COMMAND: &'static str = "ApiToken_Delete";
    const IDEMPOTENT: bool = true;
    const MUST_BE_TRUE: &'static [&'static str] = &["Success"];
    type Reply = ApiTokenDeleteReply;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(Command::new(Self::COMMAND).with("token", self.token.expose_secret()))
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self { token: parameters.required("token", Credential::new)? })
    }

    /// A token that is gone is refused as one that never was.
    fn done_already(&self, rejection: &Rejection) -> bool {
        rejection.codes().any(|code| code.parameter() == ParameterPart::Token)
    }
}
