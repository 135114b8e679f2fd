//! Elements to fields.

use alloc::borrow::Cow;

use smallvec::SmallVec;
use wire_text::{BodyKind, DeviationSink, Limits, Span};
use xml_pull::{Attributes, Event, PlainElement, Reader};

use crate::arena::{self, Arena, Link, Node, Slice, count};
use crate::deviation::DeviationKind;
use crate::error::{Error, ErrorKind};
use crate::names::ROOT;
use crate::wipe::wipe;

/// Puts the fields of `text` into `arena`.
pub(crate) fn decode(
    text: &str,
    limits: &Limits,
    arena: &mut Arena,
    sink: &mut DeviationSink<DeviationKind>,
) -> Result<(), Error> {
    // Each element has two `<`, but for those that close themselves. Room for a few more saves a copy of all.
    let mut fields = arena::estimate(text, b'<', 2);
    fields += fields / 32;
    arena.nodes.reserve_exact(fields);
    arena.links.reserve_exact(fields);
    let (open, shape) = (SmallVec::new(), SmallVec::new());
    Decoder { text, arena, sink, open, shape, ordinal: 0 }.run(Reader::with_limits(text, *limits))
}

struct Decoder<'t, 'd> {
    text: &'t str,
    arena: &'d mut Arena,
    sink: &'d mut DeviationSink<DeviationKind>,
    open: SmallVec<[Open; 8]>,
    /// The plain elements at the start of the last element that had any: those of the next record often
    /// stand as they do.
    shape: SmallVec<[PlainElement<'t>; SHAPE]>,
    /// Which of them may come next.
    ordinal: usize,
}

/// How many fields of a record are remembered.
const SHAPE: usize = 16;

/// An element whose end tag was not read yet.
struct Open {
    node: u32,
    /// Its text so far.
    text: Slice,
    /// Where that begins which is more than white space.
    text_at: Option<usize>,
}

impl<'t> Decoder<'t, '_> {
    fn run(mut self, mut reader: Reader<'t>) -> Result<(), Error> {
        loop {
            self.plain_elements(&mut reader);
            let event = reader.next_event().map_err(|error| malformed(error, reader.text()))?;
            let Some(event) = event else { return Ok(()) };
            let at = reader.span().start;
            match event {
                Event::StartTag { name, attributes } => self.start(name, attributes, at)?,
                Event::EndTag { .. } => {
                    self.end();
                    reader.skip_white_space();
                }
                Event::Text(text) => self.text(text.decode(), text.is_white_space(), at, at),
                Event::CData(text) => {
                    let decoded = text.decode();
                    let is_white = decoded.bytes().all(xml_pull::is_white_space);
                    self.text(decoded, is_white, at, at + "<![CDATA[".len());
                }
                Event::Comment(comment) => self.comment(comment, at),
                Event::Doctype(_) => self.sink.report(DeviationKind::Doctype, at),
                Event::ProcessingInstruction { .. } => {
                    self.sink.report(DeviationKind::ProcessingInstruction, at);
                }
                Event::Declaration(_) | Event::ByteOrderMark => {}
            }
        }
    }

    /// Reads elements that hold nothing but text, and the end tags after them, without events. Deviations are
    /// found by the events alone.
    fn plain_elements(&mut self, reader: &mut Reader<'t>) {
        if self.sink.is_enabled() {
            return;
        }
        loop {
            while let Some((name, text)) = self.plain_element(reader) {
                let node = count(self.arena.nodes.len());
                let name = Slice::new(text.start - ">".len() - name.len(), name.len());
                let value = match text.end - text.start {
                    0 => Slice::default(),
                    length => Slice::new(text.start, length),
                };
                self.arena.nodes.push(Node { name, value });
                let attributes = count(self.arena.attributes.len());
                self.arena.links.push(Link { end: node + 1, attributes });
            }
            // White space in an element without elements is its value.
            let has_fields = |open: &Open| self.arena.nodes.len() > open.node as usize + 1;
            if !self.open.last().is_some_and(has_fields) {
                return;
            }
            if !reader.end_tag_if() {
                reader.skip_white_space();
                return;
            }
            self.end();
            if let Some(name) = reader.start_tag_again() {
                self.open(name, reader.span().start);
            }
        }
    }

    /// Reads an element that holds nothing but text: its name, and where the text stands.
    #[inline]
    fn plain_element(&mut self, reader: &mut Reader<'t>) -> Option<(&'t str, Span)> {
        if let Some(before) = self.shape.get(self.ordinal)
            && let Some(text) = reader.plain_element_again(before)
        {
            self.ordinal += 1;
            return Some((before.name, text));
        }
        let element = reader.plain_element()?;
        // The fields of the root stand there once.
        if self.open.len() > 1 {
            match self.shape.get_mut(self.ordinal) {
                Some(before) => *before = element,
                None if self.ordinal < SHAPE => self.shape.push(element),
                None => {}
            }
            self.ordinal += 1;
        }
        Some((element.name, element.text))
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>, at: usize) -> Result<(), Error> {
        match self.open.last_mut() {
            None if name == ROOT => {}
            None => {
                let is_page = name.eq_ignore_ascii_case("html");
                let page = ErrorKind::NotAResponse(BodyKind::Html);
                let kind = if is_page { page } else { ErrorKind::UnexpectedRoot };
                return Err(Error::new(kind, at, "`<interface-response>`"));
            }
            // The text before it turns out to stand beside elements.
            Some(parent) => {
                if let Some(at) = parent.text_at.take() {
                    self.sink.report(DeviationKind::MixedContent, at);
                }
            }
        }
        self.open(name, at);
        for attribute in attributes {
            if self.open.len() == 1 {
                self.sink.report(DeviationKind::RootAttribute, attribute.offset());
            }
            let name = Slice::new(attribute.offset(), attribute.name().len());
            let value = match attribute.value().decode() {
                Cow::Owned(value) => {
                    let kept = self.arena.keep(self.text.len(), &value);
                    wipe(Cow::Owned(value));
                    kept
                }
                Cow::Borrowed(value) => {
                    let quote = self.text.get(name.end()..).and_then(|rest| rest.find(['"', '\'']));
                    Slice::new(name.end() + quote.unwrap_or_default() + 1, value.len())
                }
            };
            self.arena.attributes.push(Node { name, value });
        }
        Ok(())
    }

    /// An element opens, whose start tag stands at `at`.
    #[inline]
    fn open(&mut self, name: &str, at: usize) {
        let node = count(self.arena.nodes.len());
        let name = Slice::new(at + "<".len(), name.len());
        let attributes = count(self.arena.attributes.len());
        self.arena.nodes.push(Node { name, value: Slice::default() });
        self.arena.links.push(Link { end: node, attributes });
        self.open.push(Open { node, text: Slice::default(), text_at: None });
        self.ordinal = 0;
    }

    /// A run of text in the event at `at`, which begins at `start`.
    fn text(&mut self, decoded: Cow<'t, str>, is_white: bool, at: usize, start: usize) {
        let Some(open) = self.open.last_mut() else { return };
        if open.node == 0 || self.arena.nodes.len() > open.node as usize + 1 {
            if !is_white {
                self.sink.report(DeviationKind::MixedContent, at);
            }
            return;
        }
        if !is_white {
            open.text_at.get_or_insert(at);
        }
        let slice = match decoded {
            _ if !open.text.is_empty() => self.arena.append(self.text, open.text, &decoded),
            Cow::Borrowed(text) => Slice::new(start, text.len()),
            Cow::Owned(ref decoded) => self.arena.keep(self.text.len(), decoded),
        };
        wipe(decoded);
        if let Some(open) = self.open.last_mut() {
            open.text = slice;
        }
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let end = count(self.arena.nodes.len());
        if end == open.node + 1
            && let Some(node) = self.arena.nodes.get_mut(open.node as usize)
        {
            node.value = open.text;
        }
        if let Some(link) = self.arena.links.get_mut(open.node as usize) {
            link.end = end;
        }
    }

    fn comment(&mut self, comment: &str, at: usize) {
        self.sink.report(DeviationKind::Comment, at);
        let is_before_root = self.arena.nodes.is_empty();
        if let (true, Some(line)) = (is_before_root, comment.strip_prefix(';')) {
            let white = line.len() - line.trim_ascii_start().len();
            let start = at + "<!--;".len() + white;
            self.arena.comments.push(Slice::new(start, line.trim_ascii().len()));
        }
    }
}

/// `error` as one of this crate, with the name of the entity in `text`.
#[cold]
fn malformed(error: xml_pull::Error, text: &str) -> Error {
    let kind = error.kind();
    let error = error.map_kind(ErrorKind::from);
    if kind == xml_pull::ErrorKind::UnknownEntity { error.naming_entity(text) } else { error }
}
