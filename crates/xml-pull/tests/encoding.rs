//! From bytes to text and back to places in the bytes: what the mark, the label and the bytes
//! themselves make of each other.

use std::borrow::Cow;

use xml_pull::ErrorKind::{Incomplete, InvalidEncoding};
use xml_pull::declared_encoding as declared;
use xml_pull::{Decoded, Error, ErrorKind, Input, Limits};

fn fault(error: &Error) -> (ErrorKind, usize, String) {
    (error.kind(), error.offset().unwrap(), error.expected().to_owned())
}

fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Decoded<'a>, Error> {
    xml_pull::decode(bytes, &Limits::new(), label)
}

#[test]
fn bytes_of_utf_8_are_borrowed_whatever_says_otherwise() {
    for (bytes, label) in [
        (&b""[..], None),
        (b"<a/>", None),
        ("<a>é漢\u{1F600}</a>".as_bytes(), None),
        // ASCII bytes disprove every label.
        (b"<a/>", Some("windows-1252")),
        (b"<a/>", Some("UTF-16")),
        (b"<a/>", Some("x-unknown")),
        // UTF-8 bytes disprove those of UTF-16, UTF-32 and their kin.
        ("é".as_bytes(), Some("UTF-8")),
        ("é".as_bytes(), Some("utf8")),
        ("é".as_bytes(), Some("UTF-16LE")),
        ("é".as_bytes(), Some(" utf-32 ")),
        ("é".as_bytes(), Some("UTF")),
        ("é".as_bytes(), Some("ucs-2")),
        ("é".as_bytes(), Some("UCS")),
        ("é".as_bytes(), Some("Unicode")),
        ("é".as_bytes(), Some("ISO-10646-UCS-2")),
        // So does a mark, which stays.
        (b"\xEF\xBB\xBF\xC3\xA9", None),
        (b"\xEF\xBB\xBF\xC3\xA9", Some("windows-1252")),
        // One byte shows no encoding, and zeros side by side are none of UTF-16.
        (b"\0", None),
        (b"\0\0\0<", None),
        (b"\0\0<\0", None),
    ] {
        let decoded = decode(bytes, label).unwrap();
        assert_eq!(decoded.text().as_bytes(), bytes, "{label:?}");
        assert!(matches!(decoded.clone().into_text(), Cow::Borrowed(_)), "{bytes:?} {label:?}");
        for offset in 0..=bytes.len() {
            assert_eq!(decoded.source_offset(offset), offset);
        }
    }
}

#[test]
fn bytes_of_no_character_are_refused_where_they_stand() {
    let rest = "the rest of a character";
    for (bytes, label, expected) in [
        (&b"a\xFFb"[..], None, (InvalidEncoding, 1, "UTF-8".into())),
        (b"\xC3(", Some("utf-16"), (InvalidEncoding, 0, "UTF-8".into())),
        (b"\xEF\xBB\xBFab\xE9 ", Some("windows-1252"), (InvalidEncoding, 5, "UTF-8".into())),
        (b"a\xE6\xBC", None, (Incomplete, 3, rest.into())),
        (b"\xF0\x9F\x98", None, (Incomplete, 3, rest.into())),
    ] {
        assert_eq!(fault(&decode(bytes, label).unwrap_err()), expected);
    }
}

#[test]
fn the_declaration_tells_its_encoding() {
    for (document, encoding) in [
        ("<?xml version='1.0' encoding='a'?>", Some("a")),
        ("<?xml encoding=\"ISO-8859-1\" ?><a>é</a>", Some("ISO-8859-1")),
        ("\u{FEFF} \r\n\t<?xml version='1.0' encoding='a' standalone='no'?>", Some("a")),
        ("<?xml version='1.0' encoding=''?><a/>", None),
        ("<?xml version='1.0'?><?p encoding='a'?>", None),
        ("<?xml encoding='a' encoding='b'?>", None),
        ("<?xml encoding='a'>", None),
        ("<?xml encoding='a'", None),
        ("<?xml encoding='é'", None),
        ("<a/><?xml encoding='a'?>", None),
        ("", None),
    ] {
        assert_eq!(declared(document.as_bytes()), encoding, "{document}");
    }
    assert_eq!(declared(b"<?xml encoding='\xE9'?>"), None);
    assert_eq!(declared(b"<?xml encoding='a'?>\xE9"), Some("a"));
}

/// What each type of input makes of the same bytes, and where the end of that text stands in them.
fn of_bytes(bytes: &[u8; 43], charset: Option<&str>) -> Option<String> {
    fn one(input: &(impl Input + ?Sized), charset: Option<&str>) -> Option<(String, usize)> {
        let decoded = xml_pull::decode(input, &Limits::new(), charset).ok()?;
        let end = decoded.source_offset(decoded.text().len());
        Some((decoded.into_text().into_owned(), end))
    }
    let slice = one(&bytes[..], charset);
    assert_eq!(one(bytes, charset), slice);
    assert_eq!(one(&bytes.to_vec(), charset), slice);
    slice.map(|(text, end)| {
        assert_eq!(end, bytes.len());
        text
    })
}

#[test]
fn a_document_is_in_what_the_carrier_says_or_else_in_what_it_declares() {
    // As UTF-8 the two bytes are one character, as windows-1252 two.
    for (declaration, charset, windows) in [
        ("<?xml version='1.0' encoding='UTF-8' ?> ", None, false),
        ("<?xml version='1.0' encoding='UTF-8' ?> ", Some("utf-16"), false),
        ("<?xml version='1.0' encoding='UTF-8' ?> ", Some("windows-1252"), true),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>  ", None, false),
        ("<?xml version='1.0' encoding='latin1' ?>", None, true),
        ("<?xml version='1.0' encoding='latin1' ?>", Some("utf-8"), false),
        ("<!-- no declaration whatever, no label-->", None, false),
    ] {
        let document = format!("{declaration}é{}", &"  "[..41 - declaration.len()]);
        let bytes: &[u8; 43] = document.as_bytes().try_into().unwrap();
        let expected = match (windows, cfg!(feature = "encoding")) {
            (false, _) => Some(document.clone()),
            (true, true) => Some(document.replace('é', "Ã©")),
            (true, false) => None,
        };
        assert_eq!(of_bytes(bytes, charset), expected, "{document} {charset:?}");
        // Text is text, whatever it declares.
        let decoded = xml_pull::decode(&document, &Limits::new(), charset).unwrap();
        assert_eq!((decoded.text(), decoded.is_transcoded()), (document.as_str(), false));
        assert_eq!(decoded.source_offset(document.len()), document.len());
    }
}

#[cfg(not(feature = "encoding"))]
#[test]
fn other_encodings_take_the_feature() {
    let known = "UTF-8, or with the feature `encoding` one of the WHATWG list";
    for (bytes, label) in [
        (&b"\xE9"[..], Some("windows-1252")),
        (b"\xE9", Some("x-unknown")),
        (b"\xFF\xFE<\0", None),
        (b"\0<", None),
    ] {
        let error = decode(bytes, label).unwrap_err();
        assert_eq!(fault(&error), (ErrorKind::UnsupportedEncoding, 0, known.into()));
    }
}

#[cfg(feature = "encoding")]
mod with_the_feature {
    use super::*;

    const DECODABLE: &str = "bytes of the encoding that the document is in";

    /// `text` in UTF-16, little and big endian.
    fn utf_16(text: &str) -> [Vec<u8>; 2] {
        [u16::to_le_bytes, u16::to_be_bytes]
            .map(|encode| text.encode_utf16().flat_map(encode).collect())
    }

    /// Decodes and comes back: `pieces` are the characters of the text with the bytes of each.
    fn both_ways(mark: &[u8], label: Option<&str>, pieces: &[(&str, &[u8])]) {
        let encoded = pieces.iter().flat_map(|(_, encoded)| *encoded);
        let bytes: Vec<u8> = mark.iter().chain(encoded).copied().collect();
        let decoded = decode(&bytes, label).unwrap();
        let text = decoded.text();
        assert_eq!(text, pieces.iter().map(|(piece, _)| *piece).collect::<String>(), "{label:?}");
        let mut places = vec![(0, mark.len())];
        for (piece, encoded) in pieces {
            let (offset, place) = places[places.len() - 1];
            places.push((offset + piece.len(), place + encoded.len()));
        }
        let mut offsets = decoded.source_offsets();
        for &(offset, place) in &places {
            assert_eq!(decoded.source_offset(offset), place, "{label:?}");
            assert_eq!(offsets.find(offset), place, "{label:?}, one after the other");
        }
        assert_eq!(offsets.find(text.len() + 1), bytes.len(), "past the end");
        for &(offset, place) in places.iter().rev() {
            assert_eq!(offsets.find(offset), place, "{label:?}, and back");
        }
        assert!(!format!("{offsets:?}").contains(text) || text.is_empty());
    }

    #[test]
    fn every_label_of_the_list_is_decoded() {
        both_ways(
            b"",
            Some("ISO-8859-1"),
            &[("<", b"<"), ("é", b"\xE9"), ("€", b"\x80"), (">", b">")],
        );
        both_ways(b"", Some("iso-8859-15"), &[("€", b"\xA4"), ("a", b"a")]);
        both_ways(b"", Some("US-ASCII"), &[("a", b"a"), ("\u{201C}", b"\x93")]);
        both_ways(b"", Some("Shift_JIS"), &[("a", b"a"), ("あ", b"\x82\xA0"), ("ｱ", b"\xB1")]);
        both_ways(b"", Some("x-unicode20utf8"), &[("a", b"a"), ("é", b"\xC3\xA9")]);
        let error = decode(b"\xE9", Some("x-unknown")).unwrap_err();
        let known = "UTF-8, or with the feature `encoding` one of the WHATWG list";
        assert_eq!(fault(&error), (ErrorKind::UnsupportedEncoding, 0, known.into()));
    }

    #[test]
    fn utf_16_is_known_by_its_mark_or_its_zeros() {
        let characters = ["<", "é", "漢", "\u{1F600}", "x"];
        for endian in [0, 1] {
            let encoded = characters.map(|character| utf_16(character)[endian].clone());
            let pieces: Vec<_> =
                characters.into_iter().zip(encoded.iter().map(Vec::as_slice)).collect();
            for label in [None, Some("UTF-8"), Some("windows-1252")] {
                both_ways(&utf_16("\u{FEFF}")[endian], label, &pieces);
                both_ways(b"", label, &pieces);
            }
        }
    }

    #[test]
    fn bytes_of_no_character_are_refused_where_they_stand() {
        let rest = "the rest of a character";
        // Longer than what is looked through at once.
        let long = b"\x82\xA0".repeat(2000);
        for (bytes, label, expected) in [
            // A lone half of a pair: the second, the first before another character, the first last.
            (&b"\xFE\xFF\0<\xDE\0\0a\0b"[..], None, (InvalidEncoding, 4, DECODABLE.into())),
            (b"\xFF\xFE<\0\0\xD8a\0b\0", None, (InvalidEncoding, 4, DECODABLE.into())),
            (b"\0<\xD8\0", None, (Incomplete, 4, rest.into())),
            (b"<\0a", None, (Incomplete, 3, rest.into())),
            (b"ab\x83e\xFDcdef", Some("Shift_JIS"), (InvalidEncoding, 4, DECODABLE.into())),
            // Four bytes that are no character, and three with another behind them.
            (b"ab\x84\x31\xA4\x40cdefg", Some("gb18030"), (InvalidEncoding, 2, DECODABLE.into())),
            (b"ab\x81\x30\x81cdefg", Some("gb18030"), (InvalidEncoding, 2, DECODABLE.into())),
            (b"ab\x82", Some("Shift_JIS"), (Incomplete, 3, rest.into())),
            (
                &[&long[..], b"\xFD "].concat(),
                Some("Shift_JIS"),
                (InvalidEncoding, 4000, DECODABLE.into()),
            ),
        ] {
            assert_eq!(fault(&decode(bytes, label).unwrap_err()), expected, "{label:?} {bytes:?}");
        }
    }
}

#[test]
fn debug_tells_how_far_it_is_without_the_text() {
    let decoded = decode(b"hunter2", None).unwrap();
    assert_eq!(format!("{decoded:?}"), "Decoded { length: 7, .. }");
    assert_eq!(format!("{:?}", decoded.source_offsets()), "SourceOffsets { last: (0, 0), .. }");
}
