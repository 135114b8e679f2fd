//! A stack of names that allocates only when it grows tall.

use alloc::vec::Vec;

/// The names of the open elements. A document of nested records is about this deep.
pub(crate) type Open<'a> = Names<'a, 16>;

/// The names of the attributes of one tag.
pub(crate) type Attributes<'a> = Names<'a, 4>;

/// A stack of names, the first `INLINE` of them held in place.
#[derive(Clone, Debug)]
pub(crate) struct Names<'a, const INLINE: usize> {
    inline: [&'a str; INLINE],
    length: usize,
    spilled: Vec<&'a str>,
}

impl<'a, const INLINE: usize> Names<'a, INLINE> {
    pub(crate) const fn new() -> Self {
        Self { inline: [""; INLINE], length: 0, spilled: Vec::new() }
    }

    pub(crate) const fn len(&self) -> usize {
        self.length
    }

    #[inline]
    pub(crate) fn push(&mut self, name: &'a str) {
        match self.inline.get_mut(self.length) {
            Some(slot) => *slot = name,
            None => self.spilled.push(name),
        }
        self.length += 1;
    }

    #[inline]
    pub(crate) fn last(&self) -> Option<&'a str> {
        match self.inline.get(self.length.checked_sub(1)?) {
            Some(name) => Some(name),
            None => self.spilled.last().copied(),
        }
    }

    #[inline]
    pub(crate) fn pop(&mut self) -> Option<&'a str> {
        let name = self.last()?;
        self.length -= 1;
        if self.length >= INLINE {
            self.spilled.pop();
        }
        Some(name)
    }

    #[inline]
    pub(crate) fn clear(&mut self) {
        self.length = 0;
        self.spilled.clear();
    }

    /// Whether `name` is among them: a scan, since tags have few attributes and at most
    /// [`Limits::attributes`](crate::Limits::attributes).
    pub(crate) fn contains(&self, name: &str) -> bool {
        let inline = &self.inline[..self.length.min(INLINE)];
        inline.iter().chain(&self.spilled).any(|&held| held == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stack_spills_and_comes_back() {
        let texts: Vec<_> = (0..40).map(|n| alloc::format!("n{n}")).collect();
        let mut names = Open::new();
        for (length, text) in texts.iter().enumerate() {
            assert_eq!(names.len(), length);
            assert!(!names.contains(text));
            names.push(text);
            assert!(names.contains(text));
            assert_eq!(names.last(), Some(text.as_str()));
        }
        for text in texts.iter().rev() {
            assert_eq!(names.pop(), Some(text.as_str()));
        }
        assert_eq!(names.pop(), None);
    }
}
