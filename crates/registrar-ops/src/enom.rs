//! eNom: operations as commands in form bodies, replies in three formats.

mod account;
mod any_operation;
mod command;
mod common;
mod error;
mod get_account_password;
mod login_id;
mod operation;
mod rejection;
mod reply;
mod request;
mod set_password;
mod untyped;
mod wire;

pub use crate::password::{AuthQuestionAnswer, DomainPassword};
pub use account::{Account, Endpoint, GetRequest};
pub use any_operation::AnyOperation;
pub use command::Command;
pub use enom_response::{ErrorPart, Format, ParameterPart, ResponseCode, SystemPart};
pub use error::Error;
pub use get_account_password::{GetAccountPassword, GetAccountPasswordReply};
pub use login_id::LoginId;
pub use operation::Operation;
pub use rejection::{Reason, Rejection};
pub use reply::{AnyFields, Reply};
pub use request::Request;
pub use set_password::SetPassword;
