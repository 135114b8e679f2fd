//! What is read of any bytes is written in its format and reads back equal, or is refused; deviations,
//! strictness, limits and serde never disagree with the response.
#![no_main]

use std::borrow::Cow;
use std::collections::BTreeMap;

use enom_response::{
    Category, Error, ErrorKind, Format, Layout, Limits, ParseOptions, Reason, Response,
    WriteOptions, deviations_with, from_response, from_slice,
};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::response::flat;
use registrar_fuzz::{cut, report};

fuzz_target!(|bytes: &[u8]| {
    let detected = Format::detect(bytes);
    let read = Response::parse(bytes);
    if let (Ok(response), Ok(format)) = (&read, &detected) {
        assert_eq!(response.format(), *format);
    } else {
        assert!(read.is_err(), "a response has a format");
    }
    check(bytes, &ParseOptions::new());
    for format in Format::ALL {
        check(bytes, &ParseOptions::new().with_format(format));
    }
    if let Ok(response) = &read {
        check_views(response);
        check_cuts(bytes, response);
    }
    check_serde(bytes, &read);
});

type Read<'a> = Result<Response<'a>, Error>;

fn check(bytes: &[u8], options: &ParseOptions) {
    let read = Response::parse_with(bytes, options);
    match &read {
        Ok(response) => check_written(response),
        Err(error) => check_error(error, bytes),
    }
    check_deviations(bytes, options, &read);
    check_limits(bytes, options, &read);
}

/// Both layouts of the format that it was read in read back equal, and are written the same again, or are
/// refused.
fn check_written(response: &Response<'_>) {
    let format = response.format();
    for layout in [Layout::Documented, Layout::Wire] {
        let options = WriteOptions::new(format).with_layout(layout);
        let mut written = String::new();
        // What was read may have what the writer has no spelling for: it is refused.
        if let Err(error) = response.write_with(&mut written, &options) {
            assert_eq!(error.kind(), ErrorKind::Unrepresentable);
            continue;
        }
        let again = Response::parse(&written).expect("what was written can be read");
        assert_eq!(&again, response);
        let mut twice = String::new();
        again.write_with(&mut twice, &options).expect("as before");
        assert_eq!(twice, written);
    }
    assert_eq!(&response.clone().into_owned(), response);
}

/// An error of reading lies in the input and says nothing of what stands there.
fn check_error(error: &Error, bytes: &[u8]) {
    assert!(!matches!(error.classify(), Category::Data | Category::Write), "{error}");
    assert_eq!(error.path(), None);
    let offset = error.offset().expect("what was read has a place");
    assert!(offset <= bytes.len(), "{offset} of {}", bytes.len());
    report::check(error, bytes);
}

/// There are deviations to be listed exactly of what is read, and none in what strictness accepts.
fn check_deviations(bytes: &[u8], options: &ParseOptions, read: &Read<'_>) {
    let found = deviations_with(bytes, options);
    let strict = Response::parse_with(bytes, &options.clone().strict());
    match (read, &found) {
        (Ok(response), Ok(found)) => {
            assert!(found.iter().all(|one| one.offset() <= bytes.len()));
            assert!(found.as_slice().is_sorted_by_key(enom_response::Deviation::offset));
            match strict {
                Ok(strict) => {
                    assert_eq!(&strict, response);
                    assert!(found.is_empty(), "strictness accepts {found:?}");
                }
                Err(error) => {
                    let first =
                        found.as_slice().first().expect("strictness refuses what is listed");
                    let first = (ErrorKind::Deviation(first.kind()), Some(first.offset()));
                    assert_eq!(first, (error.kind(), error.offset()));
                }
            }
        }
        (Err(read), Err(found)) => {
            assert_eq!(said(read), said(found));
            let strict = strict.expect_err("strictness accepts no more than leniency");
            assert!(
                said(&strict) == said(read) || matches!(strict.kind(), ErrorKind::Deviation(_))
            );
        }
        _ => panic!("{found:?} of {read:?}"),
    }
}

/// Limits take away, and change nothing.
fn check_limits(bytes: &[u8], options: &ParseOptions, read: &Read<'_>) {
    let limits = Limits::new().with_depth(3).with_items(6).with_attributes(1).with_text(24);
    let limited = Response::parse_with(bytes, &options.clone().with_limits(limits));
    match (&limited, read) {
        (Ok(limited), Ok(read)) => assert_eq!(limited, read),
        (Err(error), _) if matches!(error.kind(), ErrorKind::Limit(_)) => {
            check_error(error, bytes);
        }
        (Err(limited), Err(read)) => assert_eq!(said(limited), said(read)),
        _ => panic!("{limited:?} within limits, {read:?} without"),
    }
}

/// What is asked for by name is what stands in the flat view, and an outcome holds together.
fn check_views(response: &Response<'_>) {
    let flat = flat(response);
    for (name, _) in flat.iter().take(8) {
        let named = flat.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
        let values: Vec<_> = named.map(|(_, value)| value.as_str()).collect();
        assert_eq!(response.get(name), values.first().copied());
        assert_eq!(response.get_all(&name.to_ascii_uppercase()).collect::<Vec<_>>(), values);
    }
    let outcome = response.outcome();
    assert_eq!(outcome.is_complete(), response.is_complete());
    assert!(!outcome.is_success() || response.errors().is_empty());
    assert_eq!(response.check().is_ok(), outcome.is_success());
    let messages: Vec<_> = outcome.reasons().iter().filter_map(Reason::message).collect();
    assert_eq!(messages, response.errors());
}

/// No part of a document that ends before its `Done` is complete, and XML must end.
fn check_cuts(bytes: &[u8], response: &Response<'_>) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let done = text.to_ascii_lowercase().find("done").unwrap_or(text.len());
    let end = text.rfind("</").or_else(|| text.rfind("/>"));
    for length in cut::lengths(bytes) {
        match Response::parse(&bytes[..length]) {
            Ok(cut) => {
                assert!(!cut.is_complete() || length > done);
                let is_whole = end.is_some_and(|end| length > end);
                assert!(response.format() != Format::Xml || is_whole, "cut at {length}");
            }
            Err(error) => check_error(&error, &bytes[..length]),
        }
    }
}

/// Serde reads the same from bytes and from the response that they are.
fn check_serde(bytes: &[u8], read: &Read<'_>) {
    type Map = BTreeMap<String, String>;
    let direct = (from_slice::<Reply<'_>>(bytes), from_slice::<Map>(bytes));
    let Ok(response) = read else {
        assert!(direct.0.is_err() && direct.1.is_err());
        return;
    };
    match (direct.0, from_response::<Reply<'_>>(response)) {
        (Ok(direct), Ok(indirect)) => assert_eq!(direct, indirect),
        (Err(direct), Err(indirect)) => {
            assert_eq!((direct.kind(), indirect.kind()), (ErrorKind::Data, ErrorKind::Data));
            // A response has no source at hand for line and column.
            let facts = |error: &Error| {
                let path = error.path().map(ToOwned::to_owned);
                (error.offset(), path, error.expected().to_owned())
            };
            assert_eq!(facts(&direct), facts(&indirect));
        }
        (direct, indirect) => panic!("{direct:?} from bytes, {indirect:?} from the response"),
    }
    if let Ok(map) = direct.1 {
        let flat = flat(response);
        // `$text` and `@…` are the text and the attributes of the root, not fields of it.
        for (name, value) in map.iter().filter(|(name, _)| !name.starts_with(['$', '@'])) {
            assert!(flat.iter().any(|(one, held)| one.eq_ignore_ascii_case(name) && held == value));
        }
        for (name, _) in flat {
            assert!(map.keys().any(|one| one.eq_ignore_ascii_case(&name)));
        }
    }
}

#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Reply<'a> {
    #[serde(borrow)]
    command: Option<Cow<'a, str>>,
    err_count: Option<u32>,
    done: Option<bool>,
    #[serde(default)]
    exec_time: Option<f32>,
    #[serde(default, rename = "Err[]")]
    errors: Vec<String>,
    #[serde(default, rename = "ResponseNumber[]")]
    responses: Vec<Numbered>,
    #[serde(default)]
    domain: Vec<String>,
}

#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Numbered {
    response_number: Option<u32>,
    response_string: Option<String>,
}

fn said(error: &Error) -> (ErrorKind, Option<usize>, String) {
    (error.kind(), error.offset(), error.to_string())
}
