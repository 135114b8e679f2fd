//! Which encoding bytes are in, and where they stop being text.

mod common;

use wire_text::{
    Decoded, EncodingErrorKind, Error, Limits, Position, Positions, Source, is_misleading,
    is_unicode,
};

use common::Wrong;

fn decode<'a>(bytes: &'a [u8], label: Option<&'a str>) -> Result<Decoded<'a>, Error<Wrong>> {
    Decoded::of(Source::of(bytes), &Limits::new(), None, |_| label)
}

#[test]
fn ascii_and_marked_utf_8_are_borrowed_whatever_the_label() {
    for bytes in [&b"abc"[..], b"\xEF\xBB\xBF\xC3\xA9"] {
        for label in [None, Some("windows-1252"), Some("utf-16"), Some("x-unknown")] {
            let decoded = decode(bytes, label).unwrap();
            assert_eq!(decoded.borrowed().map(str::as_bytes), Some(bytes), "{label:?}");
            assert!(!decoded.is_transcoded());
            assert_eq!(decoded.into_text().as_bytes(), bytes);
        }
    }
}

#[test]
fn utf_8_disproves_a_label_of_unicode() {
    for label in ["utf-16", "UTF-8", "ucs-2", "unicode", "iso-10646-ucs-2"] {
        assert_eq!(decode(b"\xC3\xA9", Some(label)).unwrap().text(), "é", "{label}");
    }
}

#[test]
fn two_zero_bytes_are_no_utf_16() {
    assert_eq!(decode(b"\0\0", None).unwrap().text(), "\0\0");
}

#[test]
fn labels_of_unicode_are_known() {
    for label in ["utf-8", "UTF-16LE", " ucs-2", "Unicode", "iso-10646"] {
        assert!(is_unicode(label), "{label}");
    }
    for label in ["windows-1252", "iso-8859-1", "", "x-utf"] {
        assert!(!is_unicode(label), "{label}");
    }
}

#[test]
fn a_label_misleads_where_the_bytes_disprove_it() {
    for (label, bytes, misleads) in [
        ("utf-8", &b"\xC3\xA9"[..], false),
        ("UTF8", b"\xC3\xA9", false),
        ("utf-16", b"<a/>", true),
        ("utf-16", b"\xC3\xA9", true),
        ("iso-8859-1", b"<a/>", false),
        ("iso-8859-1", b"\xEF\xBB\xBF<a/>", false),
        ("iso-8859-1", b"\xC3\xA9", true),
    ] {
        assert_eq!(is_misleading(label, bytes), misleads, "{label} {}", bytes.escape_ascii());
    }
}

#[cfg(feature = "encoding")]
#[test]
fn offsets_count_in_the_encoding_of_the_bytes() {
    let decoded = decode(b"\xE9=\xE9", Some("windows-1252")).unwrap();
    assert_eq!((decoded.text(), decoded.is_transcoded()), ("é=é", true));
    assert_eq!([2, 3, 5].map(|offset| decoded.source_offset(offset)), [1, 2, 3]);
    let bytes: Vec<u8> = "aé漢".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let decoded = decode(&bytes, None).unwrap();
    assert_eq!([1, 3, 6].map(|offset| decoded.source_offset(offset)), [2, 4, 6]);
}

#[cfg(feature = "encoding")]
#[test]
fn an_error_stands_at_the_first_byte_that_is_no_text() {
    let invalid = Wrong::Encoding(EncodingErrorKind::Invalid);
    let incomplete = Wrong::Encoding(EncodingErrorKind::Incomplete);
    for (label, bytes, kind, offset) in [
        ("shift_jis", &b"ab\x81\x20cd"[..], invalid, 2),
        ("gb18030", b"ab\x81\x30\x81\x20cd", invalid, 2),
        ("gb18030", b"\x81\x30ab", invalid, 0),
        ("shift_jis", b"ab\x81", incomplete, 3),
    ] {
        let error = decode(bytes, Some(label)).unwrap_err();
        let found = (error.kind(), error.offset());
        assert_eq!(found, (kind, Some(offset)), "{label} {}", bytes.escape_ascii());
    }
    // A label of UTF-8 by another name.
    let error = decode(b"\xFF", Some("x-unicode20utf8")).unwrap_err();
    assert_eq!(error.expected(), "UTF-8");
}

#[test]
fn debug_shows_places_and_no_text() {
    let decoded = decode(b"hunter2", None).unwrap();
    let offsets = decoded.source_offsets();
    assert_eq!(format!("{offsets:?}"), "SourceOffsets { last: (0, 0), .. }");
    let mut positions = Positions::new(b"hunter2");
    assert_eq!(positions.of(3), Position { line: 1, column: 4 });
    assert_eq!(format!("{positions:?}"), "Positions { at: 3, .. }");
}
