//! What each kind of error and deviation is called, and what a program can do about it.

use ops_envelope::{Category, DeviationKind, Envelope, ErrorKind, Layout};

#[test]
fn every_kind_has_its_category() {
    let category = |xml: &str| Envelope::parse(xml).unwrap_err().classify();
    for (xml, expected) in [
        ("<OPS_envelope><header>", Category::Incomplete),
        ("<OPS_envelope></OPS>", Category::Syntax),
        ("<OPS_envelope>&bad;</OPS_envelope>", Category::Syntax),
        ("<other/>", Category::Structure),
        ("", Category::Structure),
    ] {
        assert_eq!(category(xml), expected, "{xml}");
    }
    let nested = "<OPS_envelope><body><data_block><dt_scalar><dt_assoc><item key='a'>";
    assert_eq!(category(nested), Category::Incomplete);
    let deep = format!("<OPS_envelope><body><data_block>{}", "<dt_assoc>".repeat(200));
    assert_eq!(category(&deep), Category::Limit);
    let control = Envelope::new("\u{1}").to_xml(Layout::Compact).unwrap_err();
    assert_eq!((control.kind(), control.classify()), (ErrorKind::Unrepresentable, Category::Write));
}

#[test]
fn every_deviation_has_its_words() {
    for (kind, words) in [
        (DeviationKind::ByteOrderMark, "byte-order mark"),
        (DeviationKind::LeadingWhiteSpace, "white space before the XML declaration"),
        (DeviationKind::NoDeclaration, "no XML declaration"),
        (DeviationKind::DeclarationForm, "XML declaration of another form"),
        (DeviationKind::OtherEncoding, "encoding other than UTF-8"),
        (DeviationKind::NoDoctype, "no document type declaration"),
        (DeviationKind::OtherDoctype, "other document type"),
        (DeviationKind::NoHeader, "no header"),
        (DeviationKind::NoVersion, "header without version"),
        (DeviationKind::HeaderField, "header field outside the grammar"),
        (DeviationKind::HeaderWhiteSpace, "white space in a header field"),
        (DeviationKind::IndexOrder, "array items out of order"),
        (DeviationKind::IndexGap, "missing array index"),
        (DeviationKind::IndexForm, "array index in another form"),
        (DeviationKind::DoubledKey, "key given twice"),
        (
            DeviationKind::WrittenWhiteSpace,
            "white space as a reference or in CDATA next to an element",
        ),
    ] {
        assert_eq!(kind.to_string(), words);
    }
}
