//! What the reader makes of every construct, and of the malformed neighbour of each.

use xml_pull::{Error, ErrorKind, Event, Limit, Limits, Reader, decode};

/// What is expected in a declaration.
const PARTS: &str = "`version`, `encoding` or `standalone`, in this order";

/// The events of `text`, one a line, in a notation of their own, or the error.
fn read(text: &str) -> Result<Vec<String>, Error> {
    Reader::new(text)
        .map(|piece| {
            piece.map(|(_, event)| match event {
                Event::ByteOrderMark => "bom".into(),
                Event::Declaration(found) => format!(
                    "xml {} {} {}",
                    found.version().unwrap_or("-"),
                    found.encoding().unwrap_or("-"),
                    found.standalone().unwrap_or("-")
                ),
                Event::Doctype(found) => format!(
                    "doctype {} {} {}",
                    found.name(),
                    found.public().unwrap_or("-"),
                    found.system().unwrap_or("-")
                ),
                Event::StartTag { name, attributes } => {
                    let attributes = attributes.into_iter().map(|attribute| {
                        let start = &text[attribute.offset()..];
                        assert!(start.starts_with(attribute.name()), "{start}");
                        format!(" @{}={}", attribute.name(), attribute.value().decode())
                    });
                    format!("<{name}{}", attributes.collect::<String>())
                }
                Event::EndTag { name } => format!("</{name}"),
                Event::Text(text) if text.is_white_space() => "white".into(),
                Event::Text(text) => format!("text {}", text.decode()),
                Event::CData(cdata) => format!("cdata {}", cdata.decode()),
                Event::Comment(comment) => format!("comment {comment}"),
                Event::ProcessingInstruction { target, data } => format!("pi {target} {data}"),
            })
        })
        .collect()
}

#[test]
fn known_answers() {
    for (text, events) in [
        ("<a/>", vec!["<a", "</a"]),
        ("<a></a>", vec!["<a", "</a"]),
        ("<a\t/>\n", vec!["<a", "</a", "white"]),
        ("<a >b</a\n>", vec!["<a", "text b", "</a"]),
        ("<a b = '1'\r\nc=\"2'\"/>", vec!["<a @b=1 @c=2'", "</a"]),
        ("<a b= '1' c =\"2\"/>", vec!["<a @b=1 @c=2", "</a"]),
        ("<a b='&lt;&#10;\n'/>", vec!["<a @b=<\n ", "</a"]),
        ("<a> b\r\nc&amp;amp; </a>", vec!["<a", "text  b\nc&amp; ", "</a"]),
        ("<a>\r\n<b/> </a>", vec!["<a", "white", "<b", "</b", "white", "</a"]),
        ("<a>\r\nb</a>", vec!["<a", "text \nb", "</a"]),
        ("<a>&lt;&gt;&amp;&quot;&apos;</a>", vec!["<a", "text <>&\"'", "</a"]),
        ("<a>]] > ]>x</a>", vec!["<a", "text ]] > ]>x", "</a"]),
        ("<a>&#32;</a>", vec!["<a", "text  ", "</a"]),
        ("<a><![CDATA[<&]]]></a>", vec!["<a", "cdata <&]", "</a"]),
        ("<a><![CDATA[\r\nb\rc\n]]></a>", vec!["<a", "cdata \nb\nc\n", "</a"]),
        ("<a><![CDATA[]]></a>", vec!["<a", "cdata ", "</a"]),
        ("<a><!-- - > --><?p  d ? ?></a>", vec!["<a", "comment  - > ", "pi p d ? ", "</a"]),
        ("\u{FEFF}<a/>", vec!["bom", "<a", "</a"]),
        (
            " \n\u{FEFF} <?xml version='1.0'?><a/>",
            vec!["white", "bom", "white", "xml 1.0 - -", "<a", "</a"],
        ),
        (
            "<?xml version=\"1.0\"\n encoding = 'UTF-8' standalone='no' ?><a/>",
            vec!["xml 1.0 UTF-8 no", "<a", "</a"],
        ),
        ("<?xml encoding='a' ?><a/>", vec!["xml - a -", "<a", "</a"]),
        ("<?xml-style x?><a/>", vec!["pi xml-style x", "<a", "</a"]),
        ("<!DOCTYPE a><a/>", vec!["doctype a - -", "<a", "</a"]),
        ("<!DOCTYPE a SYSTEM 'a.dtd'[ ] ><a/>", vec!["doctype a - a.dtd", "<a", "</a"]),
        ("<!DOCTYPE a []><a/>", vec!["doctype a - -", "<a", "</a"]),
        ("<!DOCTYPE a SYSTEM 'a.dtd'><a/>", vec!["doctype a - a.dtd", "<a", "</a"]),
        ("<!DOCTYPE a PUBLIC '-//x' \"a.dtd\" ><a/>", vec!["doctype a -//x a.dtd", "<a", "</a"]),
        (
            "<!--x--><!DOCTYPE a ><a/><?p?>",
            vec!["comment x", "doctype a - -", "<a", "</a", "pi p "],
        ),
        ("<é:ü/>", vec!["<é:ü", "</é:ü"]),
        ("<a>\u{FFFD}\u{7F}漢</a>", vec!["<a", "text \u{FFFD}\u{7F}漢", "</a"]),
    ] {
        assert_eq!(read(text).unwrap(), events, "{text}");
    }
}

#[test]
fn white_space_is_decoded_wherever_it_stands() {
    for text in ["\r\n \r<a>\r\n \r</a>\r\n \r", "\n \n<a>\n \n</a>\n \n"] {
        let events = Reader::new(text).map(|piece| piece.unwrap().1);
        let white: Vec<_> = events
            .filter_map(|event| match event {
                Event::Text(text) => Some((text.is_white_space(), text.decode())),
                _ => None,
            })
            .collect();
        assert_eq!(white, [(true, "\n \n".into()), (true, "\n \n".into()), (true, "\n \n".into())]);
    }
}

#[test]
fn refusals() {
    use ErrorKind::{
        DuplicateAttribute, IllegalCharacter, Incomplete, InternalSubset, MismatchedEndTag,
        MissingRoot, Syntax, TrailingContent, UnknownEntity,
    };
    for (text, kind, offset, expected) in [
        ("", Incomplete, 0, "the root element"),
        (" ", Incomplete, 1, "the root element"),
        ("a", MissingRoot, 0, "the root element"),
        ("<", Incomplete, 1, "a name"),
        ("<1/>", Syntax, 1, "a name"),
        ("</a>", Syntax, 1, "a name"),
        ("<a></>", Syntax, 5, "the end tag of the open element"),
        ("<a>1 < 2</a>", Syntax, 6, "a name, or `&lt;` for a `<` in text"),
        ("<a", Incomplete, 2, "`>`"),
        ("<a ", Incomplete, 3, "`>`"),
        ("<a b='1'", Incomplete, 8, "`>`"),
        ("<a/", Incomplete, 3, "`>`"),
        ("<a/ >", Syntax, 3, "`>`"),
        ("<a>", Incomplete, 3, "the end tag of the open element"),
        ("<a></", Incomplete, 5, "the end tag of the open element"),
        ("<ab></a>", MismatchedEndTag, 6, "the end tag of the open element"),
        ("<a></b>", MismatchedEndTag, 5, "the end tag of the open element"),
        ("<a></a b>", Syntax, 7, "`>`"),
        ("<a b></a>", Syntax, 4, "`=`"),
        ("<a b=c></a>", Syntax, 5, "a quoted value"),
        ("<a b='<'/>", Syntax, 6, "the closing quote, for `<` is `&lt;` here"),
        ("<a b='1'c='2'/>", Syntax, 8, "white space, `>` or `/>`"),
        ("<a b='1' b='2'/>", DuplicateAttribute, 9, "each attribute once"),
        ("<a b='1", Incomplete, 7, "the closing quote"),
        (
            "<a>&b;</a>",
            UnknownEntity,
            3,
            "`&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` or a character reference",
        ),
        (
            "<a>&b</a>",
            Syntax,
            3,
            "`&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` or a character reference",
        ),
        (
            "<a>&;</a>",
            Syntax,
            3,
            "`&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` or a character reference",
        ),
        (
            "<a>&amp b</a>",
            Syntax,
            3,
            "`&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` or a character reference",
        ),
        (
            "<a>&quot b</a>",
            Syntax,
            3,
            "`&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` or a character reference",
        ),
        ("<a>&#0;</a>", IllegalCharacter, 3, "a character that XML allows"),
        ("<a>\u{0}</a>", IllegalCharacter, 3, "a character that XML allows"),
        ("<a>x\u{FFFE}</a>", IllegalCharacter, 4, "a character that XML allows"),
        ("<a b='\u{1}'/>", IllegalCharacter, 6, "a character that XML allows"),
        ("<a><!--\u{1}--></a>", IllegalCharacter, 7, "a character that XML allows"),
        ("<a>]]></a>", Syntax, 3, "`]]&gt;`, for `]]>` ends a CDATA section"),
        ("<a><!-- -- --></a>", Syntax, 10, "`-->`, for `--` cannot stand in a comment"),
        ("<a><![CDAT", Incomplete, 10, "a comment or a CDATA section"),
        ("<a><![cdata[]]></a>", Syntax, 4, "a comment or a CDATA section"),
        ("<a><![CDATA[]]</a>", Incomplete, 18, "`]]>`"),
        ("<a/>x", TrailingContent, 4, "the end of the document"),
        ("<a/><b/>", TrailingContent, 4, "the end of the document"),
        ("<a/></a>", TrailingContent, 4, "the end of the document"),
        ("<a/><", Incomplete, 5, "a comment or a processing instruction"),
        ("<a/><!", Incomplete, 6, "a comment"),
        ("<a/><!DOCTYPE a>", Syntax, 5, "a comment"),
        ("<!DOCTYPE a><!DOCTYPE a><a/>", Syntax, 13, "a comment"),
        (
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
            InternalSubset,
            12,
            "`>`, for entities and other declarations are never read",
        ),
        (
            "<!DOCTYPE a SYSTEM 'b' [",
            Incomplete,
            24,
            "`>`, for entities and other declarations are never read",
        ),
        ("<!DOCTYPE a SYSTEM>", Syntax, 18, "white space and a quoted identifier"),
        ("<!DOCTYPE a SYSTEM 'bc\u{1}'>", IllegalCharacter, 22, "a character that XML allows"),
        ("<!DOCTYPE a SUSTEM 'b'>", Syntax, 12, "`SYSTEM`"),
        ("<!DOCTYPE a PUBIC 'b' 'c'>", Syntax, 12, "`PUBLIC`"),
        ("<!DOCTYPE a b>", Syntax, 12, "`>`, `SYSTEM` or `PUBLIC`"),
        ("<!DOCTYPE a PUBLIC 'b'>", Syntax, 22, "white space and the system identifier"),
        ("<!doctype a>", Syntax, 1, "`<!DOCTYPE` or a comment"),
        ("<!DOCTYPE a SYS", Incomplete, 15, "`SYSTEM`"),
        ("<!DOCTYPE", Incomplete, 9, "white space and a name"),
        (
            "<!--x--><?xml version='1.0'?><a/>",
            Syntax,
            10,
            "no second XML declaration, and none after the start of the document",
        ),
        (
            "<?xml version='1.0'?><?xml version='1.0'?><a/>",
            Syntax,
            23,
            "no second XML declaration, and none after the start of the document",
        ),
        ("<?xml version='1.0' versio='2'?>", Syntax, 20, PARTS),
        ("<?xml encoding='UTF-8' version='1.0'?>", Syntax, 23, PARTS),
        ("<?xml version='1.0' standalone='no' encoding='UTF-8'?>", Syntax, 36, PARTS),
        ("<?xml?>", Syntax, 5, "`version`"),
        ("<?xml standalone='no'?>", Syntax, 21, "`version`"),
        ("<?xml version='2.0'?>", Syntax, 6, "`version='1.0'`"),
        ("<?xml version='1.'?>", Syntax, 6, "`version='1.0'`"),
        ("<?xml version='1.0a'?>", Syntax, 6, "`version='1.0'`"),
        ("<?xml version='1.0' encoding=''?>", Syntax, 20, "the name of an encoding"),
        ("<?xml version='1.0' encoding='8-UTF'?>", Syntax, 20, "the name of an encoding"),
        ("<?xml version='1.0' encoding='UTF=8'?>", Syntax, 20, "the name of an encoding"),
        ("<?xml version=''?>", Syntax, 6, "`version='1.0'`"),
        (
            "<?xml version='1.0' standalone='maybe'?>",
            Syntax,
            20,
            "`standalone='yes'` or `standalone='no'`",
        ),
        (
            "<?xml version='1.0' version='1.0'?>",
            DuplicateAttribute,
            20,
            "each pseudo-attribute once",
        ),
        ("<?xml version='1.<0'?>", Syntax, 17, "the closing quote"),
        ("<!DOCTYPE a PUBLIC 'bc<' 'd'>", Syntax, 22, "the closing quote"),
        ("<?xml version='1.0'encoding='x'?>", Syntax, 19, "white space or `?>`"),
        ("<?xml version='1.0'", Incomplete, 19, "white space or `?>`"),
        ("<?xml version='1.0' ", Incomplete, 20, "`?>`"),
    ] {
        let error = read(text).unwrap_err();
        assert_eq!(
            (error.kind(), error.offset(), error.expected()),
            (kind, Some(offset), expected),
            "{text}"
        );
    }
}

#[test]
fn every_cut_is_incomplete() {
    let whole = "\u{FEFF} <?xml version='1.0' encoding=\"UTF-8\" ?>\r\n<!DOCTYPE a PUBLIC '-//x' 'y' >\
        <!--c--><?p d?><a b = '&#x41;&amp;' c='é'><b /> t&lt;&#10;]]<![CDATA[ ]] ]]><!----></a \n>";
    assert_eq!(Reader::new(whole).find_map(Result::err), None);
    for cut in 0..whole.len() {
        let bytes = &whole.as_bytes()[..cut];
        let error = decode(bytes, &Limits::new(), None)
            .map_or_else(Some, |decoded| Reader::new(decoded.text()).find_map(Result::err))
            .expect("a cut document");
        assert_eq!(
            (error.kind(), error.offset()),
            (ErrorKind::Incomplete, Some(cut)),
            "{}",
            &whole[..whole.floor_char_boundary(cut)]
        );
    }
}

#[test]
fn limits_hold_and_one_past_them_fails() {
    let limits =
        Limits::new().with_depth(3).with_items(4).with_attributes(2).with_text(5).with_bytes(40);
    let read = |text: &str| match Reader::with_limits(text, limits).find_map(Result::err) {
        None => Ok(()),
        Some(error) => Err(error.kind()),
    };
    let padded = |length: usize| format!("<a/>{}", " ".repeat(length - 4));
    for (within, beyond, limit) in [
        ("<a><b><c/></b></a>", "<a><b><c><d/></c></b></a>", Limit::Depth),
        ("<a><b/><c/><d/></a>", "<a><b/><c/><d/><e/></a>", Limit::Items),
        ("<a b='' c=''/>", "<a b='' c='' d=''/>", Limit::Attributes),
        ("<a>12345</a>", "<a>123456</a>", Limit::Text),
        ("<a b='12345'/>", "<a b='123456'/>", Limit::Text),
        ("<a><![CDATA[12345]]></a>", "<a><![CDATA[123456]]></a>", Limit::Text),
        ("<a><!--12345--></a>", "<a><!--123456--></a>", Limit::Text),
        ("<a><?p 12345?></a>", "<a><?p 123456?></a>", Limit::Text),
        (&padded(40), &padded(41), Limit::Bytes),
    ] {
        assert!(read(within).is_ok(), "{within}");
        assert_eq!(read(beyond).unwrap_err(), ErrorKind::Limit(limit), "{beyond}");
    }
}

#[test]
fn spans_are_where_the_events_stand() {
    let text = "<ab c='d'>ef<g/></ab>";
    let mut reader = Reader::new(text);
    let mut at = 0;
    for (shown, depth) in [("<ab c='d'>", 1), ("ef", 1), ("<g/>", 2), ("", 1), ("</ab>", 0)] {
        reader.next_event().unwrap();
        let span = reader.span();
        assert_eq!((span.start, &text[span.range()]), (at, shown));
        assert_eq!((span.len(), span.is_empty()), (shown.len(), shown.is_empty()));
        at = span.end;
        assert_eq!((reader.offset(), reader.depth()), (at, depth), "{shown}");
    }
    assert_eq!((reader.next_event(), reader.span().range()), (Ok(None), at..at));
    assert_eq!(reader.text(), text);
}

#[test]
fn an_error_is_final_and_so_is_the_end() {
    let mut reader = Reader::new("<a>&x;</a>");
    assert!(reader.by_ref().any(|piece| piece.is_err()));
    assert!(reader.next().is_none());
    let mut reader = Reader::new("<a/>");
    assert_eq!(reader.by_ref().count(), 2);
    assert_eq!(reader.next_event(), Ok(None));
}

#[test]
fn what_stands_in_the_document_can_be_had_as_it_is() {
    let raw: Vec<_> = Reader::new("<a b='&lt; \t'>c&amp;\r\n<![CDATA[d\r\n]]></a>")
        .filter_map(|piece| match piece.unwrap().1 {
            Event::StartTag { attributes, .. } => attributes.get("b").map(|value| value.raw()),
            Event::Text(text) => Some(text.raw()),
            Event::CData(text) => Some(text.raw()),
            _ => None,
        })
        .collect();
    assert_eq!(raw, ["&lt; \t", "c&amp;\r\n", "d\r\n"]);
}

#[test]
fn attributes_are_gone_through_by_value_and_by_reference() {
    for (xml, names) in
        [("<a/>", &[][..]), ("<a b='1' c='2'/>", &["b", "c"]), ("<a b=\"it's\"/>", &["b"])]
    {
        let (_, event) = Reader::new(xml).next().unwrap().unwrap();
        let Event::StartTag { attributes, .. } = event else { panic!("{event:?}") };
        assert_eq!(attributes.is_empty(), names.is_empty());
        let by_reference: Vec<_> = (&attributes).into_iter().map(|one| one.name()).collect();
        let by_value: Vec<_> = attributes.into_iter().map(|one| one.name()).collect();
        assert_eq!((by_reference.as_slice(), by_value.as_slice()), (names, names));
    }
}

#[test]
fn a_public_identifier_may_hold_line_ends() {
    let xml = "<!DOCTYPE a PUBLIC \"-//b\n//c\" 'd'><a/>";
    let (_, event) = Reader::new(xml).next().unwrap().unwrap();
    let Event::Doctype(doctype) = event else { panic!("{event:?}") };
    assert_eq!((doctype.public(), doctype.system()), (Some("-//b\n//c"), Some("d")));
}
