//! At a limit a response passes; one past it fails with the limit's own kind.

use enom_response::{Category, ErrorKind, Format, Limit, Limits, ParseOptions, Response};

fn read(source: &str, limits: Limits) -> Result<Response<'_>, (Limit, usize)> {
    let options = ParseOptions::new().with_limits(limits);
    Response::parse_with(source, &options).map_err(|error| {
        assert_eq!(error.classify(), Category::Limit);
        match error.kind() {
            ErrorKind::Limit(limit) => (limit, error.offset().unwrap()),
            kind => panic!("{kind:?} for {source:?}"),
        }
    })
}

/// Sets a limit.
type With = fn(Limits, usize) -> Limits;

#[test]
fn each_limit_is_exact() {
    let text = ";c\nA=1\nB=22\nb\nDone=true";
    let html = ";c<br><STRONG>A: </STRONG>1<br><STRONG>B:</STRONG>22<i>b</i><br>";
    let xml = "<interface-response><a b='1' c='22'><d>333</d></a></interface-response>";
    let rows: &[(&str, With, usize, Limit, usize)] = &[
        (text, Limits::with_bytes, text.len(), Limit::Bytes, 0),
        (text, Limits::with_items, 4, Limit::Items, 14),
        (text, Limits::with_text, 4, Limit::Text, 7),
        (html, Limits::with_bytes, html.len(), Limit::Bytes, 0),
        (html, Limits::with_items, 3, Limit::Items, 31),
        (html, Limits::with_text, 10, Limit::Text, 50),
        (xml, Limits::with_bytes, xml.len(), Limit::Bytes, 0),
        (xml, Limits::with_items, 3, Limit::Items, 37),
        (xml, Limits::with_depth, 3, Limit::Depth, 37),
        (xml, Limits::with_attributes, 2, Limit::Attributes, 29),
        (xml, Limits::with_text, 3, Limit::Text, 39),
    ];
    for &(source, with, enough, limit, offset) in rows {
        assert!(read(source, with(Limits::new(), enough)).is_ok(), "{source} {limit:?}");
        let refused = read(source, with(Limits::new(), enough - 1)).unwrap_err();
        assert_eq!(refused, (limit, offset), "{source}");
    }
}

#[test]
fn a_huge_number_is_only_a_name() {
    let source = "Domain100000000=a\nDomain18446744073709551615=b\nDone=true";
    let response = Response::parse(source).unwrap();
    let numbers: Vec<_> = response.records("Domain").map(|record| record.number()).collect();
    assert_eq!(numbers, [Some(100_000_000), Some(u64::MAX)]);
}

/// Shapes that make a careless reader slow or large are read in full.
#[test]
fn hostile_shapes_are_read() {
    use testdata::generate::{Shape, Wire, hostile};
    for shape in Shape::ALL {
        let format = match shape.wire() {
            Wire::EnomText => Format::Text,
            Wire::EnomHtml => Format::Html,
            Wire::EnomXml => Format::Xml,
            Wire::Ops => continue,
        };
        let document = hostile(shape, 200_000);
        let response = Response::parse(&document).unwrap();
        assert_eq!(response.format(), format);
        assert!(response.fields().count() > 0, "{shape:?}");
    }
}

#[test]
fn the_listings_agree_in_every_format() {
    use testdata::generate::{Wire, listing};
    let read = |wire| {
        let document = listing(wire, 300);
        let response = Response::parse(&document).unwrap();
        let names: Vec<_> =
            response.records("sld").map(|record| record.value().to_owned()).collect();
        let dates: Vec<_> = response
            .records("sld")
            .map(|record| record.get("expiration-date").unwrap().to_owned())
            .collect();
        let flat =
            response.flat().map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
        (response.is_complete(), names, dates, flat.collect::<Vec<_>>())
    };
    let text = read(Wire::EnomText);
    assert!(text.0 && text.1.len() == 300 && text.3.len() == 300 * 7 + 13);
    assert_eq!(read(Wire::EnomHtml), text);
    assert_eq!(read(Wire::EnomXml), text);
}

#[test]
fn deviations_past_their_limit_are_counted() {
    let text = "Err1=a\nb\nc\nd\nErrCount=1\n";
    let options = ParseOptions::new().with_limits(Limits::new().with_deviations(2));
    let found = enom_response::deviations_with(text, &options).unwrap();
    assert_eq!((found.as_slice().len(), found.omitted()), (2, 1));
    assert!(Response::parse_with(text, &options.strict()).is_err());
}
