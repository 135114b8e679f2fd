//! Any value goes through serde without loss of more than classes and wrappings, as text and as a tree.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ops_envelope::{
    Envelope, Layout, Limits, ParseOptions, Value, from_slice_with, from_value, to_string,
    to_string_pretty, to_value, to_vec,
};
use registrar_fuzz::envelope::{DeepEnvelope, Owned, can_be_written, plain};

fuzz_target!(|case: (u8, DeepEnvelope)| {
    let (question, DeepEnvelope(envelope)) = case;
    let value = envelope.value();
    let plain = plain(value);
    // One question a case.
    match question % 4 {
        0 => assert_eq!(to_value(value).expect("a tree holds any text"), plain),
        1 => {
            let typed: Value<'_> = from_value(value.clone()).expect("a tree fits a tree");
            assert_eq!(typed, plain);
        }
        2 => check_compact(value, plain),
        _ => check_indented(value, plain),
    }
});

/// Serde writes what a tree without what it has no word for writes.
fn check_compact(value: &Value<'_>, plain: Value<'_>) {
    let bare = Envelope::new(plain);
    match to_string(value) {
        Ok(written) => {
            assert!(can_be_written(&bare));
            assert_eq!(bare.to_xml(Layout::Compact).expect("as before"), written);
            assert_eq!(to_vec(value).expect("as before"), written.as_bytes());
        }
        Err(_) => assert!(!can_be_written(&bare)),
    }
}

/// The same with a line an element, and serde reads what it wrote.
fn check_indented(value: &Value<'_>, plain: Value<'_>) {
    let bare = Envelope::new(plain);
    match to_string_pretty(value) {
        Ok(written) => {
            assert!(can_be_written(&bare));
            assert_eq!(bare.to_xml(Layout::Indented).expect("as before"), written);
            let deep = Limits::new().with_depth(Limits::MAX_DEPTH);
            let options = ParseOptions::new().with_limits(deep);
            let Owned(read) = from_slice_with(&written, &options).expect("it can be read");
            assert_eq!(&read, bare.value());
        }
        Err(_) => assert!(!can_be_written(&bare)),
    }
}
