//! `OpenSRS`: operations as XCP requests in OPS envelopes, signed with a private key.

mod any_operation;
mod attributes;
mod beside;
mod change_password;
mod contact;
mod error;
mod head;
mod operation;
mod rejection;
mod reply;
mod request;
mod reseller;
mod response_code;
mod send_authcode;
mod send_password;
mod sign;
mod signed_request;
#[cfg(feature = "jiff")]
mod time;
mod untyped;

pub use crate::password::{Cookie, RegistrantPassword};
pub use any_operation::AnyOperation;
pub use attributes::Attributes;
pub use beside::Beside;
pub use change_password::ChangePassword;
pub use contact::Contact;
pub use error::Error;
pub use operation::Operation;
pub use rejection::Rejection;
pub use reply::Reply;
pub use request::Request;
pub use reseller::{Endpoint, Reseller};
pub use response_code::ResponseCode;
pub use send_authcode::SendAuthcode;
pub use send_password::SendPassword;
pub use sign::Signature;
pub use signed_request::SignedRequest;
#[cfg(feature = "jiff")]
pub use time::{date_time, unix_time};
