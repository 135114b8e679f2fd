//! Responses made piece by piece.

use enom_response::{Builder, ErrorKind, Format, Response};

#[test]
fn texts_of_one_field_are_one() {
    let mut builder = Builder::new(Format::Xml);
    builder.comment("one").open("a").text("b").comment("two").text("").text("c").close();
    let response = builder.finish().unwrap();
    assert_eq!(response.comments().collect::<Vec<_>>(), ["one", "two"]);
    assert_eq!(response.field("a").unwrap().value(), "bc");
    assert_eq!(Response::parse(&response.to_string(Format::Xml).unwrap()).unwrap(), response);
}

#[test]
fn a_builder_keeps_its_first_mistake() {
    type Mistake = fn(&mut Builder) -> &mut Builder;
    let mistakes: &[(Mistake, &str)] = &[
        (|builder| builder.close(), "a field that is open"),
        (|builder| builder.open("a"), "the end of every field"),
        (|builder| builder.field("", "x"), "a name"),
        (
            |builder| builder.open("a").text("b").attribute("c", "d").close(),
            "attributes with names, before the content of their field",
        ),
        (
            |builder| builder.open("a").field("b", "").attribute("c", "d").close(),
            "attributes with names, before the content of their field",
        ),
        (
            |builder| builder.open("a").text("b").field("c", "d").close(),
            "a field with a value or with fields, not with both",
        ),
        (
            |builder| builder.open("a").field("c", "d").text("b").close(),
            "text in a field without fields",
        ),
        (|builder| builder.text("b"), "text in a field without fields"),
        (
            |builder| (0..600).fold(builder, |builder, _| builder.open("a")),
            "no deeper nesting than `Limits::MAX_DEPTH`",
        ),
    ];
    for (mistake, expected) in mistakes {
        let mut builder = Builder::new(Format::Text);
        mistake(&mut builder);
        let error = builder.finish().unwrap_err();
        assert_eq!((error.kind(), error.expected()), (ErrorKind::Unrepresentable, *expected));
    }
}

#[test]
fn copies_are_equal() {
    let source = "<interface-response><a b='1' c='2'><d>2</d><d/><e><f g='4'>5</f></e>\n</a>\
        <Domain>x</Domain> <RRPCode>210</RRPCode></interface-response>";
    let response = Response::parse(source).unwrap();
    let mut builder = Builder::new(Format::Xml);
    for field in response.fields() {
        builder.copy(field);
    }
    assert_eq!(builder.finish().unwrap(), response);
}
