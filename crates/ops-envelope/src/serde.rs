//! Serde in both directions, directly from and to the text, or a tree.

mod de;
mod items;
mod rows;
mod ser;
mod value;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wire_text::{Input, Source};

use crate::decode::Builder;
use crate::deviation::Sink;
use crate::envelope::Envelope;
use crate::error::Error;
use crate::header::Header;
use crate::options::{DoubledKeys, Layout, ParseOptions};
use crate::parser::Parser;
use crate::text_of;
use crate::value::Value;
use crate::wipe::wipe;
use crate::writer::Writer;
use items::Items;
pub use rows::{Deserialized, Rows};

/// Reads the data block of an envelope into a type, directly from the text: `&'de str` fields borrow, and only
/// what the type owns is allocated.
///
/// A missing item is `None` for an option. An empty item is empty text, `Some("")`, and also an empty sequence
/// or map. Booleans are read as by [`Value::as_bool`]. Array items come in the order of their indexes, not of
/// the text.
///
/// # Errors
/// Those of [`Envelope::parse`], and [`ErrorKind::Data`](crate::ErrorKind::Data) with the key path for a value
/// that does not fit.
///
/// ```
/// #[derive(serde::Deserialize)]
/// struct Reply<'a> {
///     is_success: bool,
///     response_code: u16,
///     response_text: &'a str,
/// }
/// # let xml = std::str::from_utf8(testdata::by_name("send_password.reply.xml").unwrap().bytes()).unwrap();
/// let reply: Reply = ops_envelope::from_str(xml)?;
/// assert!(reply.is_success);
/// assert_eq!((reply.response_code, reply.response_text), (200, "Message sent"));
/// # Ok::<(), ops_envelope::Error>(())
/// ```
pub fn from_str<'de, T: Deserialize<'de>>(xml: &'de str) -> Result<T, Error> {
    from_borrowed(Source::of(xml))
}

/// Like [`from_str`], for bytes. They must be UTF-8, because the type may borrow from them; for other encodings
/// use [`from_slice_with`].
///
/// # Errors
/// Those of [`from_str`].
pub fn from_slice<'de, T: Deserialize<'de>>(xml: &'de [u8]) -> Result<T, Error> {
    from_borrowed(Source::of(xml))
}

/// Reads the data block of an envelope with `options`, from text or from bytes in any supported encoding.
///
/// # Errors
/// Those of [`from_str`] and [`Envelope::parse_with`].
pub fn from_slice_with<T: DeserializeOwned>(
    xml: &(impl Input + ?Sized),
    options: &ParseOptions,
) -> Result<T, Error> {
    let source = Source::of(xml);
    let read = || {
        // Choosing among doubled keys, and listing what is wrong, need the whole envelope.
        if options.doubled_keys != DoubledKeys::Refuse || options.strict {
            return from_value(Envelope::read(source, options)?.into_value());
        }
        let decoded = text_of::decode(source, options)?;
        let value = value_of(|read| read_text(decoded.text(), options, read))
            .map_err(|error| error.map_offset(|offset| decoded.source_offset(offset)));
        wipe(decoded.into_text());
        value
    };
    read().map_err(|error| error.locate(source))
}

fn from_borrowed<'de, T: Deserialize<'de>>(source: Source<'de>) -> Result<T, Error> {
    value_of(|read| read_borrowed(source, read))
}

/// The value that `run` reads, with the function that it is given.
fn value_of<'de, T: Deserialize<'de>>(
    run: impl FnOnce(ReadValue<'_, 'de>) -> Result<(), Error>,
) -> Result<T, Error> {
    let mut value = None;
    run(&mut |items| {
        value = Some(de::read(items)?);
        Ok(())
    })?;
    value.ok_or_else(|| Error::data("a value"))
}

/// Reads a value from items, and keeps it. Everything around it is compiled once for all types.
type ReadValue<'f, 'de> = &'f mut dyn FnMut(&mut Items<'de>) -> Result<(), Error>;

fn read_borrowed<'de>(source: Source<'de>, read: ReadValue<'_, 'de>) -> Result<(), Error> {
    let options = &ParseOptions::new();
    text_of::borrowed(source, options)
        .and_then(|text| read_text(text, options, read))
        .map_err(|error| error.locate(source))
}

fn read_text<'de>(
    text: &'de str,
    options: &ParseOptions,
    read: ReadValue<'_, 'de>,
) -> Result<(), Error> {
    let mut items = Items::of_text(Parser::new(text, options.limits, Sink::disabled()));
    items.read_prolog()?;
    let value = read(&mut items);
    if !items.is_unsorted {
        return value;
    }
    // Only a tree can put the items of an array into order.
    read(&mut Items::of_tree(Envelope::read(Source::of(text), options)?.into_value()))
}

/// Reads a type from a tree.
///
/// ```
/// use ops_envelope::assoc;
///
/// #[derive(serde::Deserialize)]
/// struct Attributes<'a> {
///     domain_name: &'a str,
///     sub_user: bool,
/// }
/// let value = assoc! { "domain_name" => "example.info", "sub_user" => 0 };
/// let attributes: Attributes = ops_envelope::from_value(value.into())?;
/// assert_eq!((attributes.domain_name, attributes.sub_user), ("example.info", false));
/// # Ok::<(), ops_envelope::Error>(())
/// ```
///
/// # Errors
/// [`ErrorKind::Data`](crate::ErrorKind::Data) with the key path for a value that does not fit.
pub fn from_value<'de, T: Deserialize<'de>>(value: Value<'de>) -> Result<T, Error> {
    de::read(&mut Items::of_tree(value))
}

/// Writes a value as an envelope without white space between tags.
///
/// In a struct or a map, an item that is `None` is left out. Elsewhere `None` is an error, because it would
/// read back as empty text. Booleans are `1` and `0`, a unit struct is an empty assoc, and enums are tagged as
/// serde specifies. What is written reads back equal.
///
/// ```
/// #[derive(serde::Serialize)]
/// struct Request<'a> {
///     action: &'a str,
///     object: &'a str,
/// }
/// let request = Request { action: "send_password", object: "domain" };
/// let xml = ops_envelope::to_string(&request)?;
/// assert!(xml.contains(
///     r#"<dt_assoc><item key="action">send_password</item><item key="object">domain</item></dt_assoc>"#
/// ));
/// # Ok::<(), ops_envelope::Error>(())
/// ```
///
/// # Errors
/// [`ErrorKind::Unrepresentable`](crate::ErrorKind::Unrepresentable) with the key path for characters that XML
/// cannot hold, bytes, and maps whose keys are not text.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    let mut out = String::new();
    write_to(&mut out, value, Layout::Compact)?;
    Ok(out)
}

/// Writes a value as an envelope in the layout of the documents.
///
/// [`to_string`] has an example without the white space.
///
/// # Errors
/// Those of [`to_string`].
pub fn to_string_pretty<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    let mut out = String::new();
    write_to(&mut out, value, Layout::Indented)?;
    Ok(out)
}

/// Writes a value as an envelope to `out`, which may be a reused `String`.
///
/// [`to_string`] has an example, whose text this one writes to `out`.
///
/// # Errors
/// Those of [`to_string`], and [`ErrorKind::Output`](crate::ErrorKind::Output) if `out` fails.
pub fn write_to<T: Serialize + ?Sized>(
    out: &mut impl fmt::Write,
    value: &T,
    layout: Layout,
) -> Result<(), Error> {
    let mut writer = Writer::open(out, layout, &Header::new(Header::VERSION))?;
    ser::write(&mut writer, value)?;
    writer.finish()
}

/// Writes a value as an envelope without white space between tags, as bytes.
///
/// [`to_string`] has an example.
///
/// # Errors
/// Those of [`to_string`].
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    to_string(value).map(String::into_bytes)
}

/// Writes a value as an envelope without white space between tags to an I/O stream. Put a buffer around a
/// stream that has none.
///
/// [`to_string`] has an example.
///
/// # Errors
/// Those of [`to_string`]; the error of the stream is the [`source`](core::error::Error::source) of an
/// [`ErrorKind::Output`](crate::ErrorKind::Output).
#[cfg(feature = "std")]
pub fn to_writer<T: Serialize + ?Sized>(
    writer: impl std::io::Write,
    value: &T,
) -> Result<(), Error> {
    wire_text::write_to_stream(writer, |mut out| write_to(&mut out, value, Layout::Compact))
}

/// Converts a value to a tree.
///
/// ```
/// #[derive(serde::Serialize)]
/// struct Request<'a> {
///     action: &'a str,
///     object: &'a str,
/// }
/// let request = Request { action: "send_password", object: "domain" };
/// let value = ops_envelope::to_value(&request)?;
/// assert_eq!(value["action"], "send_password");
/// # Ok::<(), ops_envelope::Error>(())
/// ```
///
/// # Errors
/// Those of [`to_string`], and [`ErrorKind::DuplicateKey`](crate::ErrorKind::DuplicateKey) for a map with the
/// same key twice.
pub fn to_value<T: Serialize + ?Sized>(value: &T) -> Result<Value<'static>, Error> {
    let mut builder = Builder::new(DoubledKeys::Refuse);
    ser::write(&mut builder, value)?;
    Ok(builder.finish())
}
