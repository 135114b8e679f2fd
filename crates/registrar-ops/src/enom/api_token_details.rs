//! `ApiToken_Details`: the tokens of an account.

use serde::de::IgnoredAny;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use super::command::Command;
use super::operation::Operation;
use crate::credential::Credential;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;

const DOCUMENT: &str = "ApiToken_Details";

/// Asks for the tokens of an account ([document] `ApiToken_Details`). The request itself must use the account's
/// password.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `token` | optional | only this token |
///
/// The document shows only XML: the rows are in `Tokens`, each in a `Token`.
///
/// ```
/// use registrar_ops::enom::{AnyOperation, ApiTokenDetails, Operation};
///
/// let operation = ApiTokenDetails::new();
/// assert_eq!(operation.to_command()?.name(), "ApiToken_Details");
///
/// // The body of the answer:
/// let body = "<interface-response><Tokens><Token><APIToken>MADEUPTOKEN</APIToken>\
///             <APITokenName>billing</APITokenName><APITokenId>7</APITokenId></Token></Tokens>\
///             <ErrCount>0</ErrCount><Done>true</Done></interface-response>";
/// let reply = ApiTokenDetails::reply(body)?;
/// assert_eq!(reply.fields().tokens[0].api_token_name.as_deref(), Some("billing"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApiTokenDetails {
    /// Only this token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<Credential>,
}

/// The tokens of an account.
///
/// The reply to [`ApiTokenDetails`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Rows")]
#[non_exhaustive]
pub struct ApiTokenDetailsReply {
    /// The tokens.
    #[serde(rename = "Tokens", serialize_with = "in_rows")]
    pub tokens: Vec<ApiToken>,
}

/// The rows, found by each of their fields, so that none without a token is passed over.
#[derive(Deserialize)]
struct Rows {
    #[serde(default, rename = "APIToken[]")]
    tokens: Vec<ApiToken>,
    #[serde(default, rename = "APITokenName[]")]
    _with_name: Vec<WithToken>,
    #[serde(default, rename = "APITokenId[]")]
    _with_id: Vec<WithToken>,
}

#[derive(Deserialize)]
struct WithToken {
    #[serde(rename = "APIToken")]
    _token: IgnoredAny,
}

impl From<Rows> for ApiTokenDetailsReply {
    fn from(rows: Rows) -> Self {
        Self { tokens: rows.tokens }
    }
}

impl ApiTokenDetails {
    /// All tokens.
    #[must_use]
    pub const fn new() -> Self {
        Self { token: None }
    }
}

/// A token of an account.
///
/// [`ApiTokenDetails`] has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ApiToken {
    /// The token.
    #[serde(rename = "APIToken")]
    pub api_token: Credential,
    /// Its name.
    #[serde(default, rename = "APITokenName", skip_serializing_if = "Option::is_none")]
    pub api_token_name: Option<String>,
    /// Its number.
    #[serde(default, rename = "APITokenId", skip_serializing_if = "Option::is_none")]
    pub api_token_id: Option<String>,
}

impl ApiTokenDetailsReply {
    /// A reply with these tokens.
    #[must_use]
    pub const fn new(tokens: Vec<ApiToken>) -> Self {
        Self { tokens }
    }
}

impl ApiToken {
    /// A token with its name and number.
    #[must_use]
    pub fn new(api_token: Credential, name: impl Into<String>, id: impl Into<String>) -> Self {
        let (api_token_name, api_token_id) = (Some(name.into()), Some(id.into()));
        Self { api_token, api_token_name, api_token_id }
    }
}

impl Operation for ApiTokenDetails {
    const COMMAND: &'static str = "ApiToken_Details";
    const IDEMPOTENT: bool = true;
    type Reply = ApiTokenDetailsReply;

    fn command(&self) -> Result<Command, RequestError> {
        let command = Command::new(Self::COMMAND);
        Ok(match &self.token {
            Some(token) => command.with("token", token.expose_secret()),
            None => command,
        })
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self { token: parameters.optional("token", Credential::new)? })
    }
}

/// Puts the rows where the document has them in XML; the flat formats number them.
fn in_rows<S: Serializer>(tokens: &[ApiToken], serializer: S) -> Result<S::Ok, S::Error> {
    let mut rows = serializer.serialize_struct("Tokens", 1)?;
    rows.serialize_field("Token", tokens)?;
    rows.end()
}
