//! Rows one by one are those of the whole document, in both protocols, and count only where the document is
//! read and, of eNom, says success.
#![no_main]

use std::fmt::Write;

use enom_response::Response;
use libfuzzer_sys::fuzz_target;
use ops_envelope::{Array, Envelope, ErrorKind, Rows, Value};
use serde::Deserialize;

fuzz_target!(|listing: (u8, Vec<(&str, u8)>, &str, &str)| {
    let (question, records, end, columns) = listing;
    // One question a case.
    match question % 3 {
        0 => check_envelope(&records, end),
        1 => check_response(&records, "ErrCount=0\nDone=true\n", columns),
        _ => check_response(&records, end, columns),
    }
});

/// Records, some of them repeated.
fn repeated<'r>(records: &[(&'r str, u8)]) -> impl Iterator<Item = &'r str> {
    records.iter().flat_map(|&(record, times)| vec![record; usize::from(times % 4) + 1])
}

fn check_envelope(records: &[(&str, u8)], end: &str) {
    let mut rows = String::new();
    for (index, record) in repeated(records).enumerate() {
        write!(rows, "<item key='{index}'>{record}</item>").expect("a string takes all");
    }
    let xml = format!(
        "<OPS_envelope><header/><body><data_block><dt_assoc><item key='attributes'><dt_assoc>\
         <item key='list'><dt_array>{rows}</dt_array></item></dt_assoc></item>{end}</dt_assoc>\
         </data_block></body></OPS_envelope>"
    );
    let mut found = Array::new();
    let by_row = Rows::new(&xml, "attributes.list").and_then(|mut rows| {
        for row in rows.deserialize::<Value<'_>>() {
            found.push(row?);
        }
        rows.finish()
    });
    match (by_row, Envelope::parse(&xml)) {
        (Ok(head), Ok(mut whole)) => {
            let attributes = whole.value_mut().get_mut("attributes").expect("it was found");
            let list = attributes.get_mut("list").expect("it was found");
            let list = std::mem::replace(list, Array::new().into());
            let list = ops_envelope::from_value::<Value<'_>>(list).expect("a tree fits a tree");
            assert_eq!(list, Value::from(found));
            assert_eq!(head, without_classes(&whole));
        }
        (Err(error), Ok(_)) => {
            // Row by row, indexes must ascend, and the path must lead to an array.
            assert_eq!(error.kind(), ErrorKind::Data);
        }
        (Ok(_), Err(error)) => panic!("rows count although the document is refused: {error}"),
        (Err(_), Err(_)) => {}
    }
}

/// The envelope as it is written and read again without the classes, which rows have no place for.
fn without_classes<'a>(envelope: &Envelope<'a>) -> Envelope<'a> {
    let header = envelope.header().clone();
    Envelope::with_header(header, plain(envelope.value()))
}

fn plain(value: &Value<'_>) -> Value<'static> {
    match value {
        Value::Array(array) => Value::Array(array.iter().map(plain).collect()),
        Value::Assoc(assoc) => {
            let items = assoc.iter().map(|(key, value)| (key.to_owned(), plain(value)));
            Value::Assoc(items.collect())
        }
        other => other.clone().into_owned(),
    }
}

#[derive(Debug, PartialEq, Deserialize)]
struct Row {
    a: Option<String>,
    b: Option<String>,
    c: Option<u8>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Listing {
    #[serde(rename = "a[]", default)]
    rows: Vec<Row>,
}

fn check_response(records: &[(&str, u8)], end: &str, columns: &str) {
    let mut text = String::new();
    for (index, record) in repeated(records).enumerate() {
        let number = index + 1;
        write!(text, "a{number}={record}\nb{number}=x\n{columns}{number}=3\n").expect("as above");
    }
    text.push_str(end);
    let Ok(response) = Response::parse(&text) else { return };
    let mut rows = response.rows("a");
    let found: Result<Vec<Row>, _> = rows.deserialize().collect();
    let whole = enom_response::from_response::<Listing>(&response);
    match (&found, whole) {
        (Ok(found), Ok(whole)) => assert_eq!(found, &whole.rows),
        (Err(found), Err(whole)) => {
            assert_eq!((found.path(), found.expected()), (whole.path(), whole.expected()));
        }
        (found, whole) => panic!("{found:?} by row, {whole:?} as a whole"),
    }
    let is_success = response.outcome().is_success();
    assert_eq!(rows.finish().is_ok(), found.is_ok() && is_success);
}
