//! The three formats of a response read back to one flat view, one outcome and the same comments.
#![no_main]

use enom_response::{ErrorKind, Format, Response, ResponseCode};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::response::{flat, is_ordinary};

fuzz_target!(|bytes: &[u8]| {
    let Ok(response) = Response::parse(bytes) else { return };
    let view = flat(&response);
    // One format a case: a line end more asks for another one.
    let format = Format::ALL[bytes.len() % 3];
    let written = match response.to_string(format) {
        Ok(written) => written,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Unrepresentable);
            assert!(!is_ordinary(&response), "an ordinary response is refused");
            return;
        }
    };
    let read = Response::parse(&written).expect("what was written can be read");
    assert_eq!(read.format(), format, "the format can be told");
    assert_eq!(flat(&read), view);
    assert!(read.comments().eq(response.comments()), "the same comments");
    assert_eq!(read.is_complete(), response.is_complete());
    assert_eq!(read.errors(), response.errors());
    let (one, other) = (read.outcome(), response.outcome());
    assert_eq!(one.is_success(), other.is_success());
    assert_eq!(codes(&read), codes(&response));
});

fn codes(response: &Response<'_>) -> Vec<Option<u32>> {
    let outcome = response.outcome();
    outcome.reasons().iter().map(|reason| reason.code().map(ResponseCode::number)).collect()
}
