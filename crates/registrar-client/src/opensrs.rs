//! Clients of `OpenSRS`.

mod account;
#[cfg(feature = "reqwest")]
mod async_client;
#[cfg(feature = "ureq")]
mod client;

use registrar_ops::opensrs::{Rejection, ResponseCode};

#[cfg(feature = "reqwest")]
pub use async_client::AsyncClient;
#[cfg(feature = "ureq")]
pub use client::Client;

/// Why a call of `OpenSRS` is no success.
pub type Error = crate::error::Error<registrar_ops::opensrs::Error>;

impl Error {
    /// What the registrar says, when it says no.
    #[must_use]
    pub fn rejection(&self) -> Option<&Rejection> {
        self.reply_error().and_then(registrar_ops::opensrs::Error::rejection)
    }

    /// Whether the registrar does not accept the credentials of the reseller
    /// ([`ResponseCode::is_authentication`]).
    #[must_use]
    pub fn is_authentication(&self) -> bool {
        self.rejection().and_then(Rejection::code).is_some_and(ResponseCode::is_authentication)
    }
}
