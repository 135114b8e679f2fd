//! At each limit a document passes, and one past it fails with the limit's own kind.

#![cfg(feature = "serde")]

mod common;

use common::{PREAMBLE, assert_discreet, document, of_items, root, same};
use ops_envelope::{
    Category, Envelope, Error, ErrorKind, Layout, Limit, Limits, ParseOptions, Reader, Value,
    deviations_with, from_slice_with,
};
use serde::de::IgnoredAny;

/// An assoc in the data block, so many XML elements deep.
fn deep(depth: usize) -> String {
    // Root, body, data block; a pair for each level; a scalar where the number is even.
    let pairs = (depth - 3) / 2;
    let inner = if depth.is_multiple_of(2) { "<dt_array></dt_array>" } else { "" };
    let (open, close) = ("<dt_assoc><item key='k'>", "</item></dt_assoc>");
    document(&format!("{}{inner}{}", open.repeat(pairs), close.repeat(pairs)))
}

#[test]
fn at_each_limit_it_passes_and_one_past_it_fails() {
    let item = |text: &str| of_items(&format!("<item key='k'>{text}</item>"));
    let keyed = |key: &str| of_items(&format!("<item key='{key}'/>"));
    let many = |count: usize| {
        let items: Vec<_> = (1..=count).map(|n| format!("<item key='k{n}'/>")).collect();
        of_items(&items.concat())
    };
    let fields = |count: usize| {
        let fields: Vec<_> = (0..count).map(|n| format!("<f{n}>s3cr3t</f{n}>")).collect();
        let header = format!("<header>{}</header>", fields.concat());
        format!("{PREAMBLE}{}", root(&header, "<dt_assoc/>"))
    };
    let limits = Limits::new;
    let size = document("<dt_assoc/>").len();
    for (limits, within, beyond, limit, place) in [
        (limits(), deep(128), deep(129), Limit::Depth, "item key='k'></item"),
        (limits(), deep(127), deep(130), Limit::Depth, "item key='k'><dt_array>"),
        (limits().with_depth(10), deep(10), deep(11), Limit::Depth, "item key='k'></item"),
        (limits().with_depth(9999), deep(512), deep(513), Limit::Depth, "item key='k'></item"),
        (
            limits().with_bytes(size),
            document("<dt_assoc/>"),
            document("<dt_assoc />"),
            Limit::Bytes,
            "<?xml",
        ),
        // Root, header, version, body, data block, assoc; then the items.
        (limits().with_items(26), many(20), many(21), Limit::Items, "item key='k21'"),
        (
            limits().with_attributes(1),
            keyed("k"),
            of_items("<item key='k' class='s3cr3t'/>"),
            Limit::Attributes,
            "class='s3cr3t'",
        ),
        (
            limits().with_text(110),
            item(&"x".repeat(110)),
            item(&"x".repeat(111)),
            Limit::Text,
            "xxx",
        ),
        (
            limits().with_text(110),
            keyed(&"x".repeat(110)),
            keyed(&"x".repeat(111)),
            Limit::Text,
            "key='xxx",
        ),
        (
            limits().with_text(110),
            item(&format!("<![CDATA[{}]]>", "x".repeat(110))),
            item(&format!("<![CDATA[{}]]>", "x".repeat(111))),
            Limit::Text,
            "![CDATA[x",
        ),
        (
            limits().with_text(110),
            item(&format!("<!--{}-->", "x".repeat(110))),
            item(&format!("<!--{}-->", "x".repeat(111))),
            Limit::Text,
            "!--x",
        ),
        (limits(), fields(64), fields(65), Limit::Items, "<f64>"),
    ] {
        let options = ParseOptions::new().with_limits(limits);
        Envelope::parse_with(&within, &options).unwrap_or_else(|e| panic!("{limit:?}: {e}"));
        from_slice_with::<IgnoredAny>(&within, &options).unwrap();
        assert!(read_through(&within, limits).is_ok());

        let error = Envelope::parse_with(&beyond, &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit(limit), "{error}");
        assert_eq!(error.classify(), Category::Limit);
        assert_eq!(error.offset(), beyond.find(place), "{}", error.report(beyond.as_bytes()));
        assert_discreet(&error, beyond.as_bytes());
        for other in [
            from_slice_with::<IgnoredAny>(&beyond, &options).unwrap_err(),
            from_slice_with::<serde_json::Value>(&beyond, &options).unwrap_err(),
            deviations_with(&beyond, &options).unwrap_err(),
            read_through(&beyond, limits).unwrap_err(),
        ] {
            assert!(same(&error, &other), "{error:?} {other:?}");
        }
    }
}

/// Reads every token.
fn read_through(xml: &str, limits: Limits) -> Result<(), Error> {
    let mut reader = Reader::with_limits(xml, limits)?;
    while reader.next_token()?.is_some() {}
    Ok(())
}

#[test]
fn each_limit_says_which_it_is() {
    for (limits, text) in [
        (Limits::new().with_depth(5), "too deep: expected no more nesting than the limit allows"),
        (
            Limits::new().with_bytes(9),
            "document too long: expected no more bytes than the limit allows",
        ),
        (
            Limits::new().with_items(5),
            "too many items: expected no more items than the limit allows",
        ),
        (
            Limits::new().with_attributes(0),
            "too many attributes: expected no more attributes in a tag than the limit allows",
        ),
        (
            Limits::new().with_text(4),
            "text too long: expected no longer text than the limit allows",
        ),
    ] {
        let xml = of_items("<item key='k'><dt_assoc><item key='reg_password'/></dt_assoc></item>");
        let options = ParseOptions::new().with_limits(limits);
        assert_eq!(common::said(&Envelope::parse_with(&xml, &options).unwrap_err()), text);
    }
}

#[test]
fn a_tree_too_deep_to_be_read_back_is_not_written() {
    let nested =
        |levels: usize| (0..levels).fold(Value::from(""), |value, _| Value::scalar_ref(value));
    // Root, body and data block are three levels.
    let deepest = Limits::MAX_DEPTH - 3;
    let xml = Envelope::new(nested(deepest)).to_xml(Layout::Compact).unwrap();
    let options = ParseOptions::new().with_limits(Limits::new().with_depth(Limits::MAX_DEPTH));
    assert_eq!(Envelope::parse_with(&xml, &options).unwrap().value(), &nested(deepest));

    let error = Envelope::new(nested(deepest + 1)).to_xml(Layout::Compact).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Depth));
    assert_eq!(error.offset(), None);
}

#[test]
fn usual_items_count_as_others_do() {
    let items = |from: usize| {
        let item = |n| format!("<item key=\"k{n}\">{n}</item>");
        (from..from + 3).map(item).collect::<Vec<_>>().concat()
    };
    let row = |n| format!("<item key=\"{n}\"><dt_assoc>{}</dt_assoc></item>", items(0));
    let rows = (0..12).map(row).collect::<Vec<_>>().concat();
    for (xml, elements) in [
        (of_items(&items(0)), 6 + 3),
        (of_items(&format!("{}<item key=\"e\">&amp;</item>{}", items(0), items(3))), 6 + 7),
        (document(&format!("<dt_array>{rows}</dt_array>")), 6 + 12 * 5),
    ] {
        let reads = |items| {
            let limits = ParseOptions::new().with_limits(Limits::new().with_items(items));
            let (tree, typed) = (
                Envelope::parse_with(&xml, &limits).err(),
                from_slice_with::<IgnoredAny>(&xml, &limits).err(),
            );
            assert_eq!(tree.as_ref().map(Error::kind), typed.as_ref().map(Error::kind));
            assert_eq!(tree.as_ref().map(Error::offset), typed.as_ref().map(Error::offset));
            tree.is_none()
        };
        assert!((0..elements).all(|items| !reads(items)) && reads(elements), "{elements}");
    }
}
