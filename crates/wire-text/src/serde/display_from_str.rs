//! Reads and writes numbers, booleans and other types with a text form inside `flatten` and `untagged`.
//!
//! Serde reads flattened or untagged fields before it knows their type, and in these formats every value is
//! text. Use this module for such fields; other fields do not need it:
//!
//! ```
//! # #[cfg(feature = "std")] {
//! #[derive(serde::Serialize, serde::Deserialize)]
//! struct Outcome {
//!     #[serde(with = "wire_text::display_from_str")]
//!     response_code: u16,
//!     #[serde(with = "wire_text::display_from_str")]
//!     is_success: bool,
//!     #[serde(with = "wire_text::display_from_str", default, skip_serializing_if = "Option::is_none")]
//!     page: Option<u32>,
//! }
//! let outcome: Outcome =
//!     serde_json::from_str(r#"{"response_code": "200", "is_success": "Y"}"#).unwrap();
//! assert_eq!((outcome.response_code, outcome.is_success, outcome.page), (200, true, None));
//! let json = serde_json::to_string(&outcome).unwrap();
//! assert_eq!(json, r#"{"response_code":"200","is_success":"1"}"#);
//! # }
//! ```

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use core::str::FromStr;

use serde::de::{self, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::boolean::parse_bool;

/// A type with a text form: numbers, booleans, characters, strings, network addresses, and `Option`s of them.
/// For a type of your own, implement two short methods.
///
/// A boolean is written as `1` or `0`, and read as [`parse_bool`] does. Skip an option that is `None`
/// with `skip_serializing_if`.
///
/// ```
/// # extern crate alloc;
/// use alloc::borrow::Cow;
/// use wire_text::display_from_str::Text;
///
/// # #[derive(Debug, PartialEq)]
/// struct Percent(u8);
///
/// impl Text for Percent {
///     fn from_text(text: &str) -> Option<Self> {
///         text.trim().strip_suffix('%')?.parse().ok().map(Self)
///     }
///     fn to_text(&self) -> Option<Cow<'_, str>> {
///         Some(format!("{}%", self.0).into())
///     }
/// }
///
/// assert_eq!(Percent::from_text("25%"), Some(Percent(25)));
/// ```
pub trait Text: Sized {
    /// Reads the text, which may have white space around it. `None` if it does not parse.
    fn from_text(text: &str) -> Option<Self>;
    /// The text; `None` if there is none.
    fn to_text(&self) -> Option<Cow<'_, str>>;
}

/// Reads text and parses it.
///
/// The [page of the module](self) has an example.
///
/// # Errors
/// If the text does not parse: names the expected type, not the text.
pub fn deserialize<'de, D: Deserializer<'de>, T: Text>(deserializer: D) -> Result<T, D::Error> {
    parse(&Cow::<'de, str>::deserialize(deserializer)?)
}

pub(super) fn parse<T: Text, E: de::Error>(text: &str) -> Result<T, E> {
    T::from_text(text).ok_or_else(|| {
        let other = Unexpected::Other("another text");
        E::invalid_value(other, &core::any::type_name::<T>())
    })
}

/// Writes the text form.
///
/// The [page of the module](self) has an example.
///
/// # Errors
/// The errors of the serializer.
pub fn serialize<S: Serializer, T: Text>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.to_text().serialize(serializer)
}

impl Text for bool {
    fn from_text(text: &str) -> Option<Self> {
        parse_bool(text)
    }

    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(if *self { "1" } else { "0" }))
    }
}

impl<T: Text> Text for Option<T> {
    fn from_text(text: &str) -> Option<Self> {
        T::from_text(text).map(Some)
    }

    fn to_text(&self) -> Option<Cow<'_, str>> {
        self.as_ref().and_then(T::to_text)
    }
}

/// As it stands, white space included.
impl Text for String {
    fn from_text(text: &str) -> Option<Self> {
        Some(text.into())
    }

    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

macro_rules! by_display {
    ($($type:ty)*) => {$(
        impl Text for $type {
            fn from_text(text: &str) -> Option<Self> {
                <$type>::from_str(text.trim_ascii()).ok()
            }

            fn to_text(&self) -> Option<Cow<'_, str>> {
                Some(Cow::Owned(self.to_string()))
            }
        }
    )*};
}

by_display! {
    u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 char
    core::net::IpAddr core::net::Ipv4Addr core::net::Ipv6Addr core::net::SocketAddr
}
