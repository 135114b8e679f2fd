//! Items as deserializers.

use core::any::type_name;
use core::str::FromStr;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer as _, VariantAccess, Visitor,
};

use super::item::{Item, Value, is_text};
use super::many::{Found, Values};
use super::map::{Entries, Struct};
use crate::error::Error;
use crate::field::Field;
use crate::typed;

const TEXT: &str = "text, found a field with fields";

impl<'de> Value<'_, 'de> {
    /// The text of the item, for values that are read from it.
    #[inline]
    fn text(&self) -> Result<&str, Error> {
        self.item.text(self.context.store).ok_or_else(|| Error::data(TEXT))
    }

    fn number<T: FromStr>(&self) -> Result<T, Error> {
        let text = self.text()?;
        // Most have nothing that only eNom writes in a number.
        let number = text.parse().ok().or_else(|| typed::integer(text));
        number.ok_or_else(|| Error::data(type_name::<T>()))
    }

    #[expect(
        clippy::inline_always,
        reason = "moving the value there would take as long as the rest"
    )]
    #[inline(always)]
    fn visit_text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.item.slice(self.context.store) {
            Some(slice) => self.context.visit(slice, visitor),
            None => Err(Error::data(TEXT)),
        }
    }

    /// Whether there is nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        let has_parts = |field: Field<'_>| field.has_fields() || field.attributes().len() > 0;
        let store = self.context.store;
        !self.item.element(store).is_some_and(has_parts)
            && self.item.text(store).is_none_or(|text| text.trim_ascii().is_empty())
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit(self.number()?)
        }
    )*};
}

macro_rules! texts {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.visit_text(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.item.element(self.context.store) {
            Some(field)
                if field.index == 0 || field.has_fields() || field.attributes().len() > 0 =>
            {
                visitor.visit_map(Entries::tree(field, self.context))
            }
            _ => self.visit_text(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match typed::boolean(self.text()?) {
            Some(value) => visitor.visit_bool(value),
            None => Err(Error::data("a boolean")),
        }
    }

    numbers! {
        deserialize_i8 visit_i8
        deserialize_i16 visit_i16
        deserialize_i32 visit_i32
        deserialize_i64 visit_i64
        deserialize_i128 visit_i128
        deserialize_u8 visit_u8
        deserialize_u16 visit_u16
        deserialize_u32 visit_u32
        deserialize_u64 visit_u64
        deserialize_u128 visit_u128
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match typed::float(self.text()?) {
            Some(value) => visitor.visit_f64(value),
            None => Err(Error::data("a number")),
        }
    }

    texts! {
        deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf
        deserialize_identifier
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_empty() && !is_text::<V::Value>() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_empty() { visitor.visit_unit() } else { Err(Error::data("nothing")) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { item, context } = self;
        Values { found: Found::One(Some(item)), context }.deserialize_seq(visitor)
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
        match self.item.element(self.context.store) {
            Some(field) => visitor.visit_map(Entries::flat(field, self.context)),
            None => Err(Error::data("fields, found text")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(&mut Struct::new(self.item, fields, self.context))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut fields = match self.item {
            Item::Field(index) if self.context.field(index).has_fields() => {
                self.context.field(index).fields()
            }
            _ => {
                let text = self.text()?.trim_ascii();
                return visitor.visit_enum(variant(text, variants).into_deserializer());
            }
        };
        match (fields.next(), fields.next()) {
            (Some(only), None) => {
                let content = Self { item: Item::Field(only.index), context: self.context };
                visitor.visit_enum(Tagged { name: variant(only.name(), variants), content })
            }
            _ => Err(Error::data("one field, named as a variant")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

/// `name` as `variants` spell it.
fn variant<'n>(name: &'n str, variants: &[&'n str]) -> &'n str {
    variants.iter().find(|variant| variant.eq_ignore_ascii_case(name)).unwrap_or(&name)
}

/// A variant whose content is a field of its name.
struct Tagged<'t, 'de> {
    name: &'t str,
    content: Value<'t, 'de>,
}

impl<'t, 'de> EnumAccess<'de> for Tagged<'t, 'de> {
    type Error = Error;
    type Variant = Value<'t, 'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), Error> {
        let name: StrDeserializer<'_, Error> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Value<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        if self.is_empty() { Ok(()) } else { Err(Error::data("a variant without content")) }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_struct("", fields, visitor)
    }
}
