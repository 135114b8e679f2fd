//! Values that have values in them.

use std::collections::BTreeMap;

use enom_response::from_str;
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

use crate::{Attribute, Beside, Kind, Letter, One, Pair, Records, parse};

#[test]
fn what_nests_is_read_from_fields() {
    assert_eq!(parse("<a>1</a><a>2</a>"), Ok(One { a: (1_u8, 2_u8) }));
    assert_eq!(parse("<a>1</a><a>2</a>"), Ok(One { a: Pair(1, '2') }));
    assert_eq!(parse("<a>1</a>"), Ok(One { a: [1_u8] }));
    assert_eq!(parse("<a><a>1</a></a>"), Ok(One { a: One { a: 1_u8 } }));
    assert_eq!(parse("<a><b>1</b></a>"), Ok(One { a: BTreeMap::from([('b', 1_u8)]) }));
    assert_eq!(parse("<a/>"), Ok(One { a: BTreeMap::<char, u8>::new() }));
    assert_eq!(parse("<a/>"), Ok(One { a: None::<BTreeMap<char, u8>> }));
    for some in ["<a x='1'/>", "<a><x>1</x></a>"] {
        assert!(parse::<One<Option<BTreeMap<String, u8>>>>(some).unwrap().a.is_some());
    }
    assert_eq!(parse::<One<Option<char>>>("<a> \n</a>"), Ok(One { a: None }));
    assert_eq!(parse::<One<Option<Vec<u8>>>>("<b/>"), Ok(One { a: None }));
    assert_eq!(parse("<a>1</a><a>2</a>"), Ok(One { a: Some(vec![1_u8, 2]) }));
    // An attribute is a struct with text and nothing else.
    let attribute = from_str::<Attribute<Beside<u8>>>("<interface-response a='7'/>").unwrap();
    assert_eq!(attribute.a.text, 7);
    let error = from_str::<Attribute<One<u8>>>("<interface-response a='7'/>").unwrap_err();
    assert_eq!(error.expected(), "missing field `a`");
    // What has fields is found however deep it stands, but not as a part of itself.
    let deep = parse::<Deep>("<x><y><z/><inner><b>1</b></inner></y></x>").unwrap();
    assert_eq!(deep.inner.unwrap().inner, None);
    assert_eq!(parse::<Deep>("<x><inner/><y>1</y></x>").unwrap().inner, None);
    // Keys are types too.
    let keys = parse::<One<BTreeMap<Letter, u8>>>("<a><A>1</A><Second>2</Second></a>").unwrap();
    assert_eq!(keys.a, BTreeMap::from([(Letter::A, 1), (Letter::C, 2)]));
    let keys = parse::<BTreeMap<Key, u8>>("<a>1</a>").unwrap();
    assert_eq!(keys, BTreeMap::from([(Key("a".to_owned()), 1)]));

    let text = "text, found a field with fields at a";
    assert_eq!(parse::<One<String>>("<a><b/></a>").unwrap_err(), text);
    assert_eq!(parse::<One<bool>>("<a><b/></a>").unwrap_err(), text);
    assert_eq!(parse::<One<()>>("<a><b/></a>").unwrap_err(), "nothing at a");
    let map = from_str::<Attribute<BTreeMap<String, u8>>>("<interface-response a='1'/>");
    assert_eq!(map.unwrap_err().expected(), "fields, found text");
}

#[derive(Debug, PartialEq, Deserialize)]
struct Deep {
    inner: Option<Box<Deep>>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Key(String);

#[test]
fn variants_are_text_or_a_field_of_their_name() {
    for (inside, expected) in [
        ("<a>Plain</a>", Kind::Plain),
        ("<a> plain </a>", Kind::Plain),
        ("<a><Plain/></a>", Kind::Plain),
        ("<a><with>7</with></a>", Kind::With(7)),
        ("<a><Both><a>1</a><b>x</b></Both></a>", Kind::Both { a: 1, b: Some('x') }),
        ("<a><Both><a>1</a></Both></a>", Kind::Both { a: 1, b: None }),
    ] {
        assert_eq!(parse(inside), Ok(One { a: expected }), "{inside}");
    }
    for (inside, expected) in [
        ("<a><Plain>x</Plain></a>", "a variant without content at a"),
        ("<a><Plain/><Plain/></a>", "one field, named as a variant at a"),
        ("<a>With</a>", "newtype variant, found variant at a"),
        ("<a><other/></a>", "one of the variants `Plain`, `With`, `Both`, `Two` at a"),
        (
            "<a><Two>1</Two></a>",
            "invalid length 1, expected tuple variant Kind::Two with 2 elements at a",
        ),
    ] {
        assert_eq!(parse::<One<Kind>>(inside).unwrap_err(), expected, "{inside}");
    }
    // The whole response can be one.
    assert_eq!(parse::<Kind>("<With>7</With>"), Ok(Kind::With(7)));
    assert_eq!(parse::<One<Vec<Kind>>>("<a>Plain</a><a><With>1</With></a>").unwrap().a.len(), 2);
}

/// How many items a sequence says that it has, at each of them.
#[derive(Debug, PartialEq)]
struct Counted(Vec<Option<usize>>);

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Counts;
        impl<'de> Visitor<'de> for Counts {
            type Value = Counted;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a sequence")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Counted, A::Error> {
                let mut counts = vec![items.size_hint()];
                while items.next_element::<String>()?.is_some() {
                    counts.push(items.size_hint());
                }
                Ok(Counted(counts))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut entries: A,
            ) -> Result<Counted, A::Error> {
                let mut counts = vec![entries.size_hint()];
                while entries.next_entry::<String, serde::de::IgnoredAny>()?.is_some() {
                    counts.push(entries.size_hint());
                }
                Ok(Counted(counts))
            }
        }
        deserializer.deserialize_any(Counts)
    }
}

#[test]
fn sequences_and_maps_say_how_long_they_are() {
    let down = |from: usize| Counted((0..=from).rev().map(Some).collect());
    let inside = "<a>1</a><a>2</a><a>3</a><b>4</b><c/>";
    assert_eq!(parse(inside), Ok(One { a: down(3) }));
    assert_eq!(parse(inside), Ok(down(3)));
    let text = from_str::<Records<String>>("a1=x\na2=y\n;").unwrap();
    assert_eq!(text.records, ["x", "y"]);
    assert_eq!(from_str::<Numbered>("a1=x\na3=y\n;").unwrap().a, down(2));
    assert_eq!(from_str::<Numbered>("b=x\n;").unwrap().a, down(0));
}

#[derive(Debug, PartialEq, Deserialize)]
struct Numbered {
    #[serde(rename = "a[]")]
    a: Counted,
}

#[test]
fn records_are_read_as_they_stand() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Host {
        #[serde(rename = "@id")]
        id: Option<u8>,
        #[serde(rename = "$text")]
        text: Option<String>,
        name: Option<String>,
    }
    let host = |id, text: Option<&str>, name: Option<&str>| Host {
        id,
        text: text.map(str::to_owned),
        name: name.map(str::to_owned),
    };
    // A record that is an element has what stands in it; another has what stands beside it.
    assert_eq!(
        parse("<l><a id='1'><name>n</name></a><a id='2'><name>m</name></a></l>"),
        Ok(Records {
            records: vec![host(Some(1), None, Some("n")), host(Some(2), None, Some("m"))]
        })
    );
    assert_eq!(
        parse("<a id='1'>x</a><name>n</name><a>y</a>"),
        Ok(Records {
            records: vec![host(Some(1), Some("x"), Some("n")), host(None, Some("y"), None)]
        })
    );
    let any = parse::<Records<serde_json::Value>>("<l><a><b>1</b></a><a><b>2</b></a></l>").unwrap();
    assert_eq!(any.records, [serde_json::json!({"b": "1"}), serde_json::json!({"b": "2"})]);
    let any = parse::<Records<serde_json::Value>>("<a>1</a><b/><a>2</a>").unwrap();
    assert_eq!(any.records, [serde_json::json!("1"), serde_json::json!("2")]);
    let maps = parse::<Records<BTreeMap<String, u8>>>("<l><a><b>1</b></a><a><c>2</c></a></l>");
    assert_eq!(maps.unwrap().records[1], BTreeMap::from([("c".to_owned(), 2)]));
    let none = parse::<Records<Option<String>>>("<a>1</a><b/><a> </a>").unwrap();
    assert_eq!(none.records, [Some("1".to_owned()), Some(String::new())]);
    let some =
        parse::<Records<Option<BTreeMap<String, u8>>>>("<l><a><b>1</b></a><a> <b>1</b></a></l>");
    assert!(some.unwrap().records.iter().all(Option::is_some));
}
