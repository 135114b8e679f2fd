//! Items by index: `dt_array`.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::{self, Vec};
use core::slice;

use super::tree::{Array, Item, Value};

impl<'a> Array<'a> {
    /// An empty array.
    #[must_use]
    pub const fn new() -> Self {
        Self { items: Vec::new() }
    }

    /// How many items there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The value at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Value<'a>> {
        self.items.get(index).map(|item| &item.value)
    }

    /// The value at `index`, mutable.
    #[must_use]
    pub fn get_mut(&mut self, index: usize) -> Option<&mut Value<'a>> {
        self.items.get_mut(index).map(|item| &mut item.value)
    }

    /// The class of the item at `index`.
    #[must_use]
    pub fn class(&self, index: usize) -> Option<&str> {
        self.items.get(index)?.class()
    }

    /// Sets or clears the class of the item at `index`; returns `false` if there is no such item.
    pub fn set_class(&mut self, index: usize, class: Option<Cow<'a, str>>) -> bool {
        let Some(item) = self.items.get_mut(index) else { return false };
        item.class = class.map(Box::new);
        true
    }

    /// Adds a value at the end.
    pub fn push(&mut self, value: impl Into<Value<'a>>) {
        self.items.push(Item::new(value.into()));
    }

    /// Inserts a value before the one at `index`, or at the end if `index` is past it.
    pub fn insert(&mut self, index: usize, value: impl Into<Value<'a>>) {
        self.items.insert(index.min(self.items.len()), Item::new(value.into()));
    }

    /// Removes and returns the value at `index`; later values move up.
    pub fn remove(&mut self, index: usize) -> Option<Value<'a>> {
        (index < self.items.len()).then(|| self.items.remove(index).value)
    }

    /// Removes and returns the last value.
    pub fn pop(&mut self) -> Option<Value<'a>> {
        self.items.pop().map(|item| item.value)
    }

    /// Removes all values.
    pub fn clear(&mut self) {
        self.items.clear();
    }

    /// The values in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, 'a> {
        Iter(self.items.iter())
    }

    /// The values in order, mutable.
    pub fn iter_mut(
        &mut self,
    ) -> impl ExactSizeIterator<Item = &mut Value<'a>> + DoubleEndedIterator {
        self.items.iter_mut().map(|item| &mut item.value)
    }

    /// The array as one that borrows nothing.
    #[must_use]
    pub fn into_owned(mut self) -> Array<'static> {
        self.take_owned()
    }
}

impl<'a, V: Into<Value<'a>>> FromIterator<V> for Array<'a> {
    fn from_iter<I: IntoIterator<Item = V>>(values: I) -> Self {
        Self { items: values.into_iter().map(|value| Item::new(value.into())).collect() }
    }
}

impl<'a, V: Into<Value<'a>>> Extend<V> for Array<'a> {
    fn extend<I: IntoIterator<Item = V>>(&mut self, values: I) {
        self.items.extend(values.into_iter().map(|value| Item::new(value.into())));
    }
}

impl<'a, V: Into<Value<'a>>> From<Vec<V>> for Array<'a> {
    fn from(values: Vec<V>) -> Self {
        values.into_iter().collect()
    }
}

/// The values of an [`Array`], borrowed.
#[derive(Clone)]
pub struct Iter<'v, 'a>(slice::Iter<'v, Item<'a>>);

/// The values of an [`Array`], by value.
pub struct IntoIter<'a>(vec::IntoIter<Item<'a>>);

impl<'v, 'a> Iterator for Iter<'v, 'a> {
    type Item = &'v Value<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|item| &item.value)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_, '_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|item| &item.value)
    }
}

impl ExactSizeIterator for Iter<'_, '_> {}

impl<'a> Iterator for IntoIter<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|item| item.value)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for IntoIter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|item| item.value)
    }
}

impl ExactSizeIterator for IntoIter<'_> {}

impl<'v, 'a> IntoIterator for &'v Array<'a> {
    type Item = &'v Value<'a>;
    type IntoIter = Iter<'v, 'a>;

    fn into_iter(self) -> Iter<'v, 'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for Array<'a> {
    type Item = Value<'a>;
    type IntoIter = IntoIter<'a>;

    fn into_iter(self) -> IntoIter<'a> {
        IntoIter(self.items.into_iter())
    }
}
