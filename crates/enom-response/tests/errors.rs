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
    let colon = Response::parse("a=x\nb\n;").unwrap();
    for (error, category, shown) in [
        (refused("<interface-response><a>"), Category::Incomplete, "Incomplete"),
        (Response::parse_with("a=1\nb=2", &tight).unwrap_err(), Category::Limit, "Limit(Items)"),
        (refused(&xml("&bad;")), Category::Syntax, "Xml(UnknownEntity)"),
        (refused("<other/>"), Category::Structure, "UnexpectedRoot"),
        (refused("nothing of the sort"), Category::Structure, "NotAResponse(Text)"),
        (
            Response::parse_with("Done: 1", &strict).unwrap_err(),
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
    let response = Response::parse("Done=x").unwrap();
    for format in [Format::Text, Format::Html, Format::Xml] {
        let error = response.write_to(&mut Full, format).unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::Output, "the output refused the text: expected an output with room")
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
    let response = Response::parse("Done=x\nb=yy").unwrap();
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
fn an_error_says_where_in_lines_and_columns() {
    let error = refused("<interface-response>\n <a>&bad;</a></interface-response>");
    assert_eq!(error.position(), Some(enom_response::Position { line: 2, column: 5 }));
    let shown = error.to_string();
    assert!(shown.ends_with("found `&bad;` at byte 25 (line 2, column 5)"), "{shown}");
}

#[test]
fn another_format_than_was_asked_for_is_named() {
    let text = "ErrCount=0\nDone=true\n";
    let html = "<HTML><BODY><STRONG>Done: </STRONG>true<br></BODY></HTML>";
    let xml = "<interface-response/>";
    for (format, source, message) in [
        (Format::Xml, text, "a response in text: expected XML, `<interface-response>`"),
        (Format::Xml, html, "a response in html: expected XML, `<interface-response>`"),
        (Format::Text, xml, "a response in xml: expected text, `Name=Value`"),
        (Format::Html, text, "a response in text: expected HTML, `<STRONG>Name: </STRONG>value`"),
        (
            Format::Html,
            "[]",
            "not a response but JSON: expected HTML, `<STRONG>Name: </STRONG>value`",
        ),
        (Format::Text, "", "not a response but an empty body: expected text, `Name=Value`"),
    ] {
        let error = Response::parse_as(format, source).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    }
}

#[test]
fn debug_shows_no_more_than_that() {
    assert_eq!(
        format!("{:?}", refused("<interface-response><a>")),
        "Error { kind: Incomplete, offset: Some(23), expected: \"the end tag of the open element\", path: \"\" }"
    );
}

#[test]
fn each_kind_has_its_words() {
    use enom_response::{BodyKind, DeviationKind, Limit, Verdict};
    for (kind, words) in [
        (ErrorKind::NotAResponse(BodyKind::Html), "not a response but an HTML page"),
        (ErrorKind::OtherFormat(Format::Text), "a response in text"),
        (ErrorKind::Incomplete, "incomplete response"),
        (ErrorKind::InvalidEncoding, "invalid encoding"),
        (ErrorKind::UnsupportedEncoding, "unsupported encoding"),
        (ErrorKind::IllegalCharacter, "illegal character"),
        (ErrorKind::UnexpectedRoot, "unexpected root element"),
        (ErrorKind::TrailingContent, "content after the end of the response"),
        (ErrorKind::Deviation(DeviationKind::Colon), "departure from the published form: "),
        (ErrorKind::Limit(Limit::Depth), "too deep"),
        (ErrorKind::Data, "invalid value"),
        (
            ErrorKind::NotASuccess(Verdict::Incomplete),
            "a reply that lacks its end or its count of errors",
        ),
        (ErrorKind::NotASuccess(Verdict::Contradictory), "a reply that contradicts itself"),
        (ErrorKind::NotASuccess(Verdict::Failure), "a reply that reports a failure"),
        (ErrorKind::Unrepresentable, "value that cannot be written"),
        (ErrorKind::Output, "the output refused the text"),
    ] {
        let shown = kind.to_string();
        let rest = shown.strip_prefix(words);
        assert!(rest.is_some_and(|rest| rest.is_empty() != words.ends_with(' ')), "{shown}");
    }
}

#[test]
fn errors_of_xml_are_of_the_same_kind_as_those_of_text() {
    use enom_response::Limit;
    for (xml, kind) in [
        (xml_pull::ErrorKind::Incomplete, ErrorKind::Incomplete),
        (xml_pull::ErrorKind::InvalidEncoding, ErrorKind::InvalidEncoding),
        (xml_pull::ErrorKind::UnsupportedEncoding, ErrorKind::UnsupportedEncoding),
        (xml_pull::ErrorKind::IllegalCharacter, ErrorKind::IllegalCharacter),
        (xml_pull::ErrorKind::TrailingContent, ErrorKind::TrailingContent),
        (xml_pull::ErrorKind::Limit(Limit::Depth), ErrorKind::Limit(Limit::Depth)),
        (xml_pull::ErrorKind::Syntax, ErrorKind::Xml(xml_pull::ErrorKind::Syntax)),
    ] {
        assert_eq!(ErrorKind::from(xml), kind);
    }
}
