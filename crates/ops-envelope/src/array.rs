//! Items by index: `dt_array`.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::{self, Vec};
use core::fmt;
use core::ops::Index;
use core::slice;

use crate::Value;

/// A value with the class that its `item` names.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Item<'a> {
    pub(crate) value: Value<'a>,
    /// Boxed because nearly no item has one.
    pub(crate) class: Option<Box<Cow<'a, str>>>,
}

impl<'a> Item<'a> {
    pub(crate) const fn new(value: Value<'a>) -> Self {
        Self { value, class: None }
    }

    pub(crate) fn class(&self) -> Option<&str> {
        self.class.as_deref().map(AsRef::as_ref)
    }

    pub(crate) fn eq_ordered(&self, other: &Self) -> bool {
        self.class == other.class && self.value.eq_ordered(&other.value)
    }

    pub(crate) fn take_owned(&mut self) -> Item<'static> {
        let value = self.value.take_owned();
        let class = self.class.take().map(|class| Box::new(Cow::Owned(class.into_owned())));
        Item { value, class }
    }
}

/// Items by index (`dt_array`): a vector of values, each with an optional class.
///
/// ```
/// use ops_envelope::{Array, Value};
///
/// let mut array: Array = ["ns1.example.com", "ns2.example.com"].into_iter().collect();
/// array.push("ns3.example.com");
/// assert_eq!(array.len(), 3);
/// assert_eq!(array.get(2).and_then(Value::as_str), Some("ns3.example.com"));
/// ```
#[derive(Default, PartialEq, Eq)]
pub struct Array<'a> {
    items: Vec<Item<'a>>,
}

impl<'a> Array<'a> {
    /// An empty array.
    #[must_use]
    pub const fn new() -> Self {
        Self { items: Vec::new() }
    }

    pub(crate) const fn from_items(items: Vec<Item<'a>>) -> Self {
        Self { items }
    }

    pub(crate) fn items(&self) -> slice::Iter<'_, Item<'a>> {
        self.items.iter()
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

    /// The value at `index`, to change.
    #[must_use]
    pub fn get_mut(&mut self, index: usize) -> Option<&mut Value<'a>> {
        self.items.get_mut(index).map(|item| &mut item.value)
    }

    /// The class of the item at `index`.
    #[must_use]
    pub fn class(&self, index: usize) -> Option<&str> {
        self.items.get(index)?.class()
    }

    /// Sets or clears the class of the item at `index`; `false` where there is no such item.
    pub fn set_class(&mut self, index: usize, class: Option<Cow<'a, str>>) -> bool {
        match self.items.get_mut(index) {
            Some(item) => {
                item.class = class.map(Box::new);
                true
            }
            None => false,
        }
    }

    /// Adds a value at the end.
    pub fn push(&mut self, value: impl Into<Value<'a>>) {
        self.items.push(Item::new(value.into()));
    }

    /// Puts a value before the one at `index`, or at the end where `index` is past it.
    pub fn insert(&mut self, index: usize, value: impl Into<Value<'a>>) {
        self.items.insert(index.min(self.items.len()), Item::new(value.into()));
    }

    /// Takes the value at `index` out; those behind it move up.
    pub fn remove(&mut self, index: usize) -> Option<Value<'a>> {
        (index < self.items.len()).then(|| self.items.remove(index).value)
    }

    /// Takes the last value out.
    pub fn pop(&mut self) -> Option<Value<'a>> {
        self.items.pop().map(|item| item.value)
    }

    /// Drops all values.
    pub fn clear(&mut self) {
        self.items.clear();
    }

    /// The values in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, 'a> {
        Iter(self.items.iter())
    }

    /// The values in order, to change.
    pub fn iter_mut(
        &mut self,
    ) -> impl ExactSizeIterator<Item = &mut Value<'a>> + DoubleEndedIterator {
        self.items.iter_mut().map(|item| &mut item.value)
    }

    /// Whether both hold the same, assocs in the same order of keys.
    #[must_use]
    pub fn eq_ordered(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self.items.iter().zip(&other.items).all(|(one, two)| one.eq_ordered(two))
    }

    /// The array with nothing borrowed.
    #[must_use]
    pub fn into_owned(mut self) -> Array<'static> {
        self.take_owned()
    }

    pub(crate) fn take_owned(&mut self) -> Array<'static> {
        let mut items = Vec::with_capacity(self.items.len());
        for item in &mut self.items {
            items.push(item.take_owned());
        }
        Array { items }
    }
}

/// A loop, for the stack that the clone of a vector would take at each level of a deep tree.
impl Clone for Array<'_> {
    fn clone(&self) -> Self {
        let mut items = Vec::with_capacity(self.items.len());
        for item in &self.items {
            items.push(item.clone());
        }
        Self { items }
    }
}

/// Never panics: what is not there reads as [`Value`]'s index does.
impl<'a> Index<usize> for Array<'a> {
    type Output = Value<'a>;

    fn index(&self, index: usize) -> &Self::Output {
        self.get(index).unwrap_or(Value::nothing())
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

impl fmt::Debug for Array<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl fmt::Debug for Iter<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl fmt::Debug for IntoIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.as_slice().iter().map(|item| &item.value)).finish()
    }
}
