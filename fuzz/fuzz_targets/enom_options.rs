//! Deviations, strictness, limits and the format that is asked for never disagree with plain reading.
#![no_main]

use enom_response::{Error, ErrorKind, Format, Limits, ParseOptions, Response, deviations_with};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // One question a case: white space at the end asks another one of the same document.
    let options = match bytes.len() % 4 {
        0 => ParseOptions::new(),
        which => ParseOptions::new().with_format(Format::ALL[which - 1]),
    };
    let read = Response::parse_with(bytes, &options);
    check_format(bytes, &options, &read);
    if (bytes.len() / 4).is_multiple_of(2) {
        check_deviations(bytes, &options, &read);
    } else {
        check_limits(bytes, &options, &read);
    }
});

type Read<'a> = Result<Response<'a>, Error>;

/// A format that is asked for takes away, and changes nothing.
fn check_format(bytes: &[u8], options: &ParseOptions, read: &Read<'_>) {
    let plain = Response::parse(bytes);
    match (read, &plain) {
        (Ok(read), Ok(plain)) => assert_eq!(read, plain),
        (Err(error), Ok(plain)) => {
            assert_eq!(error.kind(), ErrorKind::OtherFormat(plain.format()));
        }
        (Err(_), Err(_)) => {}
        (Ok(read), Err(error)) => panic!("{read:?} as {options:?}, {error} without"),
    }
}

/// There are deviations to be listed exactly of what is read, and none in what strictness accepts.
fn check_deviations(bytes: &[u8], options: &ParseOptions, read: &Read<'_>) {
    let found = deviations_with(bytes, options);
    let strict = Response::parse_with(bytes, &options.clone().strict());
    match (read, &found) {
        (Ok(response), Ok(found)) => {
            assert!(found.iter().all(|one| one.offset() <= bytes.len()));
            assert!(found.as_slice().is_sorted_by_key(enom_response::Deviation::offset));
            match strict {
                Ok(strict) => {
                    assert_eq!(&strict, response);
                    assert!(found.is_empty(), "strictness accepts {found:?}");
                }
                Err(error) => {
                    let first =
                        found.as_slice().first().expect("strictness refuses what is listed");
                    let first = (ErrorKind::Deviation(first.kind()), Some(first.offset()));
                    assert_eq!(first, (error.kind(), error.offset()));
                }
            }
        }
        (Err(read), Err(found)) => {
            assert_eq!(said(read), said(found));
            let strict = strict.expect_err("strictness accepts no more than leniency");
            assert!(
                said(&strict) == said(read) || matches!(strict.kind(), ErrorKind::Deviation(_))
            );
        }
        _ => panic!("{found:?} of {read:?}"),
    }
}

/// Limits take away, and change nothing.
fn check_limits(bytes: &[u8], options: &ParseOptions, read: &Read<'_>) {
    let limits = Limits::new().with_depth(3).with_items(6).with_attributes(1).with_text(24);
    let limited = Response::parse_with(bytes, &options.clone().with_limits(limits));
    match (&limited, read) {
        (Ok(limited), Ok(read)) => assert_eq!(limited, read),
        (Err(error), _) if matches!(error.kind(), ErrorKind::Limit(_)) => {
            assert!(error.offset().is_some_and(|offset| offset <= bytes.len()));
        }
        (Err(limited), Err(read)) => assert_eq!(said(limited), said(read)),
        _ => panic!("{limited:?} within limits, {read:?} without"),
    }
}

fn said(error: &Error) -> (ErrorKind, Option<usize>, String) {
    (error.kind(), error.offset(), error.to_string())
}
