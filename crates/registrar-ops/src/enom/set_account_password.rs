//! `SetAccountPassword`: set the password of an account with a mailed token.

use enom_response::ParameterPart;
use serde::{Deserialize, Serialize};

use super::command::Command;
use super::operation::Operation;
use super::rejection::Rejection;
use crate::credential::Credential;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;

const DOCUMENT: &str = "SetAccountPassword";

/// Sets the password of an account, with the token that [`GetAccountPassword`](super::GetAccountPassword)
/// mailed ([document] `SetAccountPassword`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `Token` | required | the token of the mail, right and not expired |
/// | `Password` | required | the new password; the document states no rule |
///
/// A reply whose `Success` is False is a [`Rejection`](super::Rejection), even if `ErrCount` is 0.
///
/// ```
/// use registrar_ops::Credential;
/// use registrar_ops::enom::{AnyOperation, Operation, SetAccountPassword};
///
/// let (token, password) = (Credential::new("MADEUPTOKEN")?, Credential::new("made.up")?);
/// let command = SetAccountPassword::new(token, password).to_command()?;
/// assert_eq!(
///     command.iter().collect::<Vec<_>>(),
///     [("Token", "MADEUPTOKEN"), ("Password", "made.up")],
/// );
///
/// // The body of the answer:
/// let reply = SetAccountPassword::reply("Success=True\nErrCount=0\nDone=true\n")?;
/// assert!(reply.fields().success);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetAccountPassword {
    /// The token of the mail.
    pub token: Credential,
    /// The new password.
    pub password: Credential,
}

/// Whether it was set.
///
/// The reply to [`SetAccountPassword`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetAccountPasswordReply {
    /// Whether it was set.
    #[serde(rename = "Success")]
    pub success: bool,
}

impl SetAccountPassword {
    /// Sets `password`, with the token of the mail.
    #[must_use]
    pub const fn new(token: Credential, password: Credential) -> Self {
        Self { token, password }
    }
}

impl SetAccountPasswordReply {
    /// Whether it was set.
    #[must_use]
    pub const fn new(success: bool) -> Self {
        Self { success }
    }
}

impl Operation for SetAccountPassword {
    const COMMAND: &'static str = "SetAccountPassword";
    const IDEMPOTENT: bool = true;
    const MUST_BE_TRUE: &'static [&'static str] = &["Success"];
    type Reply = SetAccountPasswordReply;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(Command::new(Self::COMMAND)
            .with("Token", self.token.expose_secret())
            .with("Password", self.password.expose_secret()))
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self {
            token: parameters.required("Token", Credential::new)?,
            password: parameters.required("Password", Credential::new)?,
        })
    }

    /// A token is used up by the attempt that worked.
    fn done_already(&self, rejection: &Rejection) -> bool {
        rejection.codes().any(|code| code.parameter() == ParameterPart::Token)
    }
}
