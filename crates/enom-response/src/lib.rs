#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod builder;
mod code;
mod decode;
mod deviation;
mod encoding;
mod error;
mod field;
mod flat;
mod format;
mod grammar;
mod html;
mod input;
#[cfg(feature = "std")]
mod io;
mod leading;
mod looks;
mod options;
mod outcome;
mod records;
pub mod redact;
mod response;
#[cfg(feature = "serde")]
mod serde;
mod short;
mod tape;
mod text;
pub mod typed;
mod xml;

pub use builder::Builder;
pub use code::{ErrorPart, ParameterPart, ResponseCode, SystemPart};
pub use deviation::{Deviation, DeviationKind};
pub use error::{Error, ErrorKind};
pub use field::{Attributes, Content, Field, Fields, Piece};
pub use flat::FlatField;
pub use format::Format;
pub use input::Input;
pub use looks::Looks;
pub use options::{Layout, ParseOptions, WriteOptions};
pub use outcome::{Count, Failure, Outcome, Reason};
pub use records::{Record, Records};
pub use response::{Comments, Response, deviations, deviations_with};
#[cfg(all(feature = "serde", feature = "std"))]
pub use serde::to_writer;
#[cfg(feature = "serde")]
pub use serde::{
    from_response, from_slice, from_slice_with, from_str, to_response, to_string, to_vec,
};
pub use xml_pull::{Budget, Category, Limit, Limits, Report};
