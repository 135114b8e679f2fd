//! The HTML format: its grammar, its reader, its writer.

mod decode;
mod encode;
pub(crate) mod grammar;
mod names;
mod reference;

pub(crate) use decode::decode;
pub(crate) use encode::encode;
