//! Access to values.

use alloc::borrow::Cow;
use core::ops::Index;

use wire_text::parse_bool;

use super::tree::{Array, Assoc, Nested, Value};
use crate::container::Container;

/// What indexing finds where nothing is.
static NOTHING: Value<'static> = Value::Scalar(Cow::Borrowed(""));

impl<'a> Nested<'a> {
    /// The kind of the element around the value.
    #[must_use]
    pub const fn container(&self) -> Container {
        self.container
    }

    /// The value inside.
    #[must_use]
    pub const fn value(&self) -> &Value<'a> {
        &self.value
    }

    /// The value inside, by value.
    #[must_use]
    pub fn into_value(self) -> Value<'a> {
        self.value
    }
}

impl<'a> Value<'a> {
    /// `value` in a `dt_scalarref`: a reference to it, as in Perl.
    #[must_use]
    pub fn scalar_ref(value: impl Into<Self>) -> Self {
        Self::nested(Container::ScalarRef, value.into())
    }

    /// The value inside all single-value elements; for most values, the value itself.
    #[must_use]
    pub fn inner(&self) -> &Self {
        let mut value = self;
        while let Self::Nested(nested) = value {
            value = &nested.value;
        }
        value
    }

    fn inner_mut(&mut self) -> &mut Self {
        let mut value = self;
        while let Self::Nested(nested) = value {
            value = &mut nested.value;
        }
        value
    }

    /// The text of a scalar.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self.inner() {
            Self::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a scalar as a boolean: `1`, `true`, `Y`, `yes`; `0`, `false`, `N`, `no`, in any letter
    /// case.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        parse_bool(self.as_str()?)
    }

    /// The text of a scalar as a whole number.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_str()?.trim().parse().ok()
    }

    /// The text of a scalar as a whole number that is not negative.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_str()?.trim().parse().ok()
    }

    /// The text of a scalar as a decimal number.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.as_str()?.trim().parse().ok()
    }

    /// The items by index.
    #[must_use]
    pub fn as_array(&self) -> Option<&Array<'a>> {
        match self.inner() {
            Self::Array(array) => Some(array),
            _ => None,
        }
    }

    /// The items by index, mutable.
    #[must_use]
    pub fn as_array_mut(&mut self) -> Option<&mut Array<'a>> {
        match self.inner_mut() {
            Self::Array(array) => Some(array),
            _ => None,
        }
    }

    /// The items by key.
    #[must_use]
    pub fn as_assoc(&self) -> Option<&Assoc<'a>> {
        match self.inner() {
            Self::Assoc(assoc) => Some(assoc),
            _ => None,
        }
    }

    /// The items by key, mutable.
    #[must_use]
    pub fn as_assoc_mut(&mut self) -> Option<&mut Assoc<'a>> {
        match self.inner_mut() {
            Self::Assoc(assoc) => Some(assoc),
            _ => None,
        }
    }

    /// The value of `key`, a `&str` in an assoc or a `usize` in an array.
    #[must_use]
    pub fn get<K: Key>(&self, key: K) -> Option<&Self> {
        key.find(self)
    }

    /// The value of `key`, mutable.
    #[must_use]
    pub fn get_mut<K: Key>(&mut self, key: K) -> Option<&mut Self> {
        key.find_mut(self)
    }
}

/// A key of a member of a [`Value`]: a `&str` or an index (`usize`).
///
/// ```
/// use ops_envelope::{Array, Value, assoc};
///
/// let names: Array = ["ns1.example.com", "ns2.example.com"].into_iter().collect();
/// let list = Value::from(assoc! { "names" => names });
/// assert_eq!(list.get("names").and_then(|names| names.get(1)), Some(&"ns2.example.com".into()));
/// assert_eq!(list["names"][0], "ns1.example.com");
/// ```
pub trait Key: sealed::Sealed {
    #[doc(hidden)]
    fn find<'v, 'a>(self, value: &'v Value<'a>) -> Option<&'v Value<'a>>;
    #[doc(hidden)]
    fn find_mut<'v, 'a>(self, value: &'v mut Value<'a>) -> Option<&'v mut Value<'a>>;
}

impl Key for &str {
    fn find<'v, 'a>(self, value: &'v Value<'a>) -> Option<&'v Value<'a>> {
        value.as_assoc()?.get(self)
    }

    fn find_mut<'v, 'a>(self, value: &'v mut Value<'a>) -> Option<&'v mut Value<'a>> {
        value.as_assoc_mut()?.get_mut(self)
    }
}

impl Key for usize {
    fn find<'v, 'a>(self, value: &'v Value<'a>) -> Option<&'v Value<'a>> {
        value.as_array()?.get(self)
    }

    fn find_mut<'v, 'a>(self, value: &'v mut Value<'a>) -> Option<&'v mut Value<'a>> {
        value.as_array_mut()?.get_mut(self)
    }
}

mod sealed {
    /// Keys are text and indexes are numbers; there is no third.
    pub trait Sealed {}
    impl Sealed for &str {}
    impl Sealed for usize {}
}

/// Never panics: gives an empty text for a missing key. [`get`](Value::get) returns an `Option`.
impl<'a, K: Key> Index<K> for Value<'a> {
    type Output = Value<'a>;

    fn index(&self, key: K) -> &Self::Output {
        self.get(key).unwrap_or(&NOTHING)
    }
}

/// Never panics: gives an empty text for a missing key. [`get`](Assoc::get) returns an `Option`.
impl<'a> Index<&str> for Assoc<'a> {
    type Output = Value<'a>;

    fn index(&self, key: &str) -> &Self::Output {
        self.get(key).unwrap_or(&NOTHING)
    }
}

/// Never panics: gives an empty text for a missing index. [`get`](Array::get) returns an `Option`.
impl<'a> Index<usize> for Array<'a> {
    type Output = Value<'a>;

    fn index(&self, index: usize) -> &Self::Output {
        self.get(index).unwrap_or(&NOTHING)
    }
}

impl PartialEq<str> for Value<'_> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for Value<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == Some(*other)
    }
}
