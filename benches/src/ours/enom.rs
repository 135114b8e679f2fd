//! `enom-response`, its three formats.

use std::fmt;
use std::hint::black_box;

use enom_response::{Field, Format, Response};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::fields::EnomReply;
use crate::{Contestant, Encoder};

const READS: &str = "a response";
const WRITES: &str = "a response that can be written";

/// Bytes to a response, whatever its format; fields within fields count too.
pub const RESPONSE: Contestant = Contestant::new(
    "enom-response",
    |bytes| {
        black_box(&response(bytes));
    },
    |bytes| fields(response(bytes).root()),
);

/// Bytes to a struct that borrows from them.
pub const TYPED: Contestant = Contestant::new(
    "enom-response, serde",
    |bytes| {
        black_box(&typed(bytes));
    },
    |bytes| typed(bytes).fields(),
);

/// Bytes to a type that takes whatever there is, for documents of any shape: fields are counted.
pub const UNTYPED: Contestant = Contestant::new(
    "enom-response, serde to anything",
    |bytes| {
        black_box(&enom_response::from_slice::<Found>(bytes).expect(READS));
    },
    |bytes| enom_response::from_slice::<Found>(bytes).expect(READS).0,
);

/// How many fields there are, at any depth.
struct Found(usize);

impl<'de> Deserialize<'de> for Found {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FoundVisitor)
    }
}

/// Whether a name is that of a field, and not of an attribute or of the text beside fields.
struct IsField(bool);

impl<'de> Deserialize<'de> for IsField {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(IsFieldVisitor)
    }
}

struct IsFieldVisitor;

impl Visitor<'_> for IsFieldVisitor {
    type Value = IsField;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<IsField, E> {
        Ok(IsField(!name.starts_with(['@', '$'])))
    }
}

struct FoundVisitor;

impl<'de> Visitor<'de> for FoundVisitor {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("fields")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Found, E> {
        black_box(value);
        Ok(Found(0))
    }

    /// The values of fields with one name: all but the first count here.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Found, A::Error> {
        let (mut found, mut length) = (0, 0_usize);
        while let Some(Found(inner)) = seq.next_element()? {
            found += inner;
            length += 1;
        }
        Ok(Found(found + length.saturating_sub(1)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        let mut found = 0;
        while let Some((IsField(is_field), Found(inner))) = map.next_entry()? {
            found += if is_field { 1 + inner } else { 0 };
        }
        Ok(Found(found))
    }
}

/// Bytes to the list of what departs from the published form.
pub const DEVIATIONS: Contestant = Contestant::new(
    "enom-response, deviations",
    |bytes| {
        black_box(&enom_response::deviations(bytes).expect(READS));
    },
    |bytes| fields(response(bytes).root()),
);

/// A response, as text.
#[must_use]
pub const fn text<'a>() -> Encoder<Response<'a>> {
    Encoder::new("enom-response, text", |response, buffer| {
        done(response.write_to(&mut buffer.text, Format::Text));
    })
}

/// A response, as HTML.
#[must_use]
pub const fn html<'a>() -> Encoder<Response<'a>> {
    Encoder::new("enom-response, HTML", |response, buffer| {
        done(response.write_to(&mut buffer.text, Format::Html));
    })
}

/// A response, as XML.
#[must_use]
pub const fn xml<'a>() -> Encoder<Response<'a>> {
    Encoder::new("enom-response, XML", |response, buffer| {
        done(response.write_to(&mut buffer.text, Format::Xml));
    })
}

/// Reads a response.
///
/// # Panics
/// When `bytes` are none.
#[must_use]
pub fn response(bytes: &[u8]) -> Response<'_> {
    Response::parse(bytes).expect(READS)
}

fn typed(bytes: &[u8]) -> EnomReply<'_> {
    enom_response::from_slice(bytes).expect(READS)
}

/// How many fields stand within one, at any depth.
fn fields(root: Field<'_>) -> usize {
    let (mut count, mut rest) = (0, vec![root]);
    while let Some(field) = rest.pop() {
        count += field.fields().count();
        rest.extend(field.fields().filter(|field| field.has_fields()));
    }
    count
}

fn done(written: Result<(), enom_response::Error>) {
    written.expect(WRITES);
}
