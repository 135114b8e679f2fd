#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod attributes;
mod chars;
mod decode;
mod error;
mod escape;
mod event;
mod grammar;
mod reader;
mod tag;
mod writer;

pub use attributes::{Attribute, AttributeValue, Attributes, AttributesIter};
pub use chars::{first_illegal, is_legal, is_valid_name, is_white_space};
pub use decode::{declared_encoding, decode};
pub use error::{Error, ErrorKind, WriteError};
pub use escape::{escape_text, escape_value, unescape_text, unescape_value};
pub use event::{CData, Declaration, Doctype, Event, Text};
pub use reader::{PlainElement, Reader, Row};
pub use tag::Tag;
pub use wire_text::{Category, Decoded, Input, Limit, Limits, Position, Report, Span};
pub use writer::Writer;
