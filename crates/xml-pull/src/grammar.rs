//! The productions of XML 1.0 (fifth edition), one function each, its number above it.
//!
//! What is left out: internal DTD subsets and everything that only they can declare. What is
//! added: the pseudo-attributes of the XML declaration may come in any order, once each.

pub(crate) mod content;
pub(crate) mod fault;
pub(crate) mod prolog;
pub(crate) mod reference;
