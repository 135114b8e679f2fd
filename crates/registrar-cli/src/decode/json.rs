//! Documents as JSON.

use enom_response::{Field, FlatField, Response};
use ops_envelope::{Envelope, Value};
use serde_json::{Map, json};

use super::document::Document;

type Json = serde_json::Value;

/// What is shown of a document, and how.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) show_secrets: bool,
    pub(crate) flat: bool,
}

/// The document as an object whose last member is its outcome.
pub(crate) fn of(document: &Document<'_>, style: Style) -> Json {
    let mut object = match document {
        Document::Ops(read) if style.show_secrets => envelope(read),
        Document::Ops(read) => envelope(&read.redacted()),
        Document::Enom(read) if style.show_secrets => response(read, style.flat),
        Document::Enom(read) => response(&read.redacted(), style.flat),
    };
    let verdict = document.verdict();
    let outcome = verdict.map_or_else(|| "unknown".into(), |verdict| verdict.to_string());
    object.insert("outcome".into(), outcome.into());
    Json::Object(object)
}

fn envelope(envelope: &Envelope<'_>) -> Map<String, Json> {
    let header: Map<_, _> =
        envelope.header().iter().map(|(name, text)| (name.into(), text.into())).collect();
    let mut object = Map::new();
    object.insert("protocol".into(), "ops".into());
    object.insert("header".into(), header.into());
    object.insert("data".into(), value(envelope.value()));
    object
}

fn response(response: &Response<'_>, is_flat: bool) -> Map<String, Json> {
    let fields: Vec<Json> = if is_flat {
        let flat = |field: FlatField<'_>| json!({ "name": field.name(), "value": field.value() });
        response.flat_fields().map(flat).collect()
    } else {
        response.fields().map(field).collect()
    };
    let mut object = Map::new();
    object.insert("protocol".into(), "enom".into());
    object.insert("format".into(), response.format().name().into());
    object.insert("comments".into(), response.comments().collect());
    own(response.root(), &mut object);
    object.insert("fields".into(), fields.into());
    object.insert("complete".into(), response.is_complete().into());
    object.insert("errors".into(), response.errors().into());
    object
}

fn value(value: &Value<'_>) -> Json {
    if let Some(assoc) = value.as_assoc() {
        let member = |(key, item): (&str, _)| (key.to_owned(), self::value(item));
        return Json::Object(assoc.iter().map(member).collect());
    }
    if let Some(array) = value.as_array() {
        return array.iter().map(self::value).collect();
    }
    value.as_str().unwrap_or_default().into()
}

/// `value` where there is text, or nothing else; `attributes` and `fields` where there are some.
fn field(field: Field<'_>) -> Json {
    let mut object = Map::new();
    object.insert("name".into(), field.name().into());
    own(field, &mut object);
    if !field.has_fields() && !object.contains_key("value") {
        object.insert("value".into(), field.value().into());
    }
    if field.has_fields() {
        let fields: Vec<_> = field.fields().map(self::field).collect();
        object.insert("fields".into(), fields.into());
    }
    Json::Object(object)
}

/// What a field has beside the fields in it: attributes, and text that is more than layout.
fn own(field: Field<'_>, object: &mut Map<String, Json>) {
    let attributes: Map<_, _> =
        field.attributes().map(|(name, value)| (name.to_owned(), value.into())).collect();
    if !attributes.is_empty() {
        object.insert("attributes".into(), attributes.into());
    }
    if !field.value().trim().is_empty() {
        object.insert("value".into(), field.value().into());
    }
}
