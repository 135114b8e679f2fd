//! Variants with content.

use alloc::borrow::Cow;

use serde::de::{self, Deserialize, DeserializeSeed, EnumAccess, VariantAccess, Visitor};

use super::key::Key;
use super::{Deserializer, Reading, Source};
use crate::Error;
use crate::reader::Token;

/// A variant with content: an assoc with the variant's name as its only key.
pub(super) struct Variant<'v, 'r, 'de, S> {
    pub(super) reading: &'v mut Reading<'r, S>,
    pub(super) key: Cow<'de, str>,
    pub(super) text: Option<&'de str>,
}

impl<'de, S: Source<'de>> Variant<'_, '_, 'de, S> {
    fn content<T>(
        self,
        visit: impl FnOnce(Deserializer<'_, '_, 'de, S>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let token = match self.text {
            Some(text) => Token::Scalar(Cow::Borrowed(text)),
            None => self.reading.source.expect_token()?,
        };
        match visit(Deserializer { reading: &mut *self.reading, token }) {
            Ok(value) => Ok(value),
            Err(error) => Err(self.reading.place(error).under_key(&self.key)),
        }
    }
}

impl<'de, S: Source<'de>> EnumAccess<'de> for Variant<'_, '_, 'de, S> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let variant = seed.deserialize(Key(&self.key));
        variant.map(|variant| (variant, self))
    }
}

impl<'de, S: Source<'de>> VariantAccess<'de> for Variant<'_, '_, 'de, S> {
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
