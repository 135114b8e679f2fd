//! What all values of one response are read with.

use core::cell::Cell;

use serde::de::Visitor;

use super::places::Places;
use crate::arena::Slice;
use crate::error::Error;
use crate::field::{Field, Store};
use crate::records::Row;

/// The response, where text can be borrowed from for `'de`, and where the last struct of a list found its columns.
pub(in crate::serde) struct Context<'t, 'de> {
    pub(super) store: Store<'t>,
    origin: Origin<'de>,
    places: Cell<Places>,
}

pub(in crate::serde) enum Origin<'de> {
    /// The text that was read; what was decoded is copied.
    Source(&'de str),
    /// A response that lives as long.
    Response(Store<'de>),
    /// Nothing: everything is copied.
    Nothing,
}

impl<'t, 'de> Context<'t, 'de> {
    pub(in crate::serde) fn new(store: Store<'t>, origin: Origin<'de>) -> Self {
        Self { store, origin, places: Cell::default() }
    }

    /// The field with this index.
    #[inline]
    pub(super) const fn field(&self, index: u32) -> Field<'t> {
        Field { store: self.store, index }
    }

    /// Shows the text `slice` to `visitor`, without white space around it.
    #[inline]
    pub(super) fn visit<V: Visitor<'de>>(
        &self,
        slice: Slice,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let borrowed = match self.origin {
            Origin::Source(source) => source.get(slice.start()..slice.end()),
            Origin::Response(store) => Some(store.text(slice)),
            Origin::Nothing => None,
        };
        match borrowed {
            Some(text) => visitor.visit_borrowed_str(text.trim_ascii()),
            None => visitor.visit_str(self.store.text(slice).trim_ascii()),
        }
    }

    /// Which columns of `row` have the names that a struct wants. A response has one block of rows at most, in
    /// which they are the same.
    #[inline]
    pub(super) fn places(&self, row: &Row<'_>, names: &'static [&'static str]) -> Places {
        let before = self.places.get();
        if before.is_for(names) {
            return before;
        }
        let places = Places::of(row, names);
        self.places.set(places);
        places
    }
}
