//! What errors say of themselves, to people and to programs, and what they keep silent about.

use xml_pull::{Category, ErrorKind, Limit, Limits, Reader, WriteError, decode};

#[test]
fn each_kind_has_its_words_and_its_category() {
    let none = Limits::new();
    let latin = decode(b"\xE9", &none, Some("x-unknown")).unwrap_err();
    let bytes = decode(b"<a>\xE9</a>", &none, None).unwrap_err();
    let read =
        |text: &str, limits| Reader::with_limits(text, limits).find_map(Result::err).unwrap();
    for (error, kind, category, words) in [
        (
            read("<a>", none),
            ErrorKind::Incomplete,
            Category::Incomplete,
            "incomplete document: expected the end tag of the open element",
        ),
        (bytes, ErrorKind::InvalidEncoding, Category::Syntax, "invalid encoding: expected UTF-8"),
        (
            latin,
            ErrorKind::UnsupportedEncoding,
            Category::Syntax,
            "unsupported encoding: expected UTF-8, or with the feature `encoding` one of the WHATWG \
             list",
        ),
        (
            read("<a>\0</a>", none),
            ErrorKind::IllegalCharacter,
            Category::Syntax,
            "illegal character: expected a character that XML allows",
        ),
        (
            read("<a></b c", none),
            ErrorKind::MismatchedEndTag,
            Category::Syntax,
            "mismatched end tag: expected the end tag of the open element",
        ),
        (read("<a/ >", none), ErrorKind::Syntax, Category::Syntax, "malformed XML: expected `>`"),
        (
            read("<a b='' b=''/>", none),
            ErrorKind::DuplicateAttribute,
            Category::Syntax,
            "attribute given twice: expected each attribute once",
        ),
        (
            read("<a>&nbsp;</a>", none),
            ErrorKind::UnknownEntity,
            Category::Syntax,
            "unknown entity: expected `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` or a character \
             reference",
        ),
        (
            read("b", none),
            ErrorKind::MissingRoot,
            Category::Syntax,
            "no root element: expected the root element",
        ),
        (
            read("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", none),
            ErrorKind::InternalSubset,
            Category::Syntax,
            "internal DTD subset: expected `>`, for entities and other declarations are never read",
        ),
        (
            read("<a/>b", none),
            ErrorKind::TrailingContent,
            Category::Syntax,
            "content after the root element: expected the end of the document",
        ),
        (
            read("<a><b/></a>", none.with_depth(1)),
            ErrorKind::Limit(Limit::Depth),
            Category::Limit,
            "too deep: expected no more nesting than the limit allows",
        ),
        (
            read("<a/>", none.with_bytes(3)),
            ErrorKind::Limit(Limit::Bytes),
            Category::Limit,
            "document too long: expected no more bytes than the limit allows",
        ),
        (
            read("<a><b/></a>", none.with_items(1)),
            ErrorKind::Limit(Limit::Items),
            Category::Limit,
            "too many items: expected no more items than the limit allows",
        ),
        (
            read("<a b='' c=''/>", none.with_attributes(1)),
            ErrorKind::Limit(Limit::Attributes),
            Category::Limit,
            "too many attributes: expected no more attributes in a tag than the limit allows",
        ),
        (
            read("<a>bc</a>", none.with_text(1)),
            ErrorKind::Limit(Limit::Text),
            Category::Limit,
            "text too long: expected no longer text than the limit allows",
        ),
    ] {
        assert_eq!((error.kind(), error.classify()), (kind, category));
        let at = format!("{words} at byte {}", error.offset().unwrap());
        assert_eq!(error.to_string(), at);
    }
}

#[test]
fn what_cannot_be_written_is_said_in_words() {
    for (error, words) in [
        (WriteError::IllegalCharacter, "illegal character: expected characters that XML allows"),
        (WriteError::InvalidName, "invalid name: expected an XML name"),
        (WriteError::InvalidContent, "invalid content: expected text without its own end mark"),
        (WriteError::Misplaced, "misplaced piece: expected one that is allowed here"),
        (WriteError::Output, "the output refused the text"),
    ] {
        assert_eq!(error.to_string(), words);
    }
}

#[test]
fn debug_forms_tell_the_place_and_nothing_of_the_document() {
    let source = "<a>\n<password>hunter2</password></b>";
    let mut reader = Reader::new(source);
    assert_eq!(format!("{reader:?}"), "Reader { offset: 0, depth: 0, state: Start, .. }");
    assert_eq!(reader.by_ref().take(3).flatten().count(), 3);
    assert_eq!(format!("{reader:?}"), "Reader { offset: 14, depth: 2, state: Content, .. }");
    let error = reader.find_map(Result::err).unwrap();
    let report = error.report(source);
    assert_eq!(format!("{report:?}"), "Report { offset: Some(34), .. }");
    assert!(!format!("{error:?} {error} {report}").contains("hunter2"));
}

#[test]
fn a_limit_is_a_kind_of_its_own() {
    let error = xml_pull::Error::limit(Limit::Text, 3);
    assert_eq!((error.kind(), error.offset()), (ErrorKind::Limit(Limit::Text), Some(3)));
    assert_eq!(error.classify(), Category::Limit);
}
