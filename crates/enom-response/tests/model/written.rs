//! Values that are written.

use std::collections::BTreeMap;

use enom_response::{ErrorKind, Format, to_string, to_vec};
use serde::Serialize;

use crate::{Kind, Letter, Nothing, Pair, Wrapped};

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
        (under("@a", [1]), "a sequence under the name of a field at a"),
        (under("$text", [1]), "a sequence under the name of a field at nothing"),
        (under("a", [[1]]), "a sequence under the name of a field at a[0]"),
        (under("@a", Map::from([("b", 1)])), "text for an attribute or a field's text at a"),
        (
            under("$text", Map::from([("b", 1)])),
            "text for an attribute or a field's text at nothing",
        ),
        (under("a[]", 1), "a sequence under a name with `[]` at a"),
        (under("a[]", Map::from([("b", 1)])), "a sequence under a name with `[]` at a"),
        (under("a[]", [[1]]), "a sequence under the name of a field at a[0]"),
        (
            under("a[]", [Map::from([("b", Map::from([("c", 1)]))])]),
            "a record of plain values at a[0].b",
        ),
        (under("a[]", [Kind::With(1)]), "a record of plain values at a[0]"),
        (under("a[]", [Map::from([("b", [1])])]), "a sequence under the name of a field at a[0].b"),
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
