//! What is read of any bytes can be written, and reads back equal; deviations, strictness, limits,
//! tokens and serde never disagree with the tree.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ops_envelope::{
    Category, DoubledKeys, Envelope, Error, ErrorKind, Layout, Limits, ParseOptions, Reader, Token,
    Value, deviations_with, from_slice, from_slice_with,
};
use registrar_fuzz::envelope::{Owned, can_be_written, plain};
use registrar_fuzz::{cut, report};

fuzz_target!(|bytes: &[u8]| {
    let read = Envelope::parse(bytes);
    match &read {
        Ok(envelope) => {
            check_written(envelope);
            check_cuts(bytes);
        }
        Err(error) => check_error(error, bytes),
    }
    for doubled in [DoubledKeys::Refuse, DoubledKeys::First, DoubledKeys::Last] {
        check_deviations(bytes, &ParseOptions::new().with_doubled_keys(doubled), &read);
    }
    check_limits(bytes, &read);
    if let Ok(decoded) = xml_pull::decode(bytes, &Limits::new(), None) {
        let text = decoded.into_text();
        let again = Envelope::parse(text.as_ref());
        assert_eq!(again.as_ref().ok(), read.as_ref().ok(), "text is read as its bytes are");
        check_tokens(&text, &again);
    }
    check_serde(bytes, &read);
});

type Read<'a> = Result<Envelope<'a>, Error>;

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
            check_error(error, bytes);
        }
        (Err(limited), Err(read)) => assert_eq!(said(limited), said(read)),
        _ => panic!("{limited:?} within limits, {read:?} without"),
    }
}

/// The pull parser goes as far as the tree, and only the uniqueness of keys is no matter of its.
fn check_tokens(text: &str, read: &Read<'_>) {
    let mut depth = 0_usize;
    let mut last = 0;
    let tokens = Reader::new(text).and_then(|mut reader| {
        while let Some(token) = reader.next_token()? {
            match token {
                Token::Start(_) => depth += 1,
                Token::End => depth = depth.checked_sub(1).expect("ends have starts"),
                _ => {}
            }
            assert!(last <= reader.offset() || matches!(token, Token::End));
            assert!(reader.offset() <= text.len());
            last = reader.offset();
        }
        Ok(())
    });
    match (tokens, read) {
        (Ok(()), Ok(_)) => assert_eq!(depth, 0),
        (Err(tokens), Err(read)) if !is_of_keys(read) => assert_eq!(said(&tokens), said(read)),
        (_, Err(read)) if is_of_keys(read) => {}
        (tokens, read) => panic!("{tokens:?} by tokens, {read:?} as a tree"),
    }
}

/// Serde reads the same tree, without what it has no word for.
fn check_serde(bytes: &[u8], read: &Read<'_>) {
    let options = ParseOptions::new();
    let owned = from_slice_with::<Owned>(bytes, &options);
    match (&owned, read) {
        (Ok(Owned(value)), Ok(envelope)) => {
            assert_eq!(value, &plain(envelope.value()));
        }
        (Err(_), Err(_)) => {}
        _ => panic!("{:?} by serde, {read:?} as a tree", owned.map(|owned| owned.0)),
    }
    match from_slice::<Value<'_>>(bytes) {
        Ok(value) => assert_eq!(Some(value), owned.ok().map(|owned| owned.0)),
        // From text that had to be decoded nothing can be borrowed.
        Err(error) if owned.is_ok() => assert!(matches!(error.kind(), ErrorKind::Xml(_))),
        Err(error) => assert!(error.offset().is_none_or(|offset| offset <= bytes.len())),
    }
}

fn is_of_keys(error: &Error) -> bool {
    use ErrorKind::{DuplicateIndex, DuplicateKey, InvalidIndex};
    matches!(error.kind(), DuplicateKey | DuplicateIndex | InvalidIndex)
}

fn said(error: &Error) -> (ErrorKind, Option<usize>, String) {
    (error.kind(), error.offset(), error.to_string())
}
