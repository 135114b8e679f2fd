//! Small envelopes that were once read or shown wrong.

#![cfg(feature = "serde")]

mod common;

use std::collections::BTreeMap;

use ops_envelope::{
    BodyKind, DeviationKind, Envelope, ErrorKind, deviations, from_slice, from_str,
};

fn case(name: &str) -> Vec<u8> {
    std::fs::read(testdata::root().join("cases").join(name)).expect(name)
}

fn text(name: &str) -> String {
    String::from_utf8(case(name)).expect(name)
}

#[test]
fn secrets_within_values_are_masked() {
    let xml = case("kv.xml");
    let envelope = Envelope::parse(&xml).unwrap();
    for shown in [
        format!("{envelope:?}"),
        format!("{envelope:#?}"),
        serde_json::to_string(&envelope.redacted()).unwrap(),
    ] {
        // The e stands in prose and the g in a key, where no rule can know it.
        for letter in "abcdfhi".chars() {
            assert!(!shown.contains(&format!("hunter2{letter}")), "{letter}: {shown}");
        }
        assert!(shown.contains("hunter2e") && shown.contains("domain_auth_info"), "{shown}");
    }
}

#[test]
fn a_key_shows_only_as_far_as_it_is_a_name() {
    let xml = text("log_inject.xml");
    let error = from_str::<BTreeMap<String, u8>>(&xml).unwrap_err();
    let shown = format!("{error} {error:?} {:?}", Envelope::parse(&xml).unwrap());
    assert_eq!(error.path(), Some("x…"));
    assert!(!shown.contains("login ok") && !shown.contains('\n'), "{shown}");
}

#[test]
fn text_is_text_whatever_it_declares() {
    let xml = text("latin1_label.xml");
    let envelope = Envelope::parse(&xml).unwrap();
    assert!(format!("{envelope:?}").contains("café"), "{envelope:?}");
    let read: serde_json::Value = from_str(&xml).unwrap();
    assert!(read.to_string().contains("café"), "{read}");
}

#[test]
fn an_envelope_without_header_is_read() {
    let xml = case("no_header.xml");
    let envelope = Envelope::parse(&xml).unwrap();
    assert!(envelope.header().is_empty());
    let found = deviations(&xml).unwrap();
    assert!(found.iter().any(|one| one.kind() == DeviationKind::NoHeader), "{found:?}");
}

#[test]
fn a_body_that_is_no_envelope_is_named() {
    for (name, kind) in
        [("http_head_kept.txt", BodyKind::HttpMessage), ("chunk_framing.txt", BodyKind::Chunked)]
    {
        let body = case(name);
        for error in [
            Envelope::parse(&body).unwrap_err(),
            from_slice::<serde_json::Value>(&body).unwrap_err(),
            deviations(&body).unwrap_err(),
        ] {
            assert_eq!(error.kind(), ErrorKind::NotAnEnvelope(kind), "{name}");
            common::assert_discreet(&error, &body);
        }
    }
}
