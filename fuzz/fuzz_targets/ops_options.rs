//! Deviations, strictness, doubled keys and limits never disagree with plain reading.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ops_envelope::{
    DoubledKeys, Envelope, Error, ErrorKind, Limits, ParseOptions, deviations_with,
};

fuzz_target!(|bytes: &[u8]| {
    let read = Envelope::parse(bytes);
    // One question a case: white space at the end asks another one of the same document.
    match bytes.len() % 4 {
        0 => check_limits(bytes, &read),
        which => {
            let doubled = [DoubledKeys::Refuse, DoubledKeys::First, DoubledKeys::Last][which - 1];
            check_deviations(bytes, &ParseOptions::new().with_doubled_keys(doubled), &read);
        }
    }
});

type Read<'a> = Result<Envelope<'a>, Error>;

/// There are deviations to be listed exactly of what is read, and none in what strictness accepts.
fn check_deviations(bytes: &[u8], options: &ParseOptions, refusing: &Read<'_>) {
    let read = Envelope::parse_with(bytes, options);
    let found = deviations_with(bytes, options);
    let strict = Envelope::parse_with(bytes, &options.clone().strict());
    match refusing {
        Ok(envelope) => assert_eq!(read.as_ref().ok(), Some(envelope)),
        Err(error) if read.is_ok() => {
            assert!(matches!(error.kind(), ErrorKind::DuplicateKey | ErrorKind::DuplicateIndex));
        }
        Err(_) => {}
    }
    match (&read, &found) {
        (Ok(envelope), Ok(found)) => {
            assert!(found.as_slice().last().is_none_or(|last| last.offset() <= bytes.len()));
            assert!(found.as_slice().is_sorted_by_key(ops_envelope::Deviation::offset));
            match strict {
                Ok(strict) => {
                    assert_eq!(&strict, envelope);
                    assert!(found.is_empty(), "strictness accepts {found:?}");
                }
                Err(error) => {
                    let one = |one: &ops_envelope::Deviation| {
                        (ErrorKind::Deviation(one.kind()), Some(one.offset()))
                    };
                    assert!(found.iter().map(one).any(|one| one == (error.kind(), error.offset())));
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
fn check_limits(bytes: &[u8], read: &Read<'_>) {
    let limits = Limits::new().with_depth(6).with_items(12).with_attributes(1).with_text(24);
    let limited = Envelope::parse_with(bytes, &ParseOptions::new().with_limits(limits));
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
