//! What several test files share: envelopes around a block, and trees as JSON.

#![allow(dead_code, reason = "each test file uses its part")]

use std::error::Error as _;

use ops_envelope::{Envelope, Error, Layout, Value};
use serde_json::Value as Json;

pub(crate) const PREAMBLE: &str = "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n\
                            <!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\n";
pub(crate) const HEADER: &str = "<header><version>0.9</version></header>";

/// A whole document around the content of a data block, without any deviation of its own.
pub(crate) fn document(block: &str) -> String {
    format!("{PREAMBLE}{}", root(HEADER, block))
}

/// A whole document around the items of one assoc.
pub(crate) fn of_items(items: &str) -> String {
    document(&format!("<dt_assoc>{items}</dt_assoc>"))
}

/// The root element.
pub(crate) fn root(header: &str, block: &str) -> String {
    format!("<OPS_envelope>{header}<body><data_block>{block}</data_block></body></OPS_envelope>")
}

/// The envelope around `value` as it is written without white space.
pub(crate) fn compact<'a>(value: impl Into<Value<'a>>) -> String {
    Envelope::new(value).to_xml(Layout::Compact).unwrap()
}

/// What an error says, without the place.
pub(crate) fn said(error: &Error) -> String {
    let said = error.to_string();
    let Some(offset) = error.offset() else { return said };
    let before = if error.path().is_some() { ", byte " } else { " at byte " };
    let (said, place) = said.rsplit_once(before).expect("a place");
    assert!(place.starts_with(&offset.to_string()), "{place}");
    said.into()
}

/// The reading of an envelope, as the corpus writes it down.
pub(crate) fn reading(envelope: &Envelope<'_>) -> Json {
    let header: serde_json::Map<_, _> =
        envelope.header().iter().map(|(name, text)| (name.into(), text.into())).collect();
    serde_json::json!({ "protocol": "ops", "header": header, "data": json(envelope.value()) })
}

/// A tree as JSON, without wrappings and classes.
pub(crate) fn json(value: &Value<'_>) -> Json {
    match value.inner() {
        Value::Scalar(text) => text.as_ref().into(),
        Value::Array(array) => array.iter().map(json).collect(),
        Value::Assoc(assoc) => {
            assoc.iter().map(|(key, value)| (key.to_owned(), json(value))).collect()
        }
        other => panic!("{other:?} is no value of its own"),
    }
}

/// A tree in a notation that hides nothing: `"text"`, `[item, item]`, `{key: item}`,
/// `dt_scalarref(value)`, and `@class` before the item that has one.
pub(crate) fn shape(value: &Value<'_>) -> String {
    let class = |class: Option<&str>| class.map_or(String::new(), |class| format!("@{class} "));
    match value {
        Value::Scalar(text) => format!("{text:?}"),
        Value::Nested(nested) => {
            format!("{}({})", nested.container().name(), shape(nested.value()))
        }
        Value::Array(array) => {
            let items = array.iter().enumerate();
            let items: Vec<_> =
                items.map(|(at, item)| class(array.class(at)) + &shape(item)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Assoc(assoc) => {
            let items = assoc.iter();
            let items: Vec<_> = items
                .map(|(key, item)| format!("{key}: {}{}", class(assoc.class(key)), shape(item)))
                .collect();
            format!("{{{}}}", items.join(", "))
        }
        _ => unreachable!("there is no other value"),
    }
}

/// What the secrets in refused documents are made of.
const SECRETS: [&str; 3] = ["s3cr3t", "Aa1", "passwd"];

/// Asserts that neither the error nor what it stems from says a secret, in any way it can be shown.
#[track_caller]
pub(crate) fn assert_discreet(error: &Error, source: &[u8]) {
    let mut shown = vec![
        format!("{error} {error:?} {error:#?}"),
        format!("{} {:?}", error.report(source), error.report(source)),
    ];
    let mut below = error.source();
    while let Some(cause) = below {
        shown.push(format!("{cause} {cause:?}"));
        below = cause.source();
    }
    for shown in shown {
        assert!(SECRETS.iter().all(|secret| !shown.contains(secret)), "{shown}");
    }
}

/// Whether two errors say the same, the key path aside that only serde knows.
pub(crate) fn same(one: &Error, two: &Error) -> bool {
    (one.kind(), one.offset(), one.expected()) == (two.kind(), two.offset(), two.expected())
}
