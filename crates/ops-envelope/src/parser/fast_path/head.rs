//! The start tags of items.

use wire_text::scan;

use super::FastPath;

/// The start tag of an item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head<'a> {
    /// Where it starts.
    pub(super) tag: usize,
    /// The quotes of its key.
    pub(super) quote: u8,
    pub(super) key: &'a str,
    /// Where it ends.
    pub(super) content: usize,
}

/// A start tag that stands nowhere.
impl Default for Head<'_> {
    fn default() -> Self {
        Self { tag: usize::MAX, quote: b'"', key: "", content: usize::MAX }
    }
}

impl<'a> FastPath<'a> {
    /// The start tag of the item that comes next. Before it stands the same gap as before the last one, as a rule.
    #[expect(clippy::inline_always, reason = "every new item is read here")]
    #[inline(always)]
    pub(super) fn next_head(&mut self) -> Option<Head<'a>> {
        if self.first.tag == self.at {
            return Some(self.first);
        }
        let rest = self.text.as_bytes().get(self.at..)?;
        if !self.gap_and_tag.is_empty() && rest.starts_with(self.gap_and_tag.as_bytes()) {
            return self.head(self.at + self.gap_and_tag.len());
        }
        let key = self.item_tag(self.gap(self.at)?)?;
        self.gap_and_tag = self.text.get(self.at..key)?;
        self.head(key)
    }

    /// The start tag at `at`, of the first item in its container.
    pub(super) fn first_head(&mut self, at: usize) -> Option<Head<'a>> {
        self.first = self.head(self.item_tag(at)?)?;
        Some(self.first)
    }

    /// Where the key starts in the start tag of an item at `at`.
    #[inline]
    fn item_tag(&self, at: usize) -> Option<usize> {
        self.literal(at, b"<item key=\"").or_else(|| self.literal(at, b"<item key='"))
    }

    /// The start tag of an item, whose key is at `at`.
    #[expect(clippy::inline_always, reason = "every new item is read here")]
    #[inline(always)]
    fn head(&self, at: usize) -> Option<Head<'a>> {
        let quote = *self.text.as_bytes().get(at - 1)?;
        let (key, content) = self.key(at, quote)?;
        Some(Head { tag: at - "<item key='".len(), quote, key, content })
    }

    /// The key at `at`, after the opening `quote`, if nothing in it needs a second look and the tag ends
    /// after it; and where the tag ends.
    #[expect(clippy::inline_always, reason = "every new item is read here")]
    #[inline(always)]
    pub(super) fn key(&self, at: usize, quote: u8) -> Option<(&'a str, usize)> {
        let rest = self.text.get(at..)?;
        // Nearly all keys are a word.
        let length = match scan::word(rest.as_bytes()) {
            word if rest.as_bytes().get(word) == Some(&quote) => word,
            _ => scan::plain_value(rest.as_bytes(), quote),
        };
        let (key, after) = rest.split_at_checked(length)?;
        match after.as_bytes() {
            [found, b'>', ..] if *found == quote && length <= self.limits.text() => {
                Some((key, at + length + "'>".len()))
            }
            _ => None,
        }
    }

    /// The item at `at` that is one tag, `<item key="…"/>`: its key, and where the tag ends.
    #[inline(never)]
    pub(super) fn empty_item(&self, at: usize) -> Option<(&'a str, usize)> {
        let hole = self.literal(at, b"<item key=")? + 1;
        let quote = *self.text.as_bytes().get(hole - 1)?;
        if !matches!(quote, b'"' | b'\'') {
            return None;
        }
        let length = scan::plain_value(self.text.as_bytes().get(hole..)?, quote);
        let end = self.literal(hole + length, &[quote, b'/', b'>'])?;
        (length <= self.limits.text()).then_some((self.text.get(hole..hole + length)?, end))
    }
}
