//! One record by itself.

use serde::de::DeserializeSeed;

use super::context::Context;
use super::item::{Item, Value};
use crate::error::Error;
use crate::flatten;
use crate::records::Record;

/// Reads `record`, the one with this index, by `seed`; errors name it as its anchor does on the wire.
pub(in crate::serde) fn read_record<'de, S: DeserializeSeed<'de>>(
    seed: S,
    record: &Record<'_>,
    index: usize,
    context: &Context<'_, 'de>,
) -> Result<S::Value, Error> {
    let value = seed.deserialize(Value { item: Item::Record(record), context });
    value.map_err(|error| {
        let anchor = record.anchor;
        in_record(error, anchor.name(), index).at(anchor.offset())
    })
}

/// `error` as one of the record with this index, whose first column has the name `anchor`. `Domain7` says
/// which record it is, and how its other columns are numbered.
#[cold]
fn in_record(error: Error, anchor: &str, index: usize) -> Error {
    let stem = anchor.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &anchor[stem.len()..];
    let error = match flatten::index(number) {
        Some(_) => error.numbering_missing(number),
        None => error.in_index(index),
    };
    error.in_field(anchor)
}
