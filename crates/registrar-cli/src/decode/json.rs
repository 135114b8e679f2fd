//! Documents as JSON.

use std::borrow::Cow;

use enom_response::{Field, FlatField, Response};
use ops_envelope::{Envelope, Value};
use serde_json::{Map, json};
use wire_text::secret_names::{MASK, is_secret, redact_text};

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
        Document::Ops(envelope) => style.envelope(envelope),
        Document::Enom(response) => style.response(response),
    };
    let verdict = document.verdict();
    let outcome = verdict.map_or_else(|| "unknown".into(), |verdict| verdict.to_string());
    object.insert("outcome".into(), outcome.into());
    Json::Object(object)
}

impl Style {
    fn envelope(self, envelope: &Envelope<'_>) -> Map<String, Json> {
        let header: Map<_, _> = envelope
            .header()
            .iter()
            .map(|(name, text)| (name.into(), self.text(text, is_secret(name))))
            .collect();
        let mut object = Map::new();
        object.insert("protocol".into(), "ops".into());
        object.insert("header".into(), header.into());
        object.insert("data".into(), self.value(envelope.value(), false));
        object
    }

    fn value(self, value: &Value<'_>, secret: bool) -> Json {
        if let Some(assoc) = value.as_assoc() {
            let member = |(key, value): (&str, _)| {
                let secret = secret || is_secret(key);
                (key.to_owned(), self.value(value, secret))
            };
            return Json::Object(assoc.iter().map(member).collect());
        }
        if let Some(array) = value.as_array() {
            return array.iter().map(|value| self.value(value, secret)).collect();
        }
        self.text(value.as_str().unwrap_or_default(), secret)
    }

    fn response(self, response: &Response<'_>) -> Map<String, Json> {
        let fields: Vec<Json> = if self.flat {
            let field = |field: FlatField<'_>| json!({ "name": field.name(), "value": self.text(field.value(), field.is_secret()) });
            response.flat_fields().map(field).collect()
        } else {
            response.fields().map(|field| self.field(field, false)).collect()
        };
        let mut object = Map::new();
        object.insert("protocol".into(), "enom".into());
        object.insert("format".into(), response.format().name().into());
        let comment =
            |text| if self.show_secrets { Cow::Borrowed(text) } else { redact_text(text) };
        object.insert("comments".into(), response.comments().map(comment).collect());
        self.own(response.root(), false, &mut object);
        object.insert("fields".into(), fields.into());
        object.insert("complete".into(), response.is_complete().into());
        object.insert("errors".into(), response.errors().into());
        object
    }

    /// `value` where there is text, or nothing else; `attributes` and `fields` where there are some.
    fn field(self, field: Field<'_>, secret: bool) -> Json {
        let secret = secret || is_secret(field.name());
        let mut object = Map::new();
        object.insert("name".into(), field.name().into());
        self.own(field, secret, &mut object);
        if !field.has_fields() && !object.contains_key("value") {
            object.insert("value".into(), self.text(field.value(), secret));
        }
        if field.has_fields() {
            let fields: Vec<_> = field.fields().map(|field| self.field(field, secret)).collect();
            object.insert("fields".into(), fields.into());
        }
        Json::Object(object)
    }

    /// What a field has beside the fields in it: attributes, and text that is more than layout.
    fn own(self, field: Field<'_>, secret: bool, object: &mut Map<String, Json>) {
        let attributes: Map<_, _> = field
            .attributes()
            .map(|(name, value)| {
                let secret = is_secret(name);
                (name.to_owned(), self.text(value, secret))
            })
            .collect();
        if !attributes.is_empty() {
            object.insert("attributes".into(), attributes.into());
        }
        if !field.value().trim().is_empty() {
            object.insert("value".into(), self.text(field.value(), secret));
        }
    }

    fn text(self, text: &str, secret: bool) -> Json {
        if secret && !text.is_empty() && !self.show_secrets { MASK.into() } else { text.into() }
    }
}
