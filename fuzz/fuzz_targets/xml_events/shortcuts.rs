//! Shortcuts beside the events that they take.

use xml_pull::{Event, Limits, Reader, Span, Taken};

use crate::document::Document;

impl Document<'_> {
    /// Each shortcut takes what the events say is there, and nothing else.
    pub(crate) fn check_shortcuts(&self, limits: Limits) {
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
