//! The productions of XML 1.0 (fifth edition), one function for each, with its number in the comment.
//!
//! Differences: internal DTD subsets, and everything that only they can declare, are left out; the
//! pseudo-attributes of the XML declaration may come in any order, once each.

pub(crate) mod content;
pub(crate) mod fault;
pub(crate) mod prolog;
pub(crate) mod reference;
