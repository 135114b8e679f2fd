//! The XML format: elements in `interface-response`.
//!
//! ```text
//! reply   = prolog root                        ; XML 1.0
//! root    = "<interface-response" attributes ">" *( element / white-space ) "</interface-response>"
//! element = "<" name attributes ">" ( text / *( element / white-space ) ) "</" name ">"
//! text    = *( CHAR / reference / cdata )
//! ```
//!
//! The value of an element without elements in it is its text, verbatim. Text beside child elements
//! belongs to no field: it is passed over. A comment `<!--;…-->` before the root is a comment line of the
//! flat formats.
//!
//! What becomes of a document:
#![doc = include_str!("xml/readings.md")]

mod decode;
mod encode;

pub(crate) use decode::decode;
pub(crate) use encode::encode;
