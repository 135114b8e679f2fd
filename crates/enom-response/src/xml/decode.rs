//! XML to fields.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use smallvec::SmallVec;
use xml_pull::{Event, Limits, Reader};

use super::ROOT;
use crate::deviation::{DeviationKind, Witness};
use crate::tape::{Link, Node, Run, Slice, Tape, count};
use crate::{Error, ErrorKind, Looks, leading, looks};

/// Bytes of a short element: more of them are not expected at first.
const SHORT_ELEMENT: usize = 32;

/// Puts the fields of a response in the XML format on `tape`.
pub(crate) fn decode<W: Witness>(
    text: &str,
    limits: Limits,
    tape: &mut Tape,
    witness: &mut W,
) -> Result<(), Error> {
    if !leading::skip(text).starts_with('<') {
        return Err(looks::refuse(text));
    }
    if W::LOOKS {
        leading::look_at(text, witness)?;
    }
    tape.begin_nested(text.len() / SHORT_ELEMENT + 1);
    Decoder { text, tape, witness, open: SmallVec::new() }.run(Reader::with_limits(text, limits))
}

struct Decoder<'t, 'w, W> {
    text: &'t str,
    tape: &'w mut Tape,
    witness: &'w mut W,
    open: SmallVec<[Open; 4]>,
}

/// An element whose end tag has not been read.
struct Open {
    node: u32,
    /// Its text so far, while it is one run.
    text: Slice,
    /// Whether that is nothing but white space.
    white: bool,
    /// Where that begins which is more.
    at: usize,
    /// Before which child text was noted that stands beside it.
    noted: u32,
    /// Its runs of text, once it has text beside children.
    runs: Vec<Run>,
}

impl Open {
    /// Whether there was no text yet that is more than layout.
    #[inline]
    fn is_plain(&self) -> bool {
        self.white && self.runs.is_empty()
    }
}

impl<'t, W: Witness> Decoder<'t, '_, W> {
    fn run(mut self, mut reader: Reader<'t>) -> Result<(), Error> {
        loop {
            // The fields that nearly all of a response is made of, in one step each.
            if self.open.last().is_some_and(Open::is_plain) {
                while let Some((name, value)) = reader.take_text_element() {
                    self.leaf(name, value);
                }
            }
            let Some(event) = reader.next_event()? else { break };
            match event {
                Event::StartTag { name } => self.start(name, reader.span().start)?,
                Event::Attribute { name, value } => {
                    if W::LOOKS && self.open.len() == 1 {
                        self.witness.note(DeviationKind::RootAttribute, reader.span().start)?;
                    }
                    let value = self.keep(value.decode());
                    self.tape.attributes.push(Node { name: Slice::of(self.text, name), value });
                }
                Event::Text(text) => {
                    let white = text.is_white_space();
                    self.run_of_text(text.decode(), white, reader.span().start)?;
                }
                Event::CData(text) => {
                    let decoded = text.decode();
                    let white = decoded.bytes().all(xml_pull::is_white_space);
                    self.run_of_text(decoded, white, reader.span().start)?;
                }
                Event::EndTag { .. } => {
                    self.end();
                    if self.open.last().is_some_and(Open::is_plain) {
                        reader.skip_white_space();
                    }
                }
                Event::StartTagEnd { .. } => {}
                other => self.look_at(&other, reader.span().start)?,
            }
        }
        self.tape.runs.sort_by_key(|run| run.parent);
        Ok(())
    }

    /// An element with nothing but text that needs no decoding.
    #[inline]
    fn leaf(&mut self, name: &'t str, value: &'t str) {
        let node = Node { name: Slice::of(self.text, name), value: Slice::of(self.text, value) };
        let attributes = count(self.tape.attributes.len());
        let end = count(self.tape.nodes.len()) + 1;
        self.tape.nodes.push(node);
        self.tape.links.push(Link { end, attributes });
    }

    #[inline]
    fn start(&mut self, name: &'t str, offset: usize) -> Result<(), Error> {
        let node = count(self.tape.nodes.len());
        match self.open.last_mut() {
            None => self.root(name, offset)?,
            Some(parent) if !parent.white && parent.runs.is_empty() => {
                // The text before the first child turns out to stand beside children.
                parent.runs.push(Run { parent: parent.node, before: node, text: parent.text });
                self.witness.note(DeviationKind::MixedContent, parent.at)?;
            }
            Some(_) => {}
        }
        let attributes = count(self.tape.attributes.len());
        self.tape.nodes.push(Node { name: Slice::of(self.text, name), value: Slice::default() });
        self.tape.links.push(Link { end: node, attributes });
        let (text, runs) = (Slice::default(), Vec::new());
        self.open.push(Open { node, text, white: true, at: offset, noted: 0, runs });
        Ok(())
    }

    #[cold]
    fn root(&mut self, name: &str, offset: usize) -> Result<(), Error> {
        if name == ROOT {
            return Ok(());
        }
        if name.eq_ignore_ascii_case(ROOT) {
            return self.witness.note(DeviationKind::RootCase, offset);
        }
        let kind = if name.eq_ignore_ascii_case("html") {
            ErrorKind::NotAResponse(Looks::Page)
        } else {
            ErrorKind::UnexpectedRoot
        };
        Err(Error::new(kind, Some(offset), "`<interface-response>`"))
    }

    /// Text between two pieces of markup.
    #[inline]
    fn run_of_text(
        &mut self,
        decoded: Cow<'t, str>,
        white: bool,
        offset: usize,
    ) -> Result<(), Error> {
        let Some(node) = self.open.last().map(|open| open.node) else { return Ok(()) };
        let has_children = self.tape.nodes.len() > node as usize + 1;
        if white && has_children && self.open.last().is_some_and(|open| open.runs.is_empty()) {
            return Ok(());
        }
        if has_children {
            return self.text_beside(&decoded, white, offset);
        }
        let before = self.open.last().map_or(Slice::default(), |open| open.text);
        let text =
            if before.is_empty() { self.keep(decoded) } else { self.joined(before, &decoded) };
        if let Some(open) = self.open.last_mut() {
            open.text = text;
            if open.white && !white {
                open.white = false;
                open.at = offset;
            }
        }
        Ok(())
    }

    /// Text beside children that were read before it.
    #[cold]
    fn text_beside(&mut self, decoded: &str, white: bool, offset: usize) -> Result<(), Error> {
        let Some(mut open) = self.open.pop() else { return Ok(()) };
        if open.runs.is_empty() {
            self.white_runs(&mut open, offset);
        }
        let before = count(self.tape.nodes.len());
        // One run may come in several pieces.
        if !white && open.noted != before {
            open.noted = before;
            self.witness.note(DeviationKind::MixedContent, offset)?;
        }
        match open.runs.last_mut() {
            Some(last) if last.before == before => last.text = self.joined(last.text, decoded),
            _ => {
                let text = self.keep_copy(decoded);
                open.runs.push(Run { parent: open.node, before, text });
            }
        }
        self.open.push(open);
        Ok(())
    }

    /// The white space before the children, and before the text at `offset`, that seemed to be
    /// layout while there was no text.
    fn white_runs(&mut self, open: &mut Open, offset: usize) {
        let end = count(self.tape.nodes.len());
        let mut child = open.node + 1;
        while child <= end {
            let node = self.tape.nodes.get(child as usize);
            let stop = node.map_or(offset, |node| node.name.start().saturating_sub(1));
            let before = self.text.get(..stop).unwrap_or_default();
            let white = &before[before.trim_end_matches([' ', '\t', '\r', '\n']).len()..];
            if !white.is_empty() {
                let text = if white.contains('\r') {
                    self.keep_copy(&white.replace("\r\n", "\n").replace('\r', "\n"))
                } else {
                    Slice::of(self.text, white)
                };
                open.runs.push(Run { parent: open.node, before: child, text });
            }
            child = self.tape.end_of(child);
        }
    }

    #[inline]
    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let end = count(self.tape.nodes.len());
        let has_children = end > open.node + 1;
        let value = match open.runs.as_slice() {
            [] if has_children => Slice::default(),
            [] => open.text,
            [only] => only.text,
            runs => self.concatenated(runs),
        };
        self.tape.runs.extend(open.runs);
        if let Some(node) = self.tape.nodes.get_mut(open.node as usize) {
            node.value = value;
        }
        if let Some(link) = self.tape.links.get_mut(open.node as usize) {
            link.end = end;
        }
    }

    #[cold]
    fn concatenated(&mut self, runs: &[Run]) -> Slice {
        let start = self.tape.decoded_start(self.text);
        for run in runs {
            self.push_decoded(run.text);
        }
        self.tape.decoded_since(self.text, start)
    }

    /// `before` with `after` behind it: in place where `before` was decoded, which it then was last.
    #[cold]
    fn joined(&mut self, before: Slice, after: &str) -> Slice {
        let start = if before.start() >= self.text.len() {
            before.start()
        } else {
            let start = self.tape.decoded_start(self.text);
            self.push_decoded(before);
            start
        };
        self.tape.decoded.push_str(after);
        self.tape.decoded_since(self.text, start)
    }

    fn push_decoded(&mut self, slice: Slice) {
        match self.text.get(slice.start()..slice.end()) {
            Some(text) => self.tape.decoded.push_str(text),
            None => {
                let start = slice.start().saturating_sub(self.text.len());
                let end = slice.end().saturating_sub(self.text.len());
                self.tape.decoded.extend_from_within(start..end);
            }
        }
    }

    #[inline]
    fn keep(&mut self, text: Cow<'t, str>) -> Slice {
        match text {
            Cow::Borrowed(text) => Slice::of(self.text, text),
            Cow::Owned(text) => self.keep_copy(&text),
        }
    }

    fn keep_copy(&mut self, text: &str) -> Slice {
        let start = self.tape.decoded_start(self.text);
        self.tape.decoded.push_str(text);
        self.tape.decoded_since(self.text, start)
    }

    #[cold]
    fn look_at(&mut self, event: &Event<'t>, offset: usize) -> Result<(), Error> {
        let kind = match event {
            Event::Doctype(_) => DeviationKind::Doctype,
            Event::ProcessingInstruction { .. } => DeviationKind::ProcessingInstruction,
            Event::Comment(comment) => {
                if let (None, true, Some(comment)) =
                    (self.open.last(), self.tape.nodes.is_empty(), comment.strip_prefix(';'))
                {
                    // What the writer makes of the comments of the flat formats.
                    let comment = comment.trim_ascii();
                    let slice = Slice::of(self.text, comment);
                    self.tape.comments.push(slice);
                }
                DeviationKind::MarkupComment
            }
            _ => return Ok(()),
        };
        self.witness.note(kind, offset)
    }
}
