//! "GetAccountPassword": mail a password reset link for an account.

use serde::{Deserialize, Serialize};

use super::{Command, Operation};
use crate::{ParameterError, ParameterErrorKind, Secret};

const DOCUMENT: &str = "GetAccountPassword";

/// Sends a password reset link to the contact of an account (document "GetAccountPassword").
///
/// | parameter | obligation | here |
/// |---|---|---|
/// | `LoginID` | required | argument of [`new`](Self::new) |
/// | `AuthQuestionAnswer` | required, the right answer | argument of [`new`](Self::new) |
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct GetAccountPassword {
    #[serde(rename = "LoginID")]
    login_id: String,
    #[serde(rename = "AuthQuestionAnswer", serialize_with = "Secret::serialize_exposed")]
    answer: Secret,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Unchecked {
    #[serde(rename = "LoginID")]
    login_id: String,
    auth_question_answer: Secret,
}

/// The fields of the reply that are the command's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccountPasswordReply {
    #[serde(skip_serializing_if = "Option::is_none")]
    result_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_message: Option<String>,
    got_account_info: bool,
}

impl GetAccountPassword {
    /// For the account that logs in as `login_id`, with the answer to its authorization question.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when either is empty.
    pub fn new(
        login_id: impl Into<String>,
        answer: impl Into<Secret>,
    ) -> Result<Self, ParameterError> {
        let (login_id, answer) = (login_id.into(), answer.into());
        let values = [("LoginID", login_id.as_str()), ("AuthQuestionAnswer", answer.expose())];
        for (name, value) in values {
            if value.is_empty() {
                let kind = ParameterErrorKind::Missing;
                return Err(ParameterError::new(kind, name, "a value", DOCUMENT));
            }
        }
        Ok(Self { login_id, answer })
    }

    /// The login ID of the account.
    #[must_use]
    pub fn login_id(&self) -> &str {
        &self.login_id
    }

    /// The answer to the authorization question.
    #[must_use]
    pub const fn answer(&self) -> &Secret {
        &self.answer
    }
}

impl TryFrom<Unchecked> for GetAccountPassword {
    type Error = ParameterError;

    fn try_from(unchecked: Unchecked) -> Result<Self, ParameterError> {
        Self::new(unchecked.login_id, unchecked.auth_question_answer)
    }
}

impl Operation for GetAccountPassword {
    const COMMAND: &'static str = "GetAccountPassword";
    const ELEMENT: Option<&'static str> = Some("GetSubAcctLogin");
    type Reply = GetAccountPasswordReply;

    fn from_command(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Self::new(
            parameters.required("LoginID", Ok)?,
            parameters.required("AuthQuestionAnswer", Ok)?,
        )
    }
}

impl GetAccountPasswordReply {
    /// The reply that says whether the account was found.
    #[must_use]
    pub fn new(got_account_info: bool) -> Self {
        Self {
            result_code: Some("1".into()),
            error_message: Some("Success".into()),
            got_account_info,
        }
    }

    /// Whether the account was found (`GotAccountInfo`).
    #[must_use]
    pub const fn got_account_info(&self) -> bool {
        self.got_account_info
    }

    /// `ResultCode`, if the reply has one: `1` in the document.
    #[must_use]
    pub fn result_code(&self) -> Option<&str> {
        self.result_code.as_deref()
    }

    /// `ErrorMessage`, if the reply has one: `Success` in the document.
    #[must_use]
    pub fn error_message(&self) -> Option<&str> {
        self.error_message.as_deref()
    }
}
