#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod arena;
mod builder;
mod comments;
mod decode;
mod detect;
mod deviation;
mod encode;
mod encoding;
mod error;
mod field;
mod flatten;
mod format;
mod grammar;
mod html;
mod names;
mod options;
mod outcome;
mod records;
mod redact;
mod response;
mod response_code;
#[cfg(feature = "serde")]
mod serde;
mod short;
mod text;
pub mod typed;
mod wipe;
mod xml;

pub use builder::Builder;
pub use comments::Comments;
pub use decode::{deviations, deviations_with};
pub use deviation::DeviationKind;
pub use error::{Error, ErrorKind};
pub use field::{Attributes, Field, Fields};
pub use flatten::FlatField;
pub use format::Format;
pub use options::{Layout, ParseOptions, WriteOptions};
pub use outcome::{Count, Failure, Outcome, Reason};
pub use records::{Record, Records};
pub use response::Response;
pub use response_code::{ErrorPart, ParameterPart, ResponseCode, SystemPart};
#[cfg(all(feature = "serde", feature = "std"))]
pub use serde::to_writer;
#[cfg(feature = "serde")]
pub use serde::{
    Deserialized, Rows, from_response, from_slice, from_slice_with, from_str, to_response,
    to_string, to_vec,
};
#[cfg(feature = "serde")]
pub use wire_text::display_from_str;
pub use wire_text::{
    BodyKind, Category, Deviation, Deviations, Input, Limit, Limits, Position, Redaction, Report,
    Retry, Verdict,
};
