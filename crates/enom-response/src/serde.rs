//! Serde in both directions: one type for all three formats.

use alloc::string::String;
use alloc::vec::Vec;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use wire_text::{Input, Source};

use crate::arena::Arena;
use crate::decode;
use crate::error::Error;
use crate::field::Store;
use crate::format::Format;
use crate::options::ParseOptions;
use crate::response::Response;
use crate::wipe::wipe;

mod de;
mod response;
mod rows;
mod ser;

use de::Origin;

pub use rows::{Deserialized, Rows};

/// Reads a response of any format into a type. `&'de str` fields borrow from the bytes.
///
/// A struct names its fields as the interface does, in any letter case (`#[serde(rename_all = "PascalCase")]`
/// helps). Each field is looked for
///
/// - among the fields of the response, or of the field from which the struct is read;
/// - otherwise by its name in the [flat view](Response::flat), at any depth, so that one flat struct reads all
///   formats.
///
/// These names have a special meaning: `@name` is an attribute. `$text` is the value of a field that also has
/// attributes. `name[]` is the list of [records](Response::records) with the anchor `name`: a sequence of
/// structs, whose fields are the columns without their numbers, or of single values.
///
/// A name that occurs more than once is a sequence; it fits another type only if all its values are the same.
/// An option is `None` if the field is missing. If the field is empty, an option is `None` too, except for
/// options of text: `&str`, `String`, `Cow<str>`, `Box<str>`. Booleans and numbers are read as in
/// [`typed`](crate::typed), and text without white space around it. Enums without data are read from their name
/// in any letter case. Maps get the flat view. Fields that the type does not have are ignored.
///
/// It does not check whether the command succeeded: see [`from_response`].
///
/// # Errors
/// Those of [`Response::parse`], and [`ErrorKind::Data`](crate::ErrorKind::Data) with path and offset for a
/// value that does not fit.
///
/// ```
/// #[derive(Debug, PartialEq, serde::Deserialize)]
/// #[serde(rename_all = "PascalCase")]
/// struct Reply<'a> {
///     command: &'a str,
///     min_period: Option<u8>,
///     done: bool,
///     #[serde(rename = "SLD[]")]
///     names: Vec<Name<'a>>,
/// }
///
/// #[derive(Debug, PartialEq, serde::Deserialize)]
/// struct Name<'a> {
///     sld: &'a str,
///     tld: &'a str,
/// }
///
/// let text = "SLD1=a\nTLD1=com\nSLD2=b\nTLD2=net\nCommand=X\nMinPeriod=\nDone=True";
/// let xml = "<interface-response><list><domain><sld>a</sld><tld>com</tld></domain>\
///     <domain><sld>b</sld><tld>net</tld></domain></list><Command>X</Command><Done>true</Done>\
///     </interface-response>";
/// let reply: Reply = enom_response::from_slice(text.as_bytes())?;
/// assert_eq!(reply.names[1], Name { sld: "b", tld: "net" });
/// assert_eq!(reply, enom_response::from_str(xml)?);
/// # Ok::<(), enom_response::Error>(())
/// ```
pub fn from_slice<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Error> {
    read(Source::of(bytes), &ParseOptions::new())
}

fn read<'de, T: Deserialize<'de>>(source: Source<'de>, options: &ParseOptions) -> Result<T, Error> {
    let mut arena = Arena::default();
    let (_, decoded) = decode::decode(source, options, &mut arena)?;
    let origin = decoded.borrowed().map_or(Origin::Nothing, Origin::Source);
    let store = Store { source: decoded.text(), arena: &arena };
    let read = de::read(store, origin)
        .map_err(|error| error.map_offset(|at| decoded.source_offset(at)).locate(source));
    wipe(decoded.into_text());
    read
}

/// Like [`from_slice`], for text.
///
/// # Errors
/// Those of [`from_slice`].
pub fn from_str<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Error> {
    read(Source::of(text), &ParseOptions::new())
}

/// Reads a response with `options` into a type that borrows nothing.
///
/// # Errors
/// Those of [`from_slice`] and [`Response::parse_with`].
pub fn from_slice_with<T: DeserializeOwned>(
    bytes: &(impl Input + ?Sized),
    options: &ParseOptions,
) -> Result<T, Error> {
    read(Source::of(bytes), options)
}

/// Reads a type from a response that was already parsed. `&'de str` fields borrow from it.
///
/// # Errors
/// [`ErrorKind::Data`](crate::ErrorKind::Data), as for [`from_slice`].
///
/// ```
/// # use enom_response::Response;
/// #[derive(serde::Deserialize)]
/// struct Reply<'a> {
///     trackingkey: &'a str,
/// }
///
/// let response = Response::parse("ErrCount=0\nDone=true\nTrackingKey=31bf1a25")?;
/// let reply: Reply = enom_response::from_response(response.check().unwrap())?;
/// assert_eq!(reply.trackingkey, "31bf1a25");
/// # Ok::<(), enom_response::Error>(())
/// ```
pub fn from_response<'de, T: Deserialize<'de>>(response: &'de Response<'_>) -> Result<T, Error> {
    let store = response.store();
    de::read(store, Origin::Response(store))
}

/// Writes a struct or a map as a response in `format`.
///
/// A simple value becomes a field, a struct or a map a field with fields, a sequence the same field several
/// times, and `None` nothing. `@name` writes an attribute and `$text` the value of the same field; attributes
/// must come first. `name[]` writes a sequence as numbered fields; for structs, each field gets the number of
/// its record after its name. Booleans are `true` and `false`.
///
/// # Errors
/// [`ErrorKind::Unrepresentable`](crate::ErrorKind::Unrepresentable) for a value that is neither a struct nor a
/// map, and in the cases of [`Response::write_to`].
///
/// ```
/// use enom_response::Format;
///
/// #[derive(serde::Serialize)]
/// #[serde(rename_all = "PascalCase")]
/// struct Reply<'a> {
///     err_count: u32,
///     #[serde(rename = "Err[]")]
///     errors: &'a [&'a str],
///     done: bool,
/// }
///
/// let reply = Reply { err_count: 1, errors: &["Bad User name or Password"], done: true };
/// assert_eq!(
///     enom_response::to_string(&reply, Format::Text)?,
///     "ErrCount=1\nErr1=Bad User name or Password\nDone=true\n",
/// );
/// # Ok::<(), enom_response::Error>(())
/// ```
pub fn to_string<T: Serialize + ?Sized>(value: &T, format: Format) -> Result<String, Error> {
    to_response(value, format)?.to_string(format)
}

/// Like [`to_string`], but returns bytes.
///
/// # Errors
/// Those of [`to_string`].
pub fn to_vec<T: Serialize + ?Sized>(value: &T, format: Format) -> Result<Vec<u8>, Error> {
    to_string(value, format).map(String::into_bytes)
}

/// Like [`to_string`], but writes to an I/O stream.
///
/// # Errors
/// Those of [`to_string`], and [`ErrorKind::Output`](crate::ErrorKind::Output) if `out` fails.
#[cfg(feature = "std")]
pub fn to_writer<T: Serialize + ?Sized>(
    out: impl std::io::Write,
    value: &T,
    format: Format,
) -> Result<(), Error> {
    to_response(value, format)?.to_writer(out, format)
}

/// Converts a struct or a map to a response, for [`Response::write_with`].
///
/// ```
/// use enom_response::Format;
///
/// #[derive(serde::Serialize)]
/// #[serde(rename_all = "PascalCase")]
/// struct Reply<'a> {
///     command: &'a str,
///     err_count: u32,
///     done: bool,
/// }
/// let reply = Reply { command: "CHECK", err_count: 0, done: true };
/// let response = enom_response::to_response(&reply, Format::Text)?;
/// assert!(response.check().is_ok());
/// assert_eq!(response.field("Command").map(|command| command.value()), Some("CHECK"));
/// # Ok::<(), enom_response::Error>(())
/// ```
///
/// # Errors
/// [`ErrorKind::Unrepresentable`](crate::ErrorKind::Unrepresentable), as for [`to_string`].
pub fn to_response<T: Serialize + ?Sized>(
    value: &T,
    format: Format,
) -> Result<Response<'static>, Error> {
    ser::write(value, format)
}
