//! Text as whatever is written as text: strings, numbers, booleans, names of variants, nothing.

use alloc::borrow::Cow;
use core::str::FromStr;

use serde::de::value::CowStrDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};

use crate::Error;
use crate::value::parse_bool;

pub(super) const NUMBER: &str = "a number that the type holds";
pub(super) const BOOLEAN: &str = "`0`, `1`, `true` or `false`";

/// The methods for numbers and booleans, of a value or a key.
macro_rules! forward_to_scalar {
    ($($method:ident $visit:ident $parse:ident $expected:ident),+ $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.scalar(&$expected, |text| visitor.$visit($parse(&text)?))
        }
    )+};
    () => {
        forward_to_scalar! {
            deserialize_bool visit_bool parse_boolean BOOLEAN,
            deserialize_i8 visit_i8 parse_number NUMBER,
            deserialize_i16 visit_i16 parse_number NUMBER,
            deserialize_i32 visit_i32 parse_number NUMBER,
            deserialize_i64 visit_i64 parse_number NUMBER,
            deserialize_i128 visit_i128 parse_number NUMBER,
            deserialize_u8 visit_u8 parse_number NUMBER,
            deserialize_u16 visit_u16 parse_number NUMBER,
            deserialize_u32 visit_u32 parse_number NUMBER,
            deserialize_u64 visit_u64 parse_number NUMBER,
            deserialize_u128 visit_u128 parse_number NUMBER,
            deserialize_f32 visit_f32 parse_number NUMBER,
            deserialize_f64 visit_f64 parse_number NUMBER,
        }
    };
}

/// The text of a scalar.
pub(super) struct Scalar<'de>(pub(super) Cow<'de, str>);

impl<'de> Scalar<'de> {
    #[inline]
    fn scalar<T>(
        self,
        _: &dyn Expected,
        visit: impl FnOnce(Cow<'de, str>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        visit(self.0)
    }

    /// Empty text counts as nothing where something else than text is expected.
    fn expect_nothing(&self, expected: &dyn Expected) -> Result<(), Error> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(de::Error::invalid_type(Unexpected::Str(""), expected))
    }
}

impl<'de> Deserializer<'de> for Scalar<'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    forward_to_scalar!();

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Cow::Borrowed(text) => visitor.visit_borrowed_bytes(text.as_bytes()),
            Cow::Owned(text) => visitor.visit_byte_buf(text.into_bytes()),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_bytes(visitor)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_empty() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.expect_nothing(&visitor)?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.expect_nothing(&visitor)?;
        visitor.visit_seq(Nothing)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.expect_nothing(&visitor)?;
        visitor.visit_map(Nothing)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(CowStrDeserializer::new(self.0))
    }

    serde::forward_to_deserialize_any! { char str string identifier ignored_any }
}

/// An array or an assoc with nothing in it.
struct Nothing;

impl<'de> SeqAccess<'de> for Nothing {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        _: T,
    ) -> Result<Option<T::Value>, Error> {
        Ok(None)
    }
}

impl<'de> MapAccess<'de> for Nothing {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, _: K) -> Result<Option<K::Value>, Error> {
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, _: T) -> Result<T::Value, Error> {
        Err(Error::data("a key"))
    }
}

pub(super) fn parse_number<N: FromStr>(text: &str) -> Result<N, Error> {
    let invalid = |_| de::Error::invalid_value(Unexpected::Str(""), &NUMBER);
    text.trim().parse().map_err(invalid)
}

pub(super) fn parse_boolean(text: &str) -> Result<bool, Error> {
    let invalid = || de::Error::invalid_value(Unexpected::Str(""), &BOOLEAN);
    parse_bool(text).ok_or_else(invalid)
}
