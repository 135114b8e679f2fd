//! Values in their usual spelling.

use alloc::borrow::Cow;

use wire_text::scan;

use super::memory::{Meaning, Run};
use super::{END_OF_ITEM, FastPath, end_tag};
use crate::parser::item::Content;

impl<'a> FastPath<'a> {
    /// Reads the value of the innermost item, and whether it could.
    #[inline(never)]
    pub(in crate::parser) fn read_value(&mut self, content: &mut Content<'a>) -> bool {
        let Some(rest) = self.text.as_bytes().get(self.at..) else { return false };
        if let Some(b' ' | b'\t' | b'\n' | b'\r' | b'<') = rest.first()
            && let Some(container) = self.read_container()
        {
            *content = container;
            return true;
        }
        let length = scan::plain_text(rest);
        if rest[length..].starts_with(END_OF_ITEM) {
            return self.end_text(content, length);
        }
        let Some(text) = self.read_encoded_text() else { return false };
        *content = Content::Scalar(text);
        true
    }

    /// The start of a container with items or nothing in it. Its first item stays to be read.
    #[inline]
    pub(in crate::parser) fn read_container(&mut self) -> Option<Content<'a>> {
        // That item is sure to be within the limits.
        if self.depth + 2 > self.max_depth || self.elements + 2 > self.limits.items() {
            return None;
        }
        let rest = self.text.as_bytes().get(self.at..)?;
        let (is_array, tag, content) = if let Some(level) = self.memory.level(self.depth + 1)
            && let Run { raw, meaning: Meaning::Opening { is_array, item }, tag } = level.opening
            && rest.starts_with(raw.as_bytes())
        {
            (is_array, self.at + tag, self.at + item)
        } else {
            self.new_container()?
        };
        self.depth += 1;
        self.elements += 1;
        self.open(self.depth, is_array);
        self.at = content;
        self.start = tag;
        Some(if is_array { Content::Array } else { Content::Assoc })
    }

    /// The start of a container, compared tag by tag: whether it is an array, where it starts, and where its
    /// first item or its end does.
    #[inline(never)]
    fn new_container(&mut self) -> Option<(bool, usize, usize)> {
        let tag = self.gap(self.at)?;
        let (is_array, end) = match self.literal(tag, b"<dt_assoc>") {
            Some(end) => (false, end),
            None => (true, self.literal(tag, b"<dt_array>")?),
        };
        let content = self.gap(end)?;
        match self.first_head(content) {
            Some(head) => {
                let meaning = Meaning::Opening { is_array, item: content - self.at };
                let run = self.run(head.content, meaning, tag);
                if let Some(level) = self.memory.level(self.depth + 1) {
                    level.opening = run;
                }
            }
            None => drop(self.literal(content, end_tag(is_array))?),
        }
        Some((is_array, tag, content))
    }

    /// The innermost item ends after a plain text of this length.
    #[inline]
    fn end_text(&mut self, content: &mut Content<'a>, length: usize) -> bool {
        let end = self.at + length;
        let Some(text) = self.text.get(self.at..end) else { return false };
        if length > self.limits.text() {
            return false;
        }
        *content = Content::Scalar(Cow::Borrowed(text));
        self.start = self.at;
        self.at = end + END_OF_ITEM.len();
        self.depth -= 1;
        true
    }

    /// The text of an item in which something has to be replaced.
    #[cold]
    fn read_encoded_text(&mut self) -> Option<Cow<'a, str>> {
        let rest = self.text.get(self.at..)?;
        let end = rest.find('<')?;
        let raw = rest.get(..end)?;
        let after = self.literal(self.at + end, END_OF_ITEM)?;
        if raw.len() > self.limits.text() || raw.contains("]]>") {
            return None;
        }
        let text = xml_pull::unescape_text(raw).ok()?;
        self.start = self.at;
        self.at = after;
        self.depth -= 1;
        Some(text)
    }
}
