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
mod display;
mod encode;
mod envelope;
mod error;
mod header;
mod macros;
mod options;
mod reader;
pub mod redact;
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
pub use xml_pull::{Category, Input, Limit, Limits, Position, Report};

/// Iterators and places of [`Array`] and [`Assoc`].
pub mod iter {
    pub use crate::array::{IntoIter as ArrayIntoIter, Iter as ArrayIter};
    pub use crate::assoc::{Entry, IntoIter as AssocIntoIter, Iter as AssocIter};
}

