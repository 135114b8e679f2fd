//! Which keys of one assoc were seen, without allocating for the usual few.

use alloc::borrow::Cow;

use indexmap::IndexSet;
use smallvec::SmallVec;

use crate::value::Hasher;

/// How many keys are compared one by one before a set is made.
const INLINE: usize = 16;

#[derive(Default)]
pub(crate) struct Keys<'a> {
    few: SmallVec<[&'a str; INLINE]>,
    many: Option<IndexSet<Cow<'a, str>, Hasher>>,
}

impl<'a> Keys<'a> {
    /// Whether `key` is new; it is seen from now on.
    #[expect(clippy::ptr_arg, reason = "only a borrowed key can stay without a copy")]
    pub(crate) fn insert(&mut self, key: &Cow<'a, str>) -> bool {
        match key {
            Cow::Borrowed(key) => self.insert_borrowed(key),
            Cow::Owned(_) if self.is_few(key) => false,
            Cow::Owned(_) => self.many.get_or_insert_default().insert(key.clone()),
        }
    }

    /// [`insert`](Self::insert) for a borrowed key.
    #[inline]
    pub(crate) fn insert_borrowed(&mut self, key: &'a str) -> bool {
        !self.is_few(key) && self.push(key)
    }

    /// [`insert`](Self::insert) for a borrowed key that is none of the few.
    #[inline]
    pub(crate) fn push(&mut self, key: &'a str) -> bool {
        if self.few.len() == INLINE {
            return self.many.get_or_insert_default().insert(Cow::Borrowed(key));
        }
        self.few.push(key);
        self.many.as_ref().is_none_or(|many| !many.contains(key))
    }

    #[inline]
    fn is_few(&self, key: &str) -> bool {
        self.few.contains(&key)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn a_key_is_new_once_however_it_is_held() {
        let texts: Vec<String> = (0..40).map(|n| alloc::format!("k{n}")).collect();
        for step in [1, 3, 7] {
            let held = |at: usize| -> Cow<'_, str> {
                let text = texts[at].as_str();
                if at.is_multiple_of(step) { Cow::Borrowed(text) } else { Cow::Owned(text.into()) }
            };
            let mut keys = Keys::default();
            for at in 0..texts.len() {
                assert!(keys.insert(&held(at)), "{at}");
            }
            for at in 0..texts.len() {
                assert!(!keys.insert(&held(at)), "{at}");
            }
        }
    }
}
