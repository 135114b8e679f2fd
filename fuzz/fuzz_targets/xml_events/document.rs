//! What was read of a text: events that tile it, in their order, or an error that lies in it.

use std::borrow::Cow;

use registrar_fuzz::cut;
use wire_text::Kind;
use xml_pull::{
    Error, ErrorKind, Event, Limits, Reader, Span, decode, first_illegal, unescape_text,
    unescape_value,
};

/// What was read of a text: events with their spans, and why there are no more.
pub(crate) struct Document<'a> {
    pub(crate) text: &'a str,
    pub(crate) events: Vec<(Span, Event<'a>)>,
    pub(crate) failure: Option<Error>,
}

impl<'a> Document<'a> {
    pub(crate) fn read(text: &'a str, limits: Limits) -> Self {
        let mut events = Vec::new();
        let mut reader = Reader::with_limits(text, limits);
        let mut open = Vec::new();
        let failure = loop {
            match reader.next_event() {
                Ok(Some(event)) => {
                    match event {
                        Event::StartTag { name, .. } => open.push(name),
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
    pub(crate) fn check(&self) {
        let mut at = 0;
        for &(span, event) in &self.events {
            assert_eq!(span.start, at, "spans tile the text");
            at = span.end;
            self.check_event(span, event);
        }
        match &self.failure {
            None => {
                assert_eq!(at, self.text.len(), "an accepted text is read to its end");
                assert_eq!(first_illegal(self.text), None);
                self.check_order();
            }
            Some(error) => {
                let offset = error.offset().expect("what was read has a place");
                assert!(at <= offset, "errors stand after what was read");
                assert!(self.text.is_char_boundary(offset), "errors lie in the text");
                let report = error.report(self.text).to_string();
                let (_, shown) = report.split_once('\n').expect("a message and a line");
                let mut words = shown.split(|c: char| !(c.is_alphanumeric() || "_-.".contains(c)));
                let is_masked = |word: &str| {
                    !word.contains(char::is_alphanumeric) || ErrorKind::VOCABULARY.contains(&word)
                };
                assert!(words.all(is_masked), "a report masks every word but its own");
                if error.kind() == ErrorKind::Incomplete {
                    assert_eq!(offset, self.text.len(), "what is missing is at the end");
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
            Event::StartTag { name, attributes } => {
                inside(name);
                let tag = raw.strip_prefix('<').and_then(|tag| tag.strip_prefix(name));
                assert!(tag.is_some_and(|tag| tag.ends_with('>')));
                let mut names = Vec::new();
                let mut before = span.start;
                for attribute in attributes {
                    let (name, value) = (attribute.name(), attribute.value());
                    inside(name);
                    inside(value.raw());
                    assert!(!names.contains(&name), "each attribute once");
                    names.push(name);
                    assert!(self.text[attribute.offset()..].starts_with(name));
                    assert!(before < attribute.offset(), "attributes come in order");
                    before = attribute.offset();
                    assert_eq!(attributes.get(name).map(|value| value.raw()), Some(value.raw()));
                    check_decoded(value.raw(), &value.decode());
                    assert_eq!(unescape_value(value.raw()).as_ref(), Ok(&value.decode()));
                }
                assert_eq!(attributes.is_empty(), names.is_empty());
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
    pub(crate) fn check_cuts(&self) {
        let end = self.events.iter().rfind(|(_, event)| matches!(event, Event::EndTag { .. }));
        let end = end.expect("an accepted document has a root element").0.end;
        for length in cut::lengths(self.text.as_bytes()).filter(|&length| length < end) {
            let bytes = &self.text.as_bytes()[..length];
            // The text is UTF-8 now, whatever it declares.
            let read = decode(bytes, &Limits::new(), Some("utf-8")).and_then(|decoded| {
                Reader::new(decoded.text()).try_for_each(|event| event.map(drop))
            });
            assert_eq!(read.map_err(|error| error.kind()), Err(ErrorKind::Incomplete));
        }
    }
}

const WHITE: [char; 4] = [' ', '\t', '\n', '\r'];

/// Text is borrowed exactly when nothing had to be decoded, and holds only what XML allows.
#[expect(clippy::ptr_arg, reason = "whether it is borrowed is what is asked")]
fn check_decoded(raw: &str, decoded: &Cow<'_, str>) {
    assert_eq!(matches!(decoded, Cow::Borrowed(_)), raw == decoded);
    assert_eq!(first_illegal(decoded), None);
}
