//! Writing what a format cannot hold: an error, or, when it is asked for, less.

use enom_response::{Builder, ErrorKind, Format, Response, WriteOptions};

fn written(response: &Response<'_>, options: &WriteOptions) -> Option<String> {
    let mut out = String::new();
    match response.write_with(&mut out, options) {
        Ok(()) => Some(out),
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Unrepresentable);
            None
        }
    }
}

#[test]
fn lossy_writing_leaves_out_what_does_not_fit() {
    for (inside, text, html) in [
        ("<a>1</a>", Some("a=1"), Some("1")),
        ("<a b='1'>1</a>", None, None),
        ("top<a>1</a>", None, None),
        ("<a>1</a><n>2<b/>3</n>", None, None),
        ("<a> 1 </a>", None, Some("&#32;1&#32;")),
        ("<a>1\n\n 2</a>", Some("a=1\n\n 2"), Some("1\n\n 2")),
        ("<a>1\nb=2</a>", None, Some("1\nb=2")),
        ("<a>1\nabc=</a>", None, Some("1\nabc=")),
        ("<a>1&#13;;2</a>", None, Some("1&#13;;2")),
    ] {
        let xml = format!("<interface-response>{inside}</interface-response>");
        let response = Response::parse(&xml).unwrap();
        let words = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
        let value = response.field("a").unwrap().value();
        for (format, expected) in [
            (Format::Text, text.map(|text| format!("{text}\n"))),
            (
                Format::Html,
                html.map(|value| {
                    format!("<HTML><BODY>\n<STRONG>a: </ STRONG>{value}<br>\n</BODY></HTML>\n")
                }),
            ),
        ] {
            let options = WriteOptions::new(format);
            assert_eq!(written(&response, &options), expected, "{xml}");
            let lossy = written(&response, &options.lossy()).unwrap();
            let again = Response::parse(&lossy).unwrap();
            assert_eq!(words(again.get("a").unwrap()), words(value), "{lossy}");
        }
        let options = WriteOptions::new(Format::Xml);
        assert_eq!(written(&response, &options), written(&response, &options.clone().lossy()));
    }
}

#[test]
fn what_does_not_fit_is_named() {
    for (inside, expected) in [
        ("<x/><a b='1'/>", "a field without attributes at `a`"),
        ("top<a/>", "a root without text at `interface-response`"),
        ("<x/><a>see <b>this</b></a>", "a field without text beside fields at `a`"),
        ("<x/><a><done>true</done></a>", "no `Done` but that of the response itself at `done`"),
        ("<x/><a> 1</a>", "a value whose lines read back at `a`"),
    ] {
        let xml = format!("<interface-response>{inside}</interface-response>");
        let error = Response::parse(&xml).unwrap().to_string(Format::Text).unwrap_err();
        assert_eq!(error.to_string(), format!("value that cannot be written: expected {expected}"));
    }
}

#[test]
fn a_comment_reads_back_or_is_refused() {
    for (comment, formats) in [
        ("Machine is X", &Format::ALL[..]),
        ("", &Format::ALL),
        ("a;b", &Format::ALL),
        ("a<b", &[Format::Text, Format::Xml]),
        ("a--b", &[Format::Text, Format::Html]),
        ("a-", &[Format::Text, Format::Html]),
        ("-a", &Format::ALL),
        ("a\nb", &[]),
        ("a\rb", &[]),
        (" a", &[]),
        ("a ", &[]),
        ("a<br>b", &[]),
        ("a\u{1}", &[]),
    ] {
        let mut builder = Builder::new(Format::Text);
        builder.comment(comment).field("Done", "true");
        let response = builder.finish().unwrap();
        for format in Format::ALL {
            let options = WriteOptions::new(format);
            let found = written(&response, &options);
            assert_eq!(found.is_some(), formats.contains(&format), "{format} {comment:?}");
            if comment.starts_with('a') && comment.contains('-') && found.is_none() {
                let error = response.to_string(format).unwrap_err();
                assert_eq!(error.expected(), "a comment without `--`, and without `-` at its end");
            }
            if let Some(found) = found {
                let again = Response::parse(&found).unwrap();
                assert_eq!(again.comments().collect::<Vec<_>>(), [comment], "{found}");
            }
        }
    }
}

#[test]
fn a_character_that_html_does_not_hold_is_left_out() {
    let mut builder = Builder::new(Format::Html);
    builder.field("a", "1\u{1}2\u{FFFF}");
    let response = builder.finish().unwrap();
    let options = WriteOptions::new(Format::Html);
    assert_eq!(written(&response, &options), None);
    let lossy = written(&response, &options.lossy()).unwrap();
    assert_eq!(Response::parse(&lossy).unwrap().get("a"), Some("12"));
}
