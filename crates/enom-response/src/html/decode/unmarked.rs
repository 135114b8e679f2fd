//! Fields before any `<STRONG>`: `Name=Value<br>`.

use alloc::vec::Vec;

use super::super::grammar::{self, Kind};
use super::Decoder;
use super::layout::strip_layout;
use crate::deviation::{DeviationKind, Witness};
use crate::{Error, looks, text};

impl<W: Witness> Decoder<'_, '_, W> {
    /// Reads the fields before `end` if none of them is marked, `Name=Value<br>`, and the name of one
    /// tells that it is of a response: what was taken for comments.
    #[cold]
    pub(super) fn unmarked(&mut self, end: usize) -> Result<(), Error> {
        if self.preamble.tags == 0 || self.preamble.unmarked.is_empty() {
            return Ok(());
        }
        let text = self.text.get(..end).unwrap_or_default();
        let mut fields: Vec<(&str, usize, usize)> = Vec::new();
        for (from, to) in lines(text, self.start) {
            let line = self.text[from..to].trim_ascii_start();
            let offset = to - line.len();
            match text::grammar::field(line) {
                Ok((value, head)) => fields.push((head.name, to - value.len(), to)),
                Err(_) if line.is_empty() => {}
                Err(_) => match fields.last_mut() {
                    Some(last) => last.2 = to,
                    None => continue,
                },
            }
            let spent = self.budget.spend_item();
            spent.map_err(|limit| Error::limit(limit, offset))?;
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

/// The ranges of the lines of `text` from `start`, which end at line ends and at tags of layout.
fn lines(text: &str, start: usize) -> impl Iterator<Item = (usize, usize)> {
    let mut at = Some(start);
    let mut tags = grammar::Tags::default();
    core::iter::from_fn(move || {
        let from = at?;
        let mut look = from;
        while let Some(found) = memchr::memchr3(b'<', b'\n', b'\r', &text.as_bytes()[look..]) {
            let stop = look + found;
            match tags.tag(&text[stop..]) {
                Ok((rest, tag))
                    if !matches!(tag.kind, Kind::Markup | Kind::Element | Kind::Strong) =>
                {
                    at = Some(text.len() - rest.len());
                    return Some((from, stop));
                }
                Err(_) if !text[stop..].starts_with('<') => {
                    at = Some(stop + 1);
                    return Some((from, stop));
                }
                _ => look = stop + 1,
            }
        }
        at = None;
        Some((from, text.len()))
    })
}
