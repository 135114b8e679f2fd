//! The tree: what a data block holds.

mod access;
mod array;
mod assoc;
mod assoc_iter;
mod convert;
mod debug;
mod redact;
mod tree;
mod wipe;

pub use access::Key;
pub use array::{IntoIter as ArrayIntoIter, Iter as ArrayIter};
pub use assoc::Entry;
pub use assoc_iter::{IntoIter as AssocIntoIter, Iter as AssocIter};
#[cfg(feature = "serde")]
pub(crate) use tree::Hasher;
pub(crate) use tree::Item;
pub use tree::{Array, Assoc, Nested, Value};
pub(crate) use wipe::wipe_value;
