//! What stands under one name as a deserializer.

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::context::Context;
use super::item::{Item, Value, is_text};
use super::many::{Found, Many, Values};
use super::row::read_record;
use crate::error::Error;
use crate::records::Record;

impl<'t, 'de> Values<'t, 'de> {
    /// Calls `read` with the only value, or the value that all of them have.
    fn with_one<T>(
        self,
        read: impl FnOnce(Value<'_, 'de>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let record;
        let (first, is_one) = match self.found {
            Found::One(item) => (Some(item), true),
            Found::Many(Many::Places(field, mut places)) => {
                let first = places.next().map(|place| place.item(field));
                let text = first.and_then(|first| first.text());
                (first, text.is_some() && places.all(|place| place.item(field).text() == text))
            }
            Found::Many(Many::Records(mut records)) => {
                let text_of = |record: Record<'t>| Item::Field(record.anchor()).text();
                let first = records.next();
                let text = first.clone().and_then(text_of);
                let is_one = text.is_some() && records.all(|record| text_of(record) == text);
                record = first;
                (record.as_ref().map(Item::Record), is_one)
            }
        };
        match first {
            None => Err(Error::data("a record")),
            Some(_) if !is_one => Err(Error::data("one value, found a repeated field")),
            Some(item) => read(Value { item, context: self.context }),
        }
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
        match self.found {
            Found::One(item) => Value { item, context: self.context }.deserialize_any(visitor),
            Found::Many(_) => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let is_empty = match &self.found {
            Found::One(item) => {
                let value = Value { item: *item, context: self.context };
                value.is_empty() && !is_text::<V::Value>()
            }
            Found::Many(items) => items.len() == 0,
        };
        if is_empty { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let items = match self.found {
            Found::One(item) => Items::One(Some(item)),
            Found::Many(items) => Items::Many(items),
        };
        visitor.visit_seq(Sequence { items, index: 0, context: self.context })
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
    items: Items<'t>,
    index: usize,
    context: &'t Context<'de>,
}

/// Those that are left.
enum Items<'t> {
    One(Option<Item<'t>>),
    Many(Many<'t>),
}

impl<'de> SeqAccess<'de> for Sequence<'_, 'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let index = self.index;
        self.index += 1;
        let item = match &mut self.items {
            Items::One(item) => item.take(),
            Items::Many(Many::Places(field, places)) => {
                places.next().map(|place| place.item(*field))
            }
            Items::Many(Many::Records(records)) => {
                let Some(record) = records.next() else { return Ok(None) };
                return read_record(seed, &record, index, self.context).map(Some);
            }
        };
        let Some(item) = item else { return Ok(None) };
        let value = seed.deserialize(Value { item, context: self.context });
        value.map(Some).map_err(|error| error.in_index(index).at(item.offset()))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(match &self.items {
            Items::One(item) => usize::from(item.is_some()),
            Items::Many(items) => items.len(),
        })
    }
}
