//! Clients of eNom.
//!
//! ```no_run
//! use registrar_client::enom::Client;
//! use registrar_client::registrar_ops::{SplitName, enom::GetRegLock};
//!
//! let client = Client::test("resellid", "token")?;
//! let reply = client.send(&GetRegLock::new(SplitName::new("resellerdocs", "com")?))?;
//! println!("locked: {}", reply.fields().reg_lock);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The operations are those of [`registrar_ops::enom`].

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
