#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod chars;
pub mod encoding;
mod error;
mod escape;
mod event;
mod grammar;
mod limits;
mod names;
mod position;
mod reader;
pub mod redact;
mod report;
mod scan;
mod span;
mod writer;

pub use chars::{first_illegal, is_legal, is_valid_name, is_white_space};
pub use encoding::Input;
pub use error::{Category, Error, ErrorKind};
pub use escape::{escape_text, escape_value, unescape_text, unescape_value};
pub use event::{CData, Declaration, Doctype, Event, Text, Value};
pub use limits::{Budget, Limit, Limits};
pub use position::{Position, Positions};
pub use reader::{Reader, Taken};
pub use report::Report;
pub use span::Span;
pub use writer::{WriteError, Writer};
