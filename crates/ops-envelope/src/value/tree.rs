//! The types of the tree. They contain each other, so they are in one file.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::slice;

use indexmap::{IndexMap, map};

use crate::container::Container;

#[cfg(feature = "std")]
pub(crate) type Hasher = std::hash::RandomState;
#[cfg(not(feature = "std"))]
pub(crate) type Hasher = foldhash::quality::RandomState;

pub(crate) type Map<'a> = IndexMap<Cow<'a, str>, Item<'a>, Hasher>;

/// A value of an envelope: text, items by key, or items by index (`ops.dtd`).
///
/// `==` compares by content, and ignores the order of keys, which has no meaning in this protocol. Numbers and
/// booleans are text in messages and in the tree; [`from_str`](crate::from_str) converts them.
///
/// `Debug` masks the values of secret keys.
#[derive(Clone)]
#[non_exhaustive]
pub enum Value<'a> {
    /// The text of an `item` or a `dt_scalar`.
    Scalar(Cow<'a, str>),
    /// `dt_array`: items by index.
    Array(Array<'a>),
    /// `dt_assoc`: items by key.
    Assoc(Assoc<'a>),
    /// An element around a single value: a `dt_scalarref`, or a `dt_*` directly inside another one. The
    /// accessors return what is inside.
    Nested(Box<Nested<'a>>),
}

/// An element around a single value without an item between them.
///
/// ```
/// use ops_envelope::{Container, Envelope, Value};
///
/// let xml = "<OPS_envelope><header><version>0.9</version></header><body><data_block>\
///            <dt_scalarref><dt_scalar>a</dt_scalar></dt_scalarref></data_block></body></OPS_envelope>";
/// let envelope = Envelope::parse(xml)?;
/// let Value::Nested(nested) = envelope.value() else { panic!() };
/// assert_eq!(nested.container(), Container::ScalarRef);
/// assert_eq!(envelope.value().as_str(), Some("a"));
/// # Ok::<(), ops_envelope::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Nested<'a> {
    pub(crate) container: Container,
    pub(crate) value: Value<'a>,
}

/// A value with the class that its `item` names.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Item<'a> {
    pub(crate) value: Value<'a>,
    /// Boxed because nearly no item has one.
    pub(crate) class: Option<Box<Cow<'a, str>>>,
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
    pub(crate) items: Vec<Item<'a>>,
}

/// Items by key (`dt_assoc`), in the order in which they were read or inserted, each with an optional class.
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
    pub(crate) entries: Entries<'a>,
}

pub(crate) enum Entries<'a> {
    Few(Vec<(Cow<'a, str>, Item<'a>)>),
    Many(Box<Map<'a>>),
}

/// Keys and items, however they are held.
#[derive(Clone)]
pub(crate) enum Items<'v, 'a> {
    Few(slice::Iter<'v, (Cow<'a, str>, Item<'a>)>),
    Many(map::Iter<'v, Cow<'a, str>, Item<'a>>),
}

impl<'a> Item<'a> {
    pub(crate) const fn new(value: Value<'a>) -> Self {
        Self { value, class: None }
    }

    pub(crate) fn class(&self) -> Option<&str> {
        self.class.as_deref().map(AsRef::as_ref)
    }

    pub(crate) fn take_owned(&mut self) -> Item<'static> {
        let value = self.value.take_owned();
        let class = self.class.take().map(|class| Box::new(Cow::Owned(class.into_owned())));
        Item { value, class }
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Scalar(one), Self::Scalar(two)) => one == two,
            (Self::Array(one), Self::Array(two)) => one == two,
            (Self::Assoc(one), Self::Assoc(two)) => one == two,
            (Self::Nested(one), Self::Nested(two)) => one == two,
            _ => false,
        }
    }
}

impl Eq for Value<'_> {}

impl PartialEq for Assoc<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self.items().all(|(key, item)| other.item(key).is_some_and(|held| held == item))
    }
}

impl Eq for Assoc<'_> {}

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

impl Value<'_> {
    /// The value as one that borrows nothing.
    #[must_use]
    pub fn into_owned(mut self) -> Value<'static> {
        self.take_owned()
    }

    /// What [`into_owned`](Self::into_owned) gives. A reference takes less stack at each level of a
    /// deep tree than a value that is moved.
    pub(crate) fn take_owned(&mut self) -> Value<'static> {
        match self {
            Self::Scalar(text) => Value::Scalar(take_owned(text)),
            Self::Array(array) => Value::Array(array.take_owned()),
            Self::Assoc(assoc) => Value::Assoc(assoc.take_owned()),
            Self::Nested(nested) => Value::nested(nested.container, nested.value.take_owned()),
        }
    }

    pub(crate) fn nested(container: Container, value: Self) -> Self {
        Self::Nested(Box::new(Nested { container, value }))
    }
}

impl Array<'_> {
    pub(crate) fn take_owned(&mut self) -> Array<'static> {
        let mut items = Vec::with_capacity(self.items.len());
        for item in &mut self.items {
            items.push(item.take_owned());
        }
        Array { items }
    }
}

impl Assoc<'_> {
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
}

/// The text with nothing borrowed, taken and not copied if it is owned.
fn take_owned(text: &mut Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(core::mem::take(text).into_owned())
}
