//! The tree: what a data block holds.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::ops::Index;

use crate::reader::Container;
use crate::{Array, Assoc, redact};

/// A value of an envelope: text, items by key, or items by index (`ops.dtd`).
///
/// Values compare by content; the order of keys carries no meaning in this protocol and is ignored
/// by `==` (see [`eq_ordered`](Self::eq_ordered)). Numbers and booleans are text on the wire and
/// stay text here; [`from_str`](crate::from_str) reads them as what they are.
///
/// `Debug` masks what stands under a secret key. `Display` is the wire form, `{:#}` with the
/// documents' layout; it shows everything, and puts U+FFFD for characters that XML cannot hold.
#[derive(Clone)]
#[non_exhaustive]
pub enum Value<'a> {
    /// Text: of an `item`, or in a `dt_scalar`.
    Scalar(Cow<'a, str>),
    /// `dt_array`: items by index.
    Array(Array<'a>),
    /// `dt_assoc`: items by key.
    Assoc(Assoc<'a>),
    /// An element around a single value: a `dt_scalarref`, or a `dt_*` right inside another. The
    /// accessors look through it.
    Nested(Box<Nested<'a>>),
}

/// An element around a single value without an item between them.
#[derive(Clone, PartialEq, Eq)]
pub struct Nested<'a> {
    container: Container,
    value: Value<'a>,
}

impl<'a> Nested<'a> {
    /// The element around.
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
    /// `value` in a `dt_scalarref`, a reference in the manner of Perl.
    #[must_use]
    pub fn scalar_ref(value: impl Into<Self>) -> Self {
        Self::nested(Container::ScalarRef, value.into())
    }

    pub(crate) fn nested(container: Container, value: Self) -> Self {
        Self::Nested(Box::new(Nested { container, value }))
    }

    /// What indexing finds where nothing is.
    pub(crate) fn nothing() -> &'static Value<'static> {
        static NOTHING: Value<'static> = Value::Assoc(Assoc::new());
        &NOTHING
    }

    /// The value inside all single-value wrappings, usually the value itself.
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

    /// The text of a scalar as a truth value: `1` and `true`, `0` and `false`.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        parse_bool(self.as_str()?)
    }

    /// The text of a scalar as a whole number.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_str()?.trim().parse().ok()
    }

    /// The text of a scalar as a whole number from 0.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
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

    /// The items by index, to change.
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

    /// The items by key, to change.
    #[must_use]
    pub fn as_assoc_mut(&mut self) -> Option<&mut Assoc<'a>> {
        match self.inner_mut() {
            Self::Assoc(assoc) => Some(assoc),
            _ => None,
        }
    }

    /// The value under `key`, a `&str` in an assoc or a `usize` in an array.
    #[must_use]
    pub fn get<K: Key>(&self, key: K) -> Option<&Self> {
        key.find(self)
    }

    /// The value under `key`, to change.
    #[must_use]
    pub fn get_mut<K: Key>(&mut self, key: K) -> Option<&mut Self> {
        key.find_mut(self)
    }

    /// Whether both hold the same in the same order of keys.
    #[must_use]
    pub fn eq_ordered(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Scalar(one), Self::Scalar(two)) => one == two,
            (Self::Array(one), Self::Array(two)) => one.eq_ordered(two),
            (Self::Assoc(one), Self::Assoc(two)) => one.eq_ordered(two),
            (Self::Nested(one), Self::Nested(two)) => {
                one.container == two.container && one.value.eq_ordered(&two.value)
            }
            _ => false,
        }
    }

    /// The value with nothing borrowed.
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
}

/// The text with nothing borrowed, taken and not copied if it is owned.
pub(crate) fn take_owned(text: &mut Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(core::mem::take(text).into_owned())
}

/// `1` and `true` are true, `0` and `false` are false, in any letter case.
pub(crate) fn parse_bool(text: &str) -> Option<bool> {
    match text.trim() {
        "1" => Some(true),
        "0" => Some(false),
        text if text.eq_ignore_ascii_case("true") => Some(true),
        text if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// What finds a member of a [`Value`]: a key (`&str`) or an index (`usize`).
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

/// Never panics: what is not there reads as an empty assoc, which has no text and no members.
/// [`get`](Value::get) tells the difference.
impl<'a, K: Key> Index<K> for Value<'a> {
    type Output = Value<'a>;

    fn index(&self, key: K) -> &Self::Output {
        self.get(key).unwrap_or(Value::nothing())
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

/// An empty scalar.
impl Default for Value<'_> {
    fn default() -> Self {
        Self::Scalar(Cow::Borrowed(""))
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Scalar(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Scalar(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Scalar(text)
    }
}

impl<'a> From<Array<'a>> for Value<'a> {
    fn from(array: Array<'a>) -> Self {
        Self::Array(array)
    }
}

impl<'a> From<Assoc<'a>> for Value<'a> {
    fn from(assoc: Assoc<'a>) -> Self {
        Self::Assoc(assoc)
    }
}

/// `1` or `0`.
impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Self::Scalar(Cow::Borrowed(if flag { "1" } else { "0" }))
    }
}

macro_rules! from_numbers {
    ($($number:ty),*) => {$(
        /// The number in decimal.
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Self::Scalar(Cow::Owned(alloc::format!("{number}")))
            }
        }
    )*};
}

from_numbers!(u8, u16, u32, u64, usize, i8, i16, i32, i64, isize);

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(text) => text.fmt(f),
            Self::Array(array) => array.fmt(f),
            Self::Assoc(assoc) => assoc.fmt(f),
            Self::Nested(nested) => nested.fmt(f),
        }
    }
}

impl fmt::Debug for Nested<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple(self.container.name()).field(&self.value).finish()
    }
}

/// A member as Debug shows it: masked under a secret key.
pub(crate) struct Member<'v, 'a> {
    pub(crate) key: &'v str,
    pub(crate) value: &'v Value<'a>,
}

impl fmt::Debug for Member<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if redact::is_secret(self.key) { f.write_str(redact::MASK) } else { self.value.fmt(f) }
    }
}
