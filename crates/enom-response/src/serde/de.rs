//! From a response to a type.

use serde::de::Deserialize;

use crate::error::Error;
use crate::field::Store;

mod context;
mod group;
mod item;
mod many;
mod map;
mod names;
mod places;
mod row;
mod scope;
mod value;
mod values;
mod wanted;

pub(super) use context::{Context, Origin};
use item::{Item, Value};
pub(super) use names::{ATTRIBUTE, RECORDS, TEXT, of_wire};
pub(super) use row::read_record;

/// Reads a type from the whole of the response in `store`.
pub(super) fn read<'de, T: Deserialize<'de>>(
    store: Store<'_>,
    origin: Origin<'de>,
) -> Result<T, Error> {
    let context = &Context::new(store, origin);
    T::deserialize(Value { item: Item::Field(0), context })
}
