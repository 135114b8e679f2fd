//! Serde's errors name types and no values, and values with a text form are read and written as text.
#![cfg(feature = "serde")]

mod common;

use serde::de::value::{MapDeserializer, U8Deserializer};
use serde::de::{Error as _, IntoDeserializer, Unexpected};
use serde::{Deserialize, Serialize};
use wire_text::Error;
use wire_text::display_from_str::Text;

use common::Wrong;

#[test]
fn a_type_that_does_not_fit_is_named_and_its_value_is_not() {
    for (found, name) in [
        (Unexpected::Bool(true), "boolean"),
        (Unexpected::Unsigned(77), "whole number"),
        (Unexpected::Signed(-77), "whole number"),
        (Unexpected::Float(7.7), "number"),
        (Unexpected::Char('h'), "text"),
        (Unexpected::Str("hunter2"), "text"),
        (Unexpected::Bytes(b"hunter2"), "bytes"),
        (Unexpected::Unit, "nothing"),
        (Unexpected::Option, "option"),
        (Unexpected::NewtypeStruct, "newtype"),
        (Unexpected::Seq, "list"),
        (Unexpected::Map, "table"),
        (Unexpected::Enum, "variant"),
        (Unexpected::Other("hunter2"), "value"),
    ] {
        let error = Error::<Wrong>::invalid_type(found, &"a date");
        assert_eq!(error.expected(), format!("a date, found {name}"));
        let error = Error::<Wrong>::invalid_value(found, &"a date");
        assert_eq!(error.expected(), format!("a date, found another {name}"));
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(rename = "name")]
    _name: u8,
}

fn read_row(fields: Vec<(&'static str, u8)>) -> String {
    type Number = U8Deserializer<Error<Wrong>>;
    let fields = fields
        .into_iter()
        .map(|(name, value)| -> (&str, Number) { (name, value.into_deserializer()) });
    Row::deserialize(MapDeserializer::new(fields)).unwrap_err().expected().to_owned()
}

#[test]
fn the_fields_of_a_type_are_named() {
    assert_eq!(read_row(vec![("name", 1), ("name", 2)]), "the field `name` once");
    assert_eq!(read_row(vec![]), "missing field `name`");
    assert_eq!(read_row(vec![("hunter2", 1)]), "one of the fields `name`");
    let error = Error::<Wrong>::unknown_variant("hunter2", &["a", "b"]);
    assert_eq!(error.expected(), "one of the variants `a`, `b`");
}

#[test]
fn words_of_a_type_are_of_the_kind_that_reading_or_writing_has() {
    let (read, written): (Error<Wrong>, Error<Wrong>) =
        (serde::de::Error::custom("no"), serde::ser::Error::custom("no"));
    assert_eq!((read.kind(), written.kind()), (Wrong::Data, Wrong::Write));
    assert_eq!((read.expected(), written.expected()), ("no", "no"));
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Plain {
    #[serde(with = "wire_text::display_from_str")]
    is_success: bool,
    #[serde(with = "wire_text::display_from_str")]
    text: String,
    #[serde(
        with = "wire_text::display_from_str",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    page: Option<u32>,
    #[serde(with = "wire_text::empty_as_none", default)]
    total: Option<u16>,
}

#[test]
fn values_with_a_text_form_are_texts() {
    let read = |json: &str| serde_json::from_str::<Plain>(json);
    let json = r#"{"is_success":"1","text":" a ","page":"7","total":""}"#;
    let plain = Plain { is_success: true, text: " a ".into(), page: Some(7), total: None };
    assert_eq!(read(json).unwrap(), plain);
    assert_eq!(serde_json::to_string(&plain).unwrap(), json);
    let json = r#"{"is_success":"0","text":"","total":"8"}"#;
    let plain = Plain { is_success: false, text: String::new(), page: None, total: Some(8) };
    assert_eq!(read(json).unwrap(), plain);
    assert_eq!(serde_json::to_string(&plain).unwrap(), json);
    let blank = read(r#"{"is_success":"Y","text":"","total":" \n"}"#).unwrap();
    assert_eq!((blank.is_success, blank.total), (true, None));
}

#[test]
fn a_text_that_does_not_parse_is_not_quoted() {
    for json in [
        r#"{"is_success":"hunter2","text":""}"#,
        r#"{"is_success":"1","text":"","page":"hunter2"}"#,
        r#"{"is_success":"1","text":"","total":"hunter2"}"#,
    ] {
        let error = serde_json::from_str::<Plain>(json).unwrap_err().to_string();
        assert!(error.starts_with("invalid value: another text, expected "), "{error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
}

#[test]
fn an_option_that_is_none_has_no_text() {
    assert_eq!((None::<u8>.to_text(), Some(7_u8).to_text().as_deref()), (None, Some("7")));
    assert_eq!((Option::<u8>::from_text("7"), Option::<u8>::from_text("x")), (Some(Some(7)), None));
}
