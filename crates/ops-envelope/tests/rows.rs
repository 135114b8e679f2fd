//! Listings row by row: the rows and the envelope around them are those of the whole document.

#![cfg(feature = "serde")]

mod common;

use common::{document, of_items, said};
use ops_envelope::{
    DoubledKeys, Envelope, ErrorKind, ParseOptions, Reader, Rows, Value, from_value,
};
use serde::Deserialize;

#[derive(Debug, Deserialize, PartialEq)]
struct Domain {
    name: String,
    count: u8,
}

const PATH: &str = "attributes.exp_domains";

fn row(count: impl std::fmt::Display) -> String {
    format!(
        "<dt_assoc><item key='name'>d{count}.com</item><item key='count'>{count}</item></dt_assoc>"
    )
}

/// A reply with these rows, whose verdict stands after them.
fn reply(rows: &[String]) -> String {
    let rows = rows.iter().enumerate().map(|(at, row)| format!("<item key='{at}'>{row}</item>"));
    let rows: String = rows.collect();
    of_items(&format!(
        "<item key='exp_domains'>no rows</item><item key='attributes'><dt_assoc>\
         <item key='page'>1</item><item key='exp_domains'><dt_array>{rows}</dt_array></item>\
         <item key='total'>9</item></dt_assoc></item><item key='is_success'>1</item>"
    ))
}

#[test]
fn rows_and_envelope_are_those_of_the_whole_document() {
    for count in [0, 1, 2, 9] {
        let xml = reply(&(0..count).map(row).collect::<Vec<_>>());
        let mut whole = Envelope::parse(&xml).unwrap();
        let array =
            whole.value_mut().get_mut("attributes").unwrap().get_mut("exp_domains").unwrap();
        let array = std::mem::replace(array, ops_envelope::array![].into());
        let expected: Vec<Domain> = from_value(array).unwrap();

        let mut rows = Rows::new(&xml, PATH).unwrap();
        let found: Vec<Domain> = rows.deserialize().collect::<Result<_, _>>().unwrap();
        assert_eq!(found, expected);
        assert_eq!(rows.finish().unwrap(), whole);

        // Rows that nobody reads are passed over.
        let mut rows = Rows::new(xml.as_bytes(), PATH).unwrap();
        assert_eq!(rows.deserialize::<Domain>().take(1).count(), count.min(1));
        assert_eq!(rows.finish().unwrap(), whole);
    }
}

#[test]
fn a_reader_gives_rows_until_it_has_read_a_token() {
    let xml = reply(&[row(1), row(2)]);
    let mut rows = Reader::new(xml.as_bytes()).unwrap().rows(PATH).unwrap();
    assert!(rows.are_there());
    assert_eq!(rows.deserialize::<Domain>().map(Result::unwrap).count(), 2);
    assert_eq!(rows.finish().unwrap()["is_success"], "1");
    let around = xml.replace("<data_block>", "<data_block><dt_scalarref>");
    let around = around.replace("</data_block>", "</dt_scalarref></data_block>");
    for xml in [&xml, &around] {
        let mut reader = Reader::new(xml).unwrap();
        reader.next_token().unwrap();
        assert_eq!(reader.rows(PATH).unwrap_err().kind(), ErrorKind::Data);
        let mut reader = Reader::new(xml).unwrap();
        while reader.next_token().unwrap().is_some() {}
        assert_eq!(reader.rows(PATH).unwrap_err().kind(), ErrorKind::Data);
    }
}

#[test]
fn a_reader_knows_its_depth_and_path() {
    let xml = of_items(
        "<item key='a.b'><dt_assoc><item key='c'><dt_scalarref><dt_array><item key='3'>p</item>\
         </dt_array></dt_scalarref></item></dt_assoc></item><item key='d'>q</item>",
    );
    let mut reader = Reader::new(&xml).unwrap();
    let mut places = vec![(reader.depth(), path(&reader))];
    while reader.next_token().unwrap().is_some() {
        places.push((reader.depth(), path(&reader)));
    }
    let expected = [
        (0, ""),
        // The assoc, its item, and so on.
        (1, ""),
        (1, "a.b"),
        (2, "a.b"),
        (2, "a.b/c"),
        (3, "a.b/c"),
        (4, "a.b/c"),
        (4, "a.b/c/3"),
        (4, "a.b/c/3"),
        // The ends, up to that of the inner assoc.
        (3, "a.b/c"),
        (2, "a.b/c"),
        (1, "a.b"),
        (1, "d"),
        (1, "d"),
        (0, ""),
    ];
    let places: Vec<_> = places.iter().map(|(depth, path)| (*depth, path.as_str())).collect();
    assert_eq!(places, expected);
}

fn path(reader: &Reader<'_>) -> String {
    reader.path().collect::<Vec<_>>().join("/")
}

#[test]
fn rows_may_borrow_and_nest() {
    let xml = of_items(
        "<item key='a.b'><dt_assoc><item key='c'><dt_assoc><item key='x'>1</item>\
         <item key='d'><dt_array><item key='3'>p</item><item key='7'>q</item></dt_array></item>\
         </dt_assoc></item></dt_assoc></item>",
    );
    let mut rows = Rows::new(&xml, "[\"a.b\"].c.d").unwrap();
    let found: Vec<&str> = rows.deserialize().map(Result::unwrap).collect();
    assert_eq!(found, ["p", "q"]);
    assert_eq!(rows.finish().unwrap()["a.b"]["c"]["x"], "1");
}

#[test]
fn a_row_that_does_not_fit_says_which_it_is_and_ends_everything() {
    let mut texts: Vec<_> = (0..9).map(row).collect();
    texts[7] = row("many");
    let xml = reply(&texts);
    let mut rows = Rows::new(&xml, PATH).unwrap();
    let (good, bad): (Vec<_>, Vec<_>) = rows.deserialize::<Domain>().partition(Result::is_ok);
    assert_eq!((good.len(), bad.len()), (7, 1));
    let error = bad.into_iter().next().unwrap().unwrap_err();
    assert_eq!(error.path(), Some("attributes.exp_domains[7].count"));
    assert_eq!(error.offset(), xml.find(">many<").map(|at| at + 1));
    assert_eq!(rows.finish().unwrap_err(), error, "nothing counts after it");
}

#[test]
fn a_cut_is_an_error_after_any_number_of_good_rows() {
    let xml = reply(&(0..9).map(row).collect::<Vec<_>>());
    let end = xml.rfind("</OPS_envelope").unwrap();
    for cut in xml.find("<data_block>").unwrap()..end {
        let read = Rows::new(&xml[..cut], PATH).and_then(|mut rows| {
            let _rows = rows.deserialize::<Domain>().count();
            rows.finish()
        });
        assert_eq!(read.unwrap_err().kind(), ErrorKind::Incomplete, "{cut}");
    }
}

#[test]
fn what_stands_after_the_rows_is_checked() {
    let good = reply(&[row(1)]);
    for (xml, kind) in [
        (good.replace("<item key='total'>", "<item key='page'>"), ErrorKind::DuplicateKey),
        (good.replace("9</item>", "9</item>x"), ErrorKind::UnexpectedText),
        (format!("{good}x"), ErrorKind::Xml(ops_envelope::XmlErrorKind::TrailingContent)),
    ] {
        let mut rows = Rows::new(&xml, PATH).unwrap();
        assert_eq!(rows.deserialize::<Domain>().flatten().count(), 1);
        assert_eq!(rows.finish().unwrap_err().kind(), kind, "{xml}");
    }
}

#[test]
fn an_empty_item_is_a_list_without_rows() {
    for empty in ["<item key='list'></item>", "<item key='list'/>"] {
        let xml = document(&format!("<dt_assoc>{empty}<item key='is_success'>1</item></dt_assoc>"));
        let mut rows = Rows::new(&xml, "list").unwrap();
        assert!(rows.are_there());
        assert_eq!(rows.deserialize::<Domain>().count(), 0);
        let envelope = rows.finish().unwrap();
        assert_eq!(envelope["list"].as_array().map(ops_envelope::Array::len), Some(0));
        assert_eq!(envelope["is_success"], "1");
    }
}

#[test]
fn a_path_that_leads_elsewhere_is_an_error() {
    let xml = reply(&[row(1)]);
    for (path, expected) in [
        ("", "invalid value: expected a path of keys, such as `attributes.exp_domains`"),
        ("a..b", "invalid value: expected a path of keys, such as `attributes.exp_domains`"),
        ("[\"a\"]b", "invalid value: expected a path of keys, such as `attributes.exp_domains`"),
        ("a[\"b", "invalid value: expected a path of keys, such as `attributes.exp_domains`"),
        ("exp_domains", "invalid value: expected an array of rows at `exp_domains`"),
        ("is_success", "invalid value: expected an array of rows at `is_success`"),
    ] {
        assert_eq!(said(&Rows::new(&xml, path).unwrap_err()), expected, "{path}");
    }
    // That a path is missing shows at the end, for a refusal has no rows.
    let refusal = document("<dt_assoc><item key='is_success'>0</item></dt_assoc>");
    let mut rows = Rows::new(&refusal, PATH).unwrap();
    assert_eq!(rows.deserialize::<Domain>().count(), 0);
    assert_eq!(
        said(&rows.finish().unwrap_err()),
        "invalid value: expected an array of rows at `attributes.exp_domains`"
    );
    let envelope = Rows::new(&refusal, PATH).unwrap().into_envelope().unwrap();
    assert_eq!(envelope.value(), &Value::from(ops_envelope::assoc! { "is_success" => 0 }));
}

#[test]
fn keys_that_occur_twice_are_refused_whatever_the_options_say() {
    let options = ParseOptions::new().with_doubled_keys(DoubledKeys::First);
    let around = reply(&[row(1)]).replace("'total'", "'page'");
    assert!(Envelope::parse_with(&around, &options).is_ok());
    for xml in [around, reply(&[row(1).replace("'count'", "'name'")])] {
        let mut rows = Rows::with_options(&xml, PATH, &options).unwrap();
        for row in rows.deserialize::<Domain>() {
            let _ = row;
        }
        assert_eq!(rows.finish().unwrap_err().kind(), ErrorKind::DuplicateKey);
    }
}

#[test]
fn indexes_must_ascend() {
    let xml = of_items(
        "<item key='a'><dt_array><item key='1'>x</item><item key='0'>y</item></dt_array></item>",
    );
    let mut rows = Rows::new(&xml, "a").unwrap();
    let read: Vec<_> = rows.deserialize::<String>().collect();
    assert_eq!(read[0].as_deref(), Ok("x"));
    assert_eq!(
        said(read[1].as_ref().unwrap_err()),
        "invalid value: expected array items in the order of their indexes at `a[1]`"
    );
    assert!(rows.finish().is_err());
}

#[test]
fn whatever_stands_before_the_rows_is_part_of_the_envelope() {
    let before = "<item key='a'><dt_array><item key='0'>x</item><item key='1'><dt_array/></item></dt_array></item>\
        <item key='b'><dt_scalar>y</dt_scalar></item><item key='c'><dt_scalarref><dt_assoc>\
        <item key='rows'><dt_array/></item></dt_assoc></dt_scalarref></item>";
    let xml = of_items(&format!(
        "{before}<item key='rows'><dt_array><item key='0'>z</item></dt_array></item>"
    ));
    let mut rows = Rows::new(&xml, "rows").unwrap();
    assert_eq!(rows.deserialize::<String>().collect::<Result<Vec<_>, _>>().unwrap(), ["z"]);
    let empty = xml.replace("<item key='0'>z</item>", "");
    let expected = Envelope::parse(&empty).unwrap();
    assert_eq!(rows.finish().unwrap(), expected);
    // A text on the way has no rows in it.
    for path in ["b.rows", "a.rows", "b.b.rows"] {
        let rows = Rows::new(&xml, path).unwrap();
        assert!(!rows.are_there(), "{path}");
        assert_eq!(rows.finish().unwrap_err().kind(), ErrorKind::Data, "{path}");
    }
}

#[test]
fn an_array_after_the_rows_is_checked_like_any_other() {
    let rest = "<item key='z'><dt_array><item key='x'>1</item></dt_array></item>";
    let xml = of_items(&format!("<item key='a'><dt_array/></item>{rest}"));
    let error = Rows::new(&xml, "a").unwrap().finish().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidIndex);
}

#[test]
fn rows_show_how_many_were_read() {
    let xml = reply(&[row(1), row(2)]);
    let mut rows = Rows::new(&xml, PATH).unwrap();
    let mut read = rows.deserialize::<Domain>();
    assert!(read.next().is_some());
    assert_eq!(format!("{read:?}"), "Deserialized { rows: Rows { count: 1, .. } }");
}

#[test]
fn keys_in_brackets_stand_anywhere_in_a_path() {
    let inner =
        |key: &str, inside: &str| format!("<dt_assoc><item key='{key}'>{inside}</item></dt_assoc>");
    let rows = "<dt_array><item key='0'>p</item></dt_array>";
    let xml = document(&inner("a", &inner("x.y", &inner("c", &inner("d", rows)))));
    for path in ["a[\"x.y\"].c.d", "a.[\"x.y\"].c[\"d\"]", "[\"a\"][\"x.y\"][\"c\"][\"d\"]"] {
        let mut rows = Rows::new(&xml, path).unwrap();
        assert!(rows.are_there(), "{path}");
        assert_eq!(rows.deserialize::<String>().map(Result::unwrap).collect::<Vec<_>>(), ["p"]);
    }
}

#[test]
fn a_key_of_the_path_that_holds_a_text_leads_nowhere() {
    let rows = "<dt_array><item key='0'>p</item></dt_array>";
    for at in ["c", "b", "a"] {
        let xml = of_items(&format!(
            "<item key='a'>x</item><item key='z'><dt_assoc><item key='y'><dt_assoc>\
             <item key='{at}'>{rows}</item></dt_assoc></item></dt_assoc></item>"
        ));
        for path in ["a.b.c", "a.b", "a.c"] {
            assert!(!Rows::new(&xml, path).unwrap().are_there(), "{at} {path}");
        }
    }
}
