#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(
    not(any(feature = "ureq", feature = "reqwest")),
    allow(dead_code, unused_imports, reason = "without an HTTP library there is no client")
)]

mod answer;
mod asked;
#[cfg(feature = "reqwest")]
mod asynchronous;
mod attempts;
#[cfg(feature = "ureq")]
mod blocking;
mod budget;
mod endpoint;
pub mod enom;
mod error;
mod exchange;
mod halt;
pub mod opensrs;
mod repeat;
mod retry_after;
#[cfg(any(feature = "ureq", feature = "reqwest"))]
mod root_certificates;
mod settings;
mod setup_error;
mod trace;
mod transport_error;

pub use error::{Error, ErrorKind, Phase};
pub use halt::Halt;
pub use repeat::Repeat;
#[cfg(any(feature = "ureq", feature = "reqwest"))]
pub use root_certificates::RootCertificates;
pub use settings::{RetryPolicy, Settings};
pub use setup_error::SetupError;
pub use transport_error::{TransportError, TransportErrorKind};

// The operations, and what else users name in signatures.
pub use registrar_ops;
