//! Deep trees on a small stack, and depths and indexes that nobody means well with.

#![cfg(feature = "serde")]

mod common;

use std::fmt::Write as _;

use common::{document, of_items, shape};
use ops_envelope::{
    Envelope, ErrorKind, Layout, Limit, Limits, ParseOptions, Reader, Value, deviations,
    deviations_with, from_str, from_value, to_string, to_value,
};
use serde::de::IgnoredAny;

/// What [`Limits::MAX_DEPTH`] promises: half a mebibyte of stack is enough, in debug builds too.
const STACK: usize = 512 * 1024;

/// Runs `work` on a small stack. Running out of it would end the process.
fn on_a_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap().join().unwrap()
}

fn deep() -> ParseOptions {
    ParseOptions::new().with_limits(Limits::new().with_depth(usize::MAX))
}

/// Documents of a depth, each built of another pair of tags.
fn towers(depth: usize) -> Vec<String> {
    // Root, body and data block stand around.
    let room = depth - 3;
    let wide: Vec<_> = (0..20).map(|n| format!("<item key='k{n}'/>")).collect();
    let wide = format!("<dt_assoc>{}<item key='k'>", wide.concat());
    let pairs = [
        (wide.as_str(), "</item></dt_assoc>", 2),
        ("<dt_assoc><item key='k'>", "</item></dt_assoc>", 2),
        ("<dt_assoc><item key='k&amp;' class='c'>", "</item></dt_assoc>", 2),
        ("<dt_array><item key='0'>", "</item></dt_array>", 2),
        ("<dt_assoc>", "</dt_assoc>", 1),
        ("<dt_array>", "</dt_array>", 1),
        ("<dt_scalar>", "</dt_scalar>", 1),
        ("<dt_scalarref>", "</dt_scalarref>", 1),
        ("<dt_assoc><item key='a'/><item key='k'>", "</item><item key='z'/></dt_assoc>", 2),
    ];
    let tower = |&(open, close, depth): &(&str, &str, usize)| {
        let count = room / depth;
        document(&format!("{}{}", open.repeat(count), close.repeat(count)))
    };
    pairs.iter().map(tower).collect()
}

#[test]
fn the_deepest_trees_fit_on_a_small_stack() {
    for xml in towers(Limits::MAX_DEPTH) {
        on_a_small_stack(move || {
            let envelope = Envelope::parse_with(&xml, &deep()).unwrap();
            let mut out = String::new();
            for layout in [Layout::Compact, Layout::Indented] {
                out.clear();
                envelope.write_to(&mut out, layout).unwrap();
                assert_eq!(Envelope::parse_with(&out, &deep()).unwrap(), envelope);
            }
            let copy = envelope.clone();
            assert_eq!(copy, envelope);
            let owned = copy.into_owned();
            assert_eq!(owned, envelope);
            assert_eq!(envelope.redacted(), envelope, "there is no secret in it");
            out.clear();
            write!(out, "{envelope:?} {envelope:#?}").unwrap();
            assert!(out.len() > xml.len());
            assert!(deviations_with(&xml, &deep()).unwrap().is_empty());
            drop(owned);
            drop(envelope);
        });
    }
}

#[test]
fn the_deepest_trees_are_serialized_on_a_small_stack() {
    for xml in towers(Limits::MAX_DEPTH) {
        on_a_small_stack(move || {
            let envelope = Envelope::parse_with(&xml, &deep()).unwrap();
            let written = to_string(envelope.value()).unwrap();
            let read = Envelope::parse_with(&written, &deep()).unwrap();
            assert_eq!(read.value(), &to_value(envelope.value()).unwrap());
        });
    }
}

/// A type that serde reads twice: into a buffer, and from there.
#[derive(Debug, serde::Deserialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its reading matters")]
enum Tree {
    Leaf(String),
    Array(Vec<Tree>),
    Assoc(std::collections::BTreeMap<String, Tree>),
}

#[test]
fn trees_of_the_default_depth_are_deserialized_on_a_small_stack() {
    for xml in towers(Limits::new().depth()) {
        on_a_small_stack(move || {
            let envelope = Envelope::parse(&xml).unwrap();
            let _: IgnoredAny = from_str(&xml).unwrap();
            let _: serde_json::Value = from_str(&xml).unwrap();
            let tree: Value<'_> = from_str(&xml).unwrap();
            assert_eq!(from_value::<Value<'_>>(envelope.into_value()).unwrap(), tree);
        });
    }
    for xml in towers(Limits::new().depth()) {
        on_a_small_stack(move || from_str::<Tree>(&xml).map(drop).unwrap());
    }
}

#[test]
fn a_hundred_thousand_levels_are_refused_by_the_budget() {
    for (open, close) in [
        ("<dt_assoc><item key='k'>", "</item></dt_assoc>"),
        ("<dt_array>", "</dt_array>"),
        ("<dt_scalar>", "</dt_scalar>"),
        ("<dt_scalarref>", "</dt_scalarref>"),
    ] {
        let xml = document(&format!("{}{}", open.repeat(100_000), close.repeat(100_000)));
        on_a_small_stack(move || {
            let kind = ErrorKind::Limit(Limit::Depth);
            for options in [ParseOptions::new(), deep()] {
                assert_eq!(Envelope::parse_with(&xml, &options).unwrap_err().kind(), kind);
                assert_eq!(deviations_with(&xml, &options).unwrap_err().kind(), kind);
            }
            assert_eq!(from_str::<Value<'_>>(&xml).unwrap_err().kind(), kind);
            assert_eq!(from_str::<serde_json::Value>(&xml).unwrap_err().kind(), kind);
            assert_eq!(from_str::<IgnoredAny>(&xml).unwrap_err().kind(), kind);
        });
    }
}

#[test]
fn start_tags_that_never_end_are_refused_by_the_budget() {
    let xml = document(&"<dt_array>".repeat(100_000));
    assert_eq!(Envelope::parse(&xml).unwrap_err().kind(), ErrorKind::Limit(Limit::Depth));
}

#[test]
fn a_huge_index_is_a_place_in_the_order_and_nothing_more() {
    let xml = document(
        "<dt_array><item key='18446744073709551615'>last</item><item key='100000000'>b</item>\
         <item key='0'>a</item></dt_array>",
    );
    let envelope = Envelope::parse(&xml).unwrap();
    let array = envelope.value().as_array().unwrap();
    assert_eq!(shape(envelope.value()), r#"["a", "b", "last"]"#);
    assert_eq!((array.len(), array.get(3)), (3, None));
    assert_eq!(from_str::<Vec<String>>(&xml).unwrap(), ["a", "b", "last"]);
    let written = envelope.to_xml(Layout::Compact).unwrap();
    assert!(written.contains("<item key=\"2\">last</item>"), "{written}");
}

#[test]
fn wide_documents_take_time_by_their_length_alone() {
    // Each of these would take minutes if any step looked at all that came before.
    const COUNT: usize = 30_000;
    let items = |item: &dyn Fn(usize) -> String| (0..COUNT).map(item).collect::<Vec<_>>().concat();
    let keyed = of_items(&items(&|n| format!("<item key='k{n}'>v</item>")));
    let coded = of_items(&items(&|n| format!("<item key='&#107;{n}'>&#118;</item>")));
    let array = |key: &dyn Fn(usize) -> usize| {
        document(&format!(
            "<dt_array>{}</dt_array>",
            items(&|n| format!("<item key='{}'>v</item>", key(n)))
        ))
    };
    let reversed = array(&|n| COUNT - n);
    let mixed = array(&|n| n * 7_919 % COUNT);
    let pieces = of_items(&format!(
        "<item key='k'>{}</item>",
        "a<!---->&amp;<![CDATA[b]]>".repeat(COUNT / 4)
    ));
    let space =
        of_items(&format!("<item key='k'>{}<dt_array/></item>", "<!---->&#32;".repeat(COUNT)));
    let blanks = document(&format!("{}<dt_array/>", "<!-- -->    \n".repeat(COUNT)));
    for xml in [keyed, coded, reversed, mixed, pieces, space, blanks] {
        let envelope = Envelope::parse(&xml).unwrap();
        assert_eq!(from_str::<serde_json::Value>(&xml).unwrap(), common::json(envelope.value()));
        assert_eq!(
            &Envelope::parse(&envelope.to_xml(Layout::Compact).unwrap()).unwrap(),
            &envelope
        );
        deviations(&xml).unwrap();
        let mut reader = Reader::new(&xml).unwrap();
        while reader.next_token().unwrap().is_some() {}
    }
}
