//! Every spelling that is read, one row each: the bytes and what they mean.

#![cfg(feature = "serde")]

mod blocks;
mod clients;
#[path = "../common/mod.rs"]
mod common;
mod deviations;
mod encodings;
mod preambles;
mod texts;

use common::{json, reading, shape};
use ops_envelope::{
    DeviationKind, Envelope, ErrorKind, Layout, ParseOptions, deviations, from_slice,
};
use serde_json::{Value as Json, json};

/// Reads `xml` every way there is, asserts that all of them agree with each other and survive
/// writing, and gives the envelope back.
#[track_caller]
fn read(xml: &str) -> Envelope<'_> {
    let envelope = Envelope::parse(xml).unwrap_or_else(|e| panic!("{}", e.report(xml.as_bytes())));
    assert_eq!(Envelope::parse(xml.as_bytes()).unwrap(), envelope, "{xml}");
    assert_eq!(envelope.clone().into_owned(), envelope, "{xml}");

    let serde: Json = from_slice(xml.as_bytes()).unwrap();
    assert_eq!(serde, json(envelope.value()), "{xml}");

    for layout in [Layout::Compact, Layout::Indented] {
        let written = envelope.to_xml(layout).unwrap();
        let again = Envelope::parse(&written).unwrap();
        assert_eq!(again.header(), envelope.header(), "{written}");
        assert_eq!(shape(again.value()), shape(envelope.value()), "{written}");
        assert_eq!(again.to_xml(layout).unwrap(), written);
        // What is written keeps to the grammar, as far as the header's own fields do.
        let header = [DeviationKind::NoVersion, DeviationKind::HeaderField];
        let written_ones = deviations(&written).unwrap();
        assert!(written_ones.iter().all(|one| header.contains(&one.kind())), "{written}");
    }

    let root_ends = xml.rfind("</OPS_envelope").unwrap() + "</OPS_envelope".len();
    // Nothing but white space is an empty body, which has its own name.
    let begins = xml.find(|c: char| !c.is_ascii_whitespace() && c != '\u{FEFF}').unwrap();
    for cut in begins + 1..=root_ends {
        let error = Envelope::parse(&xml.as_bytes()[..cut]).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (ErrorKind::Incomplete, Some(cut)), "{xml}");
    }

    let listed = deviations(xml).unwrap();
    match Envelope::parse_with(xml, &ParseOptions::new().strict()) {
        Ok(strict) => {
            assert!(listed.is_empty(), "{xml}");
            assert_eq!(strict, envelope);
        }
        Err(error) => {
            let named = |found: &ops_envelope::Deviation| {
                error.kind() == ErrorKind::Deviation(found.kind())
                    && error.offset() == Some(found.offset())
            };
            assert!(listed.iter().any(named), "{error} is none of {listed:?}");
        }
    }
    envelope
}

/// An assoc for documents whose preamble matters.
const ITEMS: &str = "<dt_assoc><item key=\"protocol\">XCP</item></dt_assoc>";

/// What documents around [`ITEMS`] mean.
fn items() -> Json {
    json!({ "protocol": "ops", "header": { "version": "0.9" }, "data": { "protocol": "XCP" } })
}

/// The documents of the corpus' `quirks` folder, whose readings were written by hand.
#[test]
fn quirks_of_the_corpus() {
    let mut names = Vec::new();
    for pair in testdata::pairs("ops/quirks", &["xml"], "json") {
        let text = std::str::from_utf8(pair.bytes()).unwrap();
        let envelope = read(text);
        let pretty = serde_json::to_string_pretty(&reading(&envelope)).unwrap();
        assert_eq!(format!("{pretty}\n"), pair.reading(), "{}", pair.name());
        names.push(pair.name().to_owned());
    }
    assert!(names.contains(&"everything_at_once.xml".to_owned()), "{names:?}");
}
