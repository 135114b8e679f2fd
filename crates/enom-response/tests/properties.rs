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
    content: Vec<Content>,
}

#[derive(Clone, Debug)]
enum Content {
    Text(String),
    Field(Tree),
}

/// Names: of lists, of list items, with numbers, with signs that only XML allows.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[A-Za-z_][A-Za-z0-9_.-]{0,6}[A-Za-z0-9_]",
        2 => "(response|domain|Err|errors|Address|entry)(s|es|-list|ies)?[0-9]{0,2}",
        1 => "[a-zé]:[a-z]",
    ]
}

/// Text from what the formats treat in their own ways.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-zA-Z0-9 ]{0,6}",
        1 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => Just(" ".to_owned()),
        1 => Just(";".to_owned()),
        1 => Just("=".to_owned()),
        1 => Just(": ".to_owned()),
        1 => Just("<br>".to_owned()),
        1 => Just("</STRONG>".to_owned()),
        1 => Just("<STRONG>a: ".to_owned()),
        1 => Just("&amp;".to_owned()),
        1 => Just("]]>".to_owned()),
        1 => Just("<!--".to_owned()),
        1 => Just("-----BEGIN X-----".to_owned()),
        1 => Just("\u{A0}é\u{FEFF}".to_owned()),
        1 => Just("\n;".to_owned()),
        1 => Just("\nab=".to_owned()),
    ];
    vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf =
        (name(), of((name(), text())), of(text())).prop_map(|(name, attribute, text)| Tree {
            name,
            attributes: attribute.into_iter().collect(),
            content: text.into_iter().map(Content::Text).collect(),
        });
    leaf.prop_recursive(4, 32, 5, |inner| {
        let content =
            prop_oneof![3 => inner.prop_map(Content::Field), 1 => text().prop_map(Content::Text)];
        (name(), of((name(), text())), vec(content, 0..5)).prop_map(|(name, attribute, content)| {
            Tree { name, attributes: attribute.into_iter().collect(), content }
        })
    })
}

fn build(comments: &[String], fields: &[Tree]) -> Response<'static> {
    let mut builder = Builder::new(Format::Xml);
    for comment in comments {
        builder.comment(comment);
    }
    for field in fields {
        add(&mut builder, field);
    }
    builder.finish().unwrap()
}

fn add(builder: &mut Builder, tree: &Tree) {
    builder.open(&tree.name);
    for (name, value) in &tree.attributes {
        builder.attribute(name, value);
    }
    for content in &tree.content {
        match content {
            Content::Text(text) => drop(builder.text(text)),
            Content::Field(field) => add(builder, field),
        }
    }
    builder.close();
}

fn response() -> impl Strategy<Value = Response<'static>> {
    let comments = vec("[A-Za-z0-9 ]{0,8}", 0..3);
    let comments = comments.prop_map(|comments| {
        comments.iter().map(|comment| comment.trim().to_owned()).collect::<Vec<_>>()
    });
    (comments, vec(tree(), 0..6)).prop_map(|(comments, fields)| build(&comments, &fields))
}

/// A response of flat fields.
fn flat_response(
    name: impl Strategy<Value = String>,
    value: impl Strategy<Value = String>,
) -> impl Strategy<Value = Response<'static>> {
    let name = name.prop_map(|name| if name.is_empty() { "x".to_owned() } else { name });
    vec((name, value), 1..8).prop_map(|fields| {
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

fn options(format: Format) -> [WriteOptions; 2] {
    let documented = WriteOptions::new(format);
    [documented.clone(), documented.with_layout(Layout::OneLine)]
}

/// Something like a document: pieces that the grammars are made of, in any order.
fn document() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<STRONG>"),
        Just("</STRONG>"),
        Just("</ STRONG>"),
        Just("<b>"),
        Just("</b>"),
        Just("<br>"),
        Just("<BR />"),
        Just("<HTML>"),
        Just("<BODY>"),
        Just("</BODY>"),
        Just("</HTML>"),
        Just("<p>"),
        Just("</p>"),
        Just("<HEAD>"),
        Just("</HEAD>"),
        Just("<!-- c -->"),
        Just("<!"),
        Just("<"),
        Just(">"),
        Just("&amp;"),
        Just("&#39;"),
        Just("&nbsp;"),
        Just("&x;"),
        Just("ErrCount"),
        Just("Done"),
        Just("Name: "),
        Just("Name="),
        Just("="),
        Just(":"),
        Just("true"),
        Just("0"),
        Just("x y z w"),
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just(" "),
        Just("\t"),
        Just(";"),
        Just(";comment"),
        Just("URL Interface"),
        Just("-----BEGIN X-----"),
        Just("-----END X-----"),
        Just("AAAA="),
        Just("<interface-response>"),
        Just("</interface-response>"),
        Just("<errors>"),
        Just("</errors>"),
        Just("<response a='1'>"),
        Just("</response>"),
        Just("<![CDATA[ x ]]>"),
        Just("<a/>"),
        Just("\u{FEFF}"),
        Just("é"),
    ];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn xml_holds_every_tree(response in response()) {
        for options in options(Format::Xml) {
            let mut xml = String::new();
            response.write_with(&mut xml, &options).unwrap();
            let again = Response::parse(&xml).unwrap();
            prop_assert_eq!(&again, &response, "{}", xml);
            prop_assert_eq!(flat(&again), flat(&response));
        }
    }

    #[test]
    fn flat_formats_hold_the_flat_view_or_refuse(response in response()) {
        let expected = flat(&response);
        for format in [Format::Text, Format::Html] {
            for options in options(format) {
                let mut written = String::new();
                match response.write_with(&mut written, &options) {
                    Ok(()) => {
                        let again = Response::parse(&written).unwrap();
                        prop_assert_eq!(again.format(), format, "{}", written);
                        prop_assert_eq!(flat(&again), expected.clone(), "{}", written);
                        prop_assert!(again.comments().eq(response.comments()), "{}", written);
                    }
                    Err(error) => prop_assert_eq!(error.kind(), ErrorKind::Unrepresentable),
                }
            }
        }
    }

    #[test]
    fn html_holds_every_value(response in flat_response("[A-Za-z][A-Za-z0-9]{0,8}", text())) {
        for options in options(Format::Html) {
            let mut html = String::new();
            response.write_with(&mut html, &options).unwrap();
            prop_assert_eq!(flat(&Response::parse(&html).unwrap()), flat(&response), "{}", html);
        }
    }

    #[test]
    fn html_holds_every_name_of_one_line(response in flat_response(text(), "[a-z]{0,3}")) {
        let is_held = response.fields().all(|field| !field.name().contains(['\r', '\n']));
        for options in options(Format::Html) {
            let mut html = String::new();
            // Behind a field that tells what it is.
            let mut builder = Builder::new(Format::Html);
            builder.field("Command", "X");
            for field in response.fields() {
                builder.field(field.name(), field.value());
            }
            let response = builder.finish().unwrap();
            let written = response.write_with(&mut html, &options);
            prop_assert_eq!(written.is_ok(), is_held, "{}", html);
            if is_held {
                prop_assert_eq!(flat(&Response::parse(&html).unwrap()), flat(&response), "{}", html);
            }
        }
    }

    #[test]
    fn text_holds_every_name_that_it_writes(response in flat_response(text(), "[a-z<=]{0,3}")) {
        let Ok(text) = response.to_string(Format::Text) else { return Ok(()) };
        prop_assert_eq!(flat(&Response::parse(&text).unwrap()), flat(&response), "{}", text);
    }

    #[test]
    fn text_holds_every_value_of_one_line(
        response in flat_response("[A-Za-z][A-Za-z0-9]{0,8}", "([!-~é]([ -~é]{0,12}[!-~é])?)?"),
    ) {
        let text = response.to_string(Format::Text);
        // But for a first value that would be taken for HTML.
        prop_assume!(text.is_ok() || response.fields().next().unwrap().value().contains('>'));
        if let Ok(text) = text {
            prop_assert_eq!(flat(&Response::parse(&text).unwrap()), flat(&response), "{}", text);
        }
    }

    #[test]
    fn lossy_writing_changes_nothing_but_what_it_says(response in flat_response("[A-Za-z][A-Za-z0-9]{0,8}", text())) {
        let mut out = String::new();
        if let Err(error) = response.write_with(&mut out, &WriteOptions::new(Format::Text).lossy()) {
            // A first line that would be taken for HTML, a field that looks like armour.
            prop_assert_eq!(error.kind(), ErrorKind::Unrepresentable);
            return Ok(());
        }
        let again = Response::parse_as(Format::Text, &out).unwrap();
        let words = |value: &str| value.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let expected: Vec<_> = response.fields().map(|field| (field.name().to_owned(), words(field.value()))).collect();
        let found: Vec<_> = again.fields().map(|field| (field.name().to_owned(), words(field.value()))).collect();
        prop_assert_eq!(found, expected, "{}", out);
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
        prop_assert_eq!(strict.is_ok(), listed.is_ok_and(|deviations| deviations.is_empty()));
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
                prop_assert!(std::str::from_utf8(&bytes).is_ok());
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
                    let secret_fields = response.flat().filter(|(_, value)| value.contains(secret)).count();
                    let is_hidden = !format!("{response:?}").contains(secret);
                    // What stands before a name may make it part of another value, or of a comment.
                    let elsewhere = response.flat().any(|(other, value)| other != name && value.contains(secret))
                        || response.comments().any(|comment| comment.contains(secret));
                    prop_assert!(is_hidden || elsewhere, "{} {:?}", secret_fields, document);
                }
            }
        }
    }
}

/// Every beginning of a reply is refused, or says that it is incomplete, until `Done` was read.
#[test]
fn no_beginning_is_complete() {
    for sample in testdata::enom_replies() {
        let bytes = sample.bytes();
        let whole = Response::parse(bytes).unwrap();
        assert!(whole.is_complete() && whole.check().is_ok());
        let text = std::str::from_utf8(bytes).unwrap();
        let done = text.rfind("true").unwrap() + "true".len();
        for end in 0..bytes.len() {
            match Response::parse(&bytes[..end]) {
                Ok(response) if whole.format() == Format::Xml => {
                    // Only the newline is missing.
                    assert_eq!(end, bytes.len() - 1);
                    assert_eq!(response, whole);
                }
                Ok(response) if end < done => {
                    assert!(!response.is_complete() && !response.outcome().is_success(), "{end}");
                }
                Ok(_) => {}
                Err(error) => {
                    let kind = error.kind();
                    let is_cut = kind == ErrorKind::Incomplete
                        || matches!(kind, ErrorKind::NotAResponse(_)) && end < 100;
                    assert!(is_cut, "{}: {error} at {end}", sample.name());
                }
            }
        }
    }
}
