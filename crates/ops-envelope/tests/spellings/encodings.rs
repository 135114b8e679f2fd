//! Bytes in other encodings, and what the label and the bytes make of each other.

use std::borrow::Cow;

#[cfg(feature = "encoding")]
use ops_envelope::ParseOptions;
#[cfg(feature = "encoding")]
use ops_envelope::{DeviationKind, deviations};
use ops_envelope::{Envelope, ErrorKind, Value, from_slice};
use serde_json::{Value as Json, json};

fn bytes(label: &str, content: &[u8]) -> Vec<u8> {
    let text = format!(
        "<?xml version='1.0' encoding='{label}'?><OPS_envelope><header><version>0.9</version></header>\
         <body><data_block><dt_assoc><item key='x'>@</item></dt_assoc></data_block></body></OPS_envelope>"
    );
    let at = text.find('@').unwrap();
    [&text.as_bytes()[..at], content, &text.as_bytes()[at + 1..]].concat()
}

#[test]
fn ascii_bytes_are_ascii_whatever_the_label_says() {
    for label in
        ["ISO-8859-1", "iso-8859-15", "windows-1252", "US-ASCII", "utf-16", "UTF-32", "x-unknown"]
    {
        let xml = bytes(label, b"plain");
        let envelope = Envelope::parse(&xml).unwrap();
        assert!(matches!(&envelope["x"], Value::Scalar(Cow::Borrowed("plain"))), "{label}");
    }
}

#[test]
fn a_label_of_utf_16_is_overruled_by_utf_8_bytes() {
    for label in ["utf-16", "UTF-16", "UTF-16LE", "utf-32", "UCS-2", "unicode", "utf8", "UTF-8"] {
        let xml = bytes(label, "é漢".as_bytes());
        let envelope = Envelope::parse(&xml).unwrap();
        assert!(matches!(&envelope["x"], Value::Scalar(Cow::Borrowed("é漢"))), "{label}");
    }
}

#[test]
fn a_byte_order_mark_overrules_the_label() {
    let xml = [&b"\xEF\xBB\xBF"[..], &bytes("ISO-8859-1", "é".as_bytes())].concat();
    assert_eq!(Envelope::parse(&xml).unwrap()["x"], "é");
}

#[test]
fn text_is_taken_at_its_word() {
    let xml = bytes("ISO-8859-1", "é".as_bytes());
    let xml = std::str::from_utf8(&xml).unwrap();
    assert_eq!(Envelope::parse(xml).unwrap()["x"], "é");
    assert_eq!(from_slice::<Json>(&bytes("UTF-8", "é".as_bytes())).unwrap(), json!({ "x": "é" }));
}

#[test]
fn bytes_that_are_no_utf_8_are_refused_where_they_stand() {
    for content in [&b"\xE9"[..], b"\xFF", b"\xC0\x80", b"\xED\xA0\x80", b"\xF4\x90\x80\x80"] {
        let xml = bytes("UTF-8", content);
        let error = Envelope::parse(&xml).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Xml(xml_pull::ErrorKind::InvalidEncoding));
        assert_eq!(error.offset(), Some(xml.iter().position(|byte| !byte.is_ascii()).unwrap()));
    }
}

#[cfg(not(feature = "encoding"))]
#[test]
fn without_the_feature_other_encodings_are_refused() {
    for label in ["ISO-8859-1", "windows-1252", "US-ASCII", "x-unknown"] {
        let error = Envelope::parse(&bytes(label, b"\xE9")).unwrap_err();
        assert_eq!(
            error.kind(),
            ErrorKind::Xml(xml_pull::ErrorKind::UnsupportedEncoding),
            "{label}"
        );
    }
}

#[cfg(feature = "encoding")]
#[test]
fn with_the_feature_other_encodings_are_decoded() {
    for (label, content, text) in [
        ("ISO-8859-1", &b"\xE9 \xA9"[..], "é ©"),
        ("iso8859-1", b"\xE9", "é"),
        ("latin1", b"\xFC", "ü"),
        ("windows-1252", b"\x80\x93x\x94", "€\u{201C}x\u{201D}"),
        ("US-ASCII", b"\xE9", "é"),
        ("ISO-8859-15", b"\xA4", "€"),
    ] {
        let xml = bytes(label, content);
        let envelope = Envelope::parse(&xml).unwrap();
        assert!(
            matches!(&envelope["x"], Value::Scalar(Cow::Owned(found)) if found == text),
            "{label}"
        );
        assert_eq!(
            ops_envelope::from_slice_with::<Json>(&xml, &ParseOptions::new()).unwrap(),
            json!({ "x": text })
        );
    }
    let error = Envelope::parse(&bytes("x-unknown", b"\xE9")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Xml(xml_pull::ErrorKind::UnsupportedEncoding));
}

#[cfg(feature = "encoding")]
#[test]
fn what_the_carrier_says_counts_more_than_the_declaration() {
    let xml = bytes("ISO-8859-15", b"\xA4");
    let options = ParseOptions::new().with_charset("windows-1252");
    assert_eq!(Envelope::parse_with(&xml, &options).unwrap()["x"], "¤");
    assert_eq!(Envelope::parse(&xml).unwrap()["x"], "€");
}

#[cfg(feature = "encoding")]
#[test]
fn utf_16_is_known_by_its_mark_or_its_zeros() {
    let xml = String::from_utf8(bytes("UTF-16", "é漢\u{1F600}".as_bytes())).unwrap();
    for mark in ["", "\u{FEFF}"] {
        let units: Vec<u16> = format!("{mark}{xml}").encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [little, big] {
            assert_eq!(Envelope::parse(&bytes).unwrap()["x"], "é漢\u{1F600}");
            // One byte alone shows no encoding.
            // A byte-order mark alone is an empty body, which has its own name.
            for cut in 2 + 2 * mark.chars().count()..bytes.len() - 1 {
                let error = Envelope::parse(&bytes[..cut]).unwrap_err();
                assert_eq!(error.kind(), ErrorKind::Incomplete, "{mark:?} {cut}");
            }
        }
    }
}

#[cfg(feature = "encoding")]
type Encode<'e> = &'e dyn Fn(&str) -> Vec<u8>;

#[cfg(feature = "encoding")]
#[test]
fn errors_and_deviations_stand_in_the_bytes_that_were_read() {
    // Characters of one, two, three and four bytes in UTF-8, all before the place.
    let xml = "<?xml version='1.0' encoding='@'?>\n<OPS_envelope><!--é €--><header/><body><data_block>\n\
               <dt_array><item key='0'>é€</item><item key='x'>é</item></dt_array>\
               </data_block></body></OPS_envelope>";
    let wide = xml.replace("é€</item>", "é€\u{1F600}</item>");
    let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
    let windows = |text: &str| {
        text.chars()
            .map(|c| {
                if c == 'é' {
                    0xE9
                } else if c == '€' {
                    0x80
                } else {
                    c as u8
                }
            })
            .collect()
    };
    let little = |text: &str| units(text).iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big =
        |text: &str| units(text).iter().flat_map(|unit| unit.to_be_bytes()).collect::<Vec<_>>();
    let marked = |text: &str| [b"\xFE\xFF", &big(text)[..]].concat();
    let encodings: [(&str, &str, Encode<'_>); 4] = [
        ("windows-1252", xml, &windows),
        ("UTF-16", &wide, &little),
        ("UTF-16", &wide, &big),
        ("UTF-16", &wide, &marked),
    ];
    for (label, xml, encode) in encodings {
        let xml = xml.replace('@', label);
        let bytes = encode(&xml);
        let place = |needle: &str| encode(&xml[..xml.find(needle).unwrap()]).len();
        let error = Envelope::parse(&bytes).unwrap_err();
        assert_eq!(
            (error.kind(), error.offset()),
            (ErrorKind::InvalidIndex, Some(place("<item key='x'")))
        );
        let other =
            ops_envelope::from_slice_with::<Json>(&bytes, &ParseOptions::new()).unwrap_err();
        assert_eq!(other.offset(), error.offset());
        let column = 34 + usize::from(label == "UTF-16");
        let report = error.report(&bytes).to_string();
        assert!(report.starts_with(&format!("3:{column}: invalid index")), "{report}");

        let right_text = xml.replace("key='x'", "key='7'");
        let right = encode(&right_text);
        let found: Vec<_> =
            deviations(&right).unwrap().iter().map(|one| (one.kind(), one.offset())).collect();
        let expected = [
            (DeviationKind::OtherEncoding, place("<?xml")),
            (DeviationKind::NoDoctype, place("<OPS_envelope")),
            (DeviationKind::NoVersion, place("<body>")),
            (DeviationKind::IndexGap, place("<item key='x'")),
        ];
        assert_eq!(found, expected);

        // Bytes of another encoding that nobody declared.
        let silent = encode(&right_text.replace(&format!(" encoding='{label}'"), ""));
        if label == "UTF-16" {
            let found = deviations(&silent).unwrap().as_slice()[0];
            assert_eq!((found.kind(), found.offset()), (DeviationKind::OtherEncoding, 0));
            let strict = ParseOptions::new().strict();
            for error in [
                Envelope::parse_with(&silent, &strict).unwrap_err(),
                ops_envelope::from_slice_with::<Json>(&silent, &strict).unwrap_err(),
            ] {
                assert_eq!(error.kind(), ErrorKind::Deviation(DeviationKind::OtherEncoding));
            }
        }
    }
}

#[cfg(feature = "encoding")]
#[test]
fn bytes_of_no_character_are_refused_where_they_stand() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    // A low surrogate without its other half.
    let xml = [b"\xFE\xFF", &utf16("<a>")[..], b"\xDE\x00", &utf16("</a>")].concat();
    let error = Envelope::parse(&xml).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Xml(xml_pull::ErrorKind::InvalidEncoding));
    assert_eq!(error.offset(), Some(8));
    // A byte that Shift_JIS has no character for.
    let xml = bytes("Shift_JIS", b"\x83e\x83X\x83g\xFD");
    let error = Envelope::parse(&xml).unwrap_err();
    assert_eq!(error.offset(), xml.iter().position(|&byte| byte == 0xFD));
}
