//! The sample messages of the documents, read and written byte for byte.

use ops_envelope::{Envelope, Layout, ParseOptions, Value};

/// The reading of a sample, as the corpus writes it down.
fn reading(envelope: &Envelope<'_>) -> serde_json::Value {
    let header: serde_json::Map<_, _> =
        envelope.header().iter().map(|(name, text)| (name.into(), text.into())).collect();
    serde_json::json!({ "protocol": "ops", "header": header, "data": json(envelope.value()) })
}

fn json(value: &Value<'_>) -> serde_json::Value {
    match value.inner() {
        Value::Scalar(text) => text.as_ref().into(),
        Value::Array(array) => array.iter().map(json).collect(),
        Value::Assoc(assoc) => {
            assoc.iter().map(|(key, value)| (key.to_owned(), json(value))).collect()
        }
        other => panic!("{other:?} is no value of its own"),
    }
}

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
        assert_eq!(format!("{envelope:#}"), written);

        let compact = envelope.to_xml(Layout::Compact).unwrap();
        assert_eq!(Envelope::parse(&compact).unwrap(), envelope);
        assert_eq!(envelope.to_string(), compact);
    }
}

#[test]
fn every_sample_keeps_to_the_grammar() {
    for sample in testdata::ops() {
        assert_eq!(ops_envelope::deviations(sample.bytes()).unwrap(), [], "{}", sample.name());
        Envelope::parse_with(sample.bytes(), &ParseOptions::new().strict()).unwrap();
    }
}

#[test]
fn every_cut_of_every_sample_is_incomplete() {
    for sample in testdata::ops() {
        for cut in 0..sample.bytes().len() {
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
    assert!(shown.contains("\"reg_password\": [secret]"), "{shown}");
    assert!(!shown.contains("aaaa"), "{shown}");
}
