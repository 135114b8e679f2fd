//! Which format bytes are in, and what the formats are called.

use enom_response::{ErrorKind, Format};

#[test]
fn a_format_is_told_by_whole_tags_and_lines() {
    let rows: &[(&str, &[&str])] = &[
        (
            "text",
            &[
                "A=1",
                "A: 1",
                " \n\u{FEFF}A=1",
                ";only a comment\n",
                ";a\n\n;and more",
                "A=1<br>\n",
                ";a<br>\nA=1",
            ],
        ),
        (
            "html",
            &[
                "A: </STRONG>1",
                "A= </ STRONG>1",
                ";a comment<br>\n<STRONG>A: </STRONG>1<br>",
                "a comment<br>\nand more\n<HTML>",
                "<HTML>",
                "<BODY>",
                "<BR />",
            ],
        ),
        (
            "xml",
            &[
                "<?xml version='1.0'?>",
                "<interface-response>",
                "<!-- one --> <!-- two --><x>",
                "<!-- cut",
                "<interface-resp",
                "<",
                "<!DOCTYPE interface-response>",
            ],
        ),
        (
            "none",
            &[
                "",
                " \n",
                "words",
                "{\"A\": 1}",
                "<html>",
                "<b>A:</b>1",
                "<strong>A: </strong>1",
                "<!DOCTYPE html>",
                "a line of words\nA=1",
                ";a comment\n<interface-response/>",
                "HTTP/1.1 200 OK\r\n\r\nA=1",
            ],
        ),
    ];
    for (expected, sources) in rows {
        for source in *sources {
            let found = Format::detect(*source);
            let name = found.as_ref().map_or("none", |format| format.name());
            assert_eq!(name, *expected, "{source:?}: {found:?}");
        }
    }
}

#[test]
fn names_and_media_types_are_the_published_ones() {
    for (format, name, media_type) in [
        (Format::Text, "text", "text/plain"),
        (Format::Html, "html", "text/html"),
        (Format::Xml, "xml", "text/xml"),
    ] {
        assert_eq!((format.name(), format.media_type()), (name, media_type));
        assert_eq!(format!("{format}"), name);
        assert_eq!(format!(" {} ", name.to_uppercase()).parse::<Format>().unwrap(), format);
    }
    let error = "json".parse::<Format>().unwrap_err();
    assert_eq!((error.kind(), error.expected()), (ErrorKind::Data, "`text`, `html` or `xml`"));
}

/// Fields of a page are read by comparisons as far as they are usual, and by the grammar otherwise.
#[test]
fn heads_of_a_page_that_are_not_usual_are_read_as_by_the_grammar() {
    for (head, expected) in [
        ("<STRONG>B: </STRONG>", &[("A", "b"), ("B", "c")][..]),
        ("<STRONG>B:</ STRONG>", &[("A", "b"), ("B", "c")]),
        ("<STRONG>B: </STRONG></STRONG>", &[("A", "b"), ("B", "c")]),
        ("<STRONG>: </STRONG>", &[("A", "b<br>\n<STRONG>: </STRONG>c")]),
    ] {
        let page = format!("<HTML><BODY>\n<STRONG>A: </STRONG>b<br>\n{head}c<br>\n</BODY></HTML>");
        let response = enom_response::Response::parse(&page).unwrap();
        let fields: Vec<_> = response.fields().map(|field| (field.name(), field.value())).collect();
        assert_eq!(fields, expected, "{head}");
    }
}
