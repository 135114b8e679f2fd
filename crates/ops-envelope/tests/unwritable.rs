//! Values that no envelope can hold, and outputs that fail, with the exact text of each error.

#![cfg(feature = "serde")]

mod common;

use std::error::Error as _;

use common::{assert_discreet, same};
use ops_envelope::{
    Category, Envelope, Error, ErrorKind, Header, Layout, Value, array, assoc, to_string, to_value,
    to_writer,
};
use serde::ser::{Error as _, SerializeSeq as _, SerializeStruct as _};
use serde::{Serialize, Serializer};

/// An output that is full.
struct Full;

impl std::fmt::Write for Full {
    fn write_str(&mut self, _: &str) -> std::fmt::Result {
        Err(std::fmt::Error)
    }
}

impl std::io::Write for Full {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("the disk is full"))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn what_cannot_be_written_is_an_error() {
    let illegal = "value that cannot be written: expected characters that XML allows";
    for (value, text) in [
        (Value::from("s3cr3t\u{0}"), illegal.to_owned()),
        (assoc! { "reg_password" => "s3cr3t\u{1}" }.into(), format!("{illegal} at `reg_password`")),
        (assoc! { "a" => array!["", "s3cr3t\u{FFFE}"] }.into(), format!("{illegal} at `a[1]`")),
        (assoc! { "a" => assoc! { "b\u{1F}" => "s3cr3t" } }.into(), format!("{illegal} at `a.b…`")),
        (Value::scalar_ref("s3cr3t\u{B}"), illegal.to_owned()),
    ] {
        for layout in [Layout::Compact, Layout::Indented] {
            let error = Envelope::new(value.clone()).to_xml(layout).unwrap_err();
            assert_eq!(error.to_string(), text);
            assert_eq!(error.kind(), ErrorKind::Unrepresentable);
            assert_eq!((error.offset(), error.classify()), (None, Category::Write));
            assert_eq!(error.report(b"s3cr3t").to_string(), text, "no place, no excerpt");
            assert_discreet(&error, b"s3cr3t");
        }
        let error = to_string(&value).unwrap_err();
        assert_eq!(error.to_string(), text);
    }
    let mut class = array!["x"];
    class.set_class(0, Some("s3cr3t\u{2}".into()));
    let error = Envelope::new(class).to_xml(Layout::Compact).unwrap_err();
    assert_eq!(error.to_string(), format!("{illegal} at `[0]`"));
}

#[test]
fn headers_that_cannot_be_written_are_errors() {
    for (name, field, text) in [
        ("msg_id", " s3cr3t", "expected a header field without white space around it at `msg_id`"),
        ("msg_id", "s3cr3t\u{3}", "expected characters that XML allows at `msg_id`"),
        ("no name", "s3cr3t", "expected a name that XML allows at `no name`"),
        ("", "s3cr3t", "expected a name that XML allows"),
        (
            "item",
            "s3cr3t",
            "expected a header field that is no other element of the grammar at `item`",
        ),
    ] {
        let mut header = Header::new("0.9");
        assert!(header.push(name, field));
        let envelope = Envelope::with_header(header, assoc! {});
        let error = envelope.to_xml(Layout::Compact).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unrepresentable);
        assert_eq!(error.to_string(), format!("value that cannot be written: {text}"));
        assert_discreet(&error, b"");
    }
    let header = |fields: usize| {
        let mut header = Header::new("0.9");
        (1..fields).for_each(|n| assert!(header.push(format!("field{n}"), "x")));
        Envelope::with_header(header, assoc! {})
    };
    let xml = header(64).to_xml(Layout::Compact).unwrap();
    assert_eq!(Envelope::parse(&xml).unwrap(), header(64));
    let error = header(65).to_xml(Layout::Compact).unwrap_err();
    assert_eq!(
        error.to_string(),
        "value that cannot be written: expected at most 64 header fields"
    );
}

#[derive(Serialize)]
struct Of<T> {
    reg_password: T,
}

#[derive(Serialize)]
struct Named {
    a: Picky,
}

/// Bytes, which are no text.
struct Bytes;

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(b"s3cr3t")
    }
}

/// A type that tells what it does not like.
struct Picky;

impl Serialize for Picky {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom("nothing like s3cr3t is fine"))
    }
}

/// A map with the same key twice.
struct Twice;

impl Serialize for Twice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("a", "s3cr3t"), ("a", "Aa1")])
    }
}

/// A struct with the same field twice.
struct Doubled;

impl Serialize for Doubled {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Doubled", 2)?;
        fields.serialize_field("a", "s3cr3t")?;
        fields.serialize_field("a", "Aa1")?;
        fields.end()
    }
}

/// How writing `value` under a secret key fails, into text and into a tree.
fn error<T: Serialize>(value: T) -> Error {
    let of = Of { reg_password: value };
    let (one, two) = (to_string(&of).unwrap_err(), to_value(&of).unwrap_err());
    assert!(same(&one, &two));
    assert_eq!(one.path().unwrap().split('.').next(), Some("reg_password"));
    assert_discreet(&one, b"");
    one
}

/// A map of one key.
struct Keyed<K>(K);

impl<K: Serialize> Serialize for Keyed<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(&self.0, "s3cr3t")])
    }
}

#[test]
fn types_that_cannot_be_written_are_errors() {
    for (error, expected) in [
        (error(Bytes), "text, for an envelope holds no bytes"),
        (error(Picky), "a value that can be written"),
        (error(Keyed(vec![1])), "a map whose keys are text, numbers or booleans"),
        (error(Keyed(Bytes)), "a map whose keys are text, numbers or booleans"),
        (error(Keyed(1.5_f32)), "a map whose keys are text, numbers or booleans"),
        (error(Keyed(1.5_f64)), "a map whose keys are text, numbers or booleans"),
    ] {
        assert_eq!((error.kind(), error.expected()), (ErrorKind::Unrepresentable, expected));
    }
    let said = to_string(&Named { a: Picky }).unwrap_err();
    assert_eq!(
        said.to_string(),
        "value that cannot be written: nothing like s3cr3t is fine at `a`"
    );

    let doubled = error(Twice);
    assert_eq!(doubled.kind(), ErrorKind::DuplicateKey);
    let doubled = to_value(&Doubled).unwrap_err();
    assert_eq!((doubled.kind(), doubled.offset()), (ErrorKind::DuplicateKey, None));
}

#[test]
fn an_output_that_fails_is_an_error_with_its_cause() {
    let envelope = Envelope::new(assoc! { "reg_password" => "s3cr3t" });
    let error = envelope.write_to(&mut Full, Layout::Compact).unwrap_err();
    assert_eq!(error.to_string(), "output failed: expected an output with room");
    assert_eq!((error.kind(), error.classify()), (ErrorKind::Output, Category::Write));
    assert!(error.source().is_none());
    for error in [
        envelope.to_writer(Full, Layout::Compact).unwrap_err(),
        to_writer(Full, envelope.value()).unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Output);
        assert_eq!(error.source().unwrap().to_string(), "the disk is full");
    }
}

/// A stream that takes the start of an envelope and nothing more.
struct Short(Vec<u8>);

impl std::io::Write for Short {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.ends_with(b"<item key=\"0\"") {
            return Err(std::io::Error::other("the disk is full"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A type that has something else to say of an output that fails.
struct Stubborn;

impl Serialize for Stubborn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element("x").map_err(|_| S::Error::custom("no more of this"))?;
        list.end()
    }
}

#[test]
fn what_a_type_says_is_not_what_the_stream_says() {
    let error = to_writer(Short(Vec::new()), &["x"]).unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Output, Some("[0]")));
    assert_eq!(error.source().unwrap().to_string(), "the disk is full");
    let error = to_writer(Short(Vec::new()), &Stubborn).unwrap_err();
    assert_eq!(error.to_string(), "value that cannot be written: no more of this");
    assert!(error.source().is_none());
}
