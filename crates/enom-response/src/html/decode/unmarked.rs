//! Fields before any `<STRONG>`: `Name=Value<br>`.

use alloc::vec::Vec;

use super::super::grammar::{self, Kind};
use super::Decoder;
use super::layout::strip_layout;
use super::preamble::end_of_head;
use crate::deviation::{DeviationKind, Witness};
use crate::{Error, looks, text};

impl<W: Witness> Decoder<'_, '_, W> {
    /// Reads the fields before `end` if none of them is marked, `Name=Value<br>`, and the name of one
    /// tells that it is of a response: what was taken, and spent, for comments.
    #[cold]
    pub(super) fn unmarked(&mut self, end: usize) -> Result<(), Error> {
        if self.preamble.tags == 0 || self.preamble.unmarked.is_empty() {
            return Ok(());
        }
        let text = self.text.get(..end).unwrap_or_default();
        let mut fields: Vec<(&str, usize, usize)> = Vec::new();
        for (from, to) in lines(text, self.start) {
            let line = self.text[from..to].trim_ascii_start();
            match text::grammar::field(line) {
                Ok((value, head)) => fields.push((head.name, to - value.len(), to)),
                Err(_) if line.is_empty() => {}
                Err(_) => {
                    if let Some(last) = fields.last_mut() {
                        last.2 = to;
                    }
                }
            }
        }
        if !fields.iter().any(|&(name, ..)| looks::is_telling(name)) {
            return Ok(());
        }
        let first = fields.first().map_or("", |&(name, ..)| name);
        let first = first.as_ptr().addr() - self.text.as_ptr().addr();
        self.tape.comments.retain(|comment| comment.start() < first);
        self.preamble.unmarked.retain(|&at| at < first);
        for (name, from, to) in fields {
            let offset = name.as_ptr().addr() - self.text.as_ptr().addr();
            self.witness.note(DeviationKind::MissingMarkup, offset)?;
            let (raw, _) = strip_layout(self.text.get(from..to).unwrap_or_default());
            let value = self.value(raw)?;
            let name = self.name(name)?;
            self.tape.push_flat(name, value);
        }
        Ok(())
    }
}

/// The ranges of the lines of `text` from `start`, which end at line ends and at tags of layout: all but
/// those in the `<HEAD>`.
fn lines(text: &str, start: usize) -> impl Iterator<Item = (usize, usize)> {
    let mut at = Some(start);
    let mut tags = grammar::Tags::default();
    let mut open_head = false;
    core::iter::from_fn(move || {
        let from = at?;
        let mut look = from;
        while let Some(found) = memchr::memchr3(b'<', b'\n', b'\r', &text.as_bytes()[look..]) {
            let stop = look + found;
            match tags.tag(&text[stop..]) {
                Ok((rest, tag))
                    if matches!(tag.kind, Kind::Markup | Kind::Element | Kind::Strong) =>
                {
                    look = text.len() - rest.len();
                }
                Ok((rest, tag)) => {
                    let is_head = tag.kind == Kind::Head && !tag.end && !open_head;
                    let head = if is_head { end_of_head(rest) } else { Some(0) };
                    open_head |= head.is_none();
                    at = Some(text.len() - rest.len() + head.unwrap_or(0));
                    return Some((from, stop));
                }
                Err(_) if text[stop..].starts_with('<') => look = stop + 1,
                Err(_) => {
                    at = Some(stop + 1);
                    return Some((from, stop));
                }
            }
        }
        at = None;
        Some((from, text.len()))
    })
}
