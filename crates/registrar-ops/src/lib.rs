#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod body;
mod charset;
#[cfg(doc)]
#[doc = include_str!("../COOKBOOK.md")]
pub mod cookbook {}
mod domain_name;
pub mod enom;
mod form;
pub mod opensrs;
mod page;
mod parameter;
mod password;
mod secret;
mod split_name;

pub use body::Body;
pub use domain_name::DomainName;
pub use page::{Looks, Page};
pub use parameter::{ParameterError, ParameterErrorKind, Parameters};
pub use secret::Secret;
pub use split_name::SplitName;
