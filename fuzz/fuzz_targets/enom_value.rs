//! Any response is written in each format without loss or refused, and reads back equal.
#![no_main]

use enom_response::{
    ErrorKind, Format, Layout, Limits, ParseOptions, Response, WriteOptions, deviations,
};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::response::{AnyResponse, flat, is_ordinary};

fuzz_target!(|case: (u8, AnyResponse)| {
    let (which, AnyResponse(response)) = case;
    // One format and layout a case.
    let format = Format::ALL[usize::from(which) % 3];
    let layout = if which < 128 { Layout::Documented } else { Layout::Wire };
    let options = WriteOptions::new(format).with_layout(layout);
    match write(&response, &options) {
        Ok(written) => check(&response, &options, &written),
        Err(kind) => {
            assert_eq!(kind, ErrorKind::Unrepresentable);
            assert!(!is_ordinary(&response), "an ordinary response is refused");
        }
    }
});

fn write(response: &Response<'_>, options: &WriteOptions) -> Result<String, ErrorKind> {
    let mut written = String::new();
    match response.write_with(&mut written, options) {
        Ok(()) => Ok(written),
        Err(error) => Err(error.kind()),
    }
}

/// What was written is read in its format, and is what it was made of: all of it in XML, the flat
/// view in the flat formats.
fn check(response: &Response<'_>, options: &WriteOptions, written: &str) {
    let read = Response::parse(written).expect("what was written can be read");
    assert!(read.comments().eq(response.comments()), "the same comments");
    assert_eq!(flat(&read), flat(response));
    match read.format() {
        Format::Xml => assert_eq!(read.root(), response.root()),
        _ => assert_eq!(read.fields().count(), flat(response).len()),
    }
    assert_eq!(write(&read, options).as_deref(), Ok(written));
    let deep = ParseOptions::new().with_format(read.format());
    let again = Response::parse_with(
        written,
        &deep.with_limits(Limits::new().with_depth(Limits::MAX_DEPTH)),
    );
    assert_eq!(again.expect("as before"), read);
    let has_comments = response.comments().next().is_some();
    if is_ordinary(response) && !(has_comments && read.format() == Format::Xml) {
        let found = deviations(written).expect("as before");
        assert!(found.is_empty(), "{found:?} in the published form");
    }
}
