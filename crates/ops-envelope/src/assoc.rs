//! Items by key: `dt_assoc`.

mod entry;
mod iter;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Index;

use indexmap::IndexMap;
use indexmap::map::Entry as MapEntry;

pub use entry::Entry;
pub(crate) use iter::Items;
pub use iter::{IntoIter, Iter};

use crate::Value;
use crate::array::Item;
use crate::value::{Member, take_owned};

/// Up to here a scan over the keys is faster than a hash.
const FEW: usize = 16;

#[cfg(feature = "std")]
pub(crate) type Hasher = std::hash::RandomState;
#[cfg(not(feature = "std"))]
pub(crate) type Hasher = foldhash::quality::RandomState;

type Map<'a> = IndexMap<Cow<'a, str>, Item<'a>, Hasher>;

/// Items by key (`dt_assoc`), in the order they were read or put in, each with an optional class.
///
/// `==` ignores the order, as the protocol does.
///
/// ```
/// use ops_envelope::{Value, assoc};
///
/// let mut assoc = assoc! { "domain_name" => "example.info", "sub_user" => false };
/// assoc.insert("send_to", "owner");
/// assert_eq!(assoc.keys().collect::<Vec<_>>(), ["domain_name", "sub_user", "send_to"]);
/// assert_eq!(assoc["sub_user"], "0");
/// assoc.entry("attempts").or_insert(1);
/// assert_eq!(assoc.remove("attempts"), Some(Value::from("1")));
/// ```
#[derive(Clone)]
pub struct Assoc<'a> {
    entries: Entries<'a>,
}

enum Entries<'a> {
    Few(Vec<(Cow<'a, str>, Item<'a>)>),
    Many(Box<Map<'a>>),
}

/// Loops, for the stack that other ways would take at each level of a deep tree.
impl Clone for Entries<'_> {
    fn clone(&self) -> Self {
        match self {
            Self::Few(few) => {
                let mut copy = Vec::with_capacity(few.len());
                for (key, item) in few {
                    copy.push((key.clone(), item.clone()));
                }
                Self::Few(copy)
            }
            Self::Many(many) => {
                let mut copy = Map::with_capacity_and_hasher(many.len(), many.hasher().clone());
                for (key, item) in many.iter() {
                    copy.insert(key.clone(), item.clone());
                }
                Self::Many(Box::new(copy))
            }
        }
    }
}

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

    /// The value under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.item(key).map(|item| &item.value)
    }

    /// The value under `key`, to change.
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

    /// Where `key` stands.
    #[must_use]
    pub fn position(&self, key: &str) -> Option<usize> {
        match &self.entries {
            Entries::Few(few) => few.iter().position(|(held, _)| held == key),
            Entries::Many(many) => many.get_index_of(key),
        }
    }

    /// Whether there is an item under `key`.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.item(key).is_some()
    }

    /// The class of the item under `key`.
    #[must_use]
    pub fn class(&self, key: &str) -> Option<&str> {
        self.item(key)?.class()
    }

    /// Sets or clears the class of the item under `key`; `false` where there is no such item.
    pub fn set_class(&mut self, key: &str, class: Option<Cow<'a, str>>) -> bool {
        match self.item_mut(key) {
            Some(item) => {
                item.class = class.map(Box::new);
                true
            }
            None => false,
        }
    }

    /// Puts `value` under `key`, at the end if the key is new, and gives back what stood there. The
    /// item's class stays.
    pub fn insert(
        &mut self,
        key: impl Into<Cow<'a, str>>,
        value: impl Into<Value<'a>>,
    ) -> Option<Value<'a>> {
        let (key, value) = (key.into(), value.into());
        match self.item_mut(&key) {
            Some(item) => Some(core::mem::replace(&mut item.value, value)),
            None => {
                self.append(key, Item::new(value));
                None
            }
        }
    }

    /// Takes the value under `key` out; the others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<Value<'a>> {
        let item = match &mut self.entries {
            Entries::Few(few) => {
                let position = few.iter().position(|(held, _)| held == key)?;
                few.remove(position).1
            }
            Entries::Many(many) => many.shift_remove(key)?,
        };
        Some(item.value)
    }

    /// The place of `key`, filled or not, to be filled or changed.
    pub fn entry(&mut self, key: impl Into<Cow<'a, str>>) -> Entry<'_, 'a> {
        Entry { assoc: self, key: key.into() }
    }

    /// Drops all items.
    pub fn clear(&mut self) {
        self.entries = Entries::Few(Vec::new());
    }

    /// Keys and values in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, 'a> {
        Iter(self.items())
    }

    /// Keys and values in order, the values to change.
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

    /// Whether both hold the same in the same order of keys.
    #[must_use]
    pub fn eq_ordered(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .items()
                .zip(other.items())
                .all(|((one_key, one), (two_key, two))| one_key == two_key && one.eq_ordered(two))
    }

    /// The assoc with nothing borrowed.
    #[must_use]
    pub fn into_owned(mut self) -> Assoc<'static> {
        self.take_owned()
    }

    pub(crate) fn take_owned(&mut self) -> Assoc<'static> {
        let entries = match &mut self.entries {
            Entries::Few(few) => {
                let mut owned = Vec::with_capacity(few.len());
                for (key, item) in few {
                    owned.push((take_owned(key), item.take_owned()));
                }
                Entries::Few(owned)
            }
            Entries::Many(many) => {
                let mut owned = Map::with_capacity_and_hasher(many.len(), Hasher::default());
                for (mut key, mut item) in many.drain(..) {
                    owned.insert(take_owned(&mut key), item.take_owned());
                }
                Entries::Many(Box::new(owned))
            }
        };
        Assoc { entries }
    }

    fn item(&self, key: &str) -> Option<&Item<'a>> {
        match &self.entries {
            Entries::Few(few) => few.iter().find(|(held, _)| held == key).map(|(_, item)| item),
            Entries::Many(many) => many.get(key),
        }
    }

    fn item_mut(&mut self, key: &str) -> Option<&mut Item<'a>> {
        match &mut self.entries {
            Entries::Few(few) => few.iter_mut().find(|(held, _)| held == key).map(|(_, item)| item),
            Entries::Many(many) => many.get_mut(key),
        }
    }

    /// Adds an item whose key is known to be new.
    fn append(&mut self, key: Cow<'a, str>, item: Item<'a>) {
        match &mut self.entries {
            Entries::Few(few) if few.len() < FEW => few.push((key, item)),
            Entries::Few(few) => {
                let mut many: Map<'a> = core::mem::take(few).into_iter().collect();
                many.insert(key, item);
                self.entries = Entries::Many(Box::new(many));
            }
            Entries::Many(many) => {
                many.insert(key, item);
            }
        }
    }

    pub(crate) fn items(&self) -> Items<'_, 'a> {
        match &self.entries {
            Entries::Few(few) => Items::Few(few.iter()),
            Entries::Many(many) => Items::Many(many.iter()),
        }
    }

    /// An assoc of items that may share keys: `on_doubled` gets the item that is held and the one
    /// that comes later under its key, with what else came with it, and decides.
    pub(crate) fn build<X, E>(
        items: impl ExactSizeIterator<Item = (Cow<'a, str>, Item<'a>, X)>,
        mut on_doubled: impl FnMut(&mut Item<'a>, Item<'a>, X) -> Result<(), E>,
    ) -> Result<Self, E> {
        if items.len() > FEW {
            let mut many = Map::with_capacity_and_hasher(items.len(), Hasher::default());
            for (key, item, extra) in items {
                match many.entry(key) {
                    MapEntry::Occupied(held) => on_doubled(held.into_mut(), item, extra)?,
                    MapEntry::Vacant(place) => {
                        place.insert(item);
                    }
                }
            }
            return Ok(Self { entries: Entries::Many(Box::new(many)) });
        }
        let mut few: Vec<(Cow<'a, str>, Item<'a>)> = Vec::with_capacity(items.len());
        for (key, item, extra) in items {
            match few.iter_mut().find(|(held, _)| *held == key) {
                Some((_, held)) => on_doubled(held, item, extra)?,
                None => few.push((key, item)),
            }
        }
        Ok(Self { entries: Entries::Few(few) })
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

impl PartialEq for Assoc<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self.items().all(|(key, item)| other.item(key).is_some_and(|held| held == item))
    }
}

impl Eq for Assoc<'_> {}

/// Never panics: what is not there reads as [`Value`]'s index does.
impl<'a> Index<&str> for Assoc<'a> {
    type Output = Value<'a>;

    fn index(&self, key: &str) -> &Self::Output {
        self.get(key).unwrap_or(Value::nothing())
    }
}

/// The value at a position; never panics.
impl<'a> Index<usize> for Assoc<'a> {
    type Output = Value<'a>;

    fn index(&self, position: usize) -> &Self::Output {
        self.get_index(position).map_or(Value::nothing(), |(_, value)| value)
    }
}

impl fmt::Debug for Assoc<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map(|(key, value)| (key, Member { key, value }))).finish()
    }
}
