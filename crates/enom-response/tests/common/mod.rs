//! What the tests share: a response as the JSON that readings are written in, and in one line.
#![allow(dead_code, reason = "not every test uses all of it")]

use std::fmt::Write;

use enom_response::{Field, Format, Response};
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
    out.extend(attributes(response.root()));
    out.extend(response.fields().map(compact_field));
    escaped(&out.join(" | "))
}

fn attributes(field: Field<'_>) -> impl Iterator<Item = String> {
    field.attributes().map(|(name, value)| format!("[{name}={value}]"))
}

fn compact_field(field: Field<'_>) -> String {
    let mut out = field.name().to_owned();
    out.extend(attributes(field));
    if field.has_fields() {
        let fields = field.fields().map(compact_field);
        write!(out, "{{{}}}", fields.collect::<Vec<_>>().join(" | ")).unwrap();
    } else {
        write!(out, "={}", field.value()).unwrap();
    }
    out
}

/// `text` in one line of a table.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t")
}

/// What [`escaped`] made of it; `\u{FEFF}` too.
pub(crate) fn unescaped(text: &str) -> String {
    let marked = text.replace("\\u{FEFF}", "\u{FEFF}").replace("\\\\", "\u{1}");
    let plain = marked.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    plain.replace('\u{1}', "\\")
}

/// The endings of the files of replies, and their formats.
pub(crate) const ENDINGS: &[&str] = &["txt", "html", "xml"];

/// Every reply in the corpus that reads.
pub(crate) fn replies() -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = testdata::enom_replies()
        .map(|sample| (sample.name().to_owned(), sample.bytes().to_owned()))
        .collect();
    let quirks = testdata::pairs("enom/quirks", ENDINGS, "json");
    all.extend(quirks.iter().map(|pair| (pair.name().to_owned(), pair.bytes().to_owned())));
    all.extend(messages().into_iter().map(|(name, bytes, _)| (name, bytes)));
    all
}

/// The messages of the interface, with their readings.
pub(crate) fn messages() -> Vec<(String, Vec<u8>, Value)> {
    let folder = testdata::root().join("messages");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".expect.json"))
        .collect();
    names.sort();
    let mut messages = Vec::new();
    for name in names {
        let text = std::fs::read_to_string(folder.join(&name)).unwrap();
        let reading: Value = serde_json::from_str(&text).unwrap();
        let name = name.trim_end_matches(".expect.json").to_owned();
        if reading["protocol"] == "enom" {
            let bytes = std::fs::read(folder.join(&name)).unwrap();
            messages.push((name, bytes, reading));
        }
    }
    messages
}

pub(crate) fn format_of(sample: &testdata::Sample) -> Format {
    match sample.format() {
        testdata::Format::Text => Format::Text,
        testdata::Format::Html => Format::Html,
        testdata::Format::Xml => Format::Xml,
        testdata::Format::Ops => panic!("eNom writes no envelopes"),
    }
}
