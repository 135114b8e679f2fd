//! Responses are equal when everything within them is.

use enom_response::{Builder, Field, Format, Response};

#[test]
fn responses_differ_where_anything_within_does() {
    let documents: Vec<_> = [
        "",
        "<a/>",
        "<A/>",
        "<a>1</a>",
        "<a>2</a>",
        "<a/><a/>",
        "<a/><b/>",
        "<b/><a/>",
        "<a><b/></a>",
        "<a b=''/>",
        "<a b='1'/>",
        "<a c='1'/>",
        "<a b='1' c=''/>",
        "<a c='' b='1'/>",
        "<a b='1'>1</a>",
        "<a><b/></a><c/>",
        "<a><b/><c/></a>",
        "<a><b><c/></b></a>",
    ]
    .map(|inside| format!("<interface-response>{inside}</interface-response>"))
    .into_iter()
    .chain(["<!--;1--><interface-response/>", "<!--;2--><interface-response/>"].map(String::from))
    .collect();
    for (at, left) in documents.iter().enumerate() {
        let read = Response::parse(left).unwrap();
        // The same from other bytes.
        let spaced = left.replace("/>", " />").replace('\'', "\"");
        assert_eq!(Response::parse(&spaced).unwrap(), read);
        for (other, right) in documents.iter().enumerate() {
            assert_eq!(Response::parse(right).unwrap() == read, at == other, "{left} {right}");
        }
    }
    let text = Response::parse("a=1\n;").unwrap();
    assert_ne!(text, Response::parse("<STRONG>a: </STRONG>1<br>").unwrap());
    assert_ne!(text, Response::parse("<interface-response><a>1</a></interface-response>").unwrap());
}

#[test]
fn fields_are_equal_wherever_they_stand() {
    let document = "<interface-response><x/>\
        <a b='1'><c d='2'/><c>4</c></a><y>5</y>\
        <a b=\"1\"><c d='2' /><c><![CDATA[4]]></c></a>\
        <a b='1'><c d='2'/><c>5</c></a><a b='1'><c d='3'/><c>4</c></a></interface-response>";
    let response = Response::parse(document).unwrap();
    let fields: Vec<Field<'_>> = response.fields().filter(|field| field.is_named("a")).collect();
    assert_eq!(fields[0], fields[1]);
    assert!(fields[2..].iter().all(|other| fields[0] != *other));
    assert_ne!(fields[2], fields[3]);
    // Also those of another response, with other text in front.
    let mut builder = Builder::new(Format::Text);
    builder.field("z", "").field("w", "").copy(fields[0]);
    assert_eq!(builder.finish().unwrap().field("a"), Some(fields[0]));
}
