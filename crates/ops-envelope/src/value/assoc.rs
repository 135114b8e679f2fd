//! Items by key: `dt_assoc`.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::assoc_iter::Iter;
use super::tree::{Assoc, Entries, Item, Items, Map, Value};

/// Up to here a scan over the keys is faster than a hash.
const FEW: usize = 16;

impl<'a> Assoc<'a> {
    /// An empty assoc.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Entries::Few(Vec::new()) }
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.entries {
            Entries::Few(few) => few.len(),
            Entries::Many(many) => many.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.item(key).map(|item| &item.value)
    }

    /// The value of `key`, mutable.
    #[must_use]
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value<'a>> {
        self.item_mut(key).map(|item| &mut item.value)
    }

    /// The key and value at `position`.
    #[must_use]
    pub fn get_index(&self, position: usize) -> Option<(&str, &Value<'a>)> {
        let (key, item) = match &self.entries {
            Entries::Few(few) => few.get(position).map(|(key, item)| (key, item)),
            Entries::Many(many) => many.get_index(position),
        }?;
        Some((key, &item.value))
    }

    /// The position of `key`.
    #[must_use]
    pub fn position(&self, key: &str) -> Option<usize> {
        match &self.entries {
            Entries::Few(few) => few.iter().position(|(held, _)| held == key),
            Entries::Many(many) => many.get_index_of(key),
        }
    }

    /// Whether there is an item with `key`.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.item(key).is_some()
    }

    /// The class of the item with `key`.
    #[must_use]
    pub fn class(&self, key: &str) -> Option<&str> {
        self.item(key)?.class()
    }

    /// Sets or clears the class of the item with `key`; returns `false` if there is no such item.
    pub fn set_class(&mut self, key: &str, class: Option<Cow<'a, str>>) -> bool {
        let Some(item) = self.item_mut(key) else { return false };
        item.class = class.map(Box::new);
        true
    }

    /// Sets the value of `key`, and returns the old value. A new key is added at the end. The class of an
    /// existing item stays.
    pub fn insert(
        &mut self,
        key: impl Into<Cow<'a, str>>,
        value: impl Into<Value<'a>>,
    ) -> Option<Value<'a>> {
        match self.try_append(key.into(), Item::new(value.into()), false) {
            Ok(()) => None,
            Err((held, item)) => Some(core::mem::replace(&mut held.value, item.value)),
        }
    }

    /// Removes and returns the value of `key`; the others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<Value<'a>> {
        let position = self.position(key)?;
        let (_, item) = match &mut self.entries {
            Entries::Few(few) => few.remove(position),
            Entries::Many(many) => many.shift_remove_index(position)?,
        };
        Some(item.value)
    }

    /// The entry of `key`, to read, change or insert its value.
    pub fn entry(&mut self, key: impl Into<Cow<'a, str>>) -> Entry<'_, 'a> {
        Entry { assoc: self, key: key.into() }
    }

    /// Removes all items.
    pub fn clear(&mut self) {
        self.entries = Entries::Few(Vec::new());
    }

    /// Keys and values in order.
    #[must_use]
    #[inline]
    pub fn iter(&self) -> Iter<'_, 'a> {
        Iter(self.items())
    }

    /// Keys and values in order, the values mutable.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut Value<'a>)> {
        let (few, many) = match &mut self.entries {
            Entries::Few(few) => (Some(few.iter_mut()), None),
            Entries::Many(many) => (None, Some(many.iter_mut())),
        };
        let few = few.into_iter().flatten().map(|(key, item)| (&**key, &mut item.value));
        few.chain(many.into_iter().flatten().map(|(key, item)| (key.as_ref(), &mut item.value)))
    }

    /// The keys in order.
    #[must_use]
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.iter().map(|(key, _)| key)
    }

    /// The values in order.
    #[must_use]
    pub fn values(&self) -> impl ExactSizeIterator<Item = &Value<'a>> + Clone {
        self.iter().map(|(_, value)| value)
    }

    /// The assoc as one that borrows nothing.
    #[must_use]
    pub fn into_owned(mut self) -> Assoc<'static> {
        self.take_owned()
    }

    pub(crate) fn item(&self, key: &str) -> Option<&Item<'a>> {
        match &self.entries {
            Entries::Few(few) => few.iter().find(|(held, _)| held == key).map(|(_, item)| item),
            Entries::Many(many) => many.get(key),
        }
    }

    fn item_mut(&mut self, key: &str) -> Option<&mut Item<'a>> {
        let position = self.position(key)?;
        Some(self.item_at(position))
    }

    /// An empty assoc with room for `items`, as long as these are few.
    pub(crate) fn with_capacity(items: usize) -> Self {
        Self { entries: Entries::Few(Vec::with_capacity(items.min(FEW))) }
    }

    /// Adds an item whose key is known to be new.
    #[inline]
    pub(crate) fn append(&mut self, key: Cow<'a, str>, item: Item<'a>) {
        match &mut self.entries {
            Entries::Few(few) if few.len() < FEW => few.push((key, item)),
            _ => self.append_many(key, item),
        }
    }

    /// Adds a text whose key is known to be new.
    #[inline]
    pub(crate) fn append_text(&mut self, key: &'a str, text: &'a str) {
        let entry = || (Cow::Borrowed(key), Item::new(Value::Scalar(Cow::Borrowed(text))));
        match &mut self.entries {
            // With room for it, it is made where it stays. Moving it there takes longer than reading it took.
            Entries::Few(few) if few.len() < few.capacity().min(FEW) => few.push(entry()),
            _ => self.append_without_room(key, text),
        }
    }

    #[inline(never)]
    fn append_without_room(&mut self, key: &'a str, text: &'a str) {
        self.append(Cow::Borrowed(key), Item::new(Value::Scalar(Cow::Borrowed(text))));
    }

    /// [`append`](Self::append) where the items are too many for a scan.
    #[cold]
    fn append_many(&mut self, key: Cow<'a, str>, item: Item<'a>) {
        if let Entries::Few(few) = &mut self.entries {
            let many: Map<'a> = core::mem::take(few).into_iter().collect();
            self.entries = Entries::Many(Box::new(many));
        }
        if let Entries::Many(many) = &mut self.entries {
            many.insert(key, item);
        }
    }

    pub(crate) fn items(&self) -> Items<'_, 'a> {
        match &self.entries {
            Entries::Few(few) => Items::Few(few.iter()),
            Entries::Many(many) => Items::Many(many.iter()),
        }
    }

    /// Adds an item whose key may be known to be new. If there is one under its key, gives it back with that one.
    #[inline]
    pub(crate) fn try_append(
        &mut self,
        key: Cow<'a, str>,
        item: Item<'a>,
        is_new: bool,
    ) -> Result<(), (&mut Item<'a>, Item<'a>)> {
        let held = if is_new { None } else { self.position(&key) };
        match held {
            None => {
                self.append(key, item);
                Ok(())
            }
            Some(position) => Err((self.item_at(position), item)),
        }
    }

    /// The item at a position that is known to be there.
    fn item_at(&mut self, position: usize) -> &mut Item<'a> {
        match &mut self.entries {
            Entries::Few(few) => &mut few[position].1,
            Entries::Many(many) => &mut many[position],
        }
    }
}

impl<'a, K: Into<Cow<'a, str>>, V: Into<Value<'a>>> Extend<(K, V)> for Assoc<'a> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, items: I) {
        for (key, value) in items {
            self.insert(key, value);
        }
    }
}

impl<'a, K: Into<Cow<'a, str>>, V: Into<Value<'a>>> FromIterator<(K, V)> for Assoc<'a> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(items: I) -> Self {
        let mut assoc = Self::new();
        assoc.extend(items);
        assoc
    }
}

impl<'a, K: Into<Cow<'a, str>>, V: Into<Value<'a>>, const N: usize> From<[(K, V); N]>
    for Assoc<'a>
{
    fn from(items: [(K, V); N]) -> Self {
        items.into_iter().collect()
    }
}

impl Default for Assoc<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// The entry of a key in an [`Assoc`], which may have a value or not.
pub struct Entry<'v, 'a> {
    assoc: &'v mut Assoc<'a>,
    key: Cow<'a, str>,
}

impl<'v, 'a> Entry<'v, 'a> {
    /// The value, mutable. If there is none, inserts `value` first.
    pub fn or_insert(self, value: impl Into<Value<'a>>) -> &'v mut Value<'a> {
        self.or_insert_with(|| value.into())
    }

    /// The value, mutable. If there is none, inserts the result of `value` first.
    pub fn or_insert_with(self, value: impl FnOnce() -> Value<'a>) -> &'v mut Value<'a> {
        let position = match self.assoc.position(&self.key) {
            Some(position) => position,
            None => {
                self.assoc.append(self.key, Item::new(value()));
                self.assoc.len() - 1
            }
        };
        &mut self.assoc.item_at(position).value
    }

    /// Changes the value if there is one.
    #[must_use]
    pub fn and_modify(self, change: impl FnOnce(&mut Value<'a>)) -> Self {
        if let Some(value) = self.assoc.get_mut(&self.key) {
            change(value);
        }
        self
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}
