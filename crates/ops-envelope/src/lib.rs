#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod container;
mod decode;
mod deviation;
mod encode;
mod envelope;
mod error;
mod header;
#[cfg(feature = "serde")]
mod keys;
mod macros;
mod options;
mod outcome;
mod output;
mod parser;
mod reader;
#[cfg(feature = "serde")]
mod serde;
mod tags;
mod text_of;
mod value;
mod wipe;
mod writer;

pub use container::Container;
pub use deviation::{Deviation, DeviationKind, Deviations};
pub use envelope::{Envelope, deviations, deviations_with};
pub use error::{Error, ErrorKind};
pub use header::Header;
pub use options::{DoubledKeys, Layout, ParseOptions};
pub use outcome::Outcome;
pub use reader::{Reader, Token};
pub use value::{Array, Assoc, Key, Nested, Value};
pub use wire_text::{
    BodyKind, Category, Input, Limit, Limits, Position, Redaction, Report, Verdict, secret_names,
};
pub use xml_pull::ErrorKind as XmlErrorKind;

/// Iterators and places of [`Array`] and [`Assoc`].
pub mod iter {
    #[cfg(feature = "serde")]
    pub use crate::serde::Deserialized;
    pub use crate::value::{ArrayIntoIter, ArrayIter, AssocIntoIter, AssocIter, Entry};
}

#[cfg(all(feature = "serde", feature = "std"))]
pub use crate::serde::to_writer;
#[cfg(feature = "serde")]
pub use crate::serde::{
    Rows, from_slice, from_slice_with, from_str, from_value, to_string, to_string_pretty, to_value,
    to_vec, write_to,
};
#[cfg(feature = "serde")]
pub use wire_text::{display_from_str, empty_as_none};
