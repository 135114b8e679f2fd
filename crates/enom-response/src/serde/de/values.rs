//! What stands under one name as a deserializer.

use core::cell::RefCell;

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::item::{Item, Origin, Value, is_text};
use super::many::{Found, Many, Values};
use super::row::in_record;
use super::shape::Shape;
use crate::error::Error;

impl<'t, 'de> Values<'t, 'de> {
    /// The only value, or the value that all of them have.
    fn one(self) -> Result<Value<'t, 'de>, Error> {
        let origin = self.origin;
        let item = match self.found {
            Found::One(item) => item,
            Found::Many(mut items) => {
                let Some(first) = items.next() else { return Err(Error::data("a record")) };
                let text = first.text();
                if text.is_none() || items.any(|item| item.text() != text) {
                    return Err(Error::data("one value, found a repeated field"));
                }
                first
            }
        };
        Ok(Value { item, origin })
    }
}

macro_rules! forward_to_one {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.one()?.$method(visitor)
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
            Found::One(item) => Value { item, origin: self.origin }.deserialize_any(visitor),
            Found::Many(_) => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let is_empty = match &self.found {
            Found::One(item) => {
                let value = Value { item: item.clone(), origin: self.origin };
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
        let (one, many) = match self.found {
            Found::One(item) => (Some(item), None),
            Found::Many(items) => (None, Some(items)),
        };
        let left = many.as_ref().map_or(1, Many::len);
        let items = one.into_iter().chain(many.into_iter().flatten());
        let shape = RefCell::default();
        visitor.visit_seq(Sequence { items, shape, left, index: 0, origin: self.origin })
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
        self.one()?.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.one()?.deserialize_struct(name, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.one()?.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

/// The values under one name, one after the other.
struct Sequence<'de, I> {
    items: I,
    /// The columns of the records, which are alike.
    shape: RefCell<Shape>,
    left: usize,
    index: usize,
    origin: Origin<'de>,
}

impl<'t, 'de, I: Iterator<Item = Item<'t>>> SeqAccess<'de> for Sequence<'de, I> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some(mut item) = self.items.next() else { return Ok(None) };
        let (offset, index) = (item.offset(), self.index);
        let anchor = match &mut item {
            Item::Record(record, shape) => {
                *shape = Some(&self.shape);
                Some(record.anchor())
            }
            _ => None,
        };
        self.left -= 1;
        self.index += 1;
        let value = seed.deserialize(Value { item, origin: self.origin });
        value.map(Some).map_err(|error| {
            let error = match anchor {
                Some(anchor) => in_record(error, anchor.name(), index),
                None => error.in_index(index),
            };
            error.at(offset)
        })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}
