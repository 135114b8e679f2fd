#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod array;
mod assoc;
mod decode;
mod deviation;
mod digits;
mod display;
mod encode;
mod envelope;
mod error;
mod head;
mod header;
#[cfg(feature = "std")]
mod io;
#[cfg(feature = "serde")]
mod keys;
mod macros;
mod options;
mod reader;
pub mod redact;
#[cfg(feature = "serde")]
mod serde;
mod tokens;
mod value;
mod writer;

pub use array::Array;
pub use assoc::Assoc;
pub use deviation::{Deviation, DeviationKind};
pub use encode::Layout;
pub use envelope::{Envelope, deviations, deviations_with};
pub use error::{Error, ErrorKind};
pub use header::Header;
pub use options::{DoubledKeys, ParseOptions};
pub use reader::{Container, Reader, Token};
pub use value::{Key, Nested, Value};
pub use xml_pull::ErrorKind as XmlErrorKind;
pub use xml_pull::{Category, Input, Limit, Limits, Position, Report};

/// Iterators and places of [`Array`] and [`Assoc`].
pub mod iter {
    pub use crate::array::{IntoIter as ArrayIntoIter, Iter as ArrayIter};
    pub use crate::assoc::{Entry, IntoIter as AssocIntoIter, Iter as AssocIter};
}

#[cfg(all(feature = "serde", feature = "std"))]
pub use crate::serde::to_writer;
#[cfg(feature = "serde")]
pub use crate::serde::{
    as_text, from_slice, from_slice_with, from_str, from_value, to_string, to_string_pretty,
    to_value, to_vec, write_to,
};
