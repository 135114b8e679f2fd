//! What the shortcuts of the reader take, what they leave, and that no limit is passed through them.

use xml_pull::{ErrorKind, Event, Limit, Limits, Reader, Taken};

const PROLOG: &str = "<?xml version='1.0'?><a><b/><c>";

/// A reader of `text`, behind the first start tag.
fn inside(text: &str, limits: Limits) -> Reader<'_> {
    let mut reader = Reader::with_limits(text, limits);
    let end = Event::StartTagEnd { empty: false };
    assert!(reader.by_ref().any(|piece| piece.unwrap().1 == end));
    reader
}

/// What the next event fails with.
fn fault(reader: &mut Reader<'_>) -> Option<(ErrorKind, usize)> {
    reader.next_event().err().map(|error| (error.kind(), error.offset()))
}

#[test]
fn each_tells_where_it_was() {
    let text =
        "<a>\n <b>\n  <c d='1'>e</c> <c d=\"2\" ><f>g</f></c>\n </b>\n <c d='3'> <h/></c></a>";
    let mut reader = Reader::new(text);
    let shown = |reader: &Reader<'_>| &text[reader.span().range()];
    assert!(reader.take_prolog("<a>", &["a"], 0));
    assert_eq!((shown(&reader), reader.offset(), reader.depth()), ("<a>", 3, 1));
    assert_eq!(reader.text(), text);
    assert!(!reader.take_end_tag() && !reader.take_start_tag("<c>"));
    assert_eq!((reader.offset(), reader.open_element()), (3, Some("a")), "nothing is taken");
    assert!(reader.take_start_tag("<b>"));
    assert_eq!((shown(&reader), reader.depth(), reader.open_element()), ("<b>", 2, Some("b")));
    let taken = reader.take_element("<c d=", "</c>");
    assert_eq!(taken, Some(Taken::Element { value: "1", text: "e" }));
    assert_eq!((shown(&reader), reader.depth()), ("<c d='1'>e</c>", 2));
    assert_eq!(reader.take_element("<c d=", "</c>"), None, "a blank before the `>`");
    assert_eq!(shown(&reader), "<c d='1'>e</c>");
    reader.skip_white_space();
    assert_eq!(reader.next_event(), Ok(Some(Event::StartTag { name: "c" })));
    assert_eq!(reader.take_text_element(), None, "not in a tag");
    assert!(!reader.take_end_tag() && !reader.take_start_tag("<f>"));
    assert_eq!(reader.take_element("<f", "</f>"), None);
    reader.next_event().unwrap();
    reader.next_event().unwrap();
    assert_eq!(reader.take_text_element(), Some(("f", "g")));
    assert_eq!((shown(&reader), reader.depth()), ("<f>g</f>", 3));
    assert!(reader.take_end_tag());
    assert_eq!((shown(&reader), reader.depth()), ("</c>", 2));
    assert!(reader.take_end_tag());
    assert_eq!((shown(&reader), reader.depth()), ("</b>", 1));
    let taken = reader.take_element("<c d=", "</c>");
    assert_eq!(taken, Some(Taken::StartTag { value: "3" }));
    assert_eq!((shown(&reader), reader.open_element()), ("<c d='3'>", Some("c")));
    assert!(!reader.take_epilog(" <h/></c></a>", 1) && !reader.take_epilog(" <h/></c></a>", 3));
    assert!(!reader.take_epilog(" <h/>", 2) && !reader.take_epilog("<h/></c></a>", 2));
    assert!(reader.take_epilog(" <h/></c></a>", 2));
    assert_eq!((shown(&reader), reader.depth()), (" <h/></c></a>", 0));
    assert_eq!(reader.next_event(), Ok(None));
}

#[test]
fn what_is_not_plain_is_left_to_the_events() {
    for (text, element) in [
        ("<a><b c='1'>d</b></a>", Some(Taken::Element { value: "1", text: "d" })),
        ("<a>\r\n<b c=\"'\">\n</b></a>", Some(Taken::Element { value: "'", text: "\n" })),
        ("<a><b c=''></b></a>", Some(Taken::Element { value: "", text: "" })),
        ("<a><b c='1'>d</b ></a>", Some(Taken::StartTag { value: "1" })),
        ("<a><b c='1'>&amp;</b></a>", Some(Taken::StartTag { value: "1" })),
        ("<a><b c='1'", None),
        ("<a><b c='1\"></b></a>", None),
        ("<a><b c=\"1'></b></a>", None),
        ("<a><b c='&amp;'>d</b></a>", None),
        ("<a><b c='1' >d</b></a>", None),
        ("<a><b c='1'/></a>", None),
        ("<a><b c=1></b></a>", None),
        ("<a><b c=", None),
        ("<a><b  c='1'></b></a>", None),
        ("<a>x<b c='1'>d</b></a>", None),
        ("<a> ", None),
    ] {
        let mut reader = inside(text, Limits::new());
        assert_eq!(reader.take_element("<b c=", "</b>"), element, "{text}");
        assert_eq!(
            reader.depth(),
            1 + usize::from(matches!(element, Some(Taken::StartTag { .. })))
        );
    }
    for (text, element) in [
        ("<a><b>c</b></a>", Some(("b", "c"))),
        ("<a>\t\n<é></é></a>", Some(("é", ""))),
        ("<a><b>&lt;</b></a>", None),
        ("<a><b >c</b></a>", None),
        ("<a><b>c</b ></a>", None),
        ("<a><b>c</bc></a>", None),
        ("<a><b><c/></b></a>", None),
        ("<a><>c</></a>", None),
        ("<a></a>", None),
        ("<a>x<b>c</b></a>", None),
    ] {
        let mut reader = inside(text, Limits::new());
        assert_eq!(reader.take_text_element(), element, "{text}");
        assert_eq!((reader.depth(), reader.offset() > 3), (1, element.is_some()), "{text}");
    }
}

#[test]
fn nothing_is_taken_for_another_start() {
    for (text, taken) in [
        (PROLOG, true),
        ("<?xml version='1.0'?><a><b/><d>", false),
        (" <?xml version='1.0'?><a><b/><c>", false),
        ("\u{FEFF}<?xml version='1.0'?><a><b/><c>", false),
        (&PROLOG[..PROLOG.len() - 1], false),
    ] {
        assert_eq!(Reader::new(text).take_prolog(PROLOG, &["a", "c"], 1), taken, "{text}");
    }
    // Behind the start, even where it reads the same.
    let mut reader = Reader::new("<a><a>");
    assert!(reader.take_prolog("<a>", &["a"], 0));
    assert!(!reader.take_prolog("<a>", &["a"], 0));
    let mut reader = Reader::new("\u{FEFF}<a/>");
    assert_eq!(reader.next_event(), Ok(Some(Event::ByteOrderMark)));
    assert!(!reader.take_prolog("\u{FEFF}<a/>", &["a"], 0));
    assert_eq!(reader.offset(), 3);
    let mut reader = Reader::new("<a></a>");
    assert_eq!(reader.next_event(), Ok(Some(Event::StartTag { name: "a" })));
    assert!(!reader.take_epilog("></a>", 1), "in a tag");
    // Outside the root nothing else is taken either.
    let mut reader = Reader::new(" <a>b</a> <a>b</a> ");
    reader.skip_white_space();
    assert_eq!((reader.offset(), reader.take_text_element()), (0, None));
    assert!(!reader.take_end_tag() && !reader.take_epilog(" <a>b</a> <a>b</a> ", 0));
    assert!(reader.by_ref().any(|piece| piece.unwrap().1 == Event::EndTag { name: "a" }));
    reader.skip_white_space();
    assert_eq!((reader.offset(), reader.take_text_element()), (9, None));
    assert!(!reader.take_end_tag() && !reader.take_epilog(" <a>b</a> ", 0));
}

#[test]
fn a_prolog_spends_what_its_elements_cost() {
    let text = format!("{PROLOG}<d/></c></a>");
    let enough =
        Limits::new().with_depth(3).with_items(4).with_bytes(text.len()).with_text(PROLOG.len());
    for (limits, fails) in [
        (enough, None),
        (enough.with_depth(2), Some(Limit::Depth)),
        (enough.with_items(3), Some(Limit::Items)),
    ] {
        let mut reader = Reader::with_limits(&text, limits);
        assert!(reader.take_prolog(PROLOG, &["a", "c"], 1));
        let place = PROLOG.len() + 1;
        assert_eq!(fault(&mut reader), fails.map(|limit| (ErrorKind::Limit(limit), place)));
    }
    for less in [
        enough.with_depth(1),
        enough.with_items(2),
        enough.with_bytes(text.len() - 1),
        enough.with_text(PROLOG.len() - 1),
    ] {
        let mut reader = Reader::with_limits(&text, less);
        assert!(!reader.take_prolog(PROLOG, &["a", "c"], 1), "{less:?}");
        assert_eq!((reader.offset(), reader.depth()), (0, 0));
    }
}

#[test]
fn no_limit_is_passed_through_a_shortcut() {
    const ATTRIBUTE: &str = "<a>  <b c='12'>345</b></a>";
    const TEXT: &str = "<a>  <b>345</b></a>";
    let enough = Limits::new().with_depth(2).with_items(2).with_attributes(1).with_text(3);
    let element = |text, limits| inside(text, limits).take_element("<b c=", "</b>");
    let whole = Some(Taken::Element { value: "12", text: "345" });
    assert_eq!(element(ATTRIBUTE, enough), whole);
    // A tag is taken still where only the text behind it is too long.
    let tag = Some(Taken::StartTag { value: "12" });
    assert_eq!(element(ATTRIBUTE, enough.with_text(2)), tag);
    for less in
        [enough.with_depth(1), enough.with_items(1), enough.with_attributes(0), enough.with_text(1)]
    {
        assert_eq!(element(ATTRIBUTE, less), None, "{less:?}");
        assert_eq!(element("<a><b c='12'><d/></b></a>", less), None, "{less:?}");
    }
    assert_eq!(element("<a>   <b c='1'>2</b></a>", enough.with_text(2)), None, "white space");

    let text_element = |text, limits| inside(text, limits).take_text_element();
    assert_eq!(text_element(TEXT, enough), Some(("b", "345")));
    for less in [enough.with_depth(1), enough.with_items(1), enough.with_text(2)] {
        assert_eq!(text_element(TEXT, less), None, "{less:?}");
    }
    assert_eq!(text_element("<a>   <b>2</b></a>", enough.with_text(2)), None, "white space");

    assert!(inside(TEXT, enough).take_start_tag("<b>"));
    for less in [enough.with_depth(1), enough.with_items(1), enough.with_text(1)] {
        assert!(!inside(TEXT, less).take_start_tag("<b>"), "{less:?}");
    }
    assert!(inside("<a>  </a>", enough.with_text(2)).take_end_tag());
    assert!(!inside("<a>  </a>", enough.with_text(1)).take_end_tag());
}

#[test]
fn what_a_shortcut_takes_is_spent() {
    type Take = fn(&mut Reader<'_>) -> bool;
    let rows: [(&str, Take); 3] = [
        ("<a><b c='1'>2</b>@", |reader| reader.take_element("<b c=", "</b>").is_some()),
        ("<a><b>2</b>@", |reader| reader.take_text_element().is_some()),
        ("<a><b></b>@", |reader| reader.take_start_tag("<b>") && reader.take_end_tag()),
    ];
    for (text, take) in rows {
        let once = text.replace('@', "<b/></a>");
        let limits = Limits::new().with_items(2);
        let mut reader = inside(&once, limits);
        assert!(take(&mut reader));
        assert_eq!(fault(&mut reader).unwrap().0, ErrorKind::Limit(Limit::Items), "{text}");
        // Of the depth nothing is: one element may follow the other.
        let mut reader = inside(&once, limits.with_items(3).with_depth(2));
        assert!(take(&mut reader));
        assert_eq!(reader.find_map(Result::err), None, "{text}");
    }
    // An open element takes a level.
    let mut reader = inside("<a><b c='1'><d/></b></a>", Limits::new().with_depth(2));
    assert!(reader.take_element("<b c=", "</b>").is_some());
    assert_eq!(fault(&mut reader), Some((ErrorKind::Limit(Limit::Depth), 13)));
}

#[test]
fn white_space_is_passed_over_where_it_stands_alone() {
    for (text, limit, offset) in [
        ("<a> \r\n\t<b/></a>", 4, 7),
        ("<a> \r\n\t<b/></a>", 3, 3),
        ("<a><b/></a>", 0, 3),
        ("<a>  x</a>", 9, 3),
        ("<a>  &amp;</a>", 9, 3),
        ("<a>  ", 9, 3),
    ] {
        let mut reader = inside(text, Limits::new().with_text(limit));
        reader.skip_white_space();
        assert_eq!(reader.offset(), offset, "{text}");
    }
}

#[test]
fn gaps_that_were_seen_are_those_that_are_there() {
    const DEPTH: usize = 100;
    // At depths that share a place for what was seen, and with other white space and quotes.
    let tags: Vec<String> = (0..DEPTH)
        .map(|depth| {
            format!("{}<b c={1}{depth}{1}>", " ".repeat(depth % 3), ["'", "\""][depth % 2])
        })
        .collect();
    let text = format!("<a>{}{}</a>", tags.concat(), "</b>\n<b c='x'>y</b>".repeat(DEPTH));
    let mut reader = inside(&text, Limits::new());
    for depth in 0..DEPTH {
        let value = depth.to_string();
        let tag = Taken::StartTag { value: &value };
        // The innermost one is an element with nothing in it.
        let expected =
            if depth == DEPTH - 1 { Taken::Element { value: &value, text: "" } } else { tag };
        assert_eq!(reader.take_element("<b c=", "</b>"), Some(expected));
    }
    for depth in (0..DEPTH).rev() {
        if depth < DEPTH - 1 {
            assert!(reader.take_end_tag());
        }
        let next = reader.take_element("<b c=", "</b>");
        assert_eq!(next, Some(Taken::Element { value: "x", text: "y" }), "{depth}");
    }
    assert!(reader.take_end_tag());
    assert_eq!(reader.next_event(), Ok(None));
}
