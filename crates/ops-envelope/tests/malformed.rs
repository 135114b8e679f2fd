//! Every document that is refused, with the exact text of its error.

#![cfg(feature = "serde")]

mod common;

use std::collections::HashSet;

use common::{HEADER, PREAMBLE, assert_discreet, document, of_items, root, same};
use ops_envelope::{
    BodyKind, Category, DeviationKind, DoubledKeys, Envelope, Error, ErrorKind, ParseOptions,
    Reader, Value, deviations, from_slice, from_slice_with,
};
use serde::de::IgnoredAny;
use xml_pull::ErrorKind as Xml;

#[test]
fn every_malformed_document_is_refused_with_its_text() {
    let mut kinds = HashSet::new();
    let mut wrong = Vec::new();
    for pair in testdata::pairs("ops/malformed", &["xml"], "txt") {
        let (name, bytes) = (pair.name(), pair.bytes());
        let error = Envelope::parse(bytes).expect_err(name);
        let report = error.report(bytes).to_string();
        if report != pair.reading() {
            wrong.push(format!("{name}\nexpected {}\ngot      {report}", pair.reading()));
        }
        assert_discreet(&error, bytes);
        kinds.insert(error.kind());

        // Every other way in refuses it in the same words.
        for other in [
            from_slice::<Value>(bytes).unwrap_err(),
            from_slice::<IgnoredAny>(bytes).unwrap_err(),
            from_slice_with::<serde_json::Value>(bytes, &ParseOptions::new()).unwrap_err(),
            deviations(bytes).unwrap_err(),
        ] {
            assert!(same(&error, &other), "{name}: {error:?} {other:?}");
            assert_discreet(&other, bytes);
        }
        if let Ok(text) = std::str::from_utf8(bytes) {
            assert!(same(&error, &Envelope::parse(text).unwrap_err()), "{name}");
            pull(name, text, &error);
        }
        let strict = Envelope::parse_with(bytes, &ParseOptions::new().strict());
        assert_discreet(&strict.unwrap_err(), bytes);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));

    for kind in [
        ErrorKind::Incomplete,
        ErrorKind::Xml(Xml::InvalidEncoding),
        ErrorKind::Xml(Xml::UnsupportedEncoding),
        ErrorKind::Xml(Xml::IllegalCharacter),
        ErrorKind::Xml(Xml::Syntax),
        ErrorKind::Xml(Xml::MismatchedEndTag),
        ErrorKind::Xml(Xml::DuplicateAttribute),
        ErrorKind::Xml(Xml::UnknownEntity),
        ErrorKind::Xml(Xml::InternalSubset),
        ErrorKind::Xml(Xml::TrailingContent),
        ErrorKind::NotAnEnvelope(BodyKind::Empty),
        ErrorKind::NotAnEnvelope(BodyKind::Html),
        ErrorKind::NotAnEnvelope(BodyKind::Json),
        ErrorKind::NotAnEnvelope(BodyKind::HttpMessage),
        ErrorKind::NotAnEnvelope(BodyKind::Chunked),
        ErrorKind::NotAnEnvelope(BodyKind::Gzip),
        ErrorKind::NotAnEnvelope(BodyKind::Text),
        ErrorKind::NotAnEnvelope(BodyKind::Binary),
        ErrorKind::UnexpectedElement,
        ErrorKind::UnexpectedText,
        ErrorKind::UnexpectedAttribute,
        ErrorKind::MissingKey,
        ErrorKind::DuplicateKey,
        ErrorKind::DuplicateIndex,
        ErrorKind::InvalidIndex,
    ] {
        assert!(kinds.remove(&kind), "no document is refused as {kind:?}");
    }
    assert!(kinds.is_empty(), "kinds without a row: {kinds:?}");
}

/// The pull parser refuses `text` in the same words, but for what a single token cannot show.
fn pull(name: &str, text: &str, error: &Error) {
    let mut reader = match Reader::new(text) {
        Ok(reader) => reader,
        Err(other) => return assert!(same(error, &other), "{name}: {error:?} {other:?}"),
    };
    let end = loop {
        match reader.next_token() {
            Ok(Some(_)) => {}
            Ok(None) => break None,
            Err(other) => break Some(other),
        }
    };
    match error.kind() {
        ErrorKind::DuplicateKey | ErrorKind::DuplicateIndex | ErrorKind::InvalidIndex => {
            assert!(end.is_none(), "{name}: {end:?}");
        }
        _ => assert!(end.is_some_and(|other| same(error, &other)), "{name}: {error:?}"),
    }
    assert!(reader.next_token().unwrap().is_none(), "{name}: an error is final");
}

#[test]
fn strict_reading_says_what_departs_and_where() {
    for (xml, report) in [
        (
            format!("\n{PREAMBLE}{}", root(HEADER, "<dt_assoc/>")),
            "1:1: white space before the XML declaration: expected the form of the published grammar\n\n^",
        ),
        (
            document("<dt_array><item key='1'>s3cr3t</item>\n<item key='0'>Aa1</item></dt_array>"),
            "4:1: array items out of order: expected the form of the published grammar\n\
             <item key='*'>***</item></dt_array></data_block></body></***\n^",
        ),
    ] {
        let error = Envelope::parse_with(&xml, &ParseOptions::new().strict()).unwrap_err();
        assert_eq!(error.report(xml.as_bytes()).to_string(), report);
        assert_eq!(error.classify(), Category::Structure);
    }
    let doubled = of_items("<item key='a'/><item key='a'/>");
    let options = ParseOptions::new().with_doubled_keys(DoubledKeys::Last).strict();
    let error = Envelope::parse_with(&doubled, &options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Deviation(DeviationKind::DoubledKey));
}

#[test]
fn no_text_follows_an_item_that_is_one_tag() {
    for item in ["<item key='a'/>", "<item  key='a'/>", "<item class='b' key='a' />"] {
        for text in ["x</item>", "x", "<dt_assoc></dt_assoc></item>"] {
            let xml = of_items(&format!("{item}{text}<item key='b'>y</item>"));
            let error = Envelope::parse(&xml).unwrap_err();
            let at = xml.find(item).unwrap() + item.len();
            assert_eq!(error.offset(), Some(at), "{item}{text} {error}");
            assert!(same(&error, &from_slice::<Value>(xml.as_bytes()).unwrap_err()));
        }
    }
}

#[test]
fn no_item_follows_a_container_that_has_ended() {
    for container in ["<dt_assoc></dt_assoc>", "<dt_assoc ></dt_assoc>", "<dt_array ></dt_array>"] {
        for after in ["<item key=\"b\">y</item>", "<item key='1'/>"] {
            let xml = of_items(&format!("<item key='a'>{container}{after}</item>"));
            let error = Envelope::parse(&xml).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::UnexpectedElement, "{container}{after}");
            assert_eq!(error.offset(), xml.find(after), "{container}{after}");
            assert!(same(&error, &from_slice::<Value>(xml.as_bytes()).unwrap_err()));
        }
    }
}

#[test]
fn a_document_without_a_root_lacks_the_envelope() {
    for text in ["<!-- a -->x", "<?xml version='1.0'?>\nx"] {
        let error = Envelope::parse(text).unwrap_err();
        assert_eq!(error.expected(), "`<OPS_envelope>`", "{text} {error}");
    }
}
