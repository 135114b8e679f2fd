//! What serde's own rules ask of a format: types that read in another order, and values of other shapes.

#![cfg(feature = "serde")]

mod common;

use std::collections::BTreeMap;
use std::fmt;

use common::{document, of_items};
use ops_envelope::{
    Category, Envelope, ErrorKind, Layout, Limit, Limits, ParseOptions, Value, from_str, to_string,
};
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A type that asks for a value before it has asked for a key.
#[derive(Debug)]
struct Hasty;

impl<'de> Deserialize<'de> for Hasty {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reads;
        impl<'de> Visitor<'de> for Reads {
            type Value = Hasty;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an assoc")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Hasty, A::Error> {
                map.next_value::<IgnoredAny>().map(|_| Hasty)
            }
        }
        deserializer.deserialize_map(Reads)
    }
}

/// A name, as serde asks for those of fields and variants.
#[derive(Debug, PartialEq)]
struct Identifier(String);

impl<'de> Deserialize<'de> for Identifier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reads;
        impl Visitor<'_> for Reads {
            type Value = Identifier;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_str<E>(self, name: &str) -> Result<Identifier, E> {
                Ok(Identifier(name.into()))
            }
        }
        deserializer.deserialize_identifier(Reads)
    }
}

#[test]
fn a_value_comes_after_its_key() {
    let error = from_str::<Hasty>(&of_items("<item key='a'>1</item>")).unwrap_err();
    assert_eq!((error.kind(), error.expected()), (ErrorKind::Data, "a key"));
}

#[test]
fn a_name_is_a_text() {
    let read = |items: &str| from_str::<BTreeMap<String, Identifier>>(&of_items(items));
    let names = read("<item key='a'>b</item>").unwrap();
    assert_eq!(names["a"], Identifier("b".into()));
    assert_eq!(read("<item key='a'><dt_array/></item>").unwrap_err().path(), Some("a"));
}

#[derive(Debug, Deserialize)]
struct Holds<T> {
    k: T,
}

#[derive(Debug, Deserialize)]
enum Choice {
    #[serde(rename = "a")]
    A,
}

#[test]
fn a_variant_is_no_array_and_nothing_has_no_items() {
    let read = |items: &str| from_str::<Holds<Choice>>(&of_items(items)).map(|holds| holds.k);
    assert!(matches!(read("<item key='k'>a</item>").unwrap(), Choice::A));
    let error =
        read("<item key='k'><dt_array><item key='0'>a</item></dt_array></item>").unwrap_err();
    assert_eq!((error.classify(), error.path()), (Category::Data, Some("k")));
    let read = |items: &str| from_str::<Holds<()>>(&of_items(items)).map(|holds| holds.k);
    assert!(read("<item key='k'><dt_assoc></dt_assoc></item>").is_ok());
    let error = read("<item key='k'><dt_assoc><item key='a'/></dt_assoc></item>").unwrap_err();
    assert_eq!((error.classify(), error.path()), (Category::Data, Some("k")));
}

#[test]
fn an_assoc_of_many_keys_is_read_again_and_again() {
    let row = |count: usize| {
        let items = (0..count).map(|at| format!("<item key='k{at}'>{at}</item>"));
        format!("<dt_assoc>{}</dt_assoc>", items.collect::<String>())
    };
    let rows = (0..5).map(|at| format!("<item key='{at}'>{}</item>", row(40)));
    let xml = document(&format!("<dt_array>{}</dt_array>", rows.collect::<String>()));
    let read: Vec<BTreeMap<String, usize>> = from_str(&xml).unwrap();
    assert_eq!(read.len(), 5);
    for row in read {
        assert_eq!(row.len(), 40);
        assert!(row.iter().all(|(key, value)| *key == format!("k{value}")));
    }
    // A key that is there already is found among the many, too.
    let doubled = xml.replace("<item key='k39'>", "<item key='k20'>");
    assert_eq!(
        from_str::<Vec<BTreeMap<String, usize>>>(&doubled).unwrap_err().kind(),
        ErrorKind::DuplicateKey
    );
}

#[test]
fn a_header_field_stands_once_and_within_the_limit() {
    let xml = |header: &str| {
        let body = "<body><data_block><dt_assoc></dt_assoc></data_block></body>";
        format!("<OPS_envelope><header>{header}</header>{body}</OPS_envelope>")
    };
    let once = xml("<version>0.9</version><msg_id>7</msg_id>");
    assert!(Envelope::parse(&once).is_ok());
    let twice = xml("<version>0.9</version><version>0.9</version>");
    assert!(Envelope::parse(&twice).is_err());
    let limits = Limits::new().with_text(2);
    let options = ParseOptions::new().with_limits(limits);
    let error = Envelope::parse_with(&once, &options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Text));
    // Root, header, its two fields, body and data block; the assoc is one more.
    for (items, is_enough) in [(5, false), (6, false), (7, true)] {
        let options = ParseOptions::new().with_limits(Limits::new().with_items(items));
        let read = Envelope::parse_with(&once, &options).map_err(|error| error.kind());
        assert_eq!(read.is_ok(), is_enough, "{items}: {read:?}");
        assert!(is_enough || read == Err(ErrorKind::Limit(Limit::Items)), "{items}");
    }
}

/// A format in which an option is an option.
struct Options(Option<&'static str>);

impl<'de> Deserializer<'de> for Options {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.0 {
            None => visitor.visit_none(),
            Some(_) => visitor.visit_some(Options(None)),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn an_option_of_another_format_is_a_text() {
    assert_eq!(Value::deserialize(Options(None)).unwrap(), Value::from(""));
    assert_eq!(Value::deserialize(Options(Some("x"))).unwrap(), Value::from(""));
}

#[test]
fn a_text_at_the_greatest_depth_is_written_and_below_it_refused() {
    let nested = |count: usize| {
        let text = Value::from(ops_envelope::assoc! { "k" => "v" });
        (1..count).fold(text, |value, _| ops_envelope::assoc! { "k" => value }.into())
    };
    // An assoc and its item are a level each, after the three levels around.
    assert!(to_string(&nested(254)).is_ok());
    let error = to_string(&nested(255)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Depth));
    let write = |value| Envelope::new(value).to_xml(Layout::Compact);
    assert!(write(nested(254)).is_ok());
    assert_eq!(write(nested(255)).unwrap_err().kind(), ErrorKind::Limit(Limit::Depth));
}
