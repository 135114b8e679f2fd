//! What is read of any bytes is written in its format and reads back equal, or is refused; what is cut
//! before its end is not complete, and an error says where and nothing else.
#![no_main]

use enom_response::{Category, Error, ErrorKind, Format, Layout, Response, WriteOptions};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::{cut, report};

fuzz_target!(|bytes: &[u8]| {
    let detected = Format::detect(bytes);
    match Response::parse(bytes) {
        Ok(response) => {
            assert_eq!(detected.as_ref().ok(), Some(&response.format()));
            // One question a case: a line end more asks another one of the same document.
            match bytes.len() % 3 {
                0 => check_written(&response, Layout::Documented),
                1 => check_written(&response, Layout::Wire),
                _ => check_cuts(bytes, &response),
            }
        }
        Err(error) => check_error(&error, bytes),
    }
});

/// The format that it was read in reads back equal, and is written the same again, or is refused.
fn check_written(response: &Response<'_>, layout: Layout) {
    assert_eq!(&response.clone().into_owned(), response);
    let options = WriteOptions::new(response.format()).with_layout(layout);
    let mut written = String::new();
    // What was read may have what the writer has no spelling for: it is refused.
    if let Err(error) = response.write_with(&mut written, &options) {
        assert_eq!(error.kind(), ErrorKind::Unrepresentable);
        return;
    }
    let again = Response::parse(&written).expect("what was written can be read");
    assert_eq!(&again, response);
    let mut twice = String::new();
    again.write_with(&mut twice, &options).expect("as before");
    assert_eq!(twice, written);
}

/// An error of reading lies in the input and says nothing of what stands there.
fn check_error(error: &Error, bytes: &[u8]) {
    assert!(!matches!(error.classify(), Category::Data | Category::Write), "{error}");
    assert_eq!(error.path(), None);
    let offset = error.offset().expect("what was read has a place");
    assert!(offset <= bytes.len(), "{offset} of {}", bytes.len());
    report::check(error, bytes);
}

/// No part of a document that ends before its `Done` is complete, and XML must end.
fn check_cuts(bytes: &[u8], response: &Response<'_>) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let done = text.to_ascii_lowercase().find("done").unwrap_or(text.len());
    let end = text.rfind("</").or_else(|| text.rfind("/>"));
    for length in cut::lengths(bytes) {
        match Response::parse(&bytes[..length]) {
            Ok(cut) => {
                assert!(!cut.is_complete() || length > done);
                let is_whole = end.is_some_and(|end| length > end);
                assert!(response.format() != Format::Xml || is_whole, "cut at {length}");
            }
            Err(error) => check_error(&error, &bytes[..length]),
        }
    }
}
