//! The documents of the corpus read as their readings say, and write back.

mod common;

use enom_response::{Format, Layout, Response, WriteOptions};
use testdata::Sample;

fn format(sample: &Sample) -> Format {
    match sample.format() {
        testdata::Format::Text => Format::Text,
        testdata::Format::Html => Format::Html,
        testdata::Format::Xml => Format::Xml,
        testdata::Format::Ops => panic!("eNom writes no envelopes"),
    }
}

#[test]
fn every_reply_reads_as_its_reading() {
    for sample in testdata::enom_replies() {
        let response = Response::parse(sample.bytes()).unwrap();
        assert_eq!(Response::parse_as(format(sample), sample.bytes()).unwrap(), response);
        let printed = serde_json::to_string_pretty(&common::reading(&response)).unwrap() + "\n";
        assert_eq!(printed, sample.reading(), "{}", sample.name());
    }
}

#[test]
fn regular_replies_write_back_byte_for_byte() {
    for name in
        ["set_password.reply.html", "set_password.reply.txt", "get_account_password.reply.txt"]
    {
        let sample = testdata::by_name(name).unwrap();
        let response = Response::parse(sample.bytes()).unwrap();
        let written = response.to_string(format(sample)).unwrap();
        assert_eq!(written.as_bytes(), sample.bytes(), "{name}");
    }
    for name in ["set_password.reply.xml", "get_account_password.reply.xml"] {
        let sample = testdata::by_name(name).unwrap();
        let response = Response::parse(sample.bytes()).unwrap();
        let regular =
            std::str::from_utf8(sample.bytes()).unwrap().replace("<debug></debug>", "<debug/>");
        assert_eq!(response.to_string(Format::Xml).unwrap(), regular, "{name}");
    }
}

#[test]
fn every_reply_has_one_flat_view_in_every_format() {
    for sample in testdata::enom_replies() {
        let response = Response::parse(sample.bytes()).unwrap();
        let flat: Vec<_> = response.flat().collect();
        for format in Format::ALL {
            for layout in [Layout::Documented, Layout::OneLine] {
                let mut written = String::new();
                let options = WriteOptions::new(format).with_layout(layout);
                response.write_with(&mut written, &options).unwrap();
                let again = Response::parse(&written).unwrap();
                assert_eq!(again.format(), format);
                assert_eq!(again.flat().collect::<Vec<_>>(), flat, "{written}");
                assert!(again.comments().eq(response.comments()));
            }
        }
    }
}

#[test]
fn quirks_read_as_their_readings() {
    let pairs = testdata::pairs("enom/quirks", &["txt", "html", "xml"], "json");
    assert!(pairs.len() > 20);
    for pair in pairs {
        let response =
            Response::parse(pair.bytes()).unwrap_or_else(|e| panic!("{}: {e}", pair.name()));
        let printed = serde_json::to_string_pretty(&common::reading(&response)).unwrap() + "\n";
        assert_eq!(printed, pair.reading(), "{}", pair.name());
        // Written in its own format it is the same again.
        let written = response.to_string(response.format()).unwrap();
        assert_eq!(Response::parse(&written).unwrap(), response, "{written}");
    }
}
