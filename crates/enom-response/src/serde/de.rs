//! From a response to a type.

use serde::de::{Deserialize, Visitor};

use crate::arena::Slice;
use crate::error::Error;
use crate::field::{Field, Store};
use crate::records::Record;

mod group;
mod map;
mod scope;
mod value;
mod values;
mod wanted;

use group::Many;
pub(super) use scope::{ATTRIBUTE, RECORDS, TEXT, of_wire};

/// Reads a type from the whole of the response in `store`.
pub(super) fn read<'de, T: Deserialize<'de>>(
    store: Store<'_>,
    origin: Origin<'de>,
) -> Result<T, Error> {
    let root = Field { store, index: 0 };
    T::deserialize(Value { item: Item::Field(root), origin })
}

/// Where text can be borrowed from for `'de`.
#[derive(Clone, Copy)]
pub(super) enum Origin<'de> {
    /// The text that was read; what was decoded is copied.
    Source(&'de str),
    /// A response that lives as long.
    Response(Store<'de>),
    /// Nothing: everything is copied.
    Nothing,
}

impl<'de> Origin<'de> {
    /// Shows `slice`, a text of `store`, to `visitor`, without white space around it.
    fn visit<V: Visitor<'de>>(
        self,
        store: Store<'_>,
        slice: Slice,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let slice = store.trimmed(slice);
        let borrowed = match self {
            Self::Source(source) => source.get(slice.start()..slice.end()),
            Self::Response(store) => Some(store.text(slice)),
            Self::Nothing => None,
        };
        match borrowed {
            Some(text) => visitor.visit_borrowed_str(text),
            None => visitor.visit_str(store.text(slice)),
        }
    }
}

/// What a value is read from.
#[derive(Clone)]
enum Item<'t> {
    Field(Field<'t>),
    /// The text of an attribute, or the value beside attributes.
    Text {
        store: Store<'t>,
        slice: Slice,
    },
    Record(Record<'t>),
}

impl<'t> Item<'t> {
    /// The text of the item, if it is nothing but text.
    fn text(&self) -> Option<&'t str> {
        self.slice().map(|(store, slice)| store.text(slice))
    }

    /// Where that text stands.
    fn slice(&self) -> Option<(Store<'t>, Slice)> {
        match self {
            Self::Text { store, slice } => Some((*store, *slice)),
            Self::Field(field) => {
                let slice = field.node().value;
                if field.has_fields() && slice.is_empty() {
                    None
                } else {
                    Some((field.store, slice))
                }
            }
            Self::Record(record) => Self::Field(record.anchor()).slice(),
        }
    }

    /// Where the item stands in the text that was read.
    fn offset(&self) -> Option<usize> {
        match self {
            Self::Text { store, slice }
                if !slice.is_empty() && slice.end() <= store.source.len() =>
            {
                Some(slice.start())
            }
            Self::Text { .. } => None,
            Self::Field(field) => field.offset(),
            Self::Record(record) => record.anchor().offset(),
        }
    }
}

/// One item as a deserializer.
#[derive(Clone)]
struct Value<'t, 'de> {
    item: Item<'t>,
    origin: Origin<'de>,
}

/// What stands under one name.
enum Found<'t> {
    One(Item<'t>),
    Many(Many<'t>),
}

/// What stands under one name as a deserializer.
struct Values<'t, 'de> {
    found: Found<'t>,
    origin: Origin<'de>,
}
