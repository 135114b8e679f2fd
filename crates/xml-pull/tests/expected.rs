//! What is read as expected is what the events tell, and leaves the reader where they leave it.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use xml_pull::{Event, Limits, Reader, StartTag, Tag};

const ITEM: Tag = Tag::new("<item key=", "</item>").unwrap();
const A: Tag = Tag::new("<a>", "</a>").unwrap();

#[test]
fn tags_are_checked() {
    for (start, end) in [
        ("", ""),
        ("<", "</>"),
        ("<>", "</>"),
        ("a>", "</a>"),
        ("<a", "</a>"),
        ("<1>", "</1>"),
        ("<a b>", "</a>"),
        ("<a b", "</a>"),
        ("<a =", "</a>"),
        ("<a  b=", "</a>"),
        ("<a b==", "</a>"),
        ("<a>>", "</a>"),
        ("<a>", "<a>"),
        ("<a>", "</b>"),
        ("<a>", "</ab>"),
        ("<a>", "</a >"),
        ("<é>", "</é>"),
    ] {
        assert_eq!(Tag::new(start, end), None, "{start} {end}");
    }
}

#[test]
fn the_declaration_is_a_piece_of_the_text() {
    for text in ["<?xml version='1.0' encoding=\"UTF-8\" standalone='no'?><a/>"] {
        let Ok(Some(Event::Declaration(found))) = Reader::new(text).next_event() else { panic!() };
        let pieces = [found.version(), found.encoding(), found.standalone()];
        for (piece, at) in pieces.into_iter().zip([15, 30, 49]) {
            assert_eq!(piece.unwrap().as_ptr(), text[at..].as_ptr());
        }
    }
}

/// Documents, well-formed or nearly so, in which what is expected comes often.
fn document() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "<item key=\"a\">",
        "<item key='a'>",
        "<item key=\"é\">",
        "<item key=\"&amp;\">",
        "<item key=\"\">",
        "<item key=\"a\" >",
        "<item  key=\"a\">",
        "<item key=\"a\"/>",
        "<item key=\"a\" class='b'>",
        "<item key=\"a\tb\">",
        "<item key=\"<\">",
        "<item>",
        "<items>",
        "<a>",
        "<a>",
        "<a >",
        "<a/>",
        "</item>",
        "</item>",
        "</item>",
        "</item >",
        "</a>",
        "</a>",
        "</a>",
        "</a",
        "</itemx>",
        "text",
        "é",
        "&lt;",
        "&x;",
        "]]>",
        " ",
        "\n        ",
        "\r\n",
        "<!--c-->",
        "<![CDATA[d]]>",
        "<?p i?>",
        "long enough for more than two words of eight",
    ];
    const STARTS: &[&str] = &[
        "",
        "",
        " ",
        "\u{FEFF}",
        "\u{FEFF}\n<?xml version='1.0'?>\n",
        "<?xml version=\"1.0\" encoding='UTF-8' ?>",
        "<?xml version='1.1'?><!DOCTYPE a>",
        "<!DOCTYPE a SYSTEM 'b'>\n",
        "<!--c--> <!DOCTYPE a []>",
        "<?xml",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>",
        "<?xml version='1.0'?><?xml version='1.0'?>",
        "<!DOCTYPE a> <!DOCTYPE a>",
    ];
    (select(STARTS), vec(select(PIECES), 0..24))
        .prop_map(|(start, pieces)| format!("{start}<a>{}</a>", pieces.concat()))
}

/// All events but white space between tags and outside the root, with where they start.
fn rest(mut reader: Reader<'_>) -> Vec<String> {
    let mut events = Vec::new();
    loop {
        match reader.next_event() {
            Ok(Some(Event::Text(text))) if text.is_white_space() => {}
            Ok(Some(event)) => events.push(format!("{} {event:?}", reader.span().start)),
            Ok(None) => return events,
            Err(error) => {
                events.push(error.to_string());
                return events;
            }
        }
    }
}

/// Passes over the start tag `name` with the attribute value `value`, after white space.
fn start_tag(reader: &mut Reader<'_>, name: &str, value: &str) -> usize {
    reader.skip_white_space();
    loop {
        match reader.next_event() {
            Ok(Some(Event::Text(text))) if text.is_white_space() => {}
            Ok(Some(Event::StartTag { name: found, attributes })) => {
                assert_eq!(found, name);
                let mut values = attributes.iter().map(|one| one.value().decode());
                assert_eq!(values.next().unwrap_or_default(), value);
                assert_eq!(values.next(), None);
                return reader.span().start;
            }
            other => panic!("{other:?}"),
        }
    }
}

fn check<'a>(reader: &Reader<'a>, known: &mut Vec<StartTag<'a>>) {
    for tag in [&ITEM, &A] {
        let (mut whole, mut plain) = (reader.clone(), reader.clone());
        if let Some(value) = whole.start_tag_if(tag) {
            assert_eq!(start_tag(&mut plain, tag.name(), value), whole.span().start);
        }
        assert_eq!(rest(whole), rest(plain));

        let mut whole = reader.clone();
        let element = whole.element_if(tag);
        if let Some(element) = element {
            check_element(reader, &whole, tag, element.tag.value, element.content, element.text);
            assert_eq!(element.offset(), whole.span().start);
        } else {
            assert_eq!(rest(whole), rest(reader.clone()));
        }
        let mut again_as_known = false;
        for before in &*known {
            let mut again = reader.clone();
            if let Some((content, text)) = again.element_again(tag, before) {
                check_element(reader, &again, tag, before.value, content, text);
                again_as_known = true;
            } else {
                assert_eq!(rest(again), rest(reader.clone()));
            }
        }
        if !again_as_known {
            known.extend(element.map(|element| element.tag));
        }
    }
    let (mut whole, mut plain) = (reader.clone(), reader.clone());
    if whole.end_tag_if() {
        plain.skip_white_space();
        assert!(matches!(plain.next_event(), Ok(Some(Event::EndTag { .. }))));
        assert_eq!(plain.span(), whole.span());
    }
    assert_eq!(rest(whole), rest(plain));
}

/// Checks that `whole` has read what the events of `reader` tell.
fn check_element(
    reader: &Reader<'_>,
    whole: &Reader<'_>,
    tag: &Tag,
    value: &str,
    content: usize,
    text: Option<&str>,
) {
    let mut plain = reader.clone();
    start_tag(&mut plain, tag.name(), value);
    assert_eq!(plain.offset(), content);
    if let Some(text) = text {
        let mut event = plain.next_event();
        if let Ok(Some(Event::Text(found))) = &event {
            assert_eq!(found.decode(), text);
            event = plain.next_event();
        } else {
            assert_eq!(text, "");
        }
        assert_eq!(event, Ok(Some(Event::EndTag { name: tag.name() })));
    }
    assert_eq!((plain.offset(), plain.depth()), (whole.offset(), whole.depth()));
    assert_eq!(rest(plain), rest(whole.clone()));
}

proptest! {
    #[test]
    fn what_is_expected_is_what_the_events_tell(text in document(), tight in any::<bool>()) {
        let tight_limits = Limits::new().with_depth(3).with_items(8).with_attributes(1).with_text(12);
        let limits = if tight { tight_limits } else { Limits::new() };
        let mut reader = Reader::with_limits(&text, limits);
        let mut known = Vec::new();
        while reader.next_event().is_ok_and(|event| event.is_some()) {
            check(&reader, &mut known);
        }
        // As a run that has tighter limits takes them up.
        let mut limited = Reader::with_limits(&text, tight_limits.with_attributes(0));
        while limited.next_event().is_ok_and(|event| event.is_some()) {
            check(&limited, &mut known);
        }
    }

    #[test]
    fn a_prolog_that_is_skipped_is_what_the_events_tell(text in document()) {
        let kept = |event: &String| {
            !["ByteOrderMark", "Declaration(", "Doctype("].iter().any(|name| event.contains(name))
        };
        let mut skipped = Reader::new(&text);
        skipped.skip_prolog();
        let skipped: Vec<_> = rest(skipped).into_iter().filter(kept).collect();
        let plain: Vec<_> = rest(Reader::new(&text)).into_iter().filter(kept).collect();
        prop_assert_eq!(skipped, plain);
    }
}
