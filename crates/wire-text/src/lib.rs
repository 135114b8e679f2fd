#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod body_kind;
mod boolean;
mod decoded;
mod deviation;
mod encoding;
mod error;
mod input;
#[cfg(feature = "std")]
mod io;
mod limits;
mod position;
mod redaction;
mod report;
mod retry;
pub mod scan;
pub mod secret_names;
#[cfg(feature = "serde")]
mod serde;
mod span;
mod verdict;

pub use body_kind::BodyKind;
pub use boolean::parse_bool;
pub use decoded::{Decoded, SourceOffsets, is_misleading};
pub use deviation::{Deviation, DeviationSink, Deviations};
pub use encoding::{EncodingErrorKind, is_unicode};
pub use error::{Category, CodecKind, Error, Kind};
#[doc(hidden)]
pub use input::sealed::Sealed;
pub use input::{Input, Source};
#[cfg(feature = "std")]
pub use io::write_to_stream;
pub use limits::{Budget, Limit, Limits};
pub use position::{Position, Positions};
pub use redaction::Redaction;
pub use report::Report;
pub use retry::Retry;
#[cfg(feature = "serde")]
pub use serde::{display_from_str, empty_as_none};
pub use span::Span;
pub use verdict::Verdict;
