//! The malformed documents of the corpus are refused, each with its own text.

use std::collections::HashSet;

use enom_response::{Error, ErrorKind, Looks, Response};
use xml_pull::ErrorKind as Xml;

/// The words that must not show, wherever a document has them.
const SECRET: &str = "hunter2";

fn error(bytes: &[u8]) -> Error {
    match Response::parse(bytes) {
        Ok(_) => panic!("read: {}", String::from_utf8_lossy(bytes)),
        Err(error) => error,
    }
}

#[test]
fn every_malformed_document_is_refused_with_its_text() {
    let pairs = testdata::pairs("enom/malformed", &["txt", "html", "xml"], "err.txt");
    assert!(pairs.len() > 60);
    let mut kinds = HashSet::new();
    for pair in pairs {
        let error = error(pair.bytes());
        kinds.insert(error.kind());
        let report = error.report(pair.bytes()).to_string();
        assert_eq!(format!("{report}\n"), pair.reading(), "{}", pair.name());
        assert!(!format!("{report}{error}{error:?}").contains(SECRET), "{}", pair.name());
    }

    for kind in [
        ErrorKind::Incomplete,
        ErrorKind::Xml(Xml::InvalidEncoding),
        ErrorKind::Xml(Xml::UnsupportedEncoding),
        ErrorKind::Xml(Xml::IllegalCharacter),
        ErrorKind::Xml(Xml::Syntax),
        ErrorKind::Xml(Xml::MismatchedEndTag),
        ErrorKind::Xml(Xml::DuplicateAttribute),
        ErrorKind::Xml(Xml::UnknownEntity),
        ErrorKind::Xml(Xml::InternalSubset),
        ErrorKind::Xml(Xml::TrailingContent),
        ErrorKind::NotAResponse(Looks::Empty),
        ErrorKind::NotAResponse(Looks::Page),
        ErrorKind::NotAResponse(Looks::Json),
        ErrorKind::NotAResponse(Looks::Http),
        ErrorKind::NotAResponse(Looks::Prose),
        ErrorKind::NotAResponse(Looks::Binary),
        ErrorKind::UnexpectedRoot,
    ] {
        assert!(kinds.remove(&kind), "no document is refused as {kind:?}");
    }
    assert!(kinds.is_empty(), "kinds without a row: {kinds:?}");
}

#[test]
fn a_cut_is_incomplete_wherever_it_is() {
    for pair in testdata::pairs("enom/malformed", &["txt", "html", "xml"], "err.txt") {
        let is_cut = pair.name().starts_with("cut_") || pair.name() == "unclosed_root.xml";
        let is_incomplete = error(pair.bytes()).kind() == ErrorKind::Incomplete;
        assert_eq!(is_incomplete, is_cut, "{}", pair.name());
    }
}

#[test]
fn a_document_ends_within_a_tag_or_goes_on_behind_its_end() {
    let trailing = ErrorKind::Xml(Xml::TrailingContent);
    for (kind, ends) in [
        (
            ErrorKind::Incomplete,
            &["<", "<b", "</", "<!-- <br>", "</BODY>\n</HT", "</BODY><!--"][..],
        ),
        (trailing, &["</HTML>x", "</HTML>< x", "</BODY><p>", "</HTML><br>x", "</HTML><HTML>"]),
    ] {
        for end in ends {
            let source = format!("<HTML><BODY><STRONG>A: </STRONG>1<br>{end}");
            assert_eq!(error(source.as_bytes()).kind(), kind, "{end}");
        }
    }
}

#[test]
fn other_bodies_are_named() {
    for (name, looks) in [
        ("empty.txt", Looks::Empty),
        ("white_space.txt", Looks::Empty),
        ("json.txt", Looks::Json),
        ("json_list.txt", Looks::Json),
        ("http_head.txt", Looks::Http),
        ("prose.txt", Looks::Prose),
        ("nul.txt", Looks::Binary),
        ("trailing_nul.txt", Looks::Binary),
        ("gzip.txt", Looks::Binary),
        ("png.txt", Looks::Binary),
        ("login_page.html", Looks::Page),
        ("gateway_page.html", Looks::Page),
        ("empty_page.html", Looks::Page),
        ("xhtml_page.xml", Looks::Page),
    ] {
        let pairs = testdata::pairs("enom/malformed", &["txt", "html", "xml"], "err.txt");
        let pair = pairs.iter().find(|pair| pair.name() == name).unwrap();
        assert_eq!(error(pair.bytes()).kind(), ErrorKind::NotAResponse(looks), "{name}");
    }
}

#[test]
fn a_body_is_named_by_more_than_its_first_byte() {
    for (looks, bodies) in [
        (Looks::Json, &["{", "{ \n", "{\"a\": 1}", "{}", "[", "[ \"", "[{", "[[", "[]"][..]),
        (Looks::Json, &["[-1]", "[0]", "[true]", "[ false", "[null]"]),
        (Looks::Prose, &["{a}", "[a]", "[tru", "[.5]", "a", "a [1]", "HTT", "HTTP", "%PDF-1.7"]),
        (Looks::Http, &["HTTP/1.1 200 OK", "HTTP/1.1", "HTTP/"]),
        (Looks::Page, &["<html>", "<!doctype html>", "<p>", "<table><tr>"]),
        (Looks::Page, &["<b>A: </b>1<br>", "<STRONG>1: </STRONG>1<br>", "<STRONG>A</STRONG>1<br>"]),
        (
            Looks::Page,
            &["<!DOCTYPE html><STRONG>A: </STRONG>1<br>", "<i><STRONG>A: </STRONG>1<br>"],
        ),
        (Looks::Empty, &["", " \r\n\t", "\u{FEFF}"]),
        (Looks::Binary, &["\0", "ab\0", "\u{FEFF}\0"]),
    ] {
        for body in bodies {
            assert_eq!(error(body.as_bytes()).kind(), ErrorKind::NotAResponse(looks), "{body:?}");
        }
    }
}
