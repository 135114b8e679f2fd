//! Columns of numbered records, few and many of one number.

use enom_response::{Format, ParseOptions, Response};

/// A name of letters alone, so that the number after it is all of the number.
fn letters(number: usize) -> String {
    let letter = |digit: u8| char::from(digit - b'0' + b'a');
    format!("{number:03}").bytes().map(letter).collect()
}

/// Two records with so many columns, the last one first and the last record too, and every column of
/// the first record again.
fn table(columns: usize) -> String {
    let column = |number: usize, record: usize, value: &str| {
        format!("Column-{}{record}={value}{number}\n", letters(number))
    };
    let mut text = String::from("Key2=b\nKey1=a\n");
    text.extend((0..columns).rev().map(|number| column(number, 2, "two ")));
    text.extend((0..columns).rev().map(|number| column(number, 1, "one ")));
    text.extend((0..columns).map(|number| column(number, 1, "again ").to_uppercase()));
    text + "Address21=street of one\nAddress22=street of two\nAddress2=of two\nColumn-zzz01=none\nDone=true\n"
}

#[test]
fn a_column_is_found_among_few_and_among_many() {
    for columns in [1, 2, 15, 16, 17, 31, 32, 33, 34, 100, 500] {
        let text = table(columns);
        let response = Response::parse(&text).unwrap();
        let records: Vec<_> = response.records("KEY").collect();
        let found: Vec<_> =
            records.iter().map(|record| (record.number(), record.value())).collect();
        assert_eq!(found, [(Some(1), "a"), (Some(2), "b")]);
        for (record, word) in records.iter().zip(["one", "two"]) {
            for number in 0..columns {
                let name = format!("column-{}", letters(number));
                assert_eq!(
                    record.get(&name),
                    Some(format!("{word} {number}").as_str()),
                    "{columns}"
                );
            }
            assert_eq!(record.get("Address2"), Some(format!("street of {word}").as_str()));
            let plain = (word == "two").then_some("of two");
            assert_eq!(record.get("Address"), plain);
            for absent in ["Column-", "Column-zzz", "Done", "", "Key1", "1"] {
                assert_eq!(record.get(absent), None, "{absent}");
            }
        }
    }
}

#[test]
fn the_largest_number_is_a_number_and_one_more_is_a_name() {
    let text = "Key18446744073709551615=a\nX18446744073709551615=b\nKey18446744073709551616=c\nKey0=d\nX0=e\n;";
    let options = ParseOptions::new().with_format(Format::Text);
    let response = Response::parse_with(text, &options).unwrap();
    let records = response.records("Key");
    assert_eq!(records.len(), 2);
    let found: Vec<_> = records.map(|record| (record.number(), record.get("x"))).collect();
    assert_eq!(found, [(Some(0), Some("e")), (Some(u64::MAX), Some("b"))]);
}

#[test]
fn nothing_is_a_record_of_itself() {
    let xml = "<interface-response><a><a>1</a></a><a>2</a></interface-response>";
    let response = Response::parse(xml).unwrap();
    assert_eq!(response.records("interface-response").count(), 0);
    let a = response.field("a").unwrap();
    assert_eq!(a.records("a").map(|record| record.value()).collect::<Vec<_>>(), ["1"]);
}

#[test]
fn records_have_the_columns_of_their_own_parent() {
    let xml = "<interface-response><x><a1>1</a1><b1>p</b1></x><y><a1>2</a1><b1>q</b1></y>\
        <z><a>3</a><b>r</b></z><w><a1>4</a1></w></interface-response>";
    let response = Response::parse(xml).unwrap();
    let records: Vec<_> = response.records("a").collect();
    let found: Vec<_> = records.iter().map(|record| (record.value(), record.get("b"))).collect();
    assert_eq!(found, [("1", Some("p")), ("2", Some("q")), ("4", None)]);
    assert_eq!(format!("{:?}", records[1]), "Record { number: Some(1), anchor: a1: \"2\" }");
    let secret = Response::parse("Password1=hunter2\n;").unwrap();
    let record = secret.records("Password").next().unwrap();
    assert_eq!(
        format!("{record:?}"),
        "Record { number: Some(1), anchor: Password1: \"[REDACTED]\" }"
    );
}

#[cfg(feature = "serde")]
mod rows {
    use enom_response::Response;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Rows {
        #[serde(rename = "SLD[]")]
        rows: Vec<Row>,
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Row {
        sld: String,
        #[serde(alias = "Tld")]
        tld: Option<String>,
        #[serde(rename = "Address2")]
        address: Option<String>,
    }

    proptest! {
        /// Serde finds all columns of a record at once, `get` one after the other.
        #[test]
        fn rows_of_structs_are_those_of_records(
            fields in vec(
                "(SLD|sld|TLD|Address2|Address)(0|1|2|02|22|222|4294967295|4294967296|99999999999999999999)\
                 =[a-c]",
                0..60,
            ),
        ) {
            let text = format!("ErrCount=0\n{}\nDone=true\n", fields.join("\n"));
            let response = Response::parse(&text).unwrap();
            let owned = |value: Option<&str>| value.map(str::to_owned);
            let rows = response.records("SLD").map(|record| Row {
                sld: record.get("SLD").unwrap().to_owned(),
                tld: owned(record.get("TLD")),
                address: owned(record.get("Address2")),
            });
            let rows = Rows { rows: rows.collect() };
            match enom_response::from_str::<Rows>(&text) {
                Ok(read) => prop_assert_eq!(read, rows),
                Err(error) => {
                    prop_assert_eq!(error.expected(), "one value, found a repeated field");
                    let pairs = || fields.iter().map(|field| field.split_once('=').unwrap());
                    let is_doubled = |(name, value): (&str, &str)| {
                        let other = |(other, held): (&str, &str)| {
                            other.eq_ignore_ascii_case(name) && held != value
                        };
                        pairs().any(other)
                    };
                    prop_assert!(pairs().any(is_doubled));
                }
            }
        }
    }

    /// Neither of two values is passed over.
    #[test]
    fn a_column_that_repeats_with_another_value_is_refused() {
        for (fields, expected) in [
            ("SLD1=a\nTLD1=x\nTLD1=x", Some(1)),
            ("SLD1=a\nTLD1=x\nTLD1=y", None),
            ("SLD1=a\nTLD1=x\nSLD1=b", None),
            ("SLD=a\nTLD=x\nTLD=y\nSLD=b\nTLD=z", None),
            ("SLD=a\nTLD=x\nSLD=b\nTLD=z", Some(2)),
        ] {
            let text = format!("{fields}\nErrCount=0\nDone=true\n");
            let rows = enom_response::from_str::<Rows>(&text);
            assert_eq!(rows.ok().map(|rows| rows.rows.len()), expected, "{fields}");
        }
    }

    /// A field that only says what was asked for is no row of a list.
    #[test]
    fn a_list_further_inside_has_the_rows() {
        let list = "<domains><domain><SLD>one</SLD><TLD>com</TLD></domain>\
            <domain><SLD>two</SLD></domain></domains>";
        for (outer, expected) in [
            ("<SLD>echo</SLD><TLD>net</TLD>", &["one", "two"][..]),
            ("<SLD>a</SLD><TLD>net</TLD><SLD>b</SLD>", &["a", "b", "one", "two"]),
        ] {
            let xml = format!("<interface-response>{outer}{list}</interface-response>");
            let rows = enom_response::from_str::<Rows>(&xml).unwrap().rows;
            let found: Vec<_> = rows.iter().map(|row| row.sld.as_str()).collect();
            assert_eq!(found, expected);
        }
    }
}

#[test]
fn a_number_that_stands_twice_is_one_record() {
    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "UPPERCASE")]
    struct Name {
        sld: String,
        tld: Option<String>,
    }
    #[derive(Debug, serde::Deserialize)]
    struct Names {
        #[serde(rename = "SLD[]")]
        names: Vec<Name>,
    }

    let text = "SLD1=a\nTLD1=com\nSLD1=a\nTLD1=com\nSLD2=b\nDone=true\n";
    let response = Response::parse(text).unwrap();
    let slds: Vec<_> = response.records("SLD").map(|record| record.value()).collect();
    assert_eq!(slds, ["a", "b"]);
    let Names { names } = enom_response::from_str(text).unwrap();
    let names: Vec<_> = names.iter().map(|name| (&*name.sld, name.tld.as_deref())).collect();
    assert_eq!(names, [("a", Some("com")), ("b", None)]);
    for (wrong, path) in
        [("SLD1=a\nTLD1=com\nSLD1=b\n", "SLD1.SLD"), ("SLD1=a\nTLD1=b\nTLD1=c\n", "SLD1.TLD")]
    {
        let error = enom_response::from_str::<Names>(&format!("{wrong}Done=true\n")).unwrap_err();
        assert_eq!(
            (error.expected(), error.path()),
            ("one value, found a repeated field", Some(path)),
        );
    }
}
