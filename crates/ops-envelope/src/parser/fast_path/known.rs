//! What repeats what stood at the same place before, told by one comparison.

use alloc::borrow::Cow;

use wire_text::scan;

use super::head::Head;
use super::memory::Meaning;
use super::{END_OF_ITEM, FastPath, Step};
use crate::parser::item::{Content, Item};

/// Numbers with more digits than this may be too large for 64 bits.
const MANY_DIGITS: usize = 18;

/// An item whose text is plain.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct KnownItem<'a> {
    pub(crate) key: &'a str,
    pub(crate) text: &'a str,
    /// Where the item starts.
    pub(crate) offset: usize,
    /// Where its text starts.
    #[cfg_attr(not(feature = "serde"), expect(dead_code, reason = "types need it for errors"))]
    pub(crate) start: usize,
}

impl<'a> FastPath<'a> {
    /// Gives `keep` the items that come next in the innermost assoc as long as their markup is what is remembered,
    /// and their text plain and of ASCII; whether the assoc has ended then. Their keys are known to be new, if doubled
    /// keys are refused.
    #[inline]
    pub(in crate::parser) fn known_items(&mut self, mut keep: impl FnMut(KnownItem<'a>)) -> bool {
        let Some(level) = self.memory.level(self.depth) else { return false };
        let mut at = self.at;
        while let Some(run) = level.expected()
            && let Some(rest) = self.text.as_bytes().get(at..)
            && rest.starts_with(run.raw.as_bytes())
        {
            let (content, tag) = (at + run.raw.len(), at + run.tag);
            match run.meaning {
                Meaning::Item { key } if self.elements < self.limits.items() => {
                    let item = ascii_item(self.text, content, self.limits.text());
                    let Some((text, end)) = item else { break };
                    level.repeated();
                    keep(KnownItem { key, text, offset: tag, start: content });
                    (self.item, self.start) = (tag, content);
                    self.elements += 1;
                    at = end;
                }
                Meaning::End => {
                    self.pass_end(tag, content);
                    return true;
                }
                _ => break,
            }
        }
        self.at = at;
        false
    }

    /// Gives `keep` the items that come next in the innermost assoc as long as it wants more, compared tag by tag, if
    /// nothing is remembered of such, and their text is plain and of ASCII; whether the assoc has ended then.
    #[inline]
    pub(in crate::parser) fn plain_items(
        &mut self,
        mut keep: impl FnMut(KnownItem<'a>) -> bool,
    ) -> bool {
        let is_remembered = self.memory.level(self.depth).is_some();
        if is_remembered || self.in_array {
            return false;
        }
        while self.elements < self.limits.items() {
            let Some(Head { tag, key, content, .. }) = self.next_head() else {
                return self.gap(self.at).is_some_and(|tag| self.read_end(tag));
            };
            let item = ascii_item(self.text, content, self.limits.text());
            let Some((text, end)) = item else { return false };
            (self.item, self.start) = (tag, content);
            self.at = end;
            self.elements += 1;
            if !keep(KnownItem { key, text, offset: tag, start: content }) {
                return false;
            }
        }
        false
    }

    /// Goes on at `end`, after the end of the innermost container at `tag` and that of the item around it.
    #[inline]
    const fn pass_end(&mut self, tag: usize, end: usize) {
        self.at = end;
        self.start = tag;
        self.close_in_item();
    }

    /// The next item of the innermost array, if its markup is what is remembered, its index is of a few digits, and
    /// the container in it starts as the one before: the index, and that container.
    #[inline]
    pub(in crate::parser) fn next_known_element(&mut self) -> Option<(u64, Content<'a>)> {
        if !self.in_array {
            return None;
        }
        let level = self.memory.level(self.depth)?;
        let Meaning::Index { quote } = level.index.meaning else { return None };
        let (raw, tag) = (level.index.raw, self.at + level.index.tag);
        let after = self.text.as_bytes().get(self.at..)?.strip_prefix(raw.as_bytes())?;
        let (index, digits) = leading_number(after);
        let Some([end, b'>', after @ ..]) = after.get(digits..) else { return None };
        let depth = self.depth + 2;
        let level = self.memory.level(depth)?;
        let opening = &level.opening;
        let Meaning::Opening { is_array, item } = opening.meaning else { return None };
        // The first item of that container is sure to be within the limits too.
        if *end != quote
            || digits.wrapping_sub(1) >= MANY_DIGITS
            || !after.starts_with(opening.raw.as_bytes())
            || digits > self.limits.text()
            || depth >= self.max_depth
            || self.elements + 3 > self.limits.items()
        {
            return None;
        }
        let content = self.at + raw.len() + digits + "'>".len();
        self.item = tag;
        self.start = content + opening.tag;
        self.at = content + item;
        self.elements += 2;
        self.depth = depth;
        level.start(is_array);
        self.set_array(depth, is_array);
        Some((index, if is_array { Content::Array } else { Content::Assoc }))
    }

    /// The next item of the innermost container, into `item`, or its end, if its markup is what is remembered.
    #[inline]
    pub(super) fn read_known(&mut self, item: &mut Item<'a>) -> Option<Step> {
        let level = self.memory.level(self.depth)?;
        let run = if self.in_array { &level.index } else { level.expected()? };
        if !self.text.as_bytes().get(self.at..)?.starts_with(run.raw.as_bytes()) {
            return None;
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
                item.is_new = false;
                self.key(content, quote)?
            }
            Meaning::End => {
                self.pass_end(tag, content);
                return Some(Step::End);
            }
            Meaning::Nothing | Meaning::Opening { .. } => return None,
        };
        item.key = Cow::Borrowed(key);
        self.at = content;
        self.start = tag;
        Some(Step::StartTag)
    }
}

/// The text at `at`, if it is plain and of ASCII, not longer than `max`, and its item ends after it; and where that
/// ends.
#[expect(clippy::inline_always, reason = "nearly every item is read here")]
#[inline(always)]
fn ascii_item(text: &str, at: usize, max: usize) -> Option<(&str, usize)> {
    let rest = text.get(at..)?;
    let length = scan::plain_ascii(rest.as_bytes());
    let (text, after) = rest.split_at_checked(length)?;
    if length > max || !after.as_bytes().starts_with(END_OF_ITEM) {
        return None;
    }
    Some((text, at + length + END_OF_ITEM.len()))
}

/// The number that `bytes` start with, and of how many digits. It means nothing if these are many.
#[inline]
fn leading_number(bytes: &[u8]) -> (u64, usize) {
    let mut number: u64 = 0;
    let mut digits = 0;
    while let Some(digit @ b'0'..=b'9') = bytes.get(digits) {
        number = number.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        digits += 1;
    }
    (number, digits)
}
