//! What stands under one name as a deserializer.

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::context::Context;
use super::item::{Item, Value};
use super::many::{Found, Values};
use super::row::read_record;
use crate::error::Error;

impl<'de> Values<'_, 'de> {
    /// Calls `read` with the only value, or the value that all of them have.
    fn with_one<T>(
        mut self,
        read: impl FnOnce(Value<'_, 'de>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let context = self.context;
        let store = context.store;
        let mut others = self.found.clone();
        others.next_with(|_| ());
        let one = self.found.next_with(|item| {
            let text = item.text(store);
            let differs = |other: Item<'_>| text.is_none() || other.text(store) != text;
            while let Some(differs) = others.next_with(differs) {
                if differs {
                    return Err(Error::data("one value, found a repeated field"));
                }
            }
            read(Value { item, context })
        });
        one.unwrap_or_else(|| Err(Error::data("a record")))
    }
}

macro_rules! forward_to_one {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.with_one(|value| value.$method(visitor))
        }
    )*};
}

impl<'de> Deserializer<'de> for Values<'_, 'de> {
    type Error = Error;

    forward_to_one! {
        deserialize_bool
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64 deserialize_char deserialize_str deserialize_string
        deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_map deserialize_identifier
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.found.len() == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { found, context } = self;
        visitor.visit_seq(Sequence { found, index: 0, context })
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

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.with_one(|value| value.deserialize_unit_struct(name, visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.with_one(|value| value.deserialize_struct(name, fields, visitor))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.with_one(|value| value.deserialize_enum(name, variants, visitor))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

/// The values under one name, one after the other.
struct Sequence<'t, 'de> {
    found: Found<'t>,
    index: usize,
    context: &'t Context<'t, 'de>,
}

impl<'de> SeqAccess<'de> for Sequence<'_, 'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let index = self.index;
        self.index += 1;
        let item = match &mut self.found {
            Found::One(item) => item.take(),
            Found::Places(field, places) => places.next().map(|place| place.item(*field)),
            Found::Records(records) => {
                // Not moved out of the option, which would take as long as reading a field.
                let next = records.next();
                let Some(record) = &next else { return Ok(None) };
                return read_record(seed, record, index, self.context).map(Some);
            }
        };
        let Some(item) = item else { return Ok(None) };
        let value = seed.deserialize(Value { item, context: self.context });
        value.map(Some).map_err(|error| error.in_index(index).at(item.offset(self.context.store)))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.found.len())
    }
}
