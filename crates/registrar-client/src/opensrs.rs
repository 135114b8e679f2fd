//! Clients of `OpenSRS`.
//!
//! ```no_run
//! use registrar_client::opensrs::Client;
//! use registrar_client::registrar_ops::{DomainName, opensrs::BelongsToRsp};
//!
//! let client = Client::test("reseller", "private key")?;
//! let reply = client.send(&BelongsToRsp::new(DomainName::new("example.info")?))?;
//! println!("ours: {}", reply.attributes().belongs_to_rsp);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The operations are those of [`registrar_ops::opensrs`].

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
