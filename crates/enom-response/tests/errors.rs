//! What errors say of themselves.

use std::error::Error as _;

use enom_response::{Category, Error, ErrorKind, Format, Limits, ParseOptions, Response};

fn refused(source: &str) -> Error {
    Response::parse(source).unwrap_err()
}

fn xml(inside: &str) -> String {
    format!("<interface-response>{inside}</interface-response>")
}

#[test]
fn every_kind_has_its_category() {
    let tight = ParseOptions::new().with_limits(Limits::new().with_items(1));
    let strict = ParseOptions::new().strict();
    let colon = Response::parse("a=x\nb").unwrap();
    for (error, category, shown) in [
        (refused("<interface-response><a>"), Category::Incomplete, "Incomplete"),
        (Response::parse_with("a=1\nb=2", &tight).unwrap_err(), Category::Limit, "Limit(Items)"),
        (refused(&xml("&bad;")), Category::Syntax, "Xml(UnknownEntity)"),
        (refused("<other/>"), Category::Structure, "UnexpectedRoot"),
        (refused("nothing of the sort"), Category::Structure, "NotAResponse(Prose)"),
        (
            Response::parse_with("a: 1", &strict).unwrap_err(),
            Category::Structure,
            "Deviation(Colon)",
        ),
        ("x".parse::<enom_response::ResponseCode>().unwrap_err(), Category::Data, "Data"),
        (
            Response::parse(xml("<a b='1'/>").as_str())
                .unwrap()
                .to_string(Format::Text)
                .unwrap_err(),
            Category::Write,
            "Unrepresentable",
        ),
        (colon.write_to(&mut Full, Format::Xml).unwrap_err(), Category::Write, "Output"),
    ] {
        assert_eq!((error.classify(), format!("{:?}", error.kind()).as_str()), (category, shown));
    }
}

/// An output without room.
struct Full;

impl std::fmt::Write for Full {
    fn write_str(&mut self, _: &str) -> std::fmt::Result {
        Err(std::fmt::Error)
    }
}

#[test]
fn a_full_output_is_that_in_every_format() {
    let response = Response::parse("a=x").unwrap();
    for format in [Format::Text, Format::Html, Format::Xml] {
        let error = response.write_to(&mut Full, format).unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::Output, "output failed: expected an output with room")
        );
    }
}

/// A stream with room for so many bytes.
#[cfg(feature = "std")]
struct Narrow<'a>(&'a mut [u8]);

#[cfg(feature = "std")]
impl std::io::Write for Narrow<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self.0.write(bytes)? {
            0 if !bytes.is_empty() => Err(std::io::Error::other("the line is down")),
            written => Ok(written),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(feature = "std")]
#[test]
fn a_stream_gets_every_byte_or_says_why_not() {
    let response = Response::parse("a=x\nb=yy").unwrap();
    for format in Format::ALL {
        let whole = response.to_string(format).unwrap();
        let mut room = vec![0; whole.len()];
        response.to_writer(Narrow(&mut room), format).unwrap();
        assert_eq!(room, whole.as_bytes());
        let error = response.to_writer(Narrow(&mut room[1..]), format).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Output);
        assert_eq!(error.source().unwrap().to_string(), "the line is down");
        // What cannot be written is the response's mistake, and no stream's.
        let odd = Response::parse("<interface-response a='1'/>").unwrap();
        let error = odd.to_writer(Narrow(&mut room), Format::Text).unwrap_err();
        assert!(error.kind() == ErrorKind::Unrepresentable && error.source().is_none());
    }
}

#[test]
fn what_lies_below_is_told() {
    let error = refused(&xml("&bad;"));
    let below = error.source().unwrap().downcast_ref::<xml_pull::Error>().unwrap();
    assert_eq!(Some(below.offset()), error.offset());
    assert!(refused("<other/>").source().is_none());
}

#[test]
fn debug_shows_all_but_what_lies_below() {
    assert_eq!(
        format!("{:?}", refused("<interface-response><a>")),
        "Error { kind: Incomplete, offset: Some(23), expected: \"the end tag of the open element\", path: \"\" }"
    );
}
