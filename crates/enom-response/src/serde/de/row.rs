//! One record by itself.

use serde::Deserialize;

use super::item::{Item, Origin, Value};
use crate::error::Error;
use crate::flatten::split_index;
use crate::records::Record;

/// Reads a type from `record`, the one with this index; errors name it as its anchor does on the wire.
pub(in crate::serde) fn read_record<'de, T: Deserialize<'de>>(
    record: Record<'_>,
    index: usize,
    origin: Origin<'de>,
) -> Result<T, Error> {
    let anchor = record.anchor();
    T::deserialize(Value { item: Item::Record(record), origin }).map_err(|error| {
        let error = match split_index(anchor.name()).1 {
            Some(_) => error.in_field(anchor.name()),
            None => error.in_index(index).in_field(anchor.name()),
        };
        error.at(anchor.offset())
    })
}
