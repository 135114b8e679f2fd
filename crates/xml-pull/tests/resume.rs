//! A reader that goes on in the middle of a document tells what one that read all of it tells.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use xml_pull::{ErrorKind, Event, Limit, Limits, Reader};

/// What is left to tell, with where it starts, and the error if there is one.
fn rest(reader: Reader<'_>) -> Vec<String> {
    reader
        .map(|found| match found {
            Ok((span, event)) => format!("{} {event:?}", span.start),
            Err(error) => error.to_string(),
        })
        .collect()
}

fn document() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "<b>",
        "<b>",
        "<c d='e'>",
        "</b>",
        "</b>",
        "</c>",
        "<b/>",
        "text",
        "é",
        "&lt;",
        "&x;",
        " ",
        "\r\n",
        "<!--c-->",
        "<![CDATA[d]]>",
        "<?p i?>",
    ];
    vec(select(PIECES), 0..24)
        .prop_map(|pieces| format!("<?xml version='1.0'?><a>{}</a>\n", pieces.concat()))
}

proptest! {
    #[test]
    fn the_rest_is_the_same(text in document(), items in 1..12_usize) {
        let limits = Limits::new().with_items(items);
        let mut whole = Reader::with_limits(&text, limits);
        let mut open = Vec::new();
        while let Ok(Some(event)) = whole.next_event() {
            match event {
                Event::StartTag { name, .. } => open.push(name),
                Event::EndTag { .. } => drop(open.pop()),
                _ => {}
            }
            if open.is_empty() || whole.is_self_closed() {
                continue;
            }
            let mut other = Reader::with_limits(&text, limits);
            other.resume(whole.offset(), open.iter().copied(), whole.elements())?;
            prop_assert_eq!(other.depth(), whole.depth());
            prop_assert_eq!(other.elements(), whole.elements());
            prop_assert_eq!(rest(other), rest(whole.clone()));
        }
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let text = "<a><b>é</b></a>";
    let limits = Limits::new().with_items(3).with_depth(2);
    for (offset, open, elements, kind) in [
        (7, &["a", "b"][..], 2, ErrorKind::Syntax),
        (100, &["a"], 1, ErrorKind::Syntax),
        (6, &[], 0, ErrorKind::Syntax),
        (6, &["a", "b c"], 2, ErrorKind::Syntax),
        (6, &["a", "b", "c"], 3, ErrorKind::Limit(Limit::Depth)),
        (6, &["a", "b"], 4, ErrorKind::Limit(Limit::Items)),
    ] {
        let mut reader = Reader::with_limits(text, limits);
        let error = reader.resume(offset, open.iter().copied(), elements).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (kind, Some(offset)));
        assert_eq!(reader.next_event(), Ok(None), "an error is final");
    }
    let mut reader = Reader::with_limits(text, Limits::new().with_bytes(3));
    let error = reader.resume(6, ["a", "b"], 2).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Bytes));
}
