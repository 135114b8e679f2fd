//! The pull parser, serde and text read what the tree of the bytes is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ops_envelope::{
    Envelope, Error, ErrorKind, Limits, ParseOptions, Reader, Token, Value, from_slice,
    from_slice_with,
};
use registrar_fuzz::envelope::{Owned, plain};

fuzz_target!(|bytes: &[u8]| {
    let read = Envelope::parse(bytes);
    if let Ok(decoded) = xml_pull::decode(bytes, &Limits::new(), None) {
        let text = decoded.into_text();
        let again = Envelope::parse(text.as_ref());
        assert_eq!(again.as_ref().ok(), read.as_ref().ok(), "text is read as its bytes are");
        check_tokens(&text, &again);
    }
    check_serde(bytes, &read);
});

type Read<'a> = Result<Envelope<'a>, Error>;

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
