//! What the tests share: a response as the JSON that readings are written in.
#![allow(dead_code, reason = "not every test uses all of it")]

use std::fmt::Write;

use enom_response::{Field, Piece, Response};
use serde_json::{Map, Value, json};

/// The reading of `response`, as the corpus has it.
pub(crate) fn reading(response: &Response<'_>) -> Value {
    let mut object = Map::new();
    object.insert("protocol".to_owned(), json!("enom"));
    object.insert("format".to_owned(), json!(response.format().name()));
    object.insert("comments".to_owned(), response.comments().collect());
    own(response.root(), &mut object);
    object.insert("fields".to_owned(), response.fields().map(field).collect());
    object.insert("complete".to_owned(), json!(response.is_complete()));
    object.insert("errors".to_owned(), json!(response.errors()));
    Value::Object(object)
}

fn field(field_: Field<'_>) -> Value {
    let mut object = Map::new();
    object.insert("name".to_owned(), json!(field_.name()));
    own(field_, &mut object);
    if field_.has_fields() {
        object.insert("fields".to_owned(), field_.fields().map(field).collect());
    } else {
        object.insert("value".to_owned(), json!(field_.value()));
    }
    Value::Object(object)
}

/// What a field has beside the fields in it.
fn own(field: Field<'_>, object: &mut Map<String, Value>) {
    let attributes: Map<_, _> =
        field.attributes().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    if !attributes.is_empty() {
        object.insert("attributes".to_owned(), Value::Object(attributes));
    }
    if !field.value().trim().is_empty() {
        object.insert("value".to_owned(), json!(field.value()));
    }
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
