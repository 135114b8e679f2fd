//! `OpenSRS`: operations as XCP requests in OPS envelopes, signed with a private key.

mod answer;
mod change_password;
mod contact;
mod error;
mod operation;
mod rejection;
mod reply;
mod request;
mod reseller;
mod response_code;
mod scope;
mod send_authcode;
mod send_password;
mod sign;
mod signed_request;

pub use crate::password::RegistrantPassword;
pub use change_password::ChangePassword;
pub use contact::Contact;
pub use error::Error;
pub use operation::Operation;
pub use rejection::Rejection;
pub use reply::{Attributes, Reply};
pub use request::Request;
pub use reseller::{Endpoint, Reseller};
pub use response_code::ResponseCode;
pub use scope::Scope;
pub use send_authcode::SendAuthcode;
pub use send_password::SendPassword;
pub use sign::Signature;
pub use signed_request::SignedRequest;
