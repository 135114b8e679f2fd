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
    T::deserialize(Value { item: Item::Record(record, None), origin })
        .map_err(|error| in_record(error, anchor.name(), index).at(anchor.offset()))
}

/// `error` as one of the record with this index, whose first column has the name `anchor`. `Domain7` says
/// which record it is, and how its other columns are numbered.
pub(super) fn in_record(error: Error, anchor: &str, index: usize) -> Error {
    match split_index(anchor) {
        (stem, Some(_)) => error.numbering_missing(&anchor[stem.len()..]).in_field(anchor),
        (_, None) => error.in_index(index).in_field(anchor),
    }
}
