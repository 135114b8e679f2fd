//! Clients of eNom.

mod account;
#[cfg(feature = "reqwest")]
mod async_client;
#[cfg(feature = "ureq")]
mod client;

use registrar_ops::enom::Rejection;

#[cfg(feature = "reqwest")]
pub use async_client::AsyncClient;
#[cfg(feature = "ureq")]
pub use client::Client;

/// Why a call of eNom is no success.
pub type Error = crate::error::Error<registrar_ops::enom::Error>;

impl Error {
    /// What the registrar says, when it says no.
    #[must_use]
    pub fn rejection(&self) -> Option<&Rejection> {
        self.reply_error().and_then(registrar_ops::enom::Error::rejection)
    }
}
