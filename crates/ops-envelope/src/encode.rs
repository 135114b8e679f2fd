//! From the tree to text, in the documents' layout or without any.

use core::fmt;

use crate::reader::Container;
use crate::writer::Writer;
use crate::{Envelope, Error, Value};

/// How an envelope is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// No white space between tags.
    #[default]
    Compact,
    /// An element a line, four blanks a level: the layout of the OpenSRS documents, byte for byte.
    Indented,
}

/// Writes `envelope` to `out`.
pub(crate) fn envelope<O: fmt::Write>(
    envelope: &Envelope<'_>,
    out: O,
    layout: Layout,
) -> Result<(), Error> {
    let mut writer = Writer::open(out, envelope.header(), layout)?;
    value(&mut writer, envelope.value())?;
    writer.finish()
}

/// Writes `value`, which stands wherever the writer is.
pub(crate) fn value<O: fmt::Write>(writer: &mut Writer<O>, value: &Value<'_>) -> Result<(), Error> {
    match value {
        Value::Scalar(text) => writer.scalar(text),
        _ if writer.is_full() => writer.scalar("…"),
        Value::Assoc(assoc) => {
            writer.start(Container::Assoc)?;
            for (key, item) in assoc.items() {
                let written = match &item.value {
                    Value::Scalar(text) if item.class.is_none() => writer.text_item(key, text),
                    value => {
                        writer.item(key, item.class()).and_then(|()| self::value(writer, value))
                    }
                };
                written.map_err(|error| error.under_key(key))?;
            }
            writer.end()
        }
        Value::Array(array) => {
            writer.start(Container::Array)?;
            for (index, item) in array.items().enumerate() {
                writer
                    .index(index, item.class())
                    .and_then(|()| self::value(writer, &item.value))
                    .map_err(|error| error.under_index(index))?;
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
