//! `Debug`, with secrets masked.

use core::fmt;

use wire_text::secret_names::{MASK, is_secret, redact_text, shown_name};

use super::array::{IntoIter as ArrayIntoIter, Iter as ArrayIter};
use super::assoc::Entry;
use super::assoc_iter::{IntoIter as AssocIntoIter, Iter as AssocIter};
use super::redact::{is_value, pair_name};
use super::tree::{Array, Assoc, Nested, Value};

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(text) => redact_text(text).fmt(f),
            Self::Array(array) => array.fmt(f),
            Self::Assoc(assoc) => assoc.fmt(f),
            Self::Nested(nested) => nested.fmt(f),
        }
    }
}

impl fmt::Debug for Nested<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple(self.container.name()).field(&self.value).finish()
    }
}

impl fmt::Debug for Array<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl fmt::Debug for Assoc<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = pair_name(self).filter(|name| is_secret(name));
        let members = self.iter().map(|(key, value)| {
            // An assoc of `name` and `value` gives its value another name.
            let name = named.filter(|_| is_value(key)).unwrap_or(key);
            (shown_name(key), Member { key: name, value })
        });
        f.debug_map().entries(members).finish()
    }
}

impl fmt::Debug for AssocIter<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let members = self.clone().map(|(key, value)| (shown_name(key), Member { key, value }));
        f.debug_map().entries(members).finish()
    }
}

impl fmt::Debug for ArrayIter<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl fmt::Debug for AssocIntoIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntoIter").field("len", &self.len()).finish()
    }
}

impl fmt::Debug for ArrayIntoIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntoIter").field("len", &self.len()).finish()
    }
}

impl fmt::Debug for Entry<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry").field("key", &shown_name(self.key())).finish_non_exhaustive()
    }
}

/// A member, masked under the key of a secret.
struct Member<'v, 'a> {
    key: &'v str,
    value: &'v Value<'a>,
}

impl fmt::Debug for Member<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_secret(self.key) { f.write_str(MASK) } else { self.value.fmt(f) }
    }
}
