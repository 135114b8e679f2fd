//! The tables in the documents of the formats: what each input becomes.

mod common;

use enom_response::{Format, ParseOptions, Response, deviations};

const TEXT: &str = include_str!("../src/text/readings.md");
const HTML: &str = include_str!("../src/html/readings.md");
const XML: &str = include_str!("../src/xml/readings.md");

/// `input → reading ! deviations ← source`.
fn rows(table: &str) -> Vec<(&str, &str, &str, &str)> {
    let rows = table.lines().filter_map(|row| {
        let (input, rest) = row.split_once(" → ")?;
        let (rest, source) = rest.rsplit_once(" ← ").unwrap_or((rest, ""));
        let (reading, departs) = rest.rsplit_once(" ! ").unwrap_or((rest, ""));
        Some((input, reading.trim(), departs.trim(), source.trim()))
    });
    rows.collect()
}

/// What `source` becomes, and what departs in it from the published form.
fn found(source: &str) -> (String, String) {
    match Response::parse(source) {
        Err(error) => (format!("refused: {}", error.kind()), String::new()),
        Ok(response) => {
            let found = deviations(source).unwrap();
            let list: Vec<_> = found
                .iter()
                .map(|deviation| format!("{} @{}", deviation.kind(), deviation.offset()))
                .collect();
            (common::compact(&response), list.join(", "))
        }
    }
}

fn check(format: Format, table: &str) {
    let rows = rows(table);
    assert!(rows.len() >= 30, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for (input, reading, departs, source) in rows {
        let text = common::unescaped(input);
        let (read, departed) = found(&text);
        if read != reading || departed != departs {
            wrong.push(format!("{input} → {read} ! {departed} ← {source}"));
            continue;
        }
        assert!(!source.is_empty(), "{input} has no source");
        let Ok(response) = Response::parse(&text) else { continue };
        assert_eq!(response.format(), format, "{input}");
        assert_eq!(Response::parse_as(format, &text).unwrap(), response, "{input}");
        let strict = Response::parse_with(&text, &ParseOptions::new().strict());
        assert_eq!(strict.is_ok(), departs.is_empty(), "{input}");
        // What was read is refused, or written so that it reads back the same.
        if let Ok(written) = response.to_string(format) {
            assert_eq!(Response::parse(&written).unwrap(), response, "{input}");
        }
    }
    assert!(wrong.is_empty(), "these rows were found:\n{}", wrong.join("\n"));
}

#[test]
fn text_becomes_what_its_table_says() {
    check(Format::Text, TEXT);
}

#[test]
fn html_becomes_what_its_table_says() {
    check(Format::Html, HTML);
}

#[test]
fn xml_becomes_what_its_table_says() {
    check(Format::Xml, XML);
}
