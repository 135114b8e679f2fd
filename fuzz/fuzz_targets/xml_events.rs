//! The events of a document tile it, shortcuts agree with them, and the writer turns them into a
//! document with the same events.
#![no_main]

use std::borrow::Cow;

use libfuzzer_sys::fuzz_target;
use registrar_fuzz::cut;
use xml_pull::{
    Error, ErrorKind, Event, Limit, Limits, Reader, Span, Taken, Writer, first_illegal,
    unescape_text, unescape_value,
};

fuzz_target!(|bytes: &[u8]| {
    let reader = Reader::from_slice(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        let error = reader.expect_err("bytes that are no UTF-8");
        assert!(matches!(error.kind(), ErrorKind::InvalidEncoding | ErrorKind::Incomplete));
        assert!(error.offset() <= bytes.len());
        return;
    };
    assert_eq!(reader.map(|reader| reader.text().len()), Ok(text.len()));

    let document = Document::read(text, Limits::new());
    document.check();
    document.check_shortcuts(Limits::new());

    let tight = Limits::new().with_depth(3).with_items(8).with_attributes(2).with_text(12);
    let limited = Document::read(text, tight);
    assert!(document.events.starts_with(&limited.events), "limits change no event");
    if limited.failure != document.failure {
        let error = limited.failure.expect("limits only take away");
        assert!(matches!(error.kind(), ErrorKind::Limit(_)));
    }
    limited.check_shortcuts(tight);

    if let Some(bytes) = text.len().checked_sub(1) {
        let error = Document::read(text, Limits::new().with_bytes(bytes)).failure;
        assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::Limit(Limit::Bytes)));
    }
    if document.failure.is_none() {
        document.check_cuts();
        document.check_writer();
    }
});

/// What was read of a text: events with their spans, and why there are no more.
struct Document<'a> {
    text: &'a str,
    events: Vec<(Span, Event<'a>)>,
    failure: Option<Error>,
}

impl<'a> Document<'a> {
    fn read(text: &'a str, limits: Limits) -> Self {
        let mut events = Vec::new();
        let mut reader = Reader::with_limits(text, limits);
        let mut open = Vec::new();
        let failure = loop {
            match reader.next_event() {
                Ok(Some(event)) => {
                    match event {
                        Event::StartTag { name } => open.push(name),
                        Event::EndTag { name } => assert_eq!(open.pop(), Some(name)),
                        _ => {}
                    }
                    assert_eq!(reader.offset(), reader.span().end);
                    assert_eq!(reader.depth(), open.len());
                    assert_eq!(reader.open_element(), open.last().copied());
                    events.push((reader.span(), event));
                }
                Ok(None) => break None,
                Err(error) => break Some(error),
            }
        };
        assert_eq!(reader.next_event(), Ok(None), "the end is the end");
        Self { text, events, failure }
    }

    /// Spans tile what was read, each event lies in its span, and errors lie in the text.
    fn check(&self) {
        let mut at = 0;
        for &(span, event) in &self.events {
            assert_eq!(span.start, at, "spans tile the text");
            at = span.end;
            self.check_event(span, event);
        }
        match self.failure {
            None => {
                assert_eq!(at, self.text.len(), "an accepted text is read to its end");
                assert_eq!(first_illegal(self.text), None);
                self.check_order();
            }
            Some(error) => {
                assert!(at <= error.offset(), "errors stand behind what was read");
                assert!(self.text.is_char_boundary(error.offset()), "errors lie in the text");
                let report = error.report(self.text.as_bytes()).to_string();
                let (_, shown) = report.split_once('\n').expect("a message and a line");
                assert!(!shown.chars().any(char::is_alphanumeric), "a report masks every word");
                if error.kind() == ErrorKind::Incomplete {
                    assert_eq!(error.offset(), self.text.len(), "what is missing is at the end");
                }
            }
        }
    }

    fn check_event(&self, span: Span, event: Event<'a>) {
        let raw = &self.text[span.range()];
        let inside = |piece: &str| {
            let start = (piece.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
            let is_inside = span.start <= start && start + piece.len() <= span.end;
            assert!(is_inside || piece.is_empty(), "a piece of its span");
        };
        match event {
            Event::ByteOrderMark => {
                assert_eq!(raw, "\u{FEFF}");
                let before = &self.text[..span.start];
                assert!(before.chars().all(|c| c == '\u{FEFF}' || WHITE.contains(&c)));
            }
            Event::Declaration(declaration) => {
                assert!(raw.starts_with("<?xml") && raw.ends_with("?>"));
                let parts =
                    [declaration.version(), declaration.encoding(), declaration.standalone()];
                parts.into_iter().flatten().for_each(inside);
            }
            Event::Doctype(doctype) => {
                assert!(raw.starts_with("<!DOCTYPE") && raw.ends_with('>'));
                inside(doctype.name());
                doctype.public().into_iter().chain(doctype.system()).for_each(inside);
            }
            Event::StartTag { name } => {
                inside(name);
                assert_eq!(raw, format!("<{name}"));
            }
            Event::Attribute { name, value } => {
                inside(name);
                inside(value.raw());
                assert!(raw.starts_with(WHITE) && raw.ends_with(['"', '\'']));
                check_decoded(value.raw(), &value.decode());
                assert_eq!(unescape_value(value.raw()).as_ref(), Ok(&value.decode()));
            }
            Event::StartTagEnd { empty } => {
                assert_eq!(raw.trim_start_matches(WHITE), if empty { "/>" } else { ">" });
            }
            Event::EndTag { name } => {
                let tag = raw.strip_prefix("</").and_then(|tag| tag.strip_prefix(name));
                let tag = tag.map(|tag| tag.trim_start_matches(WHITE));
                assert!(span.is_empty() || tag == Some(">"));
            }
            Event::Text(text) => {
                assert_eq!(text.raw(), raw);
                assert!(!raw.is_empty() && !raw.contains('<'));
                check_decoded(raw, &text.decode());
                assert_eq!(unescape_text(raw).as_ref(), Ok(&text.decode()));
                assert_eq!(text.is_white_space(), raw.trim_matches(WHITE).is_empty());
            }
            Event::CData(text) => {
                assert_eq!(raw, format!("<![CDATA[{}]]>", text.raw()));
                check_decoded(text.raw(), &text.decode());
                let decoded = text.raw().replace("\r\n", "\n").replace('\r', "\n");
                assert_eq!(text.decode(), decoded);
            }
            Event::Comment(text) => assert_eq!(raw, format!("<!--{text}-->")),
            Event::ProcessingInstruction { target, data } => {
                inside(target);
                inside(data);
                let rest = raw.strip_prefix("<?").and_then(|rest| rest.strip_prefix(target));
                let rest = rest.and_then(|rest| rest.strip_suffix("?>"));
                assert_eq!(rest.map(|rest| rest.trim_start_matches(WHITE)), Some(data));
            }
        }
    }

    /// `document ::= prolog element Misc*`: what may stand once stands once, and in its place.
    fn check_order(&self) {
        let kinds = |wanted: fn(&Event<'_>) -> bool| {
            self.events.iter().filter(move |(_, event)| wanted(event)).map(|(span, _)| span.start)
        };
        let root = kinds(|event| matches!(event, Event::StartTag { .. })).next();
        let root = root.expect("an accepted document has a root element");
        let declared: Vec<_> = kinds(|event| matches!(event, Event::Declaration(_))).collect();
        let types: Vec<_> = kinds(|event| matches!(event, Event::Doctype(_))).collect();
        assert!(declared.len() <= 1 && types.len() <= 1);
        for declaration in declared {
            let before = &self.text[..declaration];
            assert!(before.chars().all(|c| c == '\u{FEFF}' || WHITE.contains(&c)));
        }
        assert!(types.iter().all(|&at| at < root));
        let mut depth = 0;
        let mut roots = 0;
        for (_, event) in &self.events {
            match event {
                Event::StartTag { .. } => {
                    roots += usize::from(depth == 0);
                    depth += 1;
                }
                Event::EndTag { .. } => depth -= 1,
                Event::Text(text) if depth == 0 => assert!(text.is_white_space()),
                Event::CData(_) => assert!(depth > 0),
                _ => {}
            }
        }
        assert_eq!((roots, depth), (1, 0));
    }

    /// Whatever is cut off before the end of the root element is missed.
    fn check_cuts(&self) {
        let end = self.events.iter().rfind(|(_, event)| matches!(event, Event::EndTag { .. }));
        let end = end.expect("an accepted document has a root element").0.end;
        for length in cut::lengths(self.text.as_bytes()).filter(|&length| length < end) {
            let reader = Reader::from_slice(&self.text.as_bytes()[..length]);
            let error = reader.and_then(|mut reader| reader.try_for_each(|event| event.map(drop)));
            assert_eq!(error.map_err(|error| error.kind()), Err(ErrorKind::Incomplete));
        }
    }

    /// Each shortcut takes what the events say is there, and nothing else.
    fn check_shortcuts(&self, limits: Limits) {
        for only in [None].into_iter().chain((0..SHORTCUTS.len()).map(Some)) {
            let mut reader = Reader::with_limits(self.text, limits);
            let mut events = self.events.iter().copied().peekable();
            for step in 0.. {
                let before = reader.offset();
                let tried = (0..SHORTCUTS.len()).map(|at| (at + step) % SHORTCUTS.len());
                let taken = tried
                    .filter(|at| only.is_none_or(|only| only == *at))
                    .find_map(|at| SHORTCUTS[at](&mut reader));
                let Some(pieces) = taken else {
                    assert_eq!(reader.offset(), before, "a shortcut not taken moves nothing");
                    let event = reader.next_event();
                    assert_eq!(
                        event.map_err(Some),
                        match events.next() {
                            Some((span, event)) => {
                                assert_eq!(reader.span(), span);
                                Ok(Some(event))
                            }
                            None => self.failure.map_or(Ok(None), |error| Err(Some(error))),
                        }
                    );
                    match event {
                        Ok(Some(_)) => continue,
                        _ => break,
                    }
                };
                let white = |&(_, event): &(Span, Event<'_>)| matches!(event, Event::Text(text) if text.is_white_space());
                let end = events.next_if(white).map_or(before, |(span, _)| span.end);
                if pieces.is_empty() {
                    assert_eq!(reader.offset(), end, "white space is skipped whole");
                    continue;
                }
                assert_eq!(reader.span(), Span { start: end, end: reader.offset() });
                for piece in pieces {
                    let (_, event) = events.next().expect("a shortcut takes what is there");
                    piece.check(event);
                }
                let next = events.peek().map_or(reader.offset(), |(span, _)| span.start);
                assert_eq!(reader.offset(), next, "a shortcut takes whole events");
            }
        }
    }

    /// The writer takes every event, and what it writes has the same events.
    fn check_writer(&self) {
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
                Event::ByteOrderMark | Event::StartTagEnd { .. } => {}
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
                Event::StartTag { name } => writer.start_tag(name).expect("a name"),
                Event::Attribute { name, value } => {
                    writer.attribute(name, &value.decode()).expect("a name and legal text");
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
                Event::StartTag { name } => {
                    depth += 1;
                    meaning.push(Meaning::Start(name));
                    continue;
                }
                Event::EndTag { name } => {
                    depth -= 1;
                    meaning.push(Meaning::End(name));
                    continue;
                }
                Event::Attribute { name, value } => {
                    meaning.push(Meaning::Attribute(name, value.decode()));
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

/// An event that a shortcut says it took.
#[derive(Debug)]
enum Piece<'a> {
    Start(&'a str),
    Attribute(&'a str, &'a str),
    TagEnd,
    Text(&'a str),
    End(&'a str),
}

impl Piece<'_> {
    fn check(&self, event: Event<'_>) {
        let is_it = match (self, event) {
            (Self::Start(taken), Event::StartTag { name })
            | (Self::End(taken), Event::EndTag { name }) => *taken == name,
            (Self::Attribute(taken, text), Event::Attribute { name, value }) => {
                *taken == name && value.raw() == *text && value.decode() == *text
            }
            (Self::TagEnd, Event::StartTagEnd { empty }) => !empty,
            (Self::Text(taken), Event::Text(text)) => {
                text.raw() == *taken && text.decode() == *taken
            }
            _ => false,
        };
        assert!(is_it, "{self:?} was taken for {event:?}");
    }
}

type Shortcut = for<'a> fn(&mut Reader<'a>) -> Option<Vec<Piece<'a>>>;

const SHORTCUTS: [Shortcut; 8] = [
    |reader| element(reader, "<item key=", "</item>", "item", "key"),
    |reader| element(reader, "<b c=", "</b>", "b", "c"),
    |reader| start_tag(reader, "<dt_assoc>", "dt_assoc"),
    |reader| start_tag(reader, "<b>", "b"),
    |reader| start_tag(reader, "<item>", "item"),
    |reader| {
        let name = reader.open_element();
        reader.take_end_tag().then(|| vec![Piece::End(name.expect("an open element"))])
    },
    |reader| {
        let (name, text) = reader.take_text_element()?;
        let mut pieces = vec![Piece::Start(name), Piece::TagEnd];
        pieces.extend((!text.is_empty()).then_some(Piece::Text(text)));
        pieces.push(Piece::End(name));
        Some(pieces)
    },
    |reader| {
        let before = reader.offset();
        reader.skip_white_space();
        (reader.offset() > before).then(Vec::new)
    },
];

fn element<'a>(
    reader: &mut Reader<'a>,
    start: &'static str,
    end: &'static str,
    name: &'static str,
    attribute: &'static str,
) -> Option<Vec<Piece<'a>>> {
    let taken = reader.take_element(start, end)?;
    let (Taken::Element { value, .. } | Taken::StartTag { value }) = taken;
    let mut pieces = vec![Piece::Start(name), Piece::Attribute(attribute, value), Piece::TagEnd];
    if let Taken::Element { text, .. } = taken {
        pieces.extend((!text.is_empty()).then_some(Piece::Text(text)));
        pieces.push(Piece::End(name));
    }
    Some(pieces)
}

fn start_tag<'a>(
    reader: &mut Reader<'a>,
    tag: &'static str,
    name: &'static str,
) -> Option<Vec<Piece<'a>>> {
    reader.take_start_tag(tag).then(|| vec![Piece::Start(name), Piece::TagEnd])
}

const WHITE: [char; 4] = [' ', '\t', '\n', '\r'];

/// Text is borrowed exactly when nothing had to be decoded, and holds only what XML allows.
#[expect(clippy::ptr_arg, reason = "whether it is borrowed is what is asked")]
fn check_decoded(raw: &str, decoded: &Cow<'_, str>) {
    assert_eq!(matches!(decoded, Cow::Borrowed(_)), raw == decoded);
    assert_eq!(first_illegal(decoded), None);
}
