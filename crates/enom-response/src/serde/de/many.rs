//! Items that share a name.

use alloc::vec::Vec;

use super::context::Context;
use super::item::Item;
use super::names::TEXT;
use crate::field::Field;
use crate::records::Records;

/// What stands under one name.
pub(super) enum Found<'t> {
    One(Item<'t>),
    Many(Many<'t>),
}

/// What stands under one name as a deserializer.
pub(super) struct Values<'t, 'de> {
    pub(super) found: Found<'t>,
    pub(super) context: &'t Context<'de>,
}

/// Items under one name, in order.
#[derive(Clone)]
pub(super) enum Many<'t> {
    /// What stands in these places of the field.
    Places(Field<'t>, alloc::vec::IntoIter<Place>),
    Records(Records<'t>),
}

/// Where an item stands that belongs to a field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// The n-th of its attributes.
    Attribute(u32),
    /// Its own text.
    Text,
    /// The field with this index, somewhere within.
    Field(u32),
}

impl<'t> Many<'t> {
    /// These places of `field`.
    pub(super) fn places(field: Field<'t>, places: Vec<Place>) -> Self {
        Self::Places(field, places.into_iter())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Places(_, places) => places.len(),
            Self::Records(records) => records.len(),
        }
    }

    /// Where the next of them stands in the text that was read.
    pub(super) fn offset(&self) -> Option<usize> {
        match self {
            Self::Places(field, places) => places.as_slice().first()?.item(*field).offset(),
            Self::Records(records) => records.next_anchor()?.offset(),
        }
    }
}

impl Place {
    /// What stands here in `field`.
    pub(super) fn item(self, field: Field<'_>) -> Item<'_> {
        let store = field.store;
        let slice = match self {
            Self::Field(index) => return Item::Field(Field { index, ..field }),
            Self::Text => field.node().value,
            Self::Attribute(at) => {
                let attributes = store.arena.attributes_of(field.index);
                attributes.get(at as usize).map(|node| node.value).unwrap_or_default()
            }
        };
        Item::Text { store, slice }
    }

    /// Its name, without what begins the name of an attribute.
    pub(super) fn name(self, field: Field<'_>) -> &str {
        match self {
            Self::Field(index) => Field { index, ..field }.name(),
            Self::Text => TEXT,
            Self::Attribute(at) => {
                let attributes = field.store.arena.attributes_of(field.index);
                attributes.get(at as usize).map_or("", |node| field.store.text(node.name))
            }
        }
    }
}
