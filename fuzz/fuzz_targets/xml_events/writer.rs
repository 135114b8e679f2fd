//! The writer takes every event, and turns them into a document with the same events.
#![no_main]

#[expect(dead_code, reason = "what is asked of the events is asked by another target")]
mod document;
mod writing;

use document::Document;
use libfuzzer_sys::fuzz_target;
use xml_pull::{Limits, decode};

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode(bytes, &Limits::new(), None) else { return };
    let document = Document::read(decoded.text(), Limits::new());
    if document.failure.is_none() {
        document.check_writer();
    }
});
