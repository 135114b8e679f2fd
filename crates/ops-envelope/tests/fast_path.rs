//! Repeated markup is read faster, and as what it is: with comments between the tags, which keep the reader
//! from taking short cuts, a listing is the same.

use std::collections::BTreeMap;
use std::fmt::Write;

use ops_envelope::{
    DoubledKeys, Envelope, ErrorKind, Layout, Limits, ParseOptions, Value, array, deviations_with,
    from_slice_with, from_str,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// An item with whatever stands around its key and its value.
fn item(value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    const GAPS: &[&str] = &["", "", "", "\n  ", "\r\n\t", "\n                    "];
    const STARTS: &[&str] = &[
        "<item key=\"a\">",
        "<item key=\"a\">",
        "<item key=\"b\">",
        "<item key=\"c\">",
        "<item key='a'>",
        "<item key=\"&#97;\">",
        "<item  key=\"d\" >",
        "<item key=\"e\" class=\"x\">",
        "<item class=\"x\" key=\"b\">",
        "<item key=\"é\">",
        "<item>",
        "<item key=\"a\" key=\"b\">",
    ];
    const ENDS: &[&str] =
        &["</item>", "</item>", "</item>", "</item>", "</item >", "</itemx>", "<b/></item>"];
    // The first ones more often than those that are refused.
    let rarely = |count: usize, few: usize| prop_oneof![30 => 0..few, 1 => 0..count];
    (select(GAPS), rarely(STARTS.len(), 10), value, rarely(ENDS.len(), 5)).prop_map(
        move |(gap, start, value, end)| format!("{gap}{}{value}{}", STARTS[start], ENDS[end]),
    )
}

fn scalar() -> impl Strategy<Value = String> {
    const VALUES: &[&str] = &[
        "",
        "x",
        "x",
        " y ",
        "example.com",
        "a &amp; b",
        "<dt_scalar>z</dt_scalar>",
        "<![CDATA[<]]>",
        "]",
        "é",
        "\r\n",
        "a\tb",
        "<dt_scalarref><dt_assoc/></dt_scalarref>",
        "<dt_array></dt_array>",
        "twenty-four characters, and more",
    ];
    select(VALUES).prop_map(str::to_owned)
}

fn assoc(items: impl Strategy<Value = Vec<String>>) -> impl Strategy<Value = String> {
    const GAPS: &[&str] = &["", "", "\n    ", " "];
    (select(GAPS), items, select(GAPS)).prop_map(|(before, items, after)| {
        format!("{before}<dt_assoc>{}{after}</dt_assoc>{after}", items.concat())
    })
}

/// Records that are alike for a while, in an array and in assocs in it.
fn listing() -> impl Strategy<Value = String> {
    let record = assoc(vec(
        prop_oneof![6 => item(scalar()), 1 => item(assoc(vec(item(scalar()), 0..3)))],
        0..5,
    ));
    let runs = vec((record, 1..6_usize), 1..8);
    (runs, select(vec!["", "\n  "])).prop_map(|(runs, gap)| {
        let mut rows = String::new();
        let records = runs.iter().flat_map(|(record, times)| vec![record; *times]);
        for (index, record) in records.enumerate() {
            write!(rows, "{gap}<item key=\"{index}\">{record}</item>").expect("a string takes all");
        }
        format!(
            "<?xml version='1.0'?><!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\
             <OPS_envelope><header><version>0.9</version></header><body><data_block>\
             <dt_array>{rows}</dt_array></data_block></body></OPS_envelope>"
        )
    })
}

fn slow(xml: &str) -> String {
    xml.replace("<item", "<!---->\n<item")
        .replace("<dt_", "<!----><dt_")
        .replace("</dt_", "<?x?></dt_")
}

proptest! {
    #[test]
    fn a_listing_is_the_same_without_short_cuts(xml in listing()) {
        for doubled in [DoubledKeys::Refuse, DoubledKeys::First, DoubledKeys::Last] {
            let options = ParseOptions::new().with_doubled_keys(doubled);
            let read = Envelope::parse_with(&xml, &options);
            let slow = slow(&xml);
            let by_events = Envelope::parse_with(&slow, &options);
            match (&read, &by_events) {
                (Ok(read), Ok(by_events)) => prop_assert_eq!(read.to_xml(Layout::Compact), by_events.to_xml(Layout::Compact)),
                (Err(read), Err(by_events)) => prop_assert_eq!(read.kind(), by_events.kind()),
                _ => prop_assert!(false, "{:?} and {:?}", read, by_events),
            }
            // What looks for deviations takes no short cuts, and so finds every error where it is.
            let found = deviations_with(&xml, &options).map(drop);
            prop_assert_eq!(found.map_err(|error| error.to_string()), read.map(drop).map_err(|error| error.to_string()));
        }
        let slow = slow(&xml);
        match (from_str::<Value<'_>>(&xml), from_str::<Value<'_>>(&slow)) {
            (Ok(read), Ok(by_events)) => prop_assert_eq!(read, by_events),
            (Err(read), Err(by_events)) => {
                prop_assert_eq!(read.kind(), by_events.kind());
                prop_assert_eq!(read.path(), by_events.path());
            }
            (read, by_events) => prop_assert!(false, "{:?} and {:?}", read, by_events),
        }
    }
}

/// Markup longer than a text may be is not remembered: each of its pieces is within the limit.
#[test]
fn records_read_the_same_with_every_limit_of_text() {
    let record = |index: usize| {
        format!(
            "\n    <item key=\"{index}\">\n        <dt_assoc>\n            <item key=\"a\">x{index}</item>\
             \n            <item key=\"b\">y</item>\n        </dt_assoc>\n    </item>"
        )
    };
    let rows: String = (0..20).map(record).collect();
    let xml = format!(
        "<OPS_envelope><body><data_block><dt_array>{rows}</dt_array></data_block></body></OPS_envelope>"
    );
    let read = Envelope::parse(&xml).unwrap();
    for length in 13..100 {
        let options = ParseOptions::new().with_limits(Limits::new().with_text(length));
        assert_eq!(Envelope::parse_with(&xml, &options).unwrap(), read, "{length}");
    }
}

#[test]
fn arrays_that_repeat_within_an_array_are_read_as_arrays() {
    let row = |index: usize| {
        format!(
            "\n <item key=\"{index}\">\n  <dt_array>\n   <item key=\"0\">x{index}</item>\n  </dt_array>\n </item>"
        )
    };
    let rows: String = (0..100).map(row).collect();
    let xml = format!(
        "<OPS_envelope><body><data_block><dt_array>{rows}</dt_array></data_block></body></OPS_envelope>"
    );
    let read = Envelope::parse(&xml).unwrap();
    assert_eq!(read.value().as_array().unwrap().len(), 100);
    for index in 0..100 {
        assert_eq!(
            read.value().as_array().unwrap()[index],
            Value::from(array![format!("x{index}")])
        );
    }
}

/// An envelope around an array of these rows, each under its index.
fn of_rows(rows: impl IntoIterator<Item = (String, String)>) -> String {
    let mut out = String::from("<OPS_envelope><body><data_block><dt_array>");
    for (index, row) in rows {
        write!(out, "<item key=\"{index}\">{row}</item>").expect("a string takes all");
    }
    out + "</dt_array></data_block></body></OPS_envelope>"
}

/// What is known of an assoc counts as long as nothing else stands in it: a key that came before, known or
/// not, is doubled all the same.
#[test]
fn a_key_is_doubled_after_known_items_and_others() {
    let record = |items: &str| format!("<dt_assoc>{items}</dt_assoc>");
    let usual = record("<item key=\"a\">x</item><item key=\"b\">y</item><item key=\"c\">z</item>");
    for (before, key) in [
        ("<item key=\"a\">x</item><item key=\"b\">y</item>", "a"),
        ("<item key=\"a\">x</item><item key=\"b\">y</item>", "b"),
        ("<item key=\"a\">&lt;</item><item key=\"b\">y</item><item key=\"c\">z</item>", "a"),
        ("<item key=\"a\">&lt;</item><item key=\"b\">y</item><item key=\"c\">z</item>", "b"),
        ("<item key=\"a\">&lt;</item><item key=\"b\">y</item><item key=\"c\">z</item>", "c"),
        (
            "<item key=\"a\">x</item><item key=\"b\"><![CDATA[y]]></item><item key=\"c\">z</item>",
            "c",
        ),
        ("<item key=\"a\">x</item><item key='b'>y</item><item key=\"c\">z</item>", "c"),
    ] {
        for (last, is_doubled) in [(key, true), ("d", false)] {
            let departing = record(&format!("{before}<item key='{last}'>w</item>"));
            let records = std::iter::repeat_n(usual.clone(), 19).chain([departing]).enumerate();
            let xml = of_rows(records.map(|(index, record)| (index.to_string(), record)));
            let at = xml.find(&format!("<item key='{last}'>w"));
            let doubled = is_doubled.then_some((ErrorKind::DuplicateKey, at));
            let read = from_str::<Value<'_>>(&xml).err();
            assert_eq!(
                read.map(|error| (error.kind(), error.offset())),
                doubled,
                "{before} {last}"
            );
            let read = Envelope::parse(&xml).err();
            assert_eq!(
                read.map(|error| (error.kind(), error.offset())),
                doubled,
                "{before} {last}"
            );
        }
    }
}

#[test]
fn an_index_is_refused_where_its_item_stands() {
    let record = "<dt_assoc><item key=\"a\">x</item></dt_assoc>";
    for (last, kind) in [
        ("x", ErrorKind::InvalidIndex),
        ("", ErrorKind::InvalidIndex),
        ("99999999999999999999", ErrorKind::InvalidIndex),
        ("3", ErrorKind::DuplicateIndex),
    ] {
        let indexes = (0..20).map(|index| index.to_string()).chain([last.to_owned()]);
        let xml = of_rows(indexes.map(|index| (index, record.to_owned())));
        let at = xml.rfind(&format!("<item key=\"{last}\">"));
        for error in [Envelope::parse(&xml).unwrap_err(), from_str::<Value<'_>>(&xml).unwrap_err()]
        {
            assert_eq!((error.kind(), error.offset()), (kind, at), "{last}");
        }
    }
}

#[test]
fn a_text_that_does_not_fit_is_named_by_its_own_place() {
    type Rows = Vec<std::collections::HashMap<String, u8>>;
    let record = |count: &str| {
        format!("<dt_assoc><item key=\"a\">1</item><item key=\"b\">{count}</item></dt_assoc>")
    };
    let counts = (0..20).map(|count| count.to_string()).chain(["many".to_owned()]).enumerate();
    let xml = of_rows(counts.map(|(index, count)| (index.to_string(), record(&count))));
    let error = from_str::<Rows>(&xml).unwrap_err();
    assert_eq!((error.offset(), error.path()), (xml.find("many"), Some("[20].b")));
}

/// Tags with another blank in them are read event by event, and count the same.
#[test]
fn every_limit_is_the_same_without_short_cuts() {
    let inner = "<item key=\"a\">x</item><item key=\"bc\">wxyz &lt; yz</item><item key=\"d\"/>";
    let list = format!(
        "<item key=\"e\"><dt_array><item key=\"0\"><dt_assoc>{inner}</dt_assoc></item></dt_array></item>"
    );
    let records: String = (0..14)
        .map(|index| match index % 5 {
            4 => format!("<item key=\"{index}\"><dt_assoc>{inner}{list}</dt_assoc></item>"),
            _ => format!("<item key=\"{index}\"><dt_assoc>{inner}</dt_assoc></item>"),
        })
        .collect();
    let xml = format!(
        "<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_array>{records}\
         </dt_array></data_block></body></OPS_envelope>"
    );
    let usual = xml.replace(
        "<OPS_envelope><header><version>0.9</version></header><body><data_block>",
        INDENTED,
    );
    let others = xml.replace("0.9</version>", "1.0</version><msg_id>1</msg_id>");
    let long_keys = xml.replace("\"a\"", "\"a-key-longer-than-any-text\"");
    let long_text = xml.replace(
        "<item key=\"13\"><dt_assoc><item key=\"a\">x",
        "<item key=\"13\"><dt_assoc><item key=\"a\">xxxxxxxxxxxxxxx",
    );
    let rows = (0..14).map(|index| {
        (index.to_string(), "<dt_assoc><item key=\"a\">x</item></dt_assoc>".to_owned())
    });
    let long_index = of_rows(rows);
    let is_read = |xml: &str, limits: Limits| {
        let by_events = xml.replace("<item ", "<item  ").replace("<dt_assoc>", "<dt_assoc >");
        let by_events =
            by_events.replace("<OPS_envelope>", "<OPS_envelope >").replace("</item>", "</item >");
        let options = ParseOptions::new().with_limits(limits);
        let read = Envelope::parse_with(xml, &options);
        let expected = Envelope::parse_with(&by_events, &options);
        assert_eq!(
            read.as_ref().map_err(ops_envelope::Error::kind),
            expected.as_ref().map_err(ops_envelope::Error::kind),
            "{limits:?} {xml}"
        );
        let typed = from_slice_with::<Value<'_>>(xml.as_bytes(), &options).map(drop);
        let typed = typed.map_err(|error| error.kind());
        assert_eq!(typed, expected.map(drop).map_err(|error| error.kind()), "{limits:?}");
        read.is_ok()
    };
    for xml in [xml, usual, others, long_keys, long_text, long_index] {
        for (most, with) in [
            (120, Limits::with_items as fn(Limits, usize) -> Limits),
            (40, Limits::with_text),
            (14, Limits::with_depth),
            (3, Limits::with_attributes),
        ] {
            let passed: Vec<bool> =
                (0..most).map(|limit| is_read(&xml, with(Limits::new(), limit))).collect();
            assert!(!passed[0] && passed[most - 1] && passed.is_sorted(), "{passed:?}");
        }
    }
}

#[test]
fn a_key_is_doubled_before_known_items() {
    let usual = "<dt_assoc><item key=\"a\">x</item><item key=\"b\">y</item><item key=\"c\">z</item></dt_assoc>";
    for first in [
        "<item  key=\"b\">w</item>",
        "<item key=\"b\"/>",
        "<item key='b'>w</item>",
        "<item key=\"b\" class=\"d\">w</item>",
    ] {
        let last = usual.replace("<dt_assoc>", &format!("<dt_assoc>{first}"));
        let records = std::iter::repeat_n(usual, 19).chain([&*last]).enumerate();
        let xml = of_rows(records.map(|(index, record)| (index.to_string(), record.to_owned())));
        let at = xml.rfind("<item key=\"b\">y");
        for error in [Envelope::parse(&xml).unwrap_err(), from_str::<Value<'_>>(&xml).unwrap_err()]
        {
            assert_eq!((error.kind(), error.offset()), (ErrorKind::DuplicateKey, at), "{first}");
        }
    }
}

#[test]
fn a_key_ends_in_the_quote_that_it_begins_with() {
    for key in ["\"a<>x", "\"a&>x", "'a&>x", "'a<>x", "\"a'>x", "'a\">x"] {
        let rows = (0..14).map(|index| {
            (index.to_string(), format!("<dt_assoc><item key={key}</item></dt_assoc>"))
        });
        assert!(Envelope::parse(&of_rows(rows)).is_err(), "{key}");
    }
    let rows = (0..14).map(|index| {
        (index.to_string(), "<dt_assoc><item key=\"a\">x</item></dt_assoc>".to_owned())
    });
    assert!(Envelope::parse(&of_rows(rows).replace("\"13\"", "\"13'")).is_err());
}

const INDENTED: &str = "<OPS_envelope>\n    <header>\n        <version>0.9</version>\n    </header>\n    <body>\n        <data_block>";

#[test]
fn a_long_assoc_is_read_to_its_end_or_to_the_key_that_is_doubled() {
    const START: &str = "<OPS_envelope><body><data_block><dt_assoc>";
    for length in [1, 7, 8, 9, 16, 17, 40] {
        let xml = |key: &dyn Fn(usize) -> usize| {
            let item = |at| format!("<item key=\"k{}\">{at}</item>", key(at));
            let items: Vec<_> = (0..length).map(item).collect();
            format!("{START}{}</dt_assoc></data_block></body></OPS_envelope>", items.concat())
        };
        let whole = xml(&|at| at);
        assert_eq!(from_str::<BTreeMap<&str, usize>>(&whole).unwrap().len(), length);
        assert_eq!(Envelope::parse(&whole).unwrap().value().as_assoc().unwrap().len(), length);
        for doubled in 1..length {
            for first in [0, doubled / 2, doubled - 1] {
                let xml = xml(&|at| if at == doubled { first } else { at });
                let offset = xml.find(&format!("<item key=\"k{first}\">{doubled}<"));
                let typed = from_str::<BTreeMap<&str, usize>>(&xml).unwrap_err();
                let tree = Envelope::parse(&xml).unwrap_err();
                for error in [typed, tree] {
                    assert_eq!((error.kind(), error.offset()), (ErrorKind::DuplicateKey, offset));
                }
            }
        }
    }
}
