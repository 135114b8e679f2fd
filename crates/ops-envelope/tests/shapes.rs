//! Every shape of serde's data model, written and read back: alone, as an item, from text and tree.

#![cfg(feature = "serde")]

mod common;

use std::collections::BTreeMap;
use std::fmt::{self, Debug};

use common::compact;
use ops_envelope::{
    Array, Envelope, ErrorKind, Layout, Value, array, assoc, display_from_str, from_slice,
    from_str, from_value, to_string, to_string_pretty, to_value, to_vec, to_writer, write_to,
};
use serde::de::value::{BytesDeserializer, Error as Other, U8Deserializer};
use serde::de::{DeserializeOwned, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, forward_to_deserialize_any};

#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Unit;

#[derive(Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
struct New<T>(T);

#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Pair(u8, String);

#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Of<T> {
    it: T,
    last: u8,
}

#[derive(Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
enum Choice {
    Plain,
    New(u8),
    Pair(u8, bool),
    Full { it: Option<u8> },
}

/// Writes `value` and reads it back in every way; `tree` is what it looks like.
#[track_caller]
fn one_way_and_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(
    value: &T,
    tree: &Value<'static>,
) {
    assert_eq!(&to_value(value).unwrap(), tree);
    assert_eq!(&from_value::<T>(tree.clone()).unwrap(), value);
    let text = to_string(value).unwrap();
    assert_eq!(text, Envelope::new(tree.clone()).to_xml(Layout::Compact).unwrap());
    assert_eq!(&from_str::<T>(&text).unwrap(), value, "{text}");
    let pretty = to_string_pretty(value).unwrap();
    assert_eq!(pretty, Envelope::new(tree.clone()).to_xml(Layout::Indented).unwrap());
    assert_eq!(&from_str::<T>(&pretty).unwrap(), value, "{pretty}");
    let bytes = to_vec(value).unwrap();
    assert_eq!(bytes, text.as_bytes());
    assert_eq!(&from_slice::<T>(&bytes).unwrap(), value);
    let mut again = String::new();
    write_to(&mut again, value, Layout::Compact).unwrap();
    assert_eq!(again, text);
    let mut stream = Vec::new();
    to_writer(&mut stream, value).unwrap();
    assert_eq!(stream, bytes);
}

#[track_caller]
fn both_ways<T>(value: T, tree: impl Into<Value<'static>>)
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let tree = tree.into();
    one_way_and_back(&value, &tree);
    let item = assoc! { "it" => tree.clone(), "last" => 1 };
    one_way_and_back(&Of { it: value, last: 1 }, &item.into());
}

#[test]
fn scalars() {
    both_ways(true, "1");
    both_ways(false, "0");
    both_ways(i8::MIN, "-128");
    both_ways(i16::MIN, "-32768");
    both_ways(i32::MIN, "-2147483648");
    both_ways(i64::MIN, "-9223372036854775808");
    both_ways(i128::MIN, "-170141183460469231731687303715884105728");
    both_ways(u8::MAX, "255");
    both_ways(u16::MAX, "65535");
    both_ways(u32::MAX, "4294967295");
    both_ways(u64::MAX, "18446744073709551615");
    both_ways(u128::MAX, "340282366920938463463374607431768211455");
    both_ways(0.5_f32, "0.5");
    both_ways(-9.95_f64, "-9.95");
    both_ways('é', "é");
    both_ways(String::from(" a & b "), " a & b ");
    both_ways((), "");
    both_ways(Unit, assoc! {});
    both_ways(Some(String::new()), "");
    both_ways(New(New(7_u8)), "7");
    both_ways(Some(7_u8), "7");
    both_ways(Some(New(true)), "1");
}

#[test]
fn nothing_is_left_out_of_an_assoc_and_refused_elsewhere() {
    for error in [
        to_value(&None::<u8>).unwrap_err(),
        to_value(&vec![None, Some(1_u8)]).unwrap_err(),
        to_value(&Of { it: Some(None::<u8>), last: 2 }).unwrap_err(),
        to_value(&Some(Some(None::<u8>))).unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Unrepresentable);
        assert_eq!(error.expected(), "a value: `None` here would read back as empty text");
    }
    let of = Of { it: None::<u8>, last: 2 };
    one_way_and_back(&of, &assoc! { "last" => 2 }.into());
    let empty = Of { it: Some(String::new()), last: 2 };
    both_ways(empty, assoc! { "it" => "", "last" => 2 });
}

#[test]
fn sequences() {
    both_ways(Vec::<u8>::new(), array![]);
    both_ways(vec![3_u8, 2, 1], array![3, 2, 1]);
    both_ways((1_u8, String::from("x")), array![1, "x"]);
    both_ways([true, false], array![true, false]);
    both_ways(Pair(1, "x".into()), array![1, "x"]);
    both_ways(vec![vec![Unit], vec![]], array![array![assoc! {}], array![]]);
    both_ways(vec![Of { it: 1_u8, last: 2 }], array![assoc! { "it" => 1, "last" => 2 }]);
    // An empty item is a sequence of nothing, and a struct of nothing.
    assert!(from_value::<Vec<u8>>("".into()).unwrap().is_empty());
    let of: Of<Vec<u8>> = from_value(assoc! { "it" => "", "last" => 1 }.into()).unwrap();
    assert!(of.it.is_empty());
    let error = from_value::<Pair>("".into()).unwrap_err();
    assert_eq!(error.expected(), "invalid length 0, expected tuple struct Pair with 2 elements");
    let error = from_value::<Of<u8>>("".into()).unwrap_err();
    assert_eq!(error.expected(), "missing field `it`");
    let error = from_value::<Of<Pair>>(assoc! { "it" => "" }.into()).unwrap_err();
    assert_eq!(error.expected(), "invalid length 0, expected tuple struct Pair with 2 elements");
    let error = from_value::<Of<Of<u8>>>(assoc! { "it" => "" }.into()).unwrap_err();
    assert_eq!((error.expected(), error.path()), ("missing field `it`", Some("it")));
}

#[test]
fn maps() {
    let map = |key: &str| assoc! { key.to_owned() => "x" };
    both_ways(BTreeMap::<String, u8>::new(), assoc! {});
    both_ways(BTreeMap::from([(String::from("k"), 'x')]), map("k"));
    both_ways(BTreeMap::from([(true, 'x')]), map("1"));
    both_ways(BTreeMap::from([(false, 'x')]), map("0"));
    both_ways(BTreeMap::from([('k', 'x')]), map("k"));
    both_ways(BTreeMap::from([(i128::MIN, 'x')]), map("-170141183460469231731687303715884105728"));
    both_ways(BTreeMap::from([(u64::MAX, 'x')]), map("18446744073709551615"));
    both_ways(BTreeMap::from([(Choice::Plain, 'x')]), map("Plain"));
    both_ways(BTreeMap::from([(New(7_u8), 'x')]), map("7"));
    both_ways(BTreeMap::from([(Some(7_u8), 'x')]), map("7"));
    both_ways(
        BTreeMap::from([(1, BTreeMap::from([(2, 3)]))]),
        assoc! { "1" => assoc! { "2" => 3 } },
    );
    for error in [
        to_string(&BTreeMap::from([(Choice::New(1), 'x')])).unwrap_err(),
        to_string(&BTreeMap::from([(Choice::Pair(1, true), 'x')])).unwrap_err(),
        to_string(&BTreeMap::from([(Choice::Full { it: None }, 'x')])).unwrap_err(),
        to_string(&BTreeMap::from([((), 'x')])).unwrap_err(),
        to_string(&BTreeMap::from([(None::<u8>, 'x')])).unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Unrepresentable);
        assert_eq!(error.expected(), "a map whose keys are text, numbers or booleans");
    }
}

#[test]
fn variants() {
    both_ways(Choice::Plain, "Plain");
    both_ways(Choice::New(1), assoc! { "New" => 1 });
    both_ways(Choice::Pair(1, true), assoc! { "Pair" => array![1, true] });
    both_ways(Choice::Full { it: Some(1) }, assoc! { "Full" => assoc! { "it" => 1 } });
    both_ways(Choice::Full { it: None }, assoc! { "Full" => assoc! {} });
    both_ways(vec![Choice::New(1), Choice::Plain], array![assoc! { "New" => 1 }, "Plain"]);
    // A variant without content may be an assoc, too, if there is nothing in its item.
    let plain: Choice = from_value(assoc! { "Plain" => "" }.into()).unwrap();
    assert_eq!(plain, Choice::Plain);
    for (tree, expected) in [
        (assoc! { "Plain" => "x" }, "unit, found text"),
        (assoc! { "New" => 1, "Plain" => "" }, "an assoc with the variant as its only key"),
        (assoc! {}, "an assoc with the variant as its only key"),
        (assoc! { "Pair" => "x" }, "tuple variant Choice::Pair, found text"),
        (assoc! { "Full" => "x" }, "struct variant Choice::Full, found text"),
    ] {
        let text = compact(tree.clone());
        let error = from_str::<Choice>(&text).unwrap_err();
        assert_eq!((error.kind(), error.expected()), (ErrorKind::Data, expected), "{text}");
        assert_eq!(from_value::<Choice>(tree.into()).unwrap_err().expected(), expected);
    }
}

/// The bytes of a text.
#[derive(Debug, PartialEq)]
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfBytes;
        impl Visitor<'_> for OfBytes {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
        }
        deserializer.deserialize_byte_buf(OfBytes)
    }
}

#[test]
fn text_reads_as_bytes() {
    for (text, bytes) in [("é", &b"\xC3\xA9"[..]), ("&amp;", b"&"), ("", b"")] {
        let document = |block: &str| {
            format!(
                "<OPS_envelope><header/><body><data_block>{block}</data_block></body></OPS_envelope>"
            )
        };
        let alone = document(&format!("<dt_scalar>{text}</dt_scalar>"));
        assert_eq!(from_str::<Bytes>(&alone).unwrap().0, bytes);
        let item = document(&format!("<dt_array><item key='0'>{text}</item></dt_array>"));
        assert_eq!(from_str::<Vec<Bytes>>(&item).unwrap()[0].0, bytes);
        let error = from_str::<Bytes>(&item).unwrap_err();
        assert_eq!(error.expected(), "bytes, found array");
    }
}

/// A shape that only other formats tell.
enum Shape {
    Some,
    Newtype,
}

impl<'de> Deserializer<'de> for Shape {
    type Error = Other;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        let inside: U8Deserializer<Other> = 7_u8.into_deserializer();
        match self {
            Self::Some => visitor.visit_some(inside),
            Self::Newtype => visitor.visit_newtype_struct(inside),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn a_value_reads_what_other_formats_hold() {
    assert_eq!(Value::deserialize(Shape::Some).unwrap(), Value::from("7"));
    assert_eq!(Value::deserialize(Shape::Newtype).unwrap(), Value::from("7"));
    let json = r#"{"a": [true, false, null, -1, 1.5, "x", 18446744073709551615], "b": {}}"#;
    let value: Value = serde_json::from_str(json).unwrap();
    let numbers = array![1, 0, "", "-1", "1.5", "x", "18446744073709551615"];
    assert_eq!(value, Value::from(assoc! { "a" => numbers, "b" => assoc! {} }));
    let error = serde_json::from_str::<Value>(r#"{"a": 1, "a": 2}"#).unwrap_err();
    assert_eq!(error.to_string(), "a key stands twice in one assoc at line 1 column 16");
    let bytes: BytesDeserializer<'_, Other> = b"x"[..].into_deserializer();
    let error = Value::deserialize(bytes).unwrap_err();
    assert_eq!(error.to_string(), "invalid type: byte array, expected text, an array or an assoc");
    // Of text that is decoded there is only an owned form.
    let text = compact(array!["a & b", "c"]);
    assert_eq!(from_str::<Value>(&text).unwrap(), Value::from(array!["a & b", "c"]));
    // Wrappings have no word there.
    let wrapped = Value::scalar_ref(array![Value::scalar_ref("x"), assoc! { "y" => "z" }]);
    assert_eq!(serde_json::to_string(&wrapped).unwrap(), r#"["x",{"y":"z"}]"#);
    assert_eq!(to_value(&wrapped).unwrap(), Value::from(array!["x", assoc! { "y" => "z" }]));
}

#[test]
fn display_from_str_goes_both_ways() {
    #[derive(Debug, Deserialize, Serialize, PartialEq)]
    struct Coded {
        #[serde(with = "display_from_str")]
        code: u16,
    }
    #[derive(Debug, Deserialize, Serialize, PartialEq)]
    struct Around {
        #[serde(flatten)]
        coded: Coded,
    }
    let around = Around { coded: Coded { code: 200 } };
    let tree = Value::from(assoc! { "code" => "200" });
    one_way_and_back(&around, &tree);
    assert_eq!(serde_json::to_string(&around).unwrap(), r#"{"code":"200"}"#);
    assert_eq!(from_value::<Coded>(assoc! { "code" => " 7\n" }.into()).unwrap().code, 7);
    let error = from_value::<Coded>(assoc! { "code" => "s3cr3t" }.into()).unwrap_err();
    assert_eq!(error.expected(), "u16, found another value");
}

/// The first entry of a map, and nothing of the others.
#[derive(Debug)]
struct First;

impl<'de> Deserialize<'de> for First {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfMap;
        impl<'de> Visitor<'de> for OfMap {
            type Value = First;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<First, A::Error> {
                map.next_entry::<String, u8>().map(|_| First)
            }
        }
        deserializer.deserialize_map(OfMap)
    }
}

#[test]
fn what_a_type_leaves_is_refused() {
    let one = [Value::from(assoc! { "a" => 1 }), assoc! {}.into(), "".into()];
    let more = [Value::from(assoc! { "a" => 1, "b" => 2 }), assoc! { "a" => 1, "b" => "" }.into()];
    for tree in one {
        from_str::<First>(&compact(tree.clone())).unwrap();
        from_value::<Of<First>>(assoc! { "it" => tree, "last" => 1 }.into()).unwrap();
    }
    for tree in more {
        for inner in [tree.clone(), Value::scalar_ref(tree)] {
            let text = compact(inner.clone());
            let error = from_str::<First>(&text).unwrap_err();
            assert_eq!(common::said(&error), "invalid value: expected an assoc without more items");
            let of = Value::from(assoc! { "it" => inner, "last" => 1 });
            let error = from_str::<Of<First>>(&compact(of.clone())).unwrap_err();
            assert_eq!(
                (error.expected(), error.path()),
                ("an assoc without more items", Some("it"))
            );
            let error = from_value::<Of<First>>(of).unwrap_err();
            assert_eq!(
                (error.expected(), error.path()),
                ("an assoc without more items", Some("it"))
            );
        }
    }
    for (tree, fits) in [(array![1], true), (array![1, 2], false), (array![1, array![]], false)] {
        let text = compact(tree.clone());
        for found in [from_str::<[u8; 1]>(&text), from_value(tree.into())] {
            let expected = found.map_err(|error| error.expected().to_owned());
            let more = Err(String::from("an array without more items"));
            assert_eq!(expected, if fits { Ok([1]) } else { more });
        }
    }
}

#[test]
fn what_a_type_leaves_of_items_that_repeat_others_is_refused() {
    #[derive(Debug, Deserialize)]
    struct Lists {
        all: Vec<BTreeMap<String, u8>>,
        first: Vec<First>,
    }
    let record = || Value::from(assoc! { "a" => 1, "b" => 2 });
    let records = || (0..20).map(|_| record()).collect::<Array>();
    for (first, expected) in [
        (array![assoc! { "a" => 1 }, assoc! { "a" => 1 }], Ok((20, 2))),
        (records(), Err("an assoc without more items".to_owned())),
    ] {
        let tree = Value::from(assoc! { "all" => records(), "first" => first });
        let found = from_str::<Lists>(&compact(tree));
        let lengths = found.map(|lists| (lists.all.len(), lists.first.len()));
        assert_eq!(lengths.map_err(|error| error.expected().to_owned()), expected);
    }
}
