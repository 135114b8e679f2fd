//! Clients of `OpenSRS`.

mod account;
#[cfg(feature = "reqwest")]
mod async_client;
#[cfg(feature = "ureq")]
mod client;
mod error;

#[cfg(feature = "reqwest")]
pub use async_client::AsyncClient;
#[cfg(feature = "ureq")]
pub use client::Client;
pub use error::Error;
