//! One record by itself.

use core::cell::RefCell;
use core::marker::PhantomData;

use serde::Deserialize;
use serde::de::DeserializeSeed;

use super::item::{Item, Origin, Row, Value};
use crate::error::Error;
use crate::flatten::split_index;
use crate::records::Record;

/// Reads a type from `record`, the one with this index; errors name it as its anchor does on the wire.
pub(in crate::serde) fn read_record<'de, T: Deserialize<'de>>(
    record: Record<'_>,
    index: usize,
    origin: &Origin<'de>,
) -> Result<T, Error> {
    read_row(PhantomData, &Row { record, shape: &RefCell::default() }, index, origin)
}

/// Reads `row`, the one with this index, by `seed`.
pub(super) fn read_row<'de, S: DeserializeSeed<'de>>(
    seed: S,
    row: &Row<'_>,
    index: usize,
    origin: &Origin<'de>,
) -> Result<S::Value, Error> {
    let value = seed.deserialize(Value { item: Item::Record(row), origin });
    value.map_err(|error| {
        let anchor = row.record.anchor();
        in_record(error, anchor.name(), index).at(anchor.offset())
    })
}

/// `error` as one of the record with this index, whose first column has the name `anchor`. `Domain7` says
/// which record it is, and how its other columns are numbered.
#[cold]
fn in_record(error: Error, anchor: &str, index: usize) -> Error {
    match split_index(anchor) {
        (stem, Some(_)) => error.numbering_missing(&anchor[stem.len()..]).in_field(anchor),
        (_, None) => error.in_index(index).in_field(anchor),
    }
}
