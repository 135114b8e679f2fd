//! Every type of serde's data model, read from each place that a value has and written to it.
#![cfg(feature = "serde")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use enom_response::typed::Decimal;
use enom_response::{ErrorKind, Format, Response, from_response, from_str, to_string, to_vec};
use serde::de::{DeserializeOwned, Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Deserialize)]
struct One<T> {
    a: T,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Attribute<T> {
    #[serde(rename = "@a")]
    a: T,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Beside<T> {
    #[serde(rename = "$text")]
    text: T,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Records<T> {
    #[serde(rename = "a[]")]
    records: Vec<T>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Repeated<T> {
    a: Vec<T>,
}

/// What `text` is as a `T` in every place that text has, which is the same in all of them.
fn read<T: DeserializeOwned + PartialEq + Debug>(text: &str) -> Result<T, String> {
    fn from<U: DeserializeOwned>(source: &str) -> Result<U, String> {
        let read = from_str(source).map_err(|error| {
            assert_eq!(error.kind(), ErrorKind::Data);
            error.expected().to_owned()
        });
        let response = Response::parse(source).unwrap();
        assert_eq!(from_response::<U>(&response).is_ok(), read.is_ok());
        read
    }
    let xml = |inside: &str| format!("<interface-response>{inside}</interface-response>");
    let element = format!("<a>{text}</a>");
    let first = from::<One<T>>(&xml(&element)).map(|one| one.a);
    let others = [
        from::<One<T>>(&format!("ErrCount=0\nA={text}")).map(|one| one.a),
        from::<One<T>>(&xml(&format!("{element}<x/>{element}<A>{text}</A>"))).map(|one| one.a),
        from::<Attribute<T>>(&format!("<interface-response A='{text}'/>")).map(|one| one.a),
        from::<One<Beside<T>>>(&xml(&element)).map(|one| one.a.text),
        from::<Records<T>>(&format!("ErrCount=0\na1={text}")).map(|mut all| all.records.remove(0)),
        from::<Repeated<T>>(&xml(&element)).map(|mut all| all.a.remove(0)),
        from::<Repeated<T>>(&xml(&format!("{element}{element}"))).map(|mut all| all.a.remove(1)),
        from::<BTreeMap<String, T>>(&xml(&element)).map(|mut map| map.remove("a").unwrap()),
    ];
    for other in others {
        assert_eq!(other, first, "{text}");
    }
    first
}

fn reads<T: DeserializeOwned + PartialEq + Debug>(text: &str, expected: T) {
    assert_eq!(read::<T>(text), Ok(expected), "{text}");
}

fn refuses<T: DeserializeOwned + PartialEq + Debug>(text: &str, expected: &str) {
    assert_eq!(read::<T>(text), Err(expected.to_owned()), "{text}");
}

#[test]
fn numbers_are_read_in_their_range() {
    macro_rules! integers {
        ($($type:ty)*) => {$({
            reads("7", 7 as $type);
            reads(&<$type>::MAX.to_string(), <$type>::MAX);
            reads(&<$type>::MIN.to_string(), <$type>::MIN);
            let expected = concat!("a whole number of type ", stringify!($type));
            for text in ["", "x", "1.5", "340282366920938463463374607431768211456"] {
                refuses::<$type>(text, expected);
            }
        })*};
    }
    integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);
    refuses::<u8>("-1", "a whole number of type u8");
    refuses::<u8>("256", "a whole number of type u8");
    reads("1.5", 1.5_f32);
    reads("-1,832.25", -1832.25_f64);
    refuses::<f64>("x", "a number");
    refuses::<f32>("", "a number");
    reads("-1,832.25", Decimal::new(-183_225, 2));
    refuses::<Decimal>("x", "expected a decimal number");
    assert_eq!(
        serde_json::from_str::<Decimal>("5").unwrap_err().to_string(),
        "invalid type: integer `5`, expected a decimal number at line 1 column 1"
    );
}

#[test]
fn text_is_read_as_what_it_says() {
    for text in ["true", "True", "1", "yes"] {
        reads(text, true);
    }
    reads("FALSE", false);
    refuses::<bool>("maybe", "a boolean");
    refuses::<bool>("", "a boolean");
    reads("x", 'x');
    refuses::<char>("xy", "a character, found another text");
    reads("some text", "some text".to_owned());
    reads("", String::new());
    reads("x", Some('x'));
    assert_eq!(parse("<a> </a>"), Ok(One { a: None::<char> }));
    assert_eq!(parse("<a>1</a><a/>"), Ok(One { a: vec![Some('1'), None] }));
    reads("", ());
    refuses::<()>("x", "nothing");
    reads("", Nothing);
    refuses::<Nothing>("x", "nothing");
    reads("7", Wrapped(7));
    reads("b", Letter::B);
    reads("Second", Letter::C);
    refuses::<Letter>("x", "one of the variants `A`, `B`, `Second`");
    reads("bytes", Bytes(b"bytes".to_vec()));
    reads("bytes", Buffer(b"bytes".to_vec()));
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Nothing;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Wrapped(u8);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Letter {
    A,
    B,
    #[serde(rename = "Second")]
    C,
}

#[derive(Debug, PartialEq)]
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(AnyText).map(|text| Self(text.into_bytes()))
    }
}

#[derive(Debug, PartialEq)]
struct Buffer(Vec<u8>);

impl<'de> Deserialize<'de> for Buffer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_byte_buf(AnyText).map(|text| Self(text.into_bytes()))
    }
}

struct AnyText;

impl Visitor<'_> for AnyText {
    type Value = String;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }
}

fn parse<T: DeserializeOwned>(inside: &str) -> Result<T, String> {
    from_str(&format!("<interface-response>{inside}</interface-response>"))
        .map_err(|error| format!("{} at {}", error.expected(), error.path().unwrap_or("nothing")))
}

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

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Pair(u8, char);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Key(String);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Kind {
    Plain,
    With(u8),
    Both { a: u8, b: Option<char> },
    Two(u8, u8),
}

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
    let text = from_str::<Records<String>>("a1=x\na2=y").unwrap();
    assert_eq!(text.records, ["x", "y"]);
    assert_eq!(from_str::<Numbered>("a1=x\na3=y").unwrap().a, down(2));
    assert_eq!(from_str::<Numbered>("b=x").unwrap().a, down(0));
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
        parse("<l><a id='1'>x<name>n</name></a><a id='2'><name>m</name></a></l>"),
        Ok(Records {
            records: vec![host(Some(1), Some("x"), Some("n")), host(Some(2), None, Some("m"))]
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
    assert_eq!(none.records, [Some("1".to_owned()), None]);
    let some =
        parse::<Records<Option<BTreeMap<String, u8>>>>("<l><a><b>1</b></a><a> <b>1</b></a></l>");
    assert!(some.unwrap().records.iter().all(Option::is_some));
}

#[test]
fn every_type_is_written_where_it_stands() {
    #[derive(Serialize)]
    struct All<'a> {
        #[serde(rename = "@attribute")]
        attribute: i128,
        small: i8,
        unsigned: u16,
        huge: u128,
        float: f32,
        double: f64,
        letter: char,
        nothing: (),
        unit: Nothing,
        wrapped: Wrapped,
        some: Option<&'a str>,
        none: Option<u8>,
        plain: Kind,
        with: Kind,
        both: Kind,
        pair: (u8, bool),
        tuple: Pair,
        display: std::net::Ipv4Addr,
        map: BTreeMap<Letter, u8>,
        numbers: BTreeMap<u8, u8>,
        #[serde(rename = "list[]")]
        list: &'a [u8],
    }
    let all = All {
        attribute: -1,
        small: -8,
        unsigned: 16,
        huge: 128,
        float: 0.5,
        double: 1e3,
        letter: 'x',
        nothing: (),
        unit: Nothing,
        wrapped: Wrapped(1),
        some: Some("s"),
        none: None,
        plain: Kind::Plain,
        with: Kind::With(7),
        both: Kind::Both { a: 1, b: Some('y') },
        pair: (1, true),
        tuple: Pair(2, 'z'),
        display: std::net::Ipv4Addr::LOCALHOST,
        map: BTreeMap::from([(Letter::A, 1)]),
        numbers: BTreeMap::new(),
        list: &[4, 5],
    };
    let xml = to_string(&all, Format::Xml).unwrap();
    let flat: Vec<_> = xml.lines().map(str::trim).collect();
    assert_eq!(
        flat.join(""),
        "<interface-response attribute=\"-1\"><small>-8</small><unsigned>16</unsigned>\
         <huge>128</huge><float>0.5</float><double>1000</double><letter>x</letter><nothing/><unit/>\
         <wrapped>1</wrapped><some>s</some><plain>Plain</plain><with><With>7</With></with>\
         <both><Both><a>1</a><b>y</b></Both></both><pair>1</pair><pair>true</pair>\
         <tuple>2</tuple><tuple>z</tuple><display>127.0.0.1</display><map><A>1</A></map><numbers/>\
         <list1>4</list1><list2>5</list2></interface-response>",
    );
    assert_eq!(to_vec(&all, Format::Xml).unwrap(), xml.as_bytes());
    #[cfg(feature = "std")]
    {
        let mut out = Vec::new();
        enom_response::to_writer(&mut out, &all, Format::Xml).unwrap();
        assert_eq!(out, xml.as_bytes());
    }
}

#[test]
fn what_has_no_place_is_refused_with_its_path() {
    type Map<T> = BTreeMap<&'static str, T>;
    fn under<T: Serialize>(key: &'static str, value: T) -> String {
        let error = to_string(&Map::from([(key, value)]), Format::Xml).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unrepresentable);
        format!("{} at {}", error.expected(), error.path().unwrap_or("nothing"))
    }
    fn whole<T: Serialize>(value: T) -> String {
        let error = to_string(&value, Format::Xml).unwrap_err();
        assert_eq!((error.kind(), error.path()), (ErrorKind::Unrepresentable, None));
        error.expected().to_owned()
    }
    for (found, expected) in [
        (whole(1), "a struct or a map"),
        (whole(()), "a struct or a map"),
        (whole(None::<u8>), "a struct or a map"),
        (whole(Nothing), "a struct or a map"),
        (whole([1]), "a sequence under the name of a field"),
        (under("@a", [1]), "a sequence under the name of a field at @a"),
        (under("$text", [1]), "a sequence under the name of a field at $text"),
        (under("a", [[1]]), "a sequence under the name of a field at a[0]"),
        (under("@a", Map::from([("b", 1)])), "text for an attribute or a field's text at @a"),
        (under("$text", Map::from([("b", 1)])), "text for an attribute or a field's text at $text"),
        (under("a[]", 1), "a sequence under a name with `[]` at a[]"),
        (under("a[]", Map::from([("b", 1)])), "a sequence under a name with `[]` at a[]"),
        (under("a[]", [[1]]), "a sequence under the name of a field at a[][0]"),
        (
            under("a[]", [Map::from([("b", Map::from([("c", 1)]))])]),
            "a record of plain values at a[][0].b",
        ),
        (under("a[]", [Kind::With(1)]), "a record of plain values at a[][0]"),
        (
            under("a[]", [Map::from([("b", [1])])]),
            "a sequence under the name of a field at a[][0].b",
        ),
        (under("a", Kind::Two(1, 2)), "a variant that is no tuple at a"),
        (under("a", RawBytes), "text, not bytes at a"),
    ] {
        assert_eq!(found, expected);
    }
}

struct RawBytes;

impl Serialize for RawBytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(b"bytes")
    }
}

/// A type that is never content, and quotes what it got.
#[derive(Debug)]
struct Picky;

impl<'de> Deserialize<'de> for Picky {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(serde::de::Error::custom(format_args!("`{text}` is not fine")))
    }
}

impl Serialize for Picky {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("nothing like `hunter2` is fine"))
    }
}

#[test]
fn a_type_is_quoted_but_not_under_the_name_of_a_secret() {
    for (key, read, written) in [
        (
            "a",
            "value that does not fit: `hunter2` is not fine at `a`",
            "value that cannot be written: nothing like `hunter2` is fine at `a`",
        ),
        (
            "Password",
            "value that does not fit: expected a value of the type that was asked for at `Password`",
            "value that cannot be written: expected a value that can be written at `Password`",
        ),
    ] {
        let source = format!("<interface-response><{key}>hunter2</{key}></interface-response>");
        let error = from_str::<BTreeMap<String, Picky>>(&source).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Data, read));
        let error = to_string(&BTreeMap::from([(key, Picky)]), Format::Xml).unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::Unrepresentable, written)
        );
    }
}
