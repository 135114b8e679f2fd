//! Iterators over the items of an assoc.

use alloc::borrow::Cow;
use alloc::vec;

use indexmap::map;

use super::tree::{Assoc, Entries, Item, Items, Value};

impl<'v, 'a> Iterator for Items<'v, 'a> {
    type Item = (&'v str, &'v Item<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Few(few) => few.next().map(|(key, item)| (&**key, item)),
            Self::Many(many) => many.next().map(|(key, item)| (&**key, item)),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Self::Few(few) => few.size_hint(),
            Self::Many(many) => many.size_hint(),
        }
    }
}

impl ExactSizeIterator for Items<'_, '_> {}

/// Keys and values of an [`Assoc`], borrowed.
#[derive(Clone)]
pub struct Iter<'v, 'a>(pub(super) Items<'v, 'a>);

impl<'v, 'a> Iterator for Iter<'v, 'a> {
    type Item = (&'v str, &'v Value<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, item)| (key, &item.value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Iter<'_, '_> {}

/// Keys and values of an [`Assoc`], by value.
pub struct IntoIter<'a>(IntoItems<'a>);

enum IntoItems<'a> {
    Few(vec::IntoIter<(Cow<'a, str>, Item<'a>)>),
    Many(map::IntoIter<Cow<'a, str>, Item<'a>>),
}

impl<'a> Iterator for IntoIter<'a> {
    type Item = (Cow<'a, str>, Value<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (key, item) = match &mut self.0 {
            IntoItems::Few(few) => few.next(),
            IntoItems::Many(many) => many.next(),
        }?;
        Some((key, item.value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.0 {
            IntoItems::Few(few) => few.size_hint(),
            IntoItems::Many(many) => many.size_hint(),
        }
    }
}

impl ExactSizeIterator for IntoIter<'_> {}

impl<'a> IntoIterator for Assoc<'a> {
    type Item = (Cow<'a, str>, Value<'a>);
    type IntoIter = IntoIter<'a>;

    fn into_iter(self) -> IntoIter<'a> {
        IntoIter(match self.entries {
            Entries::Few(few) => IntoItems::Few(few.into_iter()),
            Entries::Many(many) => IntoItems::Many(many.into_iter()),
        })
    }
}

impl<'v, 'a> IntoIterator for &'v Assoc<'a> {
    type Item = (&'v str, &'v Value<'a>);
    type IntoIter = Iter<'v, 'a>;

    fn into_iter(self) -> Iter<'v, 'a> {
        self.iter()
    }
}
