//! Any envelope is written if and only if it can be, and reads back equal in every layout.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ops_envelope::{
    DeviationKind, Envelope, ErrorKind, Layout, Limit, Limits, ParseOptions, deviations_with,
};
use registrar_fuzz::envelope::{DeepEnvelope, can_be_written, levels};

fuzz_target!(|case: (u8, DeepEnvelope)| {
    let (which, DeepEnvelope(envelope)) = case;
    // One layout and one question a case.
    let layout = if which < 128 { Layout::Compact } else { Layout::Indented };
    let question = which % 3;
    let written = match envelope.to_xml(layout) {
        Ok(written) => written,
        Err(error) => {
            assert!(!can_be_written(&envelope), "{error}");
            let kinds = [ErrorKind::Unrepresentable, ErrorKind::Limit(Limit::Depth)];
            assert!(kinds.contains(&error.kind()) && error.offset().is_none());
            if question == 0 {
                let streamed = envelope.to_writer(std::io::sink(), layout);
                assert_eq!(streamed.map_err(|error| error.kind()), Err(error.kind()));
            }
            return;
        }
    };
    assert!(can_be_written(&envelope));
    let options = ParseOptions::new().with_limits(Limits::new().with_depth(Limits::MAX_DEPTH));
    match question {
        0 => check_stream(&envelope, &written, layout),
        1 => check_read(&envelope, &written, &options, layout),
        _ => check_form(&envelope, &written, &options),
    }
});

/// A stream takes what a string takes, and an owned copy is the same.
fn check_stream(envelope: &Envelope<'_>, written: &str, layout: Layout) {
    let mut stream = Vec::new();
    envelope.to_writer(&mut stream, layout).expect("as before");
    assert_eq!(stream, written.as_bytes());
    let owned = envelope.clone().into_owned();
    assert_eq!(&owned, envelope);
    assert!(owned.header().iter().eq(envelope.header().iter()));
}

/// What was written reads back equal, in the same order, and is written the same again.
fn check_read(envelope: &Envelope<'_>, written: &str, options: &ParseOptions, layout: Layout) {
    let read = Envelope::parse_with(written, options).expect("what was written can be read");
    assert_eq!(&read, envelope);
    assert!(read.header().iter().eq(envelope.header().iter()));
    assert_eq!(read.into_owned().to_xml(layout).expect("as before"), written);
}

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
