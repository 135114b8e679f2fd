//! What repeats what stood at the same place before, told by one comparison.

use alloc::borrow::Cow;

use wire_text::scan;

use super::memory::Meaning;
use super::{END_OF_ITEM, FastPath, Step};
use crate::parser::item::{Content, Item};

/// What was read where it is remembered.
#[derive(Debug)]
pub(crate) enum Known<'a> {
    /// An item: its key, which is known to be new if doubled keys are refused, and its text.
    Item(&'a str, &'a str),
    /// The end of the container, and of the item around it.
    End,
}

impl<'a> FastPath<'a> {
    /// What comes next in the innermost assoc, if its markup is what is remembered, and the text of an item plain
    /// and of ASCII.
    #[inline]
    pub(in crate::parser) fn next_known(&mut self) -> Option<Known<'a>> {
        let level = self.memory.level(self.depth)?;
        let run = level.expected()?;
        let after = self.text.get(self.at..)?.strip_prefix(run.raw)?;
        let content = self.at + run.raw.len();
        let tag = self.at + run.tag;
        let Meaning::Item { key } = run.meaning else {
            if !matches!(run.meaning, Meaning::End) {
                return None;
            }
            self.at = content;
            self.start = tag;
            self.close_in_item();
            return Some(Known::End);
        };
        let length = scan::plain_ascii(after.as_bytes());
        let (text, after) = after.split_at_checked(length)?;
        if !after.as_bytes().starts_with(END_OF_ITEM)
            || length > self.limits.text()
            || self.elements >= self.limits.items()
        {
            return None;
        }
        self.item = tag;
        level.repeated();
        self.start = content;
        self.at = content + length + END_OF_ITEM.len();
        self.elements += 1;
        Some(Known::Item(key, text))
    }

    /// The next item of the innermost array, if its markup is what is remembered, its index is of digits, and
    /// the container in it starts as the one before: the index, and that container.
    #[inline]
    pub(in crate::parser) fn next_known_element(&mut self) -> Option<(&'a str, Content<'a>)> {
        let depth = self.depth + 2;
        let run = self.memory.level(self.depth)?.index;
        let Meaning::Index { quote } = run.meaning else { return None };
        if !self.in_array {
            return None;
        }
        let after = self.text.get(self.at..)?.strip_prefix(run.raw)?;
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let (key, after) = after.split_at_checked(digits)?;
        let after = after.as_bytes().strip_prefix(&[quote, b'>'])?;
        let opening = self.memory.level(depth)?.opening;
        let Meaning::Opening { is_array, item } = opening.meaning else { return None };
        // The first item of that container is sure to be within the limits too.
        if !after.starts_with(opening.raw.as_bytes())
            || digits > self.limits.text()
            || depth >= self.max_depth
            || self.elements + 3 > self.limits.items()
        {
            return None;
        }
        let content = self.at + run.raw.len() + digits + "'>".len();
        self.item = self.at + run.tag;
        self.start = content + opening.tag;
        self.at = content + item;
        self.elements += 2;
        self.depth = depth;
        self.open(depth, is_array);
        Some((key, if is_array { Content::Array } else { Content::Assoc }))
    }

    /// The keys of the last `count` items of the innermost assoc, all of which were known.
    #[cfg(feature = "serde")]
    pub(in crate::parser) fn known_keys(&mut self, count: usize) -> impl Iterator<Item = &'a str> {
        let level = self.memory.level(self.depth);
        level.and_then(|level| level.last_keys(count)).into_iter().flatten()
    }

    /// The next item of the innermost container, into `item`, or its end, if its markup is what is remembered.
    #[inline]
    pub(super) fn read_known(&mut self, item: &mut Item<'a>) -> Step {
        let Some(level) = self.memory.level(self.depth) else { return Step::None };
        let run = if self.in_array { Some(&level.index) } else { level.expected() };
        let (Some(run), Some(rest)) = (run, self.text.as_bytes().get(self.at..)) else {
            return Step::None;
        };
        if !rest.starts_with(run.raw.as_bytes()) {
            return Step::None;
        }
        let content = self.at + run.raw.len();
        let tag = self.at + run.tag;
        let (key, content) = match run.meaning {
            Meaning::Item { key } => {
                level.repeated();
                item.is_new = true;
                (key, content)
            }
            Meaning::Index { quote } => {
                let Some(found) = self.key(content, quote) else { return Step::None };
                item.is_new = false;
                found
            }
            Meaning::End => {
                self.at = content;
                self.start = tag;
                self.close_in_item();
                return Step::End;
            }
            Meaning::Nothing | Meaning::Opening { .. } => return Step::None,
        };
        item.key = Cow::Borrowed(key);
        self.at = content;
        self.start = tag;
        Step::StartTag
    }
}
