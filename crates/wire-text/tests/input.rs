//! One way in: text is taken at its word, bytes are decoded, and offsets lead back.

mod common;

use std::borrow::Cow;

use wire_text::{Decoded, EncodingErrorKind, Error, Input, Limit, Limits, Source};

use common::Wrong;

fn decode<'a>(
    input: &'a (impl Input + ?Sized),
    charset: Option<&str>,
    declared: Option<&'a str>,
) -> Result<Decoded<'a>, Error<Wrong>> {
    Decoded::of(Source::of(input), &Limits::new(), charset, |_| declared)
}

#[test]
fn every_type_of_input_is_the_same_document() {
    let (text, bytes) = (String::from("é"), "é".as_bytes().to_vec());
    for decoded in [
        decode("é", None, None),
        decode(&text, None, None),
        decode(&&text, None, None),
        decode(&Cow::Borrowed("é"), None, None),
        decode("é".as_bytes(), None, None),
        decode(&bytes, None, None),
        decode(b"\xC3\xA9", None, None),
        #[cfg(feature = "bytes")]
        decode(&bytes::Bytes::from_static(b"\xC3\xA9"), None, None),
    ] {
        let decoded = decoded.unwrap();
        assert_eq!((decoded.text(), decoded.borrowed()), ("é", Some("é")));
    }
}

#[test]
fn text_is_text_whatever_it_declares() {
    for label in ["iso-8859-1", "utf-16", "x-unknown"] {
        assert_eq!(decode("é", Some(label), Some(label)).unwrap().text(), "é");
    }
}

#[test]
fn the_carrier_counts_more_than_the_document() {
    let unknown = Wrong::Encoding(EncodingErrorKind::Unsupported);
    let kind =
        |charset, declared| decode(b"\xC3\xA9", charset, declared).map_err(|e| e.kind()).err();
    assert_eq!(kind(None, Some("x-unknown")), Some(unknown));
    assert_eq!(kind(Some("utf-8"), Some("x-unknown")), None);
    assert_eq!(kind(Some("x-unknown"), Some("utf-8")), Some(unknown));
    // Bytes that are UTF-8 disprove a label of UTF-16.
    assert_eq!(kind(Some("utf-16"), None), None);
}

#[test]
fn bytes_that_are_no_text_are_refused_where_they_stand() {
    for (bytes, kind, offset) in [
        (&b"ab\xFF"[..], EncodingErrorKind::Invalid, 2),
        (b"ab\xC3", EncodingErrorKind::Incomplete, 3),
    ] {
        let error = decode(bytes, None, None).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (Wrong::Encoding(kind), Some(offset)));
    }
}

#[test]
fn the_limit_of_bytes_counts_before_decoding() {
    let limits = Limits::new().with_bytes(2);
    let decode = |text: &'static str| {
        Decoded::of::<Wrong>(Source::of(text), &limits, None, |_| panic!("nobody asks"))
    };
    assert!(decode("ab").is_ok());
    assert_eq!(decode("abc").unwrap_err().kind(), Wrong::Limit(Limit::Bytes));
}

#[test]
fn what_precedes_the_document_is_known() {
    for (text, leading) in [("", 0), ("a", 0), (" \r\n\u{FEFF}\t<a>", 7), ("\u{A0}", 0)] {
        assert_eq!(decode(text, None, None).unwrap().leading(), leading, "{text:?}");
    }
}

#[cfg(feature = "encoding")]
#[test]
fn offsets_lead_back_to_the_bytes() {
    let bytes: Vec<u8> = "\u{FEFF}aé漢".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let decoded = decode(&bytes, None, None).unwrap();
    assert_eq!((decoded.text(), decoded.is_transcoded()), ("aé漢", true));
    let mut offsets = decoded.source_offsets();
    for (offset, place) in [(0, 2), (1, 4), (3, 6), (6, 8), (9, 8), (1, 4)] {
        assert_eq!((offsets.find(offset), decoded.source_offset(offset)), (place, place));
    }
}

#[test]
fn debug_shows_lengths_and_no_text() {
    let decoded = decode("hunter2", None, None).unwrap();
    assert_eq!(format!("{decoded:?}"), "Decoded { length: 7, .. }");
    assert_eq!(format!("{:?}", Source::of("hunter2")), "Text(7 bytes)");
    assert_eq!(format!("{:?}", Source::of(b"hunter2")), "Bytes(7 bytes)");
}
