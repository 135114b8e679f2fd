//! What the tests share: a response as the JSON that readings are written in.
#![allow(dead_code, reason = "not every test uses all of it")]

use std::fmt::Write;

use enom_response::{Field, Piece, Response};
use serde_json::{Map, Value, json};

/// The reading of `response`, as the corpus has it.
pub(crate) fn reading(response: &Response<'_>) -> Value {
    json!({
        "protocol": "enom",
        "format": response.format().name(),
        "comments": response.comments().collect::<Vec<_>>(),
        "fields": response.fields().map(field).collect::<Vec<_>>(),
        "complete": response.is_complete(),
        "errors": response.errors(),
    })
}

fn field(field_: Field<'_>) -> Value {
    let mut object = Map::new();
    object.insert("name".to_owned(), json!(field_.name()));
    let attributes: Map<_, _> =
        field_.attributes().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    if !attributes.is_empty() {
        object.insert("attributes".to_owned(), Value::Object(attributes));
    }
    if !field_.has_fields() || !field_.value().is_empty() {
        object.insert("value".to_owned(), json!(field_.value()));
    }
    if field_.has_fields() {
        object.insert("fields".to_owned(), field_.fields().map(field).collect());
    }
    Value::Object(object)
}

/// `response` in one line: `;comment` each, then `name[attribute=value]=value` or `name{…}` each.
pub(crate) fn compact(response: &Response<'_>) -> String {
    let mut out: Vec<String> = response.comments().map(|comment| format!(";{comment}")).collect();
    out.extend(response.fields().map(compact_field));
    out.join(" | ")
}

fn compact_field(field: Field<'_>) -> String {
    let mut out = field.name().to_owned();
    for (name, value) in field.attributes() {
        write!(out, "[{name}={value}]").unwrap();
    }
    if field.has_fields() {
        let content = field.content().map(|piece| match piece {
            Piece::Text(text) => format!("{text:?}"),
            Piece::Field(field) => compact_field(field),
            _ => unreachable!("there are no other pieces"),
        });
        write!(out, "{{{}}}", content.collect::<Vec<_>>().join(" | ")).unwrap();
    } else {
        write!(out, "={}", field.value()).unwrap();
    }
    out
}
