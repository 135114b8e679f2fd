//! `enom-response`, its three formats.

use std::hint::black_box;

use enom_response::{Field, Format, Response};

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
