//! `GetAccountValidation`: the authorization question of a sub-account, and its answer.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::login_id::LoginId;
use super::operation::Operation;
use crate::parameters::ParameterError;
use crate::password::AuthQuestionAnswer;
use crate::request_error::RequestError;

const DOCUMENT: &str = "GetAccountValidation";

/// Asks for the authorization question of a sub-account and its answer, which comes **in the clear**
/// ([document] `GetAccountValidation`). The sub-account must belong to this account.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `LoginID` | required | the sub-account |
///
/// XML has the fields in `GetAcctValidation`.
///
/// ```
/// use registrar_ops::enom::{AnyOperation, GetAccountValidation, LoginId, Operation};
///
/// let operation = GetAccountValidation::new(LoginId::new("ichiro")?);
/// assert_eq!(operation.to_command()?.get("LoginID"), Some("ichiro"));
///
/// // The body of the answer:
/// let body = "AuthQuestionType=smaiden\nAuthQuestionAnswer=Jones\nErrCount=0\nDone=true\n";
/// let reply = GetAccountValidation::reply(body)?;
/// assert_eq!(reply.fields().auth_question_type.as_deref(), Some("smaiden"));
/// assert_eq!(reply.fields().auth_question_answer.expose_secret(), "Jones");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GetAccountValidation {
    /// The login ID of the sub-account.
    pub login_id: LoginId,
}

/// A question and its answer.
///
/// The reply to [`GetAccountValidation`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GetAccountValidationReply {
    /// The question: a word from the table in the document, such as `smaiden`, or a sentence, as in the
    /// samples.
    #[serde(default, rename = "AuthQuestionType", skip_serializing_if = "Option::is_none")]
    pub auth_question_type: Option<String>,
    /// The answer.
    #[serde(rename = "AuthQuestionAnswer")]
    pub auth_question_answer: AuthQuestionAnswer,
    /// The login ID.
    #[serde(default, rename = "LoginID", skip_serializing_if = "Option::is_none")]
    pub login_id: Option<String>,
}

impl GetAccountValidation {
    /// Asks for the question of the sub-account with the login ID `login_id`.
    #[must_use]
    pub const fn new(login_id: LoginId) -> Self {
        Self { login_id }
    }
}

impl GetAccountValidationReply {
    /// A question and its answer.
    #[must_use]
    pub fn new(question: impl Into<String>, auth_question_answer: AuthQuestionAnswer) -> Self {
        Self { auth_question_type: Some(question.into()), auth_question_answer, login_id: None }
    }
}

impl Operation for GetAccountValidation {
    const COMMAND: &'static str = "GetAccountValidation";
    const IDEMPOTENT: bool = true;
    const ELEMENT: Option<&'static str> = Some("GetAcctValidation");
    type Reply = GetAccountValidationReply;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(Command::new(Self::COMMAND).with("LoginID", self.login_id.as_str()))
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self { login_id: parameters.required("LoginID", LoginId::new)? })
    }
}
