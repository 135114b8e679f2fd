//! What holds for every document, well-formed or not.

use proptest::prelude::*;
use xml_pull::{
    ErrorKind, Event, Reader, Writer, escape_text, escape_value, is_legal, unescape_text,
    unescape_value,
};

/// One thing to write.
#[derive(Clone, Debug)]
enum Piece {
    Open(&'static str, Vec<(&'static str, String)>),
    Close,
    Text(String),
    CData(String),
    Comment(String),
    Instruction(&'static str, String),
}

fn text() -> impl Strategy<Value = String> {
    let special: Vec<char> = "<>&'\"]\r\n\t ;#-?\u{FEFF}\u{FFFD}\u{85}".chars().collect();
    let character = prop_oneof![
        2 => prop::char::range('a', 'e'),
        2 => prop::sample::select(special),
        1 => any::<char>().prop_filter("XML allows it", |&c| is_legal(c)),
    ];
    prop::collection::vec(character, 0..10).prop_map(String::from_iter)
}

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["a", "b:c", "_d-1.2", "é漢", "item"])
}

fn piece() -> impl Strategy<Value = Piece> {
    let attributes = prop::collection::vec((name(), text()), 0..4);
    prop_oneof![
        3 => (name(), attributes).prop_map(|(name, attributes)| Piece::Open(name, attributes)),
        3 => Just(Piece::Close),
        3 => text().prop_map(Piece::Text),
        1 => text().prop_map(Piece::CData),
        1 => text().prop_map(Piece::Comment),
        1 => (name(), text()).prop_map(|(target, data)| Piece::Instruction(target, data)),
    ]
}

/// What a document says, its layout aside.
#[derive(Clone, Debug, PartialEq)]
enum Said {
    Open(String),
    Attribute(String, String),
    Close,
    Text(String),
    Comment(String),
    Instruction(String, String),
}

/// Writes what can be written of `pieces` into one root, and tells what was.
fn write(pieces: Vec<Piece>) -> (String, Vec<Said>) {
    let (mut out, mut said) = (String::new(), vec![Said::Open("root".into())]);
    let mut writer = Writer::new(&mut out);
    writer.start_tag("root").unwrap();
    for piece in pieces {
        match piece {
            Piece::Open(name, attributes) => {
                writer.start_tag(name).unwrap();
                said.push(Said::Open(name.into()));
                for (name, value) in attributes {
                    // The same name twice is refused, and nothing of it is written.
                    if writer.attribute(name, &value).is_ok() {
                        said.push(Said::Attribute(name.into(), value));
                    }
                }
            }
            Piece::Close if writer.depth() > 1 => {
                writer.end_tag_short().unwrap();
                said.push(Said::Close);
            }
            Piece::Close => {}
            Piece::Text(text) => {
                writer.text(&text).unwrap();
                said.push(Said::Text(text));
            }
            Piece::CData(text) => {
                writer.cdata(&text).unwrap();
                said.push(Said::Text(text));
            }
            Piece::Comment(text) => {
                if writer.comment(&text).is_ok() {
                    said.push(Said::Comment(text));
                }
            }
            Piece::Instruction(target, data) => {
                if writer.processing_instruction(target, &data).is_ok() {
                    said.push(Said::Instruction(target.into(), data));
                }
            }
        }
    }
    while writer.depth() > 0 {
        writer.end_tag().unwrap();
        said.push(Said::Close);
    }
    writer.finish().unwrap();
    (out, joined(said))
}

fn read(xml: &str) -> Vec<Said> {
    let said = Reader::new(xml).flat_map(|piece| match piece.unwrap().1 {
        Event::StartTag { name, attributes } => {
            let attributes = attributes.into_iter().map(|attribute| {
                let value = attribute.value().decode().into_owned();
                Said::Attribute(attribute.name().into(), value)
            });
            std::iter::once(Said::Open(name.into())).chain(attributes).collect()
        }
        Event::EndTag { .. } => vec![Said::Close],
        Event::Text(text) => vec![Said::Text(text.decode().into_owned())],
        Event::CData(text) => vec![Said::Text(text.decode().into_owned())],
        Event::Comment(text) => vec![Said::Comment(text.into())],
        Event::ProcessingInstruction { target, data } => {
            vec![Said::Instruction(target.into(), data.into())]
        }
        _ => vec![],
    });
    joined(said)
}

/// Texts side by side are one, and an empty one is none.
fn joined(said: impl IntoIterator<Item = Said>) -> Vec<Said> {
    let mut all = Vec::new();
    for entry in said {
        match (all.last_mut(), entry) {
            (_, Said::Text(text)) if text.is_empty() => {}
            (Some(Said::Text(last)), Said::Text(text)) => last.push_str(&text),
            (_, entry) => all.push(entry),
        }
    }
    all
}

/// Broken documents: pieces of markup in any order.
fn soup() -> impl Strategy<Value = String> {
    let pieces = vec![
        "<a>",
        "</a>",
        "<a",
        "<b ",
        "</b",
        ">",
        "/>",
        " ",
        "\n",
        "x",
        "='",
        "'",
        "\"",
        "a='1'",
        "&amp;",
        "&#65;",
        "&",
        ";",
        "]]>",
        "<![CDATA[",
        "<!--",
        "--",
        "-->",
        "<?",
        "<?xml",
        " version='1.0'",
        "?>",
        "<!DOCTYPE a",
        " SYSTEM 'a'",
        "[",
        "\u{FEFF}",
        "\u{FFFE}",
        "\r",
        "\0",
        "é",
        "<a b='c'>d</a>",
        "<a b='c'>",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_written_reads_back(pieces in prop::collection::vec(piece(), 0..20)) {
        let (xml, said) = write(pieces);
        prop_assert_eq!(read(&xml), said, "{}", xml);
        prop_assert_eq!(Reader::new(&xml).find_map(Result::err), None);
    }

    #[test]
    fn escaping_is_undone(text in text()) {
        let (in_text, in_value) = (escape_text(&text), escape_value(&text));
        prop_assert_eq!(unescape_text(&in_text).unwrap(), text.as_str());
        prop_assert_eq!(unescape_value(&in_value).unwrap(), text.as_str());
    }

    #[test]
    fn pieces_tile_the_document_up_to_the_first_error(xml in soup()) {
        let mut at = 0;
        let mut error = None;
        let mut reader = Reader::new(&xml);
        for piece in reader.by_ref() {
            match piece {
                Ok((span, _)) => {
                    prop_assert_eq!(span.start, at);
                    prop_assert!(span.end >= span.start && xml.is_char_boundary(span.end));
                    at = span.end;
                }
                Err(found) => error = Some(found),
            }
        }
        prop_assert_eq!(reader.next(), None);
        match error {
            None => prop_assert_eq!(at, xml.len()),
            Some(error) => {
                prop_assert!((at..=xml.len()).contains(&error.offset().unwrap()), "{:?} after {}", error, at);
                prop_assert!(!error.expected().is_empty());
                if error.kind() == ErrorKind::Incomplete {
                    prop_assert_eq!(error.offset(), Some(xml.len()));
                }
            }
        }
    }

    #[test]
    fn a_longer_document_is_refused_for_the_same_reason(xml in soup(), more in soup()) {
        // What is refused for good stays refused, whatever follows.
        let error = |xml: &str| Reader::new(xml).find_map(Result::err);
        if let Some(found) = error(&xml)
            && found.kind() != ErrorKind::Incomplete
        {
            let longer = error(&format!("{xml}{more}"));
            prop_assert!(longer.is_some_and(|longer| longer.kind() != ErrorKind::Incomplete));
        }
    }
}
