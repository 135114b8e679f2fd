//! The sample messages of the documents, read and written byte for byte.

mod common;

use common::reading;
use ops_envelope::{Envelope, Header, Layout, ParseOptions, assoc};

#[test]
fn every_sample_reads_as_written_down() {
    let mut seen = 0;
    for sample in testdata::ops() {
        let envelope = Envelope::parse(sample.bytes()).unwrap();
        let written_down: serde_json::Value = serde_json::from_str(sample.reading()).unwrap();
        assert_eq!(reading(&envelope), written_down, "{}", sample.name());
        seen += 1;
    }
    assert_eq!(seen, 6);
}

#[test]
fn every_sample_is_written_byte_for_byte() {
    for sample in testdata::ops() {
        let envelope = Envelope::parse(sample.bytes()).unwrap();
        let written = envelope.to_xml(Layout::Indented).unwrap();
        assert_eq!(written.as_bytes(), sample.bytes(), "{}", sample.name());

        let compact = envelope.to_xml(Layout::Compact).unwrap();
        assert_eq!(Envelope::parse(&compact).unwrap(), envelope);
    }
}

#[test]
fn every_sample_keeps_to_the_grammar() {
    for sample in testdata::ops() {
        assert!(ops_envelope::deviations(sample.bytes()).unwrap().is_empty(), "{}", sample.name());
        Envelope::parse_with(sample.bytes(), &ParseOptions::new().strict()).unwrap();
    }
}

#[test]
fn the_order_of_header_fields_and_keys_means_nothing() {
    let header = |names: [&'static str; 3]| {
        let mut header = Header::default();
        assert!(names.into_iter().all(|name| header.push(name, "x")));
        header
    };
    let (one, two) =
        (header(["version", "msg_id", "msg_type"]), header(["msg_type", "version", "msg_id"]));
    assert_eq!(one, two);
    assert_ne!(one, header(["version", "msg_id", "other"]));
    let (one, two) = (
        Envelope::with_header(one, assoc! { "a" => 1, "b" => 2 }),
        Envelope::with_header(two, assoc! { "b" => 2, "a" => 1 }),
    );
    assert_eq!(one, two);
    assert_ne!(one, Envelope::with_header(two.header().clone(), assoc! { "a" => 1 }));
}

#[test]
fn every_cut_of_every_sample_is_incomplete() {
    for sample in testdata::ops() {
        // Nothing at all is an empty body, which has its own name.
        for cut in 1..sample.bytes().len() {
            let error = Envelope::parse(&sample.bytes()[..cut]).unwrap_err();
            assert_eq!(
                error.kind(),
                ops_envelope::ErrorKind::Incomplete,
                "{} {cut}",
                sample.name()
            );
            assert_eq!(error.offset(), Some(cut));
        }
    }
}

#[test]
fn no_sample_shows_its_secret() {
    let sample = testdata::by_name("change_password.request.xml").unwrap();
    let envelope = Envelope::parse(sample.bytes()).unwrap();
    assert_eq!(envelope["attributes"]["reg_password"], "aaaa");
    let shown = format!("{envelope:?}");
    assert!(shown.contains("\"reg_password\": [REDACTED]"), "{shown}");
    assert!(!shown.contains("aaaa"), "{shown}");
}
