//! Values that are text.

use std::collections::BTreeMap;
use std::fmt::Debug;

use enom_response::typed::Decimal;
use enom_response::{ErrorKind, Response, from_response, from_str};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Visitor};

use crate::{Attribute, Beside, Letter, Nothing, One, Records, Wrapped, parse};

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
            let expected = concat!("", stringify!($type));
            for text in ["", "x", "1.5", "340282366920938463463374607431768211456"] {
                refuses::<$type>(text, expected);
            }
        })*};
    }
    integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);
    refuses::<u8>("-1", "u8");
    refuses::<u8>("256", "u8");
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
