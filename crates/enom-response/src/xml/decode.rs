//! Elements to fields.

use alloc::borrow::Cow;

use smallvec::SmallVec;
use wire_text::{BodyKind, DeviationSink, Limits};
use xml_pull::{Attributes, Event, PlainElement, Reader, Row};

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
    let decoder = Decoder { text, arena, sink, open: SmallVec::new(), row: None };
    decoder.run(Reader::with_limits(text, *limits))
}

struct Decoder<'t, 'd> {
    text: &'t str,
    arena: &'d mut Arena,
    sink: &'d mut DeviationSink<DeviationKind>,
    open: SmallVec<[Open; 8]>,
    /// The last record that was read at once: the next one often has the same markup.
    row: Option<Row<'t>>,
}

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

    /// Reads elements that hold nothing but text, records of such elements, and the end tags after them, without
    /// events. Deviations are found by the events alone.
    fn plain_elements(&mut self, reader: &mut Reader<'t>) {
        if self.sink.is_enabled() {
            return;
        }
        loop {
            if let Some(row) = &mut self.row
                && reader.row_again(row)
            {
                self.arena.push_row(row, reader.span().start);
                continue;
            }
            if let Some(element) = reader.plain_element() {
                self.arena.push_element(&element);
                continue;
            }
            if let Some(row) = reader.row() {
                self.arena.push_row(&row, reader.span().start);
                self.row = Some(row);
                continue;
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
        }
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
        let node = self.arena.open(Slice::new(at + "<".len(), name.len()));
        self.open.push(Open { node, text: Slice::default(), text_at: None });
        for attribute in attributes {
            if self.open.len() == 1 {
                self.sink.report(DeviationKind::RootAttribute, attribute.offset());
            }
            let name = Slice::new(attribute.offset(), attribute.name().len());
            let decoded = attribute.value().decode();
            let value = match decoded {
                Cow::Owned(ref value) => self.arena.keep(self.text.len(), value),
                Cow::Borrowed(value) => {
                    let quote = self.text.get(name.end()..).and_then(|rest| rest.find(['"', '\'']));
                    Slice::new(name.end() + quote.unwrap_or_default() + 1, value.len())
                }
            };
            wipe(decoded);
            self.arena.attributes.push(Node { name, value });
        }
        Ok(())
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
        open.text = match decoded {
            _ if !open.text.is_empty() => self.arena.append(self.text, open.text, &decoded),
            Cow::Borrowed(text) => Slice::new(start, text.len()),
            Cow::Owned(ref decoded) => self.arena.keep(self.text.len(), decoded),
        };
        wipe(decoded);
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if self.arena.nodes.len() == open.node as usize + 1 {
            self.arena.set_value(open.text);
        }
        self.arena.close(open.node);
    }

    fn comment(&mut self, comment: &str, at: usize) {
        self.sink.report(DeviationKind::Comment, at);
        let is_before_root = self.arena.nodes.is_empty();
        if let (true, Some(line)) = (is_before_root, comment.strip_prefix(';')) {
            self.arena.comments.push(Slice::trimmed(at + "<!--;".len(), line.as_bytes()));
        }
    }
}

impl Arena {
    #[inline]
    fn push_element(&mut self, element: &PlainElement<'_>) {
        self.nodes.push(node_of(element));
        let end = count(self.nodes.len());
        self.links.push(Link { end, attributes: count(self.attributes.len()) });
    }

    /// Adds a record, whose start tag stands at `at`.
    fn push_row(&mut self, row: &Row<'_>, at: usize) {
        let node = self.open(Slice::new(at + "<".len(), row.name().len()));
        self.nodes.extend(row.elements().iter().map(node_of));
        self.close(node);
        let attributes = count(self.attributes.len());
        let ends = node + 2..=count(self.nodes.len());
        self.links.extend(ends.map(|end| Link { end, attributes }));
    }
}

/// The field that `element` is.
#[inline]
fn node_of(element: &PlainElement<'_>) -> Node {
    let (text, name) = (element.text, element.name.len());
    let value = match text.end - text.start {
        0 => Slice::default(),
        length => Slice::new(text.start, length),
    };
    Node { name: Slice::new(text.start - ">".len() - name, name), value }
}

/// `error` as one of this crate, with the name of the entity in `text`.
#[cold]
fn malformed(error: xml_pull::Error, text: &str) -> Error {
    let kind = error.kind();
    let error = error.map_kind(ErrorKind::from);
    if kind == xml_pull::ErrorKind::UnknownEntity { error.naming_entity(text) } else { error }
}
