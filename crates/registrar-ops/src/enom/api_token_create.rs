//! `ApiToken_Create`: make a token for requests.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::operation::Operation;
use crate::credential::Credential;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;

const DOCUMENT: &str = "ApiToken_Create";

/// Creates a token that requests can use instead of the password ([document] `ApiToken_Create`). The request
/// itself must use the account's password.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `name` | required | a name that no other token has |
///
/// If the answer is lost, a second attempt is refused because the name exists. Use
/// [`ApiTokenDetails`](super::ApiTokenDetails) to get the token that the first attempt created.
///
/// ```
/// use registrar_ops::enom::{AnyOperation, ApiTokenCreate, Operation};
///
/// let operation = ApiTokenCreate::new("billing".into());
/// assert_eq!(operation.to_command()?.get("name"), Some("billing"));
///
/// // The body of the answer:
/// let body = "APIToken=MADEUPTOKEN\nAPITokenName=billing\nAPITokenID=7\nErrCount=0\nDone=true\n";
/// let reply = ApiTokenCreate::reply(body)?;
/// assert_eq!(reply.fields().api_token.expose_secret(), "MADEUPTOKEN");
/// assert_eq!(reply.fields().api_token_id.as_deref(), Some("7"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApiTokenCreate {
    /// The name of the token.
    pub name: String,
}

/// The token that was made.
///
/// The reply to [`ApiTokenCreate`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ApiTokenCreateReply {
    /// The token.
    #[serde(rename = "APIToken")]
    pub api_token: Credential,
    /// Its name.
    #[serde(default, rename = "APITokenName", skip_serializing_if = "Option::is_none")]
    pub api_token_name: Option<String>,
    /// Its number.
    #[serde(default, rename = "APITokenID", skip_serializing_if = "Option::is_none")]
    pub api_token_id: Option<String>,
}

impl ApiTokenCreate {
    /// Creates a token called `name`.
    #[must_use]
    pub const fn new(name: String) -> Self {
        Self { name }
    }
}

impl ApiTokenCreateReply {
    /// The token, and nothing else.
    #[must_use]
    pub const fn new(api_token: Credential) -> Self {
        Self { api_token, api_token_name: None, api_token_id: None }
    }
}

impl Operation for ApiTokenCreate {
    const COMMAND: &'static str = "ApiToken_Create";
    const IDEMPOTENT: bool = false;
    type Reply = ApiTokenCreateReply;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(Command::new(Self::COMMAND).with("name", self.name.as_str()))
    }

    fn check(&self) -> Result<(), ParameterError> {
        if self.name.trim().is_empty() {
            return Err(ParameterError::missing("name").says(DOCUMENT));
        }
        Ok(())
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self { name: parameters.required("name", |text| Ok(text.to_owned()))? })
    }
}
