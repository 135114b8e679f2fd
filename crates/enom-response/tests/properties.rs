//! What holds for every response, and for every document that is read.

use enom_response::{
    Builder, ErrorKind, Format, Layout, ParseOptions, Response, WriteOptions, deviations,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// A field with everything that XML can say.
#[derive(Clone, Debug)]
struct Tree {
    name: String,
    attributes: Vec<(String, String)>,
    value: String,
    fields: Vec<Tree>,
}

/// Names: of lists, of list items, with numbers, of two words, with signs that only XML allows.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[A-Za-z][A-Za-z0-9_-]{0,7}",
        2 => "(response|domain|Err|errors|Address|entry)(s|es|-list|ies)?[0-9]{0,2}",
        1 => "(Done|ErrCount|Command|Err1|ResponseNumber1)",
        1 => "[a-zé_][:.][a-z]",
    ]
}

/// Text from what the formats treat in their own ways.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-zA-Z0-9 ]{0,6}",
        2 => "(0|1|true)",
        1 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => Just(" ".to_owned()),
        1 => Just(";".to_owned()),
        1 => Just("=".to_owned()),
        1 => Just(": ".to_owned()),
        1 => Just("<br>".to_owned()),
        1 => Just("</STRONG>".to_owned()),
        1 => Just("<STRONG>a: ".to_owned()),
        1 => Just("</BODY>".to_owned()),
        1 => Just("&amp;".to_owned()),
        1 => Just("&#60;".to_owned()),
        1 => Just("]]>".to_owned()),
        1 => Just("<!--".to_owned()),
        1 => Just("-----BEGIN X-----".to_owned()),
        1 => Just("\n-----END X-----".to_owned()),
        1 => Just("\u{A0}é\u{FEFF}".to_owned()),
        1 => Just("\n;".to_owned()),
        1 => Just("\nab=".to_owned()),
        1 => Just("\nab: ".to_owned()),
        1 => Just("\u{1}".to_owned()),
    ];
    vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn tree() -> impl Strategy<Value = Tree> {
    let attributes = || of((name(), text())).prop_map(|one| one.into_iter().collect());
    let leaf = (name(), attributes(), text()).prop_map(|(name, attributes, value)| Tree {
        name,
        attributes,
        value,
        fields: Vec::new(),
    });
    leaf.prop_recursive(4, 32, 5, move |inner| {
        (name(), attributes(), vec(inner, 0..5)).prop_map(|(name, attributes, fields)| Tree {
            name,
            attributes,
            value: String::new(),
            fields,
        })
    })
}

fn add(builder: &mut Builder, tree: &Tree) {
    builder.open(&tree.name);
    for (name, value) in &tree.attributes {
        builder.attribute(name, value);
    }
    builder.text(&tree.value);
    for field in &tree.fields {
        add(builder, field);
    }
    builder.close();
}

fn response() -> impl Strategy<Value = Response<'static>> {
    let comments = vec(prop_oneof![3 => "[A-Za-z0-9 ]{0,8}", 1 => text()], 0..3);
    (comments, vec(tree(), 0..6)).prop_map(|(comments, fields)| {
        let mut builder = Builder::new(Format::Xml);
        for comment in &comments {
            builder.comment(comment);
        }
        for field in &fields {
            add(&mut builder, field);
        }
        builder.finish().unwrap()
    })
}

/// A response of flat fields.
fn flat_response() -> impl Strategy<Value = Response<'static>> {
    vec((name(), text()), 1..8).prop_map(|fields| {
        let mut builder = Builder::new(Format::Text);
        for (name, value) in &fields {
            builder.field(name, value);
        }
        builder.finish().unwrap()
    })
}

fn flat(response: &Response<'_>) -> Vec<(String, String)> {
    response.flat().map(|(name, value)| (name.into_owned(), value.to_owned())).collect()
}

fn written(response: &Response<'_>, format: Format, layout: Layout) -> Result<String, ErrorKind> {
    let mut out = String::new();
    let options = WriteOptions::new(format).with_layout(layout);
    response.write_with(&mut out, &options).map_err(|error| error.kind())?;
    Ok(out)
}

const LAYOUTS: [Layout; 2] = [Layout::Documented, Layout::Wire];

/// Something like a document: pieces that the grammars are made of, in any order.
fn document() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "<STRONG>",
        "</STRONG>",
        "</ STRONG>",
        "<b>",
        "<br>",
        "<BR />",
        "<HTML>",
        "<BODY>",
        "</BODY>",
        "</HTML>",
        "<STRONG>Name: </STRONG>",
        "<STRONG>Done: </STRONG>",
        "<!-- c -->",
        "<",
        ">",
        "&amp;",
        "&#39;",
        "&#1;",
        "&x;",
        "ErrCount",
        "Done",
        "Name: ",
        "Name=",
        "Err1=",
        "Aux Name=",
        "=",
        ":",
        "true",
        "0",
        "x y z",
        "\n",
        "\r\n",
        "\r",
        " ",
        "\t",
        ";",
        ";comment\n",
        "URL Interface",
        "-----BEGIN X-----",
        "-----END X-----",
        "\n-----END",
        "<interface-response>",
        "</interface-response>",
        "<errors>",
        "</errors>",
        "<response a='1'>",
        "</response>",
        "<![CDATA[ x ]]>",
        "<a/>",
        "\u{FEFF}",
        "é",
    ];
    vec(proptest::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_written_reads_back_equal_or_is_refused(response in response()) {
        for layout in LAYOUTS {
            match written(&response, Format::Xml, layout) {
                Ok(xml) => {
                    let again = Response::parse(&xml).unwrap();
                    prop_assert_eq!(&again, &response, "{}", xml);
                }
                Err(kind) => prop_assert_eq!(kind, ErrorKind::Unrepresentable),
            }
            for format in [Format::Text, Format::Html] {
                match written(&response, format, layout) {
                    Ok(text) => {
                        let again = Response::parse(&text).unwrap();
                        prop_assert_eq!(again.format(), format, "{}", text);
                        prop_assert_eq!(flat(&again), flat(&response), "{}", text);
                        prop_assert!(again.comments().eq(response.comments()), "{}", text);
                        prop_assert_eq!(again.outcome().verdict(), response.outcome().verdict());
                    }
                    Err(kind) => prop_assert_eq!(kind, ErrorKind::Unrepresentable),
                }
            }
        }
    }

    #[test]
    fn flat_fields_read_back_equal_or_are_refused(response in flat_response()) {
        for (format, layout) in [Format::Text, Format::Html].into_iter().flat_map(|format| LAYOUTS.map(|layout| (format, layout))) {
            match written(&response, format, layout) {
                Ok(text) => prop_assert_eq!(flat(&Response::parse(&text).unwrap()), flat(&response), "{}", text),
                Err(kind) => prop_assert_eq!(kind, ErrorKind::Unrepresentable),
            }
        }
    }

    #[test]
    fn plain_values_are_never_refused(values in vec("([!-~é]([ -~é]{0,12}[!-~é])?)?", 1..6)) {
        let mut builder = Builder::new(Format::Text);
        builder.field("ErrCount", "0");
        for value in &values {
            builder.field("Name", value);
        }
        let response = builder.finish().unwrap();
        for format in Format::ALL {
            // The beginning of a block, which does not end in one line, is refused in text.
            let is_block = values.iter().any(|value| value.starts_with("-----BEGIN"));
            prop_assume!(!is_block);
            let text = response.to_string(format).unwrap();
            prop_assert_eq!(flat(&Response::parse(&text).unwrap()), flat(&response), "{}", text);
        }
    }

    #[test]
    fn reading_and_writing_come_to_rest(document in document()) {
        for format in Format::ALL {
            let Ok(response) = Response::parse_as(format, &document) else { continue };
            let Ok(written) = response.to_string(format) else { continue };
            let again = Response::parse_as(format, &written).unwrap();
            prop_assert_eq!(&again, &response, "{}", written);
            prop_assert_eq!(again.to_string(format).unwrap(), written);
        }
    }

    #[test]
    fn every_way_of_reading_agrees(document in document()) {
        let read = Response::parse(&document);
        let listed = deviations(&document);
        prop_assert_eq!(read.is_ok(), listed.is_ok());
        let strict = Response::parse_with(&document, &ParseOptions::new().strict());
        prop_assert_eq!(strict.is_ok(), listed.is_ok_and(|found| found.is_empty()));
        match (read, Format::detect(&document)) {
            (Ok(response), format) => {
                let format = format.unwrap();
                prop_assert_eq!(response.format(), format);
                prop_assert_eq!(&Response::parse_as(format, &document).unwrap(), &response);
                if let Ok(strict) = strict {
                    prop_assert_eq!(&strict, &response);
                }
                prop_assert_eq!(&response.clone().into_owned(), &response);
                for (name, _) in response.flat() {
                    prop_assert!(response.get(&name).is_some());
                }
            }
            (Err(error), _) => {
                prop_assert!(error.offset().is_some_and(|offset| offset <= document.len()));
                prop_assert!(!error.report(document.as_bytes()).to_string().is_empty());
            }
        }
    }

    #[test]
    fn bytes_never_do_harm(bytes in vec(any::<u8>(), 0..64)) {
        for format in Format::ALL {
            if let Ok(response) = Response::parse_as(format, &bytes) {
                prop_assert!(response.fields().count() <= bytes.len());
            }
        }
    }

    #[test]
    fn secrets_never_show(
        name in "(pw|Password|DomainPassword|AuthQuestionAnswer|Token|AuthCode|EPPCode|DomainAuthInfo)[0-9]?",
        before in document(),
    ) {
        let secret = "hunter2";
        let mut builder = Builder::new(Format::Xml);
        builder.open("a").attribute(&name, secret).field(&name, secret).close();
        builder.open(&name).open("inner").attribute("x", secret).text(secret).close().close();
        let response = builder.finish().unwrap();
        let shown = format!("{response:?}{:#?}{:?}", response.fields(), response.root());
        prop_assert!(!shown.contains(secret), "{}", shown);
        for document in [
            format!("{before}{name}={secret}\n{before}"),
            format!("<interface-response><{name}>{secret}</{name}>{before}</interface-response>"),
            format!("<HTML><BODY><STRONG>{name}: </STRONG>{secret}<br>{before}"),
        ] {
            match Response::parse(&document) {
                Err(error) => {
                    let shown = format!("{error}{error:?}{}", error.report(document.as_bytes()));
                    prop_assert!(!shown.contains(secret), "{}", shown);
                }
                Ok(response) => {
                    let is_hidden = !format!("{response:?}").contains(secret);
                    // What stands before a name may make it part of another value, or of a comment.
                    let elsewhere = response.flat().any(|(other, value)| other != name && value.contains(secret))
                        || response.comments().any(|comment| comment.contains(secret));
                    prop_assert!(is_hidden || elsewhere, "{:?}", document);
                }
            }
        }
    }
}
