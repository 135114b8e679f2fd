//! `SendAccountEmail`: mail the login data of a sub-account.

use serde::{Deserialize, Serialize};

use super::account_number::AccountNumber;
use super::command::Command;
use super::login_id::LoginId;
use super::operation::Operation;
use super::reply::AnyFields;
use crate::parameters::{ParameterError, ParameterErrorKind};
use crate::request_error::RequestError;

const DOCUMENT: &str = "SendAccountEmail";

/// Mails the login data of a sub-account to its billing contact ([document] `SendAccountEmail`). The
/// sub-account must belong to this account.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `LoginID` | required | the sub-account; 20 characters at most |
/// | `Account` | required | its number, as 157-ho-3310 |
///
/// The reply has no fields of its own.
///
/// ```
/// use registrar_ops::enom::{AccountNumber, AnyOperation, LoginId, SendAccountEmail};
///
/// let (login_id, account) = (LoginId::new("ichiro")?, AccountNumber::new("157-ho-3310")?);
/// let command = SendAccountEmail::new(login_id, account).to_command()?;
/// assert_eq!(command.get("LoginID"), Some("ichiro"));
/// assert_eq!(command.get("Account"), Some("157-ho-3310"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendAccountEmail {
    /// The login ID of the sub-account.
    pub login_id: LoginId,
    /// The number of the sub-account.
    pub account: AccountNumber,
}

impl SendAccountEmail {
    /// Mails the login data of `account`.
    #[must_use]
    pub const fn new(login_id: LoginId, account: AccountNumber) -> Self {
        Self { login_id, account }
    }
}

impl Operation for SendAccountEmail {
    const COMMAND: &'static str = "SendAccountEmail";
    // Each time sends another mail.
    const IDEMPOTENT: bool = false;
    type Reply = AnyFields;

    fn command(&self) -> Result<Command, RequestError> {
        Ok(Command::new(Self::COMMAND)
            .with("LoginID", self.login_id.as_str())
            .with("Account", self.account.as_str()))
    }

    fn check(&self) -> Result<(), ParameterError> {
        if self.login_id.as_str().chars().count() > 20 {
            let (kind, rule) = (ParameterErrorKind::OutOfRange, "at most 20 characters");
            return Err(ParameterError::new(kind, "LoginID", rule).says(DOCUMENT));
        }
        Ok(())
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self {
            login_id: parameters.required("LoginID", LoginId::new)?,
            account: parameters.required("Account", AccountNumber::new)?,
        })
    }
}
