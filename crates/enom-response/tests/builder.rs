//! Responses made piece by piece.

use enom_response::{Builder, ErrorKind, Field, Format, Piece, Response};

fn pieces(field: Field<'_>) -> String {
    let piece = |piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Field(field) => format!("<{}>", field.name()),
        _ => unreachable!(),
    };
    field.content().map(piece).collect::<Vec<_>>().join("|")
}

#[test]
fn texts_without_a_field_between_them_are_one() {
    type Make = fn(&mut Builder) -> &mut Builder;
    let rows: &[(Make, &str, &str)] = &[
        (|a| a.text("b").text("c"), "bc", "bc"),
        (|a| a.text("b").field("x", "1").text("c").text("d"), "b|<x>|cd", "bcd"),
        (|a| a.text("b").text("").text("c").field("x", ""), "bc|<x>", "bc"),
        (|a| a.field("x", "").field("y", "").text("b"), "<x>|<y>|b", "b"),
        (|a| a.field("x", "").text("b").field("y", ""), "<x>|b|<y>", "b"),
        (|a| a.open("x").text("in").field("z", "").close().text("b"), "<x>|b", "b"),
        // White space alone is layout where there are fields.
        (|a| a.text(" \n").field("x", "1").text("\t"), "<x>", ""),
        (|a| a.text(" ").field("x", "1").text("c"), " |<x>|c", " c"),
        (|a| a.text(" "), " ", " "),
        (|a| a, "", ""),
    ];
    for (make, expected, value) in rows {
        let mut builder = Builder::new(Format::Xml);
        make(builder.open("a")).close();
        let response = builder.finish().unwrap();
        let a = response.field("a").unwrap();
        assert_eq!((pieces(a).as_str(), a.value()), (*expected, *value));
        let xml = response.to_string(Format::Xml).unwrap();
        assert_eq!(Response::parse(&xml).unwrap(), response, "{xml}");
    }
}

#[test]
fn comments_come_first_and_part_nothing() {
    let mut builder = Builder::new(Format::Xml);
    builder.open("a").text("b").comment("one").text("c").field("x", "").comment("two").close();
    let response = builder.finish().unwrap();
    assert_eq!(response.comments().collect::<Vec<_>>(), ["one", "two"]);
    assert_eq!(pieces(response.field("a").unwrap()), "bc|<x>");
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
    let source = "<interface-response><a b='1' c='2'>one<d>2</d><d/>three<e><f g='4'>5</f></e>\n</a>\
        <Domain>x</Domain> <RRPCode>210</RRPCode></interface-response>";
    let response = Response::parse(source).unwrap();
    let mut builder = Builder::new(Format::Xml);
    for field in response.fields() {
        builder.copy(field);
    }
    assert_eq!(builder.finish().unwrap(), response);
}
