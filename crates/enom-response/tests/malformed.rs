//! The malformed documents of the corpus are refused, each with its own text.

mod common;

use std::collections::HashSet;

use enom_response::{BodyKind, Error, ErrorKind, Response};
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
    let pairs = testdata::pairs("enom/malformed", common::ENDINGS, "err.txt");
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
        ErrorKind::InvalidEncoding,
        ErrorKind::UnsupportedEncoding,
        ErrorKind::IllegalCharacter,
        ErrorKind::TrailingContent,
        ErrorKind::UnexpectedRoot,
        ErrorKind::Xml(Xml::MissingRoot),
        ErrorKind::Xml(Xml::Syntax),
        ErrorKind::Xml(Xml::MismatchedEndTag),
        ErrorKind::Xml(Xml::DuplicateAttribute),
        ErrorKind::Xml(Xml::UnknownEntity),
        ErrorKind::Xml(Xml::InternalSubset),
        ErrorKind::NotAResponse(BodyKind::Empty),
        ErrorKind::NotAResponse(BodyKind::Html),
        ErrorKind::NotAResponse(BodyKind::Json),
        ErrorKind::NotAResponse(BodyKind::HttpMessage),
        ErrorKind::NotAResponse(BodyKind::Chunked),
        ErrorKind::NotAResponse(BodyKind::Gzip),
        ErrorKind::NotAResponse(BodyKind::Text),
    ] {
        assert!(kinds.remove(&kind), "no document is refused as {kind:?}");
    }
    assert!(kinds.is_empty(), "kinds without a row: {kinds:?}");
}

#[test]
fn a_cut_is_incomplete_wherever_it_is() {
    for pair in testdata::pairs("enom/malformed", common::ENDINGS, "err.txt") {
        let is_cut = pair.name().starts_with("cut_") || pair.name() == "unclosed_root.xml";
        let is_incomplete = error(pair.bytes()).kind() == ErrorKind::Incomplete;
        assert_eq!(is_incomplete, is_cut, "{}", pair.name());
    }
}

#[test]
fn a_page_ends_at_one_pair_of_end_tags() {
    let page = "<HTML><BODY><STRONG>Done: </STRONG>true<br>";
    for ends in ["</BODY></BODY>", "</HTML></HTML>", "</BODY></HTML></BODY>"] {
        let error = error(format!("{page}{ends}").as_bytes());
        assert_eq!(error.kind(), ErrorKind::TrailingContent, "{ends}");
    }
    for ends in ["</BODY>\n</HTML>\n", "</HTML></BODY>", "</HTML>\n", "</BODY>"] {
        assert!(Response::parse(&format!("{page}{ends}")).is_ok(), "{ends}");
    }
}

#[test]
fn a_line_without_sign_is_a_comment_only_before_the_page() {
    let rest = "<STRONG>Done: </STRONG>true<br>";
    let before = format!(";a<br>\na line<br>\n<HTML><BODY>{rest}");
    assert_eq!(Response::parse(&before).unwrap().comments().nth(1), Some("a line"));
    for start in ["<HTML>", "<BODY>", "<HTML><BODY>"] {
        assert!(Response::parse(&format!("{start}{rest}")).is_ok(), "{start}");
        let error = error(format!("{start}a line<br>\n{rest}").as_bytes());
        assert_eq!(error.kind(), ErrorKind::NotAResponse(BodyKind::Html), "{start}");
        assert_eq!(error.offset(), Some(start.len()), "{start}");
    }
}

#[test]
fn a_field_without_its_opening_tag_begins_a_line() {
    let page = |before| format!("<HTML><BODY>{before}Done: </STRONG>true<br></BODY></HTML>");
    assert_eq!(Response::parse(&page("\n \t")).unwrap().get("Done"), Some("true"));
    for before in ["", " ", "<br>"] {
        let error = error(page(before).as_bytes());
        assert_eq!(error.kind(), ErrorKind::NotAResponse(BodyKind::Html), "{before:?}");
    }
}

#[test]
fn after_done_stand_fields_and_blank_lines_alone() {
    for done in ["Done=true", "done=TRUE", "Done=false"] {
        for before in ["", "ErrCount=0\n", "Command=x\nErrCount=0\nSite=a\nb\n"] {
            let start = format!("{before}{done}\n");
            for after in [
                "more\n",
                ";comment\n",
                "\n;comment\n",
                "\nmore\nA=b\n",
                "-----BEGIN x\n-----END x\n",
            ] {
                let error = error(format!("{start}{after}").as_bytes());
                assert_eq!(error.kind(), ErrorKind::TrailingContent, "{start}{after}");
                let blanks = after.len() - after.trim_start().len();
                assert_eq!(error.offset(), Some(start.len() + blanks), "{start}{after}");
            }
            for after in ["", "\n \n", "A=b\n\nC=d\n"] {
                assert!(Response::parse(&format!("{start}{after}")).is_ok(), "{start}{after}");
            }
        }
    }
}
