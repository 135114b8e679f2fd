//! What becomes a value.

use alloc::borrow::Cow;
use alloc::string::String;

use super::tree::{Array, Assoc, Value};

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

from_numbers!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64);

/// The value, or an empty text for none.
impl<T: Into<Self>> From<Option<T>> for Value<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Self::default, Into::into)
    }
}
