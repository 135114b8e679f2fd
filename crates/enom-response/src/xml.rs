//! The XML format: elements in `interface-response`.
//!
//! ```text
//! reply   = prolog root                        ; XML 1.0
//! root    = "<interface-response" attributes ">" *( element / white-space ) "</interface-response>"
//! element = "<" name attributes ">" ( text / *( element / white-space ) ) "</" name ">"
//! text    = *( CHAR / reference / cdata )
//! ```
//!
//! The value of an element without child elements is its text, unchanged. Text next to child elements belongs
//! to no field and is ignored. A comment `<!--;…-->` before the root is a comment line, as in the other two
//! formats.
//!
//! What becomes of a document:
#![doc = include_str!("xml/readings.md")]

mod decode;
mod encode;

pub(crate) use decode::decode;
pub(crate) use encode::encode;
