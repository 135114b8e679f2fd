//! Keys and values one after the other.

use alloc::borrow::Cow;
use alloc::vec;
use core::{fmt, slice};

use indexmap::map;

use super::{Assoc, Entries};
use crate::Value;
use crate::array::Item;
use crate::value::Member;

/// Keys and items, however they are held.
#[derive(Clone)]
pub(crate) enum Items<'v, 'a> {
    Few(slice::Iter<'v, (Cow<'a, str>, Item<'a>)>),
    Many(map::Iter<'v, Cow<'a, str>, Item<'a>>),
}

impl<'v, 'a> Iterator for Items<'v, 'a> {
    type Item = (&'v str, &'v Item<'a>);

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

impl fmt::Debug for Iter<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.clone().map(|(key, value)| (key, Member { key, value })))
            .finish()
    }
}

impl fmt::Debug for IntoIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntoIter").field("len", &self.len()).finish()
    }
}
