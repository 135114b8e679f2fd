//! Any value goes through serde without loss of more than classes and wrappings, as text and as a tree.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ops_envelope::{
    Envelope, Layout, Limits, ParseOptions, Value, from_slice_with, from_value, to_string,
    to_string_pretty, to_value, to_vec,
};
use registrar_fuzz::envelope::{AnyEnvelope, Owned, can_be_written, plain};

fuzz_target!(|envelope: AnyEnvelope| {
    let options = ParseOptions::new().with_limits(Limits::new().with_depth(Limits::MAX_DEPTH));
    check_serde(envelope.0.value(), &options);
});

/// Serde writes and reads the same, without what it has no word for.
fn check_serde(value: &Value<'_>, options: &ParseOptions) {
    let plain = plain(value);
    assert_eq!(to_value(value).expect("a tree holds any text"), plain);
    let typed: Value<'_> = from_value(value.clone()).expect("a tree fits a tree");
    assert_eq!(typed, plain);

    let bare = Envelope::new(plain.clone());
    match to_string(value) {
        Ok(written) => {
            assert!(can_be_written(&bare));
            assert_eq!(bare.to_xml(Layout::Compact).expect("as before"), written);
            assert_eq!(to_vec(value).expect("as before"), written.as_bytes());
            let pretty = to_string_pretty(value).expect("as before");
            assert_eq!(bare.to_xml(Layout::Indented).expect("as before"), pretty);
            let Owned(read) = from_slice_with(&pretty, options).expect("it can be read");
            assert_eq!(read, plain);
        }
        Err(_) => assert!(!can_be_written(&bare)),
    }
}
