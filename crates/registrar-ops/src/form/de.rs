//! Named values to plain structs and maps.

use std::vec;

use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::{Pair, SerdeError};
use crate::{ParameterError, ParameterErrorKind};

/// The struct or map whose fields `pairs` are. Names of struct fields are found in any letter case,
/// a field without a pair of its own takes the numbered family of its name, and an empty value is
/// the same as none for an `Option`.
pub(crate) fn from_pairs<T: DeserializeOwned>(pairs: &[Pair]) -> Result<T, ParameterError> {
    T::deserialize(Fields(pairs)).map_err(|error| error.0)
}

/// The top level: it gives fields.
struct Fields<'a>(&'a [Pair]);

impl<'de> Deserializer<'de> for Fields<'de> {
    type Error = SerdeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        let pairs = self.0.iter().map(|(name, value)| (name.as_str(), Value(value.expose())));
        visitor.visit_map(MapDeserializer::new(pairs))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, SerdeError> {
        let mut found = Vec::new();
        for &name in fields {
            if let Some(field) = Field::find(name, self.0)? {
                found.push((name, field));
            }
        }
        visitor.visit_map(FieldAccess { fields: found.into_iter(), next: None })
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, SerdeError> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, SerdeError> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// What stands under one name.
enum Field<'de> {
    One(&'de str),
    Family(Vec<&'de str>),
}

impl<'de> Field<'de> {
    fn find(name: &'static str, pairs: &'de [Pair]) -> Result<Option<Self>, SerdeError> {
        let mut one = None;
        let mut family = Vec::new();
        for (held, value) in pairs {
            let value = value.expose();
            let Some((start, rest)) = held.split_at_checked(name.len()) else {
                continue;
            };
            if !start.eq_ignore_ascii_case(name) {
                continue;
            }
            if rest.is_empty() {
                if one.is_some_and(|before| before != value) {
                    let error = SerdeError::new(ParameterErrorKind::Repeated, "one value");
                    return Err(error.named(name));
                }
                one = Some(value);
            } else if rest.bytes().all(|byte| byte.is_ascii_digit())
                && let Ok(number) = rest.parse::<u64>()
            {
                family.push((number, value));
            }
        }
        Ok(match one {
            Some(value) => Some(Self::One(value)),
            None if family.is_empty() => None,
            None => {
                family.sort_by_key(|&(number, _)| number);
                Some(Self::Family(family.into_iter().map(|(_, value)| value).collect()))
            }
        })
    }
}

struct FieldAccess<'de> {
    fields: vec::IntoIter<(&'static str, Field<'de>)>,
    next: Option<(&'static str, Field<'de>)>,
}

impl<'de> MapAccess<'de> for FieldAccess<'de> {
    type Error = SerdeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, SerdeError> {
        self.next = self.fields.next();
        let Some((name, _)) = &self.next else {
            return Ok(None);
        };
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, SerdeError> {
        let Some((name, field)) = self.next.take() else {
            return Err(SerdeError::new(ParameterErrorKind::Missing, "a value"));
        };
        let value = match field {
            Field::One(text) => seed.deserialize(Value(text)),
            Field::Family(texts) => seed.deserialize(Family(texts)),
        };
        value.map_err(|error| error.named(name))
    }
}

/// A numbered family: a sequence, and nothing else.
struct Family<'de>(Vec<&'de str>);

impl<'de> Deserializer<'de> for Family<'de> {
    type Error = SerdeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        visitor.visit_seq(SeqDeserializer::new(self.0.into_iter().map(Value)))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, SerdeError> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// One text, read as whatever is asked for.
#[derive(Clone, Copy)]
struct Value<'de>(&'de str);

impl<'de> IntoDeserializer<'de, SerdeError> for Value<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The methods of a `Deserializer` that parse a number.
macro_rules! parse {
    ($($method:ident $visit:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
            match self.0.parse() {
                Ok(value) => visitor.$visit(value),
                Err(_) => self.deserialize_any(visitor),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = SerdeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        visitor.visit_borrowed_str(self.0)
    }

    parse! {
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
        deserialize_f32 visit_f32
        deserialize_f64 visit_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        let is = |texts: [&str; 3]| texts.iter().any(|text| self.0.eq_ignore_ascii_case(text));
        if is(["1", "true", "yes"]) {
            visitor.visit_bool(true)
        } else if is(["0", "false", "no"]) {
            visitor.visit_bool(false)
        } else {
            self.deserialize_any(visitor)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        if self.0.is_empty() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, SerdeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        Family(vec![self.0]).deserialize_any(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, SerdeError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, SerdeError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, SerdeError> {
        let known = variants.iter().find(|variant| variant.eq_ignore_ascii_case(self.0));
        let text: StrDeserializer<'_, SerdeError> =
            StrDeserializer::new(known.copied().unwrap_or(self.0));
        text.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct map struct identifier ignored_any
    }
}
