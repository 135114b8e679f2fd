//! Writing what a format cannot hold: an error, or, when it is asked for, less.

use enom_response::{ErrorKind, Format, Response, WriteOptions};

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
        ("<a> 1 </a>", None, Some("&#32;1&#32;")),
        ("<a>1\n\n 2</a>", Some("a=1\n\n 2"), Some("1\n\n 2")),
        ("<a>1\nb=2</a>", None, Some("1\nb=2")),
        ("<a>1&#13;;2</a>", None, Some("1\r;2")),
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
