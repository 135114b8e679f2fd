//! Items that share a name.

use alloc::vec;

use smallvec::SmallVec;

use super::context::Context;
use super::item::Item;
use crate::field::{Field, Store};
use crate::records::Records;

/// What stands under one name, in order.
#[derive(Clone)]
pub(super) enum Found<'t> {
    /// One item, as long as it was not taken.
    One(Option<Item<'t>>),
    /// What stands in these places of the field.
    Places(Field<'t>, vec::IntoIter<Place>),
    Records(Records<'t>),
}

/// What stands under one name as a deserializer.
pub(super) struct Values<'t, 'de> {
    pub(super) found: Found<'t>,
    pub(super) context: &'t Context<'t, 'de>,
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

impl<'t> Found<'t> {
    /// What stands in `places` of `field`.
    pub(super) fn in_places(field: Field<'t>, places: SmallVec<[Place; 1]>) -> Self {
        match places.as_slice() {
            [place] => Self::One(Some(place.item(field))),
            _ => Self::Places(field, places.into_vec().into_iter()),
        }
    }

    /// Calls `read` with the next item.
    pub(super) fn next_with<T>(&mut self, read: impl FnOnce(Item<'_>) -> T) -> Option<T> {
        match self {
            Self::One(item) => item.take().map(read),
            Self::Places(field, places) => places.next().map(|place| read(place.item(*field))),
            Self::Records(records) => records.next().map(|record| read(Item::Record(&record))),
        }
    }

    /// How many items are left.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::One(item) => usize::from(item.is_some()),
            Self::Places(_, places) => places.len(),
            Self::Records(records) => records.len(),
        }
    }

    /// Where the next item stands in the text that was read.
    pub(super) fn offset(&self, store: Store<'_>) -> Option<usize> {
        match self {
            Self::One(item) => (*item)?.offset(store),
            Self::Places(field, places) => places.as_slice().first()?.item(*field).offset(store),
            Self::Records(records) => records.next_anchor()?.offset(),
        }
    }
}

impl Place {
    /// What stands here in `field`.
    pub(super) fn item(self, field: Field<'_>) -> Item<'_> {
        match self {
            Self::Field(index) => Item::Field(index),
            Self::Text => Item::Text(field.node().value),
            Self::Attribute(at) => {
                let attributes = field.store.arena.attributes_of(field.index);
                let node = attributes.get(at as usize).copied().unwrap_or_default();
                Item::Text(node.value)
            }
        }
    }
}
