//! Events written, and read again.

use std::borrow::Cow;

use xml_pull::{Event, Limits, Span, Writer};

use crate::document::Document;

impl<'a> Document<'a> {
    /// The writer takes every event, and what it writes has the same events.
    pub(crate) fn check_writer(&self) {
        let written = self.write();
        let again = Document::read(&written, Limits::new());
        assert_eq!(again.failure, None, "what was written is read");
        assert_eq!(again.meaning(), self.meaning());
        assert_eq!(again.write(), written, "writing is a fixed point");
    }

    fn write(&self) -> String {
        let mut writer = Writer::new(String::new());
        let is_declaration =
            |(_, event): &(Span, Event<'_>)| matches!(event, Event::Declaration(_));
        // What may stand before the declaration is not written.
        let first = self.events.iter().position(is_declaration).unwrap_or(0);
        for (span, event) in &self.events[first..] {
            match *event {
                Event::ByteOrderMark => {}
                Event::Declaration(declaration) => {
                    // A name that is none is read, and not written.
                    let encoding = declaration.encoding().filter(|name| {
                        name.starts_with(|c: char| c.is_ascii_alphabetic())
                            && name
                                .bytes()
                                .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
                    });
                    let standalone = declaration.standalone().map(|word| word == "yes");
                    writer.declaration(encoding, standalone).expect("first of all");
                }
                Event::Doctype(doctype) => {
                    let system = doctype.system().unwrap_or_default();
                    let result = writer.doctype(doctype.name(), system);
                    assert_eq!(result.is_err(), system.contains('\''));
                }
                Event::StartTag { name, attributes } => {
                    writer.start_tag(name).expect("a name");
                    for attribute in attributes {
                        let value = attribute.value().decode();
                        writer.attribute(attribute.name(), &value).expect("a name and legal text");
                    }
                }
                Event::EndTag { .. } if span.is_empty() => writer.end_tag_short().expect("open"),
                Event::EndTag { .. } => writer.end_tag().expect("open"),
                Event::Text(text) if writer.depth() == 0 => {
                    let lines = text.raw().replace('\r', "\n");
                    writer.white_space(&lines).expect("white space");
                }
                Event::Text(text) => writer.text(&text.decode()).expect("legal text"),
                Event::CData(text) => writer.cdata(&text.decode()).expect("legal text"),
                Event::Comment(text) => writer.comment(text).expect("a comment"),
                Event::ProcessingInstruction { target, data } => {
                    writer.processing_instruction(target, data).expect("an instruction");
                }
            }
        }
        writer.finish().expect("the document is whole")
    }

    /// The root element, with all spellings made one.
    fn meaning(&self) -> Vec<Meaning<'a>> {
        let mut meaning = Vec::new();
        let mut depth = 0;
        for (_, event) in &self.events {
            let text = match *event {
                Event::StartTag { name, attributes } => {
                    depth += 1;
                    meaning.push(Meaning::Start(name));
                    meaning.extend(attributes.into_iter().map(|attribute| {
                        Meaning::Attribute(attribute.name(), attribute.value().decode())
                    }));
                    continue;
                }
                Event::EndTag { name } => {
                    depth -= 1;
                    meaning.push(Meaning::End(name));
                    continue;
                }
                Event::Comment(text) => {
                    meaning.push(Meaning::Comment(text));
                    continue;
                }
                Event::ProcessingInstruction { target, data } => {
                    meaning.push(Meaning::Instruction(target, data));
                    continue;
                }
                Event::Text(text) if depth > 0 => text.decode(),
                Event::CData(text) => text.decode(),
                _ => continue,
            };
            match meaning.last_mut() {
                _ if text.is_empty() => {}
                Some(Meaning::Text(held)) => held.push_str(&text),
                _ => meaning.push(Meaning::Text(text.into_owned())),
            }
        }
        meaning
    }
}

#[derive(Debug, PartialEq)]
enum Meaning<'a> {
    Start(&'a str),
    Attribute(&'a str, Cow<'a, str>),
    End(&'a str),
    Text(String),
    Comment(&'a str),
    Instruction(&'a str, &'a str),
}
