#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod body;
mod charset;
mod credential;
#[macro_use]
mod debug_words;
mod domain_name;
pub mod enom;
mod error;
mod form;
mod form_text;
pub mod opensrs;
mod parameters;
mod password;
mod redacted;
mod request_error;
mod secret;
mod shown_uri;
mod split_name;
mod unexpected_body;
mod whole_reply;
pub mod workflow;

pub use body::Body;
pub use credential::Credential;
pub use domain_name::DomainName;
pub use error::{Contradictory, Incomplete, Mismatch, ReplyError, Unexpected};
pub use parameters::{ParameterError, ParameterErrorKind, Parameters};
pub use redacted::Redacted;
pub use request_error::RequestError;
pub use secret::Secret;
pub use split_name::SplitName;
pub use unexpected_body::UnexpectedBody;
pub use whole_reply::WholeReply;

// The codecs, and what else users name in signatures.
pub use wire_text::{BodyKind, Input, Limits, Redaction, Retry};
pub use {enom_response, http, ops_envelope};
