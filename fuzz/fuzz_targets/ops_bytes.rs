//! What is read of any bytes can be written, and reads back equal; what is cut is incomplete, and an error
//! says where and nothing else.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ops_envelope::{Category, Envelope, Error, ErrorKind, Layout};
use registrar_fuzz::envelope::can_be_written;
use registrar_fuzz::{cut, report};

fuzz_target!(|bytes: &[u8]| {
    match Envelope::parse(bytes) {
        Ok(envelope) => {
            check_written(&envelope);
            check_cuts(bytes);
        }
        Err(error) => check_error(&error, bytes),
    }
});

/// Both layouts read back equal, in the same order, and are written the same again.
fn check_written(envelope: &Envelope<'_>) {
    assert!(can_be_written(envelope));
    for layout in [Layout::Compact, Layout::Indented] {
        let written = envelope.to_xml(layout).expect("what was read can be written");
        let again = Envelope::parse(&written).expect("what was written can be read");
        assert_eq!(&again, envelope);
        assert!(again.header().iter().eq(envelope.header().iter()));
        assert_eq!(again.to_xml(layout).expect("as before"), written);
    }
    assert_eq!(&envelope.clone().into_owned(), envelope);
}

/// Whatever is cut off before the end of the root element is missed.
fn check_cuts(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let end = text.rfind("</OPS_envelope").expect("an envelope ends with its end tag");
    // Nothing but white space is an empty body, which has its own name.
    let blank = |c: char| c == '\u{FEFF}' || c.is_ascii_whitespace();
    let begins = text.len() - text.trim_start_matches(blank).len();
    for length in cut::lengths(bytes).filter(|&length| begins < length && length <= end) {
        let cut = Envelope::parse(&bytes[..length]).map_err(|error| error.kind());
        assert_eq!(cut, Err(ErrorKind::Incomplete), "cut at {length}");
    }
}

/// An error of reading lies in the input and says nothing of what stands there.
fn check_error(error: &Error, bytes: &[u8]) {
    assert!(!matches!(error.classify(), Category::Data | Category::Write), "{error}");
    assert_eq!(error.path(), None);
    let offset = error.offset().expect("what was read has a place");
    assert!(offset <= bytes.len(), "{offset} of {}", bytes.len());
    report::check(error, bytes);
}
