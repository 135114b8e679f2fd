//! Keys of assocs, and the names of variants.

use alloc::borrow::Cow;

use serde::de::value::CowStrDeserializer;
use serde::de::{Deserializer, Expected, Visitor};

use super::text::{BOOLEAN, parse_boolean, parse_number};
use crate::error::Error;

/// A key.
pub(super) struct Key<'k, 'de>(pub(super) &'k Cow<'de, str>);

impl<'k> Key<'k, '_> {
    fn scalar<T>(
        self,
        _: &dyn Expected,
        visit: impl FnOnce(&'k str) -> Result<T, Error>,
    ) -> Result<T, Error> {
        visit(self.0)
    }
}

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Cow::Borrowed(key) => visitor.visit_borrowed_str(key),
            Cow::Owned(key) => visitor.visit_str(key),
        }
    }

    forward_to_scalar!();

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(CowStrDeserializer::new(self.0.clone()))
    }

    serde::forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}
