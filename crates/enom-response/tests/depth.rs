//! Deep responses on a small stack, and depths that nobody means well with.

use std::fmt::Write as _;

use enom_response::{
    ErrorKind, Field, Format, Limit, Limits, ParseOptions, Response, deviations_with,
};

/// What [`Limits::MAX_DEPTH`] promises: half a mebibyte of stack is enough, in debug builds too.
const STACK: usize = 512 * 1024;

/// Runs `work` on a small stack. Running out of it would end the process.
fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    on_a_stack(STACK, work);
}

fn on_a_stack(size: usize, work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(size).spawn(work).unwrap().join().unwrap();
}

fn deep() -> ParseOptions {
    ParseOptions::new().with_limits(Limits::new().with_depth(usize::MAX))
}

/// A response with so many levels of these tags within its root.
fn tower(open: &str, close: &str, levels: usize) -> String {
    let (open, close) = (open.repeat(levels), close.repeat(levels));
    format!("<interface-response>{open}x{close}<Done>true</Done></interface-response>")
}

const TAGS: [(&str, &str, usize); 5] = [
    ("<a>", "</a>", 1),
    ("<a b='c'><c/>", "</a>", 1),
    ("<as><a>", "</a></as>", 2),
    ("<errors>", "</errors>", 1),
    ("<token>", "</token>", 1),
];

#[test]
fn the_deepest_responses_fit_on_a_small_stack() {
    for (open, close, levels) in TAGS {
        let xml = tower(open, close, (Limits::MAX_DEPTH - 2) / levels);
        on_a_small_stack(move || {
            let response = Response::parse_with(&xml, &deep()).unwrap();
            let written = response.to_string(Format::Xml).unwrap();
            assert_eq!(Response::parse_with(&written, &deep()).unwrap(), response);
            let copy = response.clone();
            assert_eq!(copy, response);
            let owned = copy.into_owned();
            assert_eq!(owned, response);
            let mut shown = String::new();
            write!(shown, "{response:?} {:?}", response.records("a")).unwrap();
            assert!(!shown.is_empty());
            assert!(response.outcome().is_complete());
            assert!(response.flat().count() > 1);
            assert_eq!(response.flat().count(), response.flat_fields().count());
            assert_eq!(response.get("no such name"), None);
            assert!(deviations_with(&xml, &deep()).is_ok());
            let mut innermost = response.root();
            let mut depth = 1;
            while let Some(field) = next_level(innermost) {
                innermost = field;
                depth += 1;
            }
            assert!(depth > Limits::MAX_DEPTH - 4, "{depth}");
            assert!(matches!(innermost.value(), "x" | ""));
            drop(owned);
        });
    }
}

/// The first field that has something in it.
fn next_level(field: Field<'_>) -> Option<Field<'_>> {
    field.fields().find(|field| field.has_fields() || !field.value().is_empty())
}

#[test]
fn a_hundred_thousand_levels_are_refused_by_the_budget() {
    for (open, close, _) in TAGS {
        let xml = tower(open, close, 100_000);
        on_a_small_stack(move || {
            let kind = ErrorKind::Limit(Limit::Depth);
            for options in [ParseOptions::new(), deep(), deep().with_format(Format::Xml)] {
                assert_eq!(Response::parse_with(&xml, &options).unwrap_err().kind(), kind);
                assert_eq!(deviations_with(&xml, &options).unwrap_err().kind(), kind);
            }
        });
    }
}

/// HTML does not nest here: what stands within a value is part of it.
#[test]
fn a_hundred_thousand_tags_in_a_value_are_its_markup() {
    for tag in ["<b>", "<STRONG>", "<div><p>", "</b>"] {
        let markup = tag.repeat(100_000);
        let html = format!("<STRONG>Note: </STRONG>a{markup}<br><STRONG>Done: </STRONG>true<br>");
        on_a_small_stack(move || {
            let response = Response::parse_as(Format::Html, &html).unwrap();
            assert!(response.get("Note").is_some_and(|note| note.starts_with('a')));
            drop(response.clone().into_owned());
        });
    }
}

#[cfg(feature = "serde")]
mod with_serde {
    use enom_response::{from_slice_with, from_str, to_response};
    use serde::de::IgnoredAny;

    use super::*;

    /// Types that nest are read by recursion, serde's way: at the default depth half of what a thread
    /// has by default is enough, in debug builds too.
    #[test]
    fn responses_of_the_default_depth_are_deserialized() {
        for (open, close, levels) in TAGS {
            let xml = tower(open, close, (Limits::new().depth() - 2) / levels);
            on_a_stack(2 * STACK, move || {
                let _: IgnoredAny = from_str(&xml).unwrap();
                let tree: serde_json::Value = from_str(&xml).unwrap();
                assert_eq!(tree["Done"], "true");
                assert!(to_response(&tree, Format::Xml).is_ok());
            });
        }
    }

    #[test]
    fn a_hundred_thousand_levels_are_refused_for_types_too() {
        let xml = tower("<a>", "</a>", 100_000);
        on_a_small_stack(move || {
            let error = from_slice_with::<serde_json::Value>(&xml, &deep()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Limit(Limit::Depth));
        });
    }
}
