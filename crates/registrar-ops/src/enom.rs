//! eNom: operations as commands in form bodies, replies in three formats.
//!
//! ```
//! use registrar_ops::SplitName;
//! use registrar_ops::enom::{Account, DomainPassword, Format, Operation, SetPassword};
//!
//! let account = Account::new("resellid", "resellpw")?;
//! let name = SplitName::new("resellerdocs", "com")?;
//! let operation = SetPassword::new(name, DomainPassword::new("new.password")?);
//! let request = account.request(&operation, Format::Xml)?; // an `http::Request`, a POST
//! # let body = "ErrCount=0\nDone=true\n";
//! let reply = SetPassword::reply(body)?; // the body of the answer, in any of the three formats
//! # let _ = (request, reply);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Account`] makes requests, and checks them on the registrar's side. A reply is a [`Reply`] of the operation's
//! own type, or an [`Error`]; a server refuses with a [`Rejection`]. For any other command, use [`Command`],
//! or implement [`Operation`] for a struct of your own. Tasks that take several requests are in [`workflow`].
//!
//! # Operations
//!
//! The documents are those of [eNom's reference](https://api.enom.com/docs), named by their titles.
//! The column *known* says how much is known about each: **A**: parameters, which of them are required, rules and
//! reply; **B**: parameters and reply, but not all values or samples. The last column is [`Operation::IDEMPOTENT`].
//!
//! | eNom: document | known | type | may be repeated |
//! |---|---|---|---|
//! | `GetAccountPassword` | A | [`GetAccountPassword`] | no: another mail |
//! | `SetAccountPassword` | A | [`SetAccountPassword`] | yes |
//! | `SetPassword` | A | [`SetPassword`] | yes |
//! | `ValidatePassword` | A | [`ValidatePassword`] | yes |
//! | `GetPasswordBit` | A | [`GetPasswordBit`] | yes |
//! | `GetSubAccountPassword` | A | [`GetSubAccountPassword`] | no: another mail |
//! | `SynchAuthInfo` | A | [`SynchAuthInfo`] | no: another code |
//! | `GetRegLock` | A | [`GetRegLock`] | yes |
//! | `SetRegLock` | A | [`SetRegLock`] | yes |
//! | `StatusDomain` | A | [`StatusDomain`] | yes |
//! | `SetDNSHost` | B | [`SetDnsHost`] | yes |
//! | `GetAccountValidation` | A | [`GetAccountValidation`] | yes |
//! | `SendAccountEmail` | A | [`SendAccountEmail`] | no: another mail |
//! | `CheckLogin` | A | [`CheckLogin`] | yes |
//! | `ApiToken_Create` | B | [`ApiTokenCreate`] | no: another token |
//! | `ApiToken_Details` | B | [`ApiTokenDetails`] | yes |
//! | `ApiToken_Update` | B | [`ApiTokenUpdate`] | yes |
//! | `ApiToken_Delete` | B | [`ApiTokenDelete`] | yes |

mod account;
mod account_number;
mod any_operation;
mod api_token_create;
mod api_token_delete;
mod api_token_details;
mod api_token_update;
mod check_login;
mod command;
mod common;
mod domain_parameters;
mod error;
mod get_account_password;
mod get_account_validation;
mod get_password_bit;
mod get_reg_lock;
mod get_sub_account_password;
mod login_id;
mod operation;
mod protocol;
mod redacted;
mod rejection;
mod reply;
mod request;
mod send_account_email;
mod set_account_password;
mod set_dns_host;
mod set_password;
mod set_reg_lock;
mod status_domain;
mod synch_auth_info;
mod truth;
mod untyped;
mod validate_password;
mod wire;
pub mod workflow;

pub use crate::password::{AuthQuestionAnswer, DomainPassword};
pub use account::{Account, Endpoint, GetRequest};
pub use account_number::AccountNumber;
pub use any_operation::AnyOperation;
pub use api_token_create::{ApiTokenCreate, ApiTokenCreateReply};
pub use api_token_delete::{ApiTokenDelete, ApiTokenDeleteReply};
pub use api_token_details::{ApiToken, ApiTokenDetails, ApiTokenDetailsReply};
pub use api_token_update::{ApiTokenUpdate, ApiTokenUpdateReply};
pub use check_login::{CheckLogin, CheckLoginReply};
pub use command::Command;
pub use enom_response::{
    Error as ResponseError, ErrorPart, Format, ParameterPart, ResponseCode, SystemPart,
};
pub use error::Error;
pub use get_account_password::{GetAccountPassword, GetAccountPasswordReply};
pub use get_account_validation::{GetAccountValidation, GetAccountValidationReply};
pub use get_password_bit::{GetPasswordBit, GetPasswordBitReply};
pub use get_reg_lock::{GetRegLock, GetRegLockReply};
pub use get_sub_account_password::GetSubAccountPassword;
pub use login_id::LoginId;
pub use operation::Operation;
pub use protocol::Enom;
pub use redacted::RedactedCommand;
pub use rejection::{Reason, Rejection};
pub use reply::{AnyFields, Reply};
pub use request::Request;
pub use send_account_email::SendAccountEmail;
pub use set_account_password::{SetAccountPassword, SetAccountPasswordReply};
pub use set_dns_host::{SetDnsHost, SetDnsHostReply};
pub use set_password::SetPassword;
pub use set_reg_lock::{SetRegLock, SetRegLockReply};
pub use status_domain::{StatusDomain, StatusDomainReply};
pub use synch_auth_info::{SynchAuthInfo, SynchAuthInfoReply};
pub use validate_password::ValidatePassword;
