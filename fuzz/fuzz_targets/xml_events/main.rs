//! The events of a document tile it, limits only take away, and a cut is missed.
#![no_main]

mod document;

use document::Document;
use libfuzzer_sys::fuzz_target;
use xml_pull::{ErrorKind, Limit, Limits, decode};

fuzz_target!(|bytes: &[u8]| {
    let decoded = match decode(bytes, &Limits::new(), None) {
        Ok(decoded) => decoded,
        Err(error) => {
            assert!(error.offset().is_some_and(|offset| offset <= bytes.len()));
            return;
        }
    };
    let text = decoded.text();

    let document = Document::read(text, Limits::new());
    document.check();

    let tight = Limits::new().with_depth(3).with_items(8).with_attributes(2).with_text(12);
    let limited = Document::read(text, tight);
    assert!(document.events.starts_with(&limited.events), "limits change no event");
    if limited.failure != document.failure {
        let error = limited.failure.expect("limits only take away");
        assert!(matches!(error.kind(), ErrorKind::Limit(_)));
    }

    if let Some(bytes) = text.len().checked_sub(1) {
        let error = Document::read(text, Limits::new().with_bytes(bytes)).failure;
        assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::Limit(Limit::Bytes)));
    }
    if document.failure.is_none() {
        document.check_cuts();
    }
});
