//! "GetAccountPassword": mail a password reset link for an account.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::login_id::LoginId;
use super::operation::Operation;
use crate::parameters::ParameterError;
use crate::password::AuthQuestionAnswer;
use crate::request_error::RequestError;

const DOCUMENT: &str = "GetAccountPassword";

/// Sends a password reset link to the contact of an account ([document] "GetAccountPassword").
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `LoginID` | required | the account |
/// | `AuthQuestionAnswer` | required | the right answer to its authorization question |
///
/// A reply whose `GotAccountInfo` is False is a [`Rejection`](super::Rejection). The serialised operation
/// contains the answer to the question.
///
/// ```
/// use registrar_ops::enom::{AnyOperation, AuthQuestionAnswer, GetAccountPassword, LoginId, Operation};
///
/// let (login_id, answer) = (LoginId::new("ichiro")?, AuthQuestionAnswer::new("Jones")?);
/// let command = GetAccountPassword::new(login_id, answer).to_command()?;
/// assert_eq!(command.get("LoginID"), Some("ichiro"));
/// assert_eq!(command.get("AuthQuestionAnswer"), Some("Jones"));
///
/// // The body of the answer:
/// let reply = GetAccountPassword::reply("GotAccountInfo=True\nErrCount=0\nDone=true\n")?;
/// assert!(reply.fields().got_account_info);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GetAccountPassword {
    /// The login ID of the account.
    pub login_id: LoginId,
    /// The answer to the authorization question.
    pub auth_question_answer: AuthQuestionAnswer,
}

/// The fields of the reply that belong to the command.
///
/// The reply to [`GetAccountPassword`], which has an example.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccountPasswordReply {
    /// `1` in the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_code: Option<String>,
    /// `Success` in the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// Whether the account was found.
    pub got_account_info: bool,
}

debug_with_words!(GetAccountPasswordReply { result_code, got_account_info; error_message });

impl GetAccountPassword {
    /// For the account with the login ID `login_id`, with the answer to its authorization question.
    #[must_use]
    pub const fn new(login_id: LoginId, auth_question_answer: AuthQuestionAnswer) -> Self {
        Self { login_id, auth_question_answer }
    }
}

impl Operation for GetAccountPassword {
    const COMMAND: &'static str = "GetAccountPassword";
    // Each time sends another mail.
    const IDEMPOTENT: bool = false;
    const ELEMENT: Option<&'static str> = Some("GetSubAcctLogin");
    const MUST_BE_TRUE: &'static [&'static str] = &["GotAccountInfo"];
    type Reply = GetAccountPasswordReply;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(Command::new(Self::COMMAND)
            .with("LoginID", self.login_id.as_str())
            .with("AuthQuestionAnswer", self.auth_question_answer.expose_secret()))
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self {
            login_id: parameters.required("LoginID", LoginId::new)?,
            auth_question_answer: parameters
                .required("AuthQuestionAnswer", AuthQuestionAnswer::new)?,
        })
    }
}

impl GetAccountPasswordReply {
    /// A reply that says whether the account was found.
    #[must_use]
    pub fn new(got_account_info: bool) -> Self {
        let (result_code, error_message) = (Some("1".into()), Some("Success".into()));
        Self { result_code, error_message, got_account_info }
    }
}
