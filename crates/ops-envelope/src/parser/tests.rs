//! Which part of a document is read on the fast path: all of it in its usual spelling, and else what follows
//! the item that departs.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

use wire_text::Limits;

use super::item::{Content, Item};
use super::{KnownItem, Parser};
use crate::deviation::Sink;

/// How `xml` is read, what is read event by event after `~`: `^` for its start, `$` for its end, `{` and `[` for the
/// start of a container, `(` for an element around a value, `>` for the end of a container, `+key:` for an
/// item, and `=key:` for one that is known, `=>` for an end that is.
fn trace(xml: &str, limits: Limits) -> String {
    let mut parser = Parser::open(xml, limits, Sink::disabled()).unwrap();
    let sign =
        |parser: &Parser<'_>, sign| format!("{}{sign}", if parser.is_fast { "" } else { "~" });
    let mut out = sign(&parser, "^");
    let mut open = Vec::new();
    let mut content = parser.content().unwrap();
    'value: loop {
        match &content {
            Content::Scalar(text) => {
                let is_source = parser.is_fast && matches!(text, Cow::Borrowed(_));
                assert!(!is_source || xml[parser.offset()..].starts_with(&**text), "{out}");
                out.push_str(text);
            }
            Content::Assoc => out.push('{'),
            Content::Array => out.push('['),
            Content::Nested(_) => {
                out.push('(');
                content = parser.content().unwrap();
                continue;
            }
        }
        if !matches!(content, Content::Scalar(_)) {
            assert!(xml[parser.offset()..].starts_with("<dt_"), "{out}");
            open.push(matches!(content, Content::Array));
        }
        while let Some(&is_array) = open.last() {
            if is_array && let Some((index, value)) = parser.next_known_element() {
                assert!(xml[parser.known_item_offset()..].starts_with("<item"), "{out}");
                write!(out, " ={index}:").unwrap();
                content = value;
                continue 'value;
            }
            let mut known = Vec::new();
            let is_ended = !is_array && parser.known_items(|item| known.push(item));
            for KnownItem { key, text, offset, start } in &known {
                assert!(xml[*offset..].starts_with("<item"), "{out}");
                assert!(xml[*start..].starts_with(text), "{out}");
                write!(out, " ={key}:{text}").unwrap();
            }
            if is_ended {
                assert!(xml[parser.offset()..].starts_with("</dt_"), "{out}");
                open.pop();
                out.push_str(" =>");
                continue;
            }
            if let Some(last) = known.last() {
                assert_eq!(
                    (parser.known_item_offset(), parser.offset()),
                    (last.offset, last.start)
                );
            }
            let mut item = Item::default();
            if parser.read_item(&mut item).unwrap() {
                assert!(xml[item.offset..].starts_with("<item"), "{out}");
                write!(out, " {}{}:", sign(&parser, "+"), item.key).unwrap();
                content = item.content;
                continue 'value;
            }
            assert!(!parser.is_fast || xml[parser.offset()..].starts_with("</dt_"), "{out}");
            open.pop();
            write!(out, " {}", sign(&parser, ">")).unwrap();
        }
        parser.finish().unwrap();
        return out + " " + &sign(&parser, "$");
    }
}

fn traced(block: &str) -> String {
    trace(&document(block), Limits::new())
}

fn document(block: &str) -> String {
    format!("<OPS_envelope><body><data_block>{block}</data_block></body></OPS_envelope>")
}

/// Items with the keys of `records`, each an assoc with these items.
fn listing<'a>(records: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::from("<dt_array>");
    for (index, record) in records.into_iter().enumerate() {
        write!(out, "<item key=\"{index}\"><dt_assoc>{record}</dt_assoc></item>").unwrap();
    }
    out + "</dt_array>"
}

const AB: &str = "<item key=\"a\">x</item><item key=\"b\">y</item>";

#[test]
fn every_usual_start_is_read_at_once() {
    let block =
        "<dt_assoc><item key=\"a\">x</item></dt_assoc></data_block></body></OPS_envelope>\n";
    for declaration in [
        "",
        "<?xml version='1.0'?>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\" ?>\n",
        "<?xml version='1.0' encoding=\"UTF-8\" standalone='no'?>\r\n",
        "<?xml version='1.0' standalone='no'?>",
    ] {
        for doctype in [
            "",
            "<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>",
            "<!DOCTYPE OPS_envelope SYSTEM \"ops.dtd\">\n",
        ] {
            for (head, version, msg_id) in [
                ("<header><version>0.9</version></header><body>", Some("0.9"), None),
                (
                    "\n    <header>\n        <version>0.9</version>\n    </header>\n    <body>\n        ",
                    Some("0.9"),
                    None,
                ),
                (
                    "\n <header>\n  <version>0.9</version>\n </header>\n <body>\n  ",
                    Some("0.9"),
                    None,
                ),
                ("<header><version> 1.0</version></header><body>", Some("1.0"), None),
                ("<header><version>1.0\n</version></header><body>", Some("1.0"), None),
                (
                    "\r\n <header>\r\n  <version> 1.0 </version>\r\n </header>\r\n <body>\r\n  ",
                    Some("1.0"),
                    None,
                ),
                (
                    "<header><version>0.9</version><msg_id>7</msg_id><msg_type>standard</msg_type></header> <body> ",
                    Some("0.9"),
                    Some("7"),
                ),
                ("<header><version> </version></header><body>", Some(""), None),
                ("<body>", None, None),
            ] {
                for before in ["", "\u{FEFF}", "\n"] {
                    let start =
                        format!("{before}{declaration}{doctype}<OPS_envelope>{head}<data_block>");
                    let xml = format!("{start}{block}");
                    assert_eq!(trace(&xml, Limits::new()), "^{ +a:x > $", "{start}");
                    let parser = Parser::open(&xml, Limits::new(), Sink::disabled()).unwrap();
                    let header = &parser.header;
                    assert_eq!(
                        (header.get("version"), header.get("msg_id")),
                        (version, msg_id),
                        "{start}"
                    );
                }
            }
        }
    }
    for start in [
        "<?xml version='1.1'?><OPS_envelope>",
        "<?xml version='1.0' encoding='utf-8'?><OPS_envelope>",
        "<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd' ><OPS_envelope>",
        "<OPS_envelope ><header><version>0.9</version></header>",
        "<OPS_envelope><header><version>0.9</version><other/></header>",
    ] {
        let xml = format!("{start}<body><data_block>{block}");
        assert_eq!(trace(&xml, Limits::new()), "~^{ +a:x > $", "{start}");
    }
}

#[test]
fn every_usual_item_is_read_at_once() {
    for (items, expected) in [
        (AB, " +a:x +b:y"),
        ("\n  <item key=\"a\">x</item>\r\n  <item key='b'></item>", " +a:x +b:"),
        ("<item key=\"a\">x</item><item key='b'/><item key=\"cde\"/>", " +a:x +b: +cde:"),
        ("<item key=\"a\">x &amp; y</item><item key=\"b\">\u{E9}</item>", " +a:x & y +b:\u{E9}"),
        ("<item key=\"a\"> x </item><item key=\"b\">\nx\n</item>", " +a: x  +b:\nx\n"),
        ("<item key=\"a\"><dt_assoc></dt_assoc></item>", " +a:{ >"),
        ("<item key=\"a\">\n <dt_assoc>\n </dt_assoc>\n </item>", " +a:{ >"),
        ("<item key=\"a\"><dt_array></dt_array></item><item key=\"b\">y</item>", " +a:[ > +b:y"),
        (
            "<item key=\"a\"><dt_array><item key=\"0\"><dt_assoc><item key=\"b\">y</item></dt_assoc></item></dt_array></item>",
            " +a:[ +0:{ +b:y > >",
        ),
        (
            "<item key=\"a\"><dt_assoc><item key=\"b\"><dt_array><item key='0'>z</item></dt_array></item></dt_assoc></item>",
            " +a:{ +b:[ +0:z > >",
        ),
    ] {
        assert_eq!(
            traced(&format!("<dt_assoc>{items}</dt_assoc>")),
            format!("^{{{expected} > $"),
            "{items}"
        );
    }
    assert_eq!(traced("<dt_array><item key=\"0\">x</item>\n</dt_array>"), "^[ +0:x > $");
    assert_eq!(traced("\n<dt_array>\n</dt_array>\n"), "^[ > $");
}

#[test]
fn what_follows_an_item_that_departs_is_read_at_once() {
    for (item, expected) in [
        ("<item  key=\"a\">x</item>", " +a:x"),
        ("<item key=\"&#97;\">x</item>", " +a:x"),
        ("<item key=\"a\" class=\"c\">x</item>", " +a:x"),
        ("<item  key=\"a\">x &lt; y</item>", " +a:x < y"),
        ("<item  key=\"a\"><dt_assoc></dt_assoc></item>", " +a:{ >"),
        ("<item key=\"a\">x</item >", " ~+a:x"),
        ("<item key=\"a\"><![CDATA[x]]></item>", " ~+a:x"),
        ("<item key=\"a\">x<!-- --></item>", " ~+a:x"),
        ("<item key=\"a\"/>", " ~+a:"),
        ("<item  key=\"a\"/>", " ~+a:"),
        ("<item key=\"a\"><dt_scalar>x</dt_scalar></item>", " ~+a:x"),
        ("<item key=\"a\"><dt_scalarref>x</dt_scalarref></item>", " ~+a:(x"),
        (
            "<item key=\"a\"><dt_scalar><dt_assoc><item key=\"c\">x</item></dt_assoc></dt_scalar></item>",
            " ~+a:({ ~+c:x ~>",
        ),
        (
            "<item key=\"a\"><dt_array><dt_assoc><item key=\"c\">x</item></dt_assoc></dt_array></item>",
            " ~+a:({ ~+c:x ~>",
        ),
        (
            "<item key=\"a\"><dt_scalarref><dt_assoc><item key=\"c\">x</item></dt_assoc></dt_scalarref></item>",
            " ~+a:({ ~+c:x ~>",
        ),
        ("<item key=\"a\"><dt_assoc/></item>", " ~+a:{ ~>"),
        ("<item key=\"a\"><dt_array ><item key=\"0\">x</item></dt_array></item>", " ~+a:[ +0:x >"),
        (
            "<item key=\"a\"><dt_array ><item key=\"0\">x</item><item key=\"1\">x</item></dt_array></item>",
            " ~+a:[ +0:x +1:x >",
        ),
        (
            "<item key=\"a\"><dt_assoc ><item key=\"0\">x</item><item key=\"1\">x</item></dt_assoc></item>",
            " ~+a:{ +0:x +1:x >",
        ),
    ] {
        let block =
            format!("<dt_assoc>{item}<item key=\"b\">y</item><item key=\"d\">z</item></dt_assoc>");
        assert_eq!(traced(&block), format!("^{{{expected} +b:y +d:z > $"), "{item}");
    }
}

#[test]
fn a_listing_is_known_from_its_tenth_container() {
    let fresh = |index: usize| format!(" +{index}:{{ +a:x +b:y >");
    let mut expected: String = (0..8).map(fresh).collect();
    expected += " +8:{ =a:x =b:y =>";
    for index in 9..20 {
        write!(expected, " ={index}:{{ =a:x =b:y =>").unwrap();
    }
    assert_eq!(traced(&listing([AB; 20])), format!("^[{expected} > $"));
}

/// What comes after ten records of `a` and `b`: eleven others, of which the first is `record`.
fn after_ten(record: &str) -> String {
    let records = core::iter::repeat_n(AB, 10).chain([record, AB]);
    let out = traced(&listing(records));
    out[out.find("=10:").unwrap()..].into()
}

#[test]
fn a_record_that_departs_is_known_up_to_there() {
    for (record, expected) in [
        (AB, "{ =a:x =b:y =>"),
        // The texts.
        ("<item key=\"a\">&amp;</item><item key=\"b\">y</item>", "{ +a:& =b:y =>"),
        ("<item key=\"a\">\u{E9}</item><item key=\"b\"></item>", "{ +a:\u{E9} =b: =>"),
        (
            "<item key=\"a\">x</item><item key=\"b\"><dt_assoc></dt_assoc></item>",
            "{ =a:x +b:{ > =>",
        ),
        // An item too few, too many, another.
        ("<item key=\"a\">x</item>", "{ =a:x >"),
        (
            "<item key=\"a\">x</item><item key=\"b\">y</item><item key=\"c\">z</item>",
            "{ =a:x =b:y +c:z >",
        ),
        ("<item key=\"a\">x</item><item key='b'>y</item>", "{ =a:x +b:y >"),
        ("<item key=\"a\">x</item><item key=\"b\"/>", "{ =a:x +b: >"),
        ("<item key=\"a\">x</item><item  key=\"b\">y</item>", "{ =a:x +b:y >"),
        ("<item key=\"a\">x</item>\n<item key=\"b\">y</item>", "{ =a:x +b:y >"),
    ] {
        let found = after_ten(record);
        assert!(found.starts_with(&format!("=10:{expected}")), "{record} {found}");
    }
    // What has departed is learned.
    let other = "<item key=\"b\">y</item><item key=\"c\">z</item>";
    let records = core::iter::repeat_n(AB, 10).chain([other, other, other]);
    let found = traced(&listing(records));
    let found = &found[found.find("+10:").unwrap()..];
    assert_eq!(found, "+10:{ +b:y +c:z > =11:{ =b:y =c:z => =12:{ =b:y =c:z => > $");
}

#[test]
fn lists_within_records_are_known_too() {
    let list = "<item key=\"a\">x</item><item key=\"b\"><dt_array><item key=\"0\"><dt_assoc>\
        <item key=\"c\">y</item></dt_assoc></item><item key=\"1\"><dt_assoc><item key=\"c\">z</item></dt_assoc>\
        </item></dt_array></item>";
    let found = traced(&listing([list; 12]));
    let found = &found[found.find("=11:").unwrap()..];
    assert_eq!(found, "=11:{ =a:x +b:[ =0:{ =c:y => =1:{ =c:z => > => > $");
    let indented = listing([list; 12]).replace('<', "\n  <").replace("\n  </item>", "</item>");
    // Before the first item of a list the markup is not that before the second.
    let found = traced(&indented.replace("</dt_assoc></item>", "</dt_assoc>\n </item>"));
    let found = &found[found.find("=11:").unwrap()..];
    assert_eq!(found, "=11:{ =a:x +b:[ +0:{ =c:y => +1:{ =c:z => > => > $");
    let list = "<item key=\"a\"><dt_array><item key=\"0\">x</item><item key=\"1\">y</item></dt_array></item>";
    let found = traced(&listing([list; 12]));
    let found = &found[found.find("=11:").unwrap()..];
    assert_eq!(found, "=11:{ +a:[ +0:x +1:y > => > $");
}

#[test]
fn as_many_items_are_remembered_as_there_are_places() {
    for count in [15, 16, 17, 40] {
        let item = |at: usize| format!("<item key=\"k{at}\">v</item>");
        let record: String = (0..count).map(item).collect();
        let found = traced(&listing(core::iter::repeat_n(&*record, 12)));
        let last = &found[found.rfind("=11:").unwrap()..];
        assert_eq!(last.matches(" =k").count(), count.min(16), "{last}");
        assert_eq!(last.matches(" +k").count(), count - count.min(16), "{last}");
        assert_eq!(last.contains("=>"), count < 16, "{last}");
    }
}

#[test]
fn the_fast_path_goes_as_deep_as_the_limit() {
    for limit in [7, 64, 128] {
        // Four elements around the outermost container, two for each within it.
        for (levels, is_fast) in [((limit - 4) / 2, true), (limit / 2, false)] {
            let (start, end) = ("<dt_assoc><item key=\"a\">", "</item></dt_assoc>");
            let array = ("<dt_array><item key=\"0\">", "</item></dt_array>");
            let mut block = String::from("x");
            for level in 0..levels {
                let (start, end) = if level % 3 == 0 { array } else { (start, end) };
                block = format!("{start}{block}{end}");
            }
            let limits = Limits::new().with_depth(limit);
            let xml = document(&block);
            if is_fast {
                assert!(!trace(&xml, limits).contains('~'), "{limit} {levels}");
            } else {
                assert!(
                    crate::Envelope::parse_with(
                        &xml,
                        &crate::ParseOptions::new().with_limits(limits)
                    )
                    .is_err()
                );
            }
        }
    }
}
