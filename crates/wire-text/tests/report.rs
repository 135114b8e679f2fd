//! Errors beside their source: place, line and caret, whatever the source is, and no word of it that is
//! not of the format.

mod common;

use wire_text::{Error, Position, Source};

use common::Wrong;

fn error(offset: usize) -> Error<Wrong> {
    Error::new(Wrong::Syntax, offset, "right")
}

/// The line that is shown of `source`, and the caret under the place of `@`.
fn shown(source: &str) -> (String, usize) {
    let report = error(source.find('@').unwrap()).report(source).to_string();
    let [message, line, caret] = report.lines().collect::<Vec<_>>()[..] else { panic!("{report}") };
    assert!(message.ends_with(": wrong: expected right"), "{message}");
    (line.into(), caret.len() - 1)
}

#[test]
fn words_of_the_format_show_where_they_are_markup() {
    for (source, line) in [
        ("<item key='domain'>domain key</item>@", "<item key='******'>****** ***</item>@"),
        ("<item key=\"s3cr3t\" pw='x'/>@", "<item key=\"******\" **='*'/>@"),
        ("<?xml version='1.0'?><!DOCTYPE item>@", "<?xml *******='*.*'?><!******* ****>@"),
        ("<item> <![CDATA[ item<item>]]>@", "<item> <![CDATA[ ****<item>]]>@"),
        ("<items item_key=x/>@", "<***** ****_***=*/>@"),
        ("Done=true @", "Done=**** @"),
        ("pä$$w0rd漢 @", "**$$***** @"),
    ] {
        assert_eq!(shown(source).0, line, "{source}");
    }
}

#[test]
fn a_long_line_shows_a_window_around_the_place() {
    let source = "<item>".repeat(100) + "@" + &"<item>".repeat(1000);
    let (line, caret) = shown(&source);
    assert_eq!((line.chars().count(), caret), (120, 60));
    assert_eq!(line.chars().nth(60), Some('@'));
    // No part of a character that is cut far before the place shows.
    for ahead in 0..9 {
        let source = "x".repeat(ahead) + &"é€\u{1F600}".repeat(200) + "@" + &"€".repeat(200);
        let (line, caret) = shown(&source);
        assert_eq!((line.chars().count(), caret), (120, 60));
        assert!(!line.contains(char::REPLACEMENT_CHARACTER), "{line}");
    }
}

#[test]
fn one_line_is_shown_whatever_ends_it() {
    for end in ["\n", "\r", "\r\n"] {
        let source = ["<item>", "<item key=@'x'>", "</item>", ""].join(end);
        assert_eq!(shown(&source), ("<item key=@'*'>".into(), 10));
    }
}

#[test]
fn the_caret_stands_under_the_column_at_every_offset() {
    let text = "\u{FEFF}<é>漢\u{1F600}</é>";
    for offset in 0..text.len() + 2 {
        let error = error(offset);
        let report = error.report(text).unmasked().to_string();
        let [message, line, caret] = report.lines().collect::<Vec<_>>()[..] else { panic!() };
        if text.is_char_boundary(offset.min(text.len())) {
            assert_eq!(line, &text[3..]);
        }
        assert_eq!(message, format!("1:{}: wrong: expected right", caret.chars().count()));
    }
}

#[test]
fn utf_16_is_shown_as_its_text() {
    for encode in [u16::to_le_bytes, u16::to_be_bytes] {
        for bom in ["", "\u{FEFF}"] {
            let text = format!("{bom}<item>\n<item>\u{010A}é</key>");
            let bytes: Vec<u8> = text.encode_utf16().flat_map(encode).collect();
            let report = error(bytes.len() - 12).report(&bytes).unmasked().to_string();
            assert_eq!(report, "2:9: wrong: expected right\n<item>\u{010A}é</key>\n        ^",);
        }
    }
}

#[test]
fn a_long_line_of_utf_16_is_shown_from_a_whole_character_on() {
    let text = ["<", &"漢".repeat(1000)].concat();
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for offset in [1000, 1002, 1004, 1006] {
        let report = error(offset).report(&bytes).unmasked().to_string();
        assert_eq!(report.lines().nth(1), Some("漢".repeat(120).as_str()), "{offset}");
    }
}

#[test]
fn a_line_is_shown_after_its_very_start() {
    let report = error(0).report("<item>").to_string();
    assert_eq!(report, "1:1: wrong: expected right\n<item>\n^");
    assert_eq!(format!("{:?}", error(3).report("hunter2")), "Report { offset: Some(3), .. }");
}

#[test]
fn bytes_that_are_no_text_are_shown_as_such() {
    let source = b"\xEF\xBB\xBF<a>\xFF\x01\t\xC3\xA9</a>";
    let report = error(6).report(source).unmasked().to_string();
    assert_eq!(report, "1:4: wrong: expected right\n<a>\u{FFFD}\u{FFFD} é</a>\n   ^");
}

#[test]
fn an_error_says_its_place_as_far_as_it_is_known() {
    let source = "<a>\n<b>";
    assert_eq!(error(5).to_string(), "wrong: expected right at byte 5");
    let located = error(5).locate(Source::of(source));
    assert_eq!(located.position(), Some(Position { line: 2, column: 2 }));
    assert_eq!(located.to_string(), "wrong: expected right at byte 5 (line 2, column 2)");
    let named = located.in_field("c").in_index(3).in_field("a\nforged");
    assert_eq!(named.to_string(), "wrong: expected right at `a…[3].c`, byte 5 (line 2, column 2)",);
    let nowhere = Error::new(Wrong::Syntax, None, "right");
    assert_eq!(nowhere.to_string(), "wrong: expected right");
    assert_eq!(nowhere.report(source).to_string(), "wrong: expected right");
}

#[test]
fn a_window_holds_whole_characters_wherever_it_begins() {
    for ahead in 0..8 {
        let source = ["x".repeat(ahead), "\u{1F600}".repeat(200)].concat();
        let report = error(ahead + 400).report(&source).unmasked().to_string();
        assert_eq!(report.lines().nth(1), Some("\u{1F600}".repeat(120).as_str()), "{ahead}");
    }
}
