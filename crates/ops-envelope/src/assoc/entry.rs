//! The place of a key, to be filled or changed.

use alloc::borrow::Cow;
use core::fmt;

use super::{Assoc, Entries};
use crate::Value;
use crate::array::Item;

/// The place of a key in an [`Assoc`].
pub struct Entry<'v, 'a> {
    pub(super) assoc: &'v mut Assoc<'a>,
    pub(super) key: Cow<'a, str>,
}

impl<'v, 'a> Entry<'v, 'a> {
    /// The value, put there first if there was none.
    pub fn or_insert(self, value: impl Into<Value<'a>>) -> &'v mut Value<'a> {
        self.or_insert_with(|| value.into())
    }

    /// The value, made and put there first if there was none.
    pub fn or_insert_with(self, value: impl FnOnce() -> Value<'a>) -> &'v mut Value<'a> {
        let position = match self.assoc.position(&self.key) {
            Some(position) => position,
            None => {
                self.assoc.append(self.key, Item::new(value()));
                self.assoc.len() - 1
            }
        };
        let item = match &mut self.assoc.entries {
            Entries::Few(few) => &mut few[position].1,
            Entries::Many(many) => &mut many[position],
        };
        &mut item.value
    }

    /// Changes the value if there is one.
    #[must_use]
    pub fn and_modify(self, change: impl FnOnce(&mut Value<'a>)) -> Self {
        if let Some(value) = self.assoc.get_mut(&self.key) {
            change(value);
        }
        self
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl fmt::Debug for Entry<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry").field("key", &self.key).finish_non_exhaustive()
    }
}
