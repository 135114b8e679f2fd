//! Any envelope is written if and only if it can be, and reads back equal in every layout.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ops_envelope::{
    DeviationKind, Envelope, ErrorKind, Layout, Limit, Limits, ParseOptions, deviations_with,
};
use registrar_fuzz::envelope::{AnyEnvelope, can_be_written, levels};

fuzz_target!(|case: (bool, AnyEnvelope)| {
    let (is_compact, AnyEnvelope(envelope)) = case;
    let options = ParseOptions::new().with_limits(Limits::new().with_depth(Limits::MAX_DEPTH));
    // One layout a case.
    let layout = if is_compact { Layout::Compact } else { Layout::Indented };
    let mut stream = Vec::new();
    let streamed = envelope.to_writer(&mut stream, layout);
    let written = match envelope.to_xml(layout) {
        Ok(written) => written,
        Err(error) => {
            assert!(!can_be_written(&envelope), "{error}");
            let kinds = [ErrorKind::Unrepresentable, ErrorKind::Limit(Limit::Depth)];
            assert!(kinds.contains(&error.kind()) && error.offset().is_none());
            assert_eq!(streamed.map_err(|error| error.kind()), Err(error.kind()));
            return;
        }
    };
    assert!(can_be_written(&envelope));
    assert_eq!(stream, written.as_bytes());
    let read = Envelope::parse_with(&written, &options).expect("what was written can be read");
    assert_eq!(read, envelope);
    assert!(read.header().iter().eq(envelope.header().iter()));
    assert_eq!(read.into_owned().to_xml(layout).expect("as before"), written);
    check_form(&envelope, &written, &options);
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
