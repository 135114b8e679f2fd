#![forbid(unsafe_code)]
//! x
mod body;
mod charset;
mod domain_name;
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

/// x
pub mod enom {
    pub use crate::password::DomainPassword;
}
