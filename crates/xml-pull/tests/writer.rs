//! What the writer writes, that it reads back, and what it refuses.

use xml_pull::{Event, Reader, Tag, WriteError, Writer};

type Written = Result<(), WriteError>;

/// What `write` writes, whole.
fn document(write: impl FnOnce(&mut Writer<'static, &mut String>) -> Written) -> String {
    let mut out = String::new();
    let mut writer = Writer::new(&mut out);
    write(&mut writer).unwrap();
    writer.finish().unwrap();
    assert_eq!(Reader::new(&out).find_map(Result::err), None, "{out}");
    out
}

/// The text of the root element of `xml`, joined.
fn text_of(xml: &str) -> String {
    Reader::new(xml)
        .map(|piece| match piece.unwrap().1 {
            Event::Text(text) => text.decode().into_owned(),
            Event::CData(text) => text.decode().into_owned(),
            _ => String::new(),
        })
        .collect()
}

#[test]
fn known_answers() {
    for (written, expected) in [
        (
            document(|w| {
                w.start_tag("a")?;
                w.end_tag()
            }),
            "<a></a>",
        ),
        (
            document(|w| {
                w.start_tag("a")?;
                w.end_tag_short()
            }),
            "<a/>",
        ),
        (
            document(|w| {
                w.start_tag("a")?;
                w.text("")?;
                w.end_tag_short()
            }),
            "<a></a>",
        ),
        (
            document(|w| {
                w.declaration(Some("UTF-8"), Some(true))?;
                w.doctype("a", "a.dtd")?;
                w.white_space("\n")?;
                w.start_tag("a")?;
                w.attribute("b", "\"<>&'\t\r\n")?;
                w.attribute("c", "")?;
                w.white_space("\t")?;
                w.text_element("d", "<e> ]]>")?;
                w.comment(" - ")?;
                w.processing_instruction("p", "q ?")?;
                w.processing_instruction("p", "")?;
                w.end_tag()?;
                w.white_space("\n")?;
                w.comment("")
            }),
            "<?xml version='1.0' encoding='UTF-8' standalone='yes'?><!DOCTYPE a SYSTEM 'a.dtd'>\n\
             <a b=\"&quot;&lt;&gt;&amp;'&#9;&#13;&#10;\" c=\"\">\t<d>&lt;e&gt; ]]&gt;</d><!-- - -->\
             <?p q ??><?p?></a>\n<!---->",
        ),
        (document(|w| w.text_element("a", "x")), "<a>x</a>"),
        (
            document(|w| {
                w.declaration(None, None)?;
                w.text_element("a", "")
            }),
            "<?xml version='1.0'?><a></a>",
        ),
    ] {
        assert_eq!(written, expected);
    }
}

#[test]
fn every_text_reads_back_as_text_and_as_cdata() {
    for text in [
        "",
        " ",
        "x",
        "]]",
        "]]>",
        "]]>]]>",
        "]]]>",
        ">",
        "<&>\"'",
        "\r",
        "\r\n",
        "\n\r",
        "a\rb\r\rc",
        "]]\r>",
        "]\r]>",
        "\r]]>\r",
        "\t\n é漢\u{1F600}\u{7F}\u{FFFD}",
    ] {
        let plain = document(|w| w.text_element("a", text));
        assert_eq!(text_of(&plain), text, "{plain}");
        let cdata = document(|w| {
            w.start_tag("a")?;
            w.cdata(text)?;
            w.end_tag()
        });
        assert_eq!(text_of(&cdata), text, "{cdata}");
    }
}

#[test]
fn a_long_cdata_section_takes_no_longer_than_it_is() {
    // A search for `]]>` from each carriage return on would take forty thousand million steps.
    let text = "\r".repeat(200_000);
    let written = document(|w| {
        w.start_tag("a")?;
        w.cdata(&text)?;
        w.end_tag()
    });
    assert_eq!(text_of(&written), text);
}

#[test]
fn what_would_not_read_back_is_refused() {
    use WriteError::{IllegalCharacter, InvalidContent, InvalidName, Misplaced};
    type Write = fn(&mut Writer<'static, &mut String>) -> Written;
    let table: [(Write, WriteError, &str); 41] = [
        (|w| w.declaration(Some(""), None), InvalidContent, ""),
        (|w| w.declaration(Some("8bit"), None), InvalidContent, ""),
        (|w| w.declaration(Some("UTF-8' x='"), None), InvalidContent, ""),
        (|w| w.text(""), Misplaced, ""),
        (|w| w.cdata(""), Misplaced, ""),
        (|w| w.attribute("a", ""), Misplaced, ""),
        (|w| w.end_tag(), Misplaced, ""),
        (|w| w.end_tag_short(), Misplaced, ""),
        (|w| w.start_tag(""), InvalidName, ""),
        (|w| w.start_tag("1"), InvalidName, ""),
        (|w| w.start_tag("a b"), InvalidName, ""),
        (|w| w.start_tag("a>"), InvalidName, ""),
        (|w| w.text_element("", ""), InvalidName, ""),
        (|w| w.text_element("a", "\u{0}"), IllegalCharacter, ""),
        (|w| w.doctype("a b", ""), InvalidName, ""),
        (|w| w.doctype("a", "it's"), InvalidContent, ""),
        (|w| w.doctype("a", "\u{1}"), IllegalCharacter, ""),
        (|w| w.white_space("x"), InvalidContent, ""),
        (|w| w.white_space("\r"), InvalidContent, ""),
        (|w| w.comment("--"), InvalidContent, ""),
        (|w| w.comment("a-"), InvalidContent, ""),
        (|w| w.comment("\u{FFFE}"), IllegalCharacter, ""),
        (|w| w.processing_instruction("", ""), InvalidName, ""),
        (|w| w.processing_instruction("XML", ""), InvalidName, ""),
        (|w| w.processing_instruction("p", "?>"), InvalidContent, ""),
        (|w| w.processing_instruction("p", " x"), InvalidContent, ""),
        (|w| w.processing_instruction("p", "\u{1F}"), IllegalCharacter, ""),
        (|w| w.white_space(" ").and_then(|()| w.declaration(None, None)), Misplaced, " "),
        (|w| w.comment("").and_then(|()| w.declaration(None, None)), Misplaced, "<!---->"),
        (
            |w| w.declaration(None, None).and_then(|()| w.declaration(None, None)),
            Misplaced,
            "<?xml version='1.0'?>",
        ),
        (
            |w| w.doctype("a", "").and_then(|()| w.doctype("a", "")),
            Misplaced,
            "<!DOCTYPE a SYSTEM ''>",
        ),
        (|w| w.start_tag("a").and_then(|()| w.doctype("a", "")), Misplaced, "<a"),
        (|w| w.start_tag("a").and_then(|()| w.attribute("b c", "")), InvalidName, "<a"),
        (|w| w.start_tag("a").and_then(|()| w.attribute("b", "\u{8}")), IllegalCharacter, "<a"),
        (
            |w| {
                w.start_tag("a")?;
                w.attribute("b", "")?;
                w.attribute("b", "")
            },
            Misplaced,
            "<a b=\"\"",
        ),
        (
            |w| {
                w.start_tag("a")?;
                w.text("")?;
                w.attribute("b", "")
            },
            Misplaced,
            "<a>",
        ),
        (|w| w.text_element("a", "").and_then(|()| w.start_tag("b")), Misplaced, "<a></a>"),
        (|w| w.text_element("a", "").and_then(|()| w.text_element("b", "")), Misplaced, "<a></a>"),
        (|w| w.text_element("a", "").and_then(|()| w.text("")), Misplaced, "<a></a>"),
        (|w| w.text_element("a", "").and_then(|()| w.doctype("a", "")), Misplaced, "<a></a>"),
        (|w| w.new_line(1).and_then(|()| w.declaration(None, None)), Misplaced, "\n "),
    ];
    for (at, (write, expected, left)) in table.into_iter().enumerate() {
        let mut out = String::new();
        let mut writer = Writer::new(&mut out);
        assert_eq!(write(&mut writer), Err(expected), "row {at}");
        drop(writer);
        assert_eq!(out, left, "row {at}: nothing of what was refused is written");
    }
}

#[test]
fn a_new_line_has_as_many_blanks_as_were_asked_for() {
    for blanks in (0..140).chain([1000]) {
        let written = document(|w| {
            w.start_tag("a")?;
            w.new_line(blanks)?;
            w.end_tag()?;
            w.new_line(0)
        });
        assert_eq!(written, format!("<a>\n{}</a>\n", " ".repeat(blanks)));
    }
}

#[test]
fn a_document_is_whole_or_not_finished() {
    let mut writer = Writer::new(String::new());
    assert_eq!((writer.open_element(), writer.depth()), (None, 0));
    writer.start_tag("a").unwrap();
    writer.start_tag("b").unwrap();
    assert_eq!((writer.open_element(), writer.depth()), (Some("b"), 2));
    writer.end_tag().unwrap();
    assert_eq!(writer.finish().unwrap_err(), WriteError::Misplaced);
    assert_eq!(Writer::new(String::new()).finish().unwrap_err(), WriteError::Misplaced);
}

#[test]
fn an_output_that_fails_is_told() {
    struct Room(usize);
    impl std::fmt::Write for Room {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0 = self.0.checked_sub(text.len()).ok_or(std::fmt::Error)?;
            Ok(())
        }
    }
    for room in 0.."<?xml version='1.0'?>".len() {
        let error = Writer::new(Room(room)).declaration(None, None).unwrap_err();
        assert_eq!(error, WriteError::Output, "{room}");
    }
    let error = Writer::new(Room(0)).start_tag("a").unwrap_err();
    assert_eq!(error, WriteError::Output);
    assert_eq!(error.to_string(), "the output refused the text");
}

const PLAIN: Tag = Tag::new("<b>", "</b>").unwrap();
const KEYED: Tag = Tag::new("<b key=\"", "</b>").unwrap();

#[test]
fn tags_that_are_known_are_written_as_others_are() {
    let known = document(|w| {
        w.start_tag_of(&KEYED, "<")?;
        w.text_element_of(&PLAIN, "", "c & d")?;
        w.text_element_of(&KEYED, "e", "")?;
        w.start_tag_of(&PLAIN, "")?;
        w.end_tag()?;
        w.end_tag()
    });
    let other = document(|w| {
        w.start_tag("b")?;
        w.attribute("key", "<")?;
        w.start_tag("b")?;
        w.text("c & d")?;
        w.end_tag()?;
        w.start_tag("b")?;
        w.attribute("key", "e")?;
        w.end_tag()?;
        w.start_tag("b")?;
        w.end_tag()?;
        w.end_tag()
    });
    assert_eq!(known, other);
}

#[test]
fn after_the_root_element_no_other_begins() {
    let mut writer = Writer::new(String::new());
    writer.text_element_of(&PLAIN, "", "c").unwrap();
    assert_eq!(writer.start_tag_of(&PLAIN, ""), Err(WriteError::Misplaced));
    assert_eq!(writer.text_element_of(&PLAIN, "", ""), Err(WriteError::Misplaced));
    assert_eq!(writer.finish().unwrap(), "<b>c</b>");
}

/// An output with room for so many bytes.
struct Narrow(usize);

impl std::fmt::Write for Narrow {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 = self.0.checked_sub(text.len()).ok_or(std::fmt::Error)?;
        Ok(())
    }
}

#[test]
fn an_output_may_end_anywhere() {
    let write = |room| {
        let mut writer = Writer::new(Narrow(room));
        writer.start_tag_of(&KEYED, "a<")?;
        writer.text_element_of(&PLAIN, "", "c & d")?;
        writer.text_element_of(&KEYED, "e", "f")?;
        writer.end_tag()?;
        writer.finish()
    };
    let length = "<b key=\"a&lt;\"><b>c &amp; d</b><b key=\"e\">f</b></b>".len();
    for room in 0..length {
        assert_eq!(write(room).err(), Some(WriteError::Output), "{room}");
    }
    assert!(write(length).is_ok());
}
