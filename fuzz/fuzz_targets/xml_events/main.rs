//! The events of a document tile it, shortcuts agree with them, and the writer turns them into a
//! document with the same events.
#![no_main]

mod document;
mod shortcuts;
mod writing;

use document::Document;
use libfuzzer_sys::fuzz_target;
use xml_pull::{ErrorKind, Limit, Limits, Reader};

fuzz_target!(|bytes: &[u8]| {
    let reader = Reader::from_slice(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        let error = reader.expect_err("bytes that are no UTF-8");
        assert!(matches!(error.kind(), ErrorKind::InvalidEncoding | ErrorKind::Incomplete));
        assert!(error.offset() <= bytes.len());
        return;
    };
    assert_eq!(reader.map(|reader| reader.text().len()), Ok(text.len()));

    let document = Document::read(text, Limits::new());
    document.check();
    document.check_shortcuts(Limits::new());

    let tight = Limits::new().with_depth(3).with_items(8).with_attributes(2).with_text(12);
    let limited = Document::read(text, tight);
    assert!(document.events.starts_with(&limited.events), "limits change no event");
    if limited.failure != document.failure {
        let error = limited.failure.expect("limits only take away");
        assert!(matches!(error.kind(), ErrorKind::Limit(_)));
    }
    limited.check_shortcuts(tight);

    if let Some(bytes) = text.len().checked_sub(1) {
        let error = Document::read(text, Limits::new().with_bytes(bytes)).failure;
        assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::Limit(Limit::Bytes)));
    }
    if document.failure.is_none() {
        document.check_cuts();
        document.check_writer();
    }
});
