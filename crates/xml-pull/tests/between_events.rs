//! What a reader tells, skips and reads between two events.

use xml_pull::{Event, Limits, Reader};

#[test]
fn a_reader_says_whether_an_implied_end_comes_next() {
    let mut reader = Reader::new("<a><b/>c</a>");
    let mut seen = Vec::new();
    while reader.next_event().unwrap().is_some() {
        seen.push(reader.is_self_closed());
    }
    assert_eq!(seen, [false, true, false, false, false]);
}

#[test]
fn white_space_between_tags_is_skipped_and_no_other() {
    let text = |document: &'static str, limits| {
        let mut reader = Reader::with_limits(document, limits);
        reader.skip_white_space();
        assert_eq!(reader.offset(), 0, "before the root");
        reader.next_event().unwrap();
        reader.skip_white_space();
        let skipped = reader.offset() - "<a>".len();
        (skipped, reader.next_event().map(|event| matches!(event, Some(Event::Text(_)))).ok())
    };
    let limits = Limits::new();
    assert_eq!(text("<a> \t\r\n<b/></a>", limits), (4, Some(false)));
    assert_eq!(text("<a></a>", limits), (0, Some(false)));
    assert_eq!(text("<a> c</a>", limits), (0, Some(true)));
    assert_eq!(text("<a>  </a>", limits.with_text(2)), (2, Some(false)));
    assert_eq!(text("<a>   </a>", limits.with_text(2)), (0, None));
}

#[test]
fn reading_goes_on_after_an_end_tag_that_was_asked_for() {
    let document = "<ab><c>x</c>\n</ab><!--d-->";
    let mut reader = Reader::new(document);
    assert!(!reader.end_tag_if());
    // `<ab>`, `<c>` and the text.
    for _ in 0..3 {
        reader.next_event().unwrap();
    }
    assert!(reader.end_tag_if() && reader.end_tag_if() && !reader.end_tag_if());
    let end = document.find("<!--").unwrap();
    assert_eq!(reader.offset(), end);
    assert_eq!((reader.span().start, reader.span().end), (end - "</ab>".len(), end));
    assert!(matches!(reader.next_event(), Ok(Some(Event::Comment("d")))));
}
