//! From the tree to text: the mirror of `decode`.

use core::fmt;

use crate::container::Container;
use crate::error::Error;
use crate::header::Header;
use crate::options::Layout;
use crate::output::Output as _;
use crate::value::Value;
use crate::writer::Writer;

/// Writes an envelope to `out`.
pub(crate) fn envelope<O: fmt::Write>(
    header: &Header<'_>,
    value: &Value<'_>,
    out: O,
    layout: Layout,
) -> Result<(), Error> {
    let mut writer = Writer::open(out, layout, header)?;
    self::value(&mut writer, value)?;
    writer.finish()
}

/// Writes `value`, which stands wherever the writer is. It recurses no deeper than the writer lets it.
fn value<O: fmt::Write>(writer: &mut Writer<O>, value: &Value<'_>) -> Result<(), Error> {
    match value {
        Value::Scalar(text) => writer.scalar(text),
        Value::Assoc(assoc) => {
            writer.start(Container::Assoc)?;
            for (key, item) in assoc.items() {
                let written = match &item.value {
                    Value::Scalar(text) if item.class.is_none() => writer.text_item(key, text),
                    value => {
                        writer.item(key, item.class()).and_then(|()| self::value(writer, value))
                    }
                };
                written.map_err(|error| error.in_field(key))?;
            }
            writer.end()
        }
        Value::Array(array) => {
            writer.start(Container::Array)?;
            for (index, item) in array.items.iter().enumerate() {
                writer
                    .index(index, item.class())
                    .and_then(|()| self::value(writer, &item.value))
                    .map_err(|error| error.in_index(index))?;
            }
            writer.end()
        }
        Value::Nested(nested) => {
            writer.start(nested.container())?;
            self::value(writer, nested.value())?;
            writer.end()
        }
    }
}
