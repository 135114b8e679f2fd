//! Variants with content.

use alloc::borrow::Cow;

use serde::de::{self, Deserialize, DeserializeSeed, EnumAccess, VariantAccess, Visitor};

use super::Deserializer;
use super::key::Key;
use crate::error::Error;
use crate::parser::Content;
use crate::serde::items::Items;

/// A variant with content: an assoc with the variant's name as its only key.
pub(super) struct Variant<'v, 'de> {
    pub(super) items: &'v mut Items<'de>,
    pub(super) key: Cow<'de, str>,
    pub(super) content: Content<'de>,
}

impl<'de> Variant<'_, 'de> {
    fn content<T>(
        self,
        visit: impl FnOnce(Deserializer<'_, 'de>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let Self { items, key, content } = self;
        let value = visit(Deserializer { items: &mut *items, content });
        value.map_err(|error| error.at(items.offset()).in_field(&key))
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        match seed.deserialize(Key(&self.key)) {
            Ok(variant) => Ok((variant, self)),
            Err(error) => Err(error.at(self.items.item_offset)),
        }
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        self.content(|content| <()>::deserialize(content))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        self.content(|content| seed.deserialize(content))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.content(|content| de::Deserializer::deserialize_seq(content, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.content(|content| de::Deserializer::deserialize_map(content, visitor))
    }
}
