//! The XML format: its reader and its writer. Its grammar is that of `xml-pull`.

mod decode;
mod encode;

pub(crate) use decode::decode;
pub(crate) use encode::encode;

/// The name of the root element.
pub(crate) const ROOT: &str = "interface-response";
