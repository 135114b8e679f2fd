//! Any envelope is written if and only if it can be, and reads back equal in every layout, as a tree
//! and by serde.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ops_envelope::{
    DeviationKind, Envelope, ErrorKind, Layout, Limit, Limits, ParseOptions, Value,
    deviations_with, from_slice_with, from_value, to_string, to_string_pretty, to_value, to_vec,
};
use registrar_fuzz::envelope::{AnyEnvelope, Owned, can_be_written, levels, plain};

fuzz_target!(|envelope: AnyEnvelope| {
    let AnyEnvelope(envelope) = envelope;
    let options = ParseOptions::new().with_limits(Limits::new().with_depth(Limits::MAX_DEPTH));
    for layout in [Layout::Compact, Layout::Indented] {
        let mut stream = Vec::new();
        let streamed = envelope.to_writer(&mut stream, layout);
        let written = match envelope.to_xml(layout) {
            Ok(written) => written,
            Err(error) => {
                assert!(!can_be_written(&envelope), "{error}");
                let kinds = [ErrorKind::Unrepresentable, ErrorKind::Limit(Limit::Depth)];
                assert!(kinds.contains(&error.kind()) && error.offset().is_none());
                assert_eq!(streamed.map_err(|error| error.kind()), Err(error.kind()));
                continue;
            }
        };
        assert!(can_be_written(&envelope));
        assert_eq!(stream, written.as_bytes());
        let read = Envelope::parse_with(&written, &options).expect("what was written can be read");
        assert_eq!(read, envelope);
        assert!(read.header().iter().eq(envelope.header().iter()));
        assert_eq!(read.into_owned().to_xml(layout).expect("as before"), written);
        check_form(&envelope, &written, &options);
    }
    assert!(!format!("{envelope:?}").is_empty());
    check_serde(envelope.value(), &options);
});

/// The published form, but for the header's fields; and no deeper than the default limit, or refused
/// for its depth.
fn check_form(envelope: &Envelope<'_>, written: &str, options: &ParseOptions) {
    for deviation in deviations_with(written, options).expect("what was written can be read") {
        let kinds = [DeviationKind::NoVersion, DeviationKind::HeaderField];
        assert!(kinds.contains(&deviation.kind()), "{deviation}");
    }
    let default = Envelope::parse(written).map(drop).map_err(|error| error.kind());
    let is_deep = levels(envelope) > Limits::new().depth();
    assert_eq!(default, if is_deep { Err(ErrorKind::Limit(Limit::Depth)) } else { Ok(()) });
}

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
