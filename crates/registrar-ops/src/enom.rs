//! eNom: operations as commands in form bodies, replies in three formats.

mod account;
mod command;
mod error;
mod get_account_password;
mod incoming;
mod operation;
mod rejection;
mod reply;
mod set_password;

pub use crate::password::DomainPassword;
pub use account::{Account, Endpoint, GetRequest};
pub use command::Command;
pub use enom_response::{ErrorPart, Format, ParameterPart, ResponseCode, SystemPart};
pub use error::Error;
pub use get_account_password::{GetAccountPassword, GetAccountPasswordReply};
pub use incoming::Incoming;
pub use operation::Operation;
pub use rejection::{Reason, Rejection};
pub use reply::{AnyFields, Reply};
pub use set_password::{SetPassword, SetPasswordReply};
