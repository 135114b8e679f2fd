//! `Value` as a type that any serde format can hold.

use alloc::string::{String, ToString};
use core::fmt;

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::envelope::Envelope;
use crate::header::Header;
use crate::value::{Array, Assoc, Value};

/// Writes text as a string, arrays as sequences, and assocs as maps in their order. Classes and single-value
/// elements, which other formats do not have, are left out.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Scalar(text) => serializer.serialize_str(text),
            Self::Array(array) => array.serialize(serializer),
            Self::Assoc(assoc) => assoc.serialize(serializer),
            Self::Nested(nested) => nested.value().serialize(serializer),
        }
    }
}

impl Serialize for Array<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl Serialize for Assoc<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

/// Writes the header as a map, and the value as `data`.
impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Envelope", 2)?;
        fields.serialize_field("header", self.header())?;
        fields.serialize_field("data", self.value())?;
        fields.end()
    }
}

impl Serialize for Header<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// Reads any value of the format: numbers become their digits, booleans `1` and `0`, and null an empty text. A
/// key that occurs twice is an error. The tree owns its texts, so that a type with such a field is
/// `DeserializeOwned`; [`Envelope::parse`](crate::Envelope::parse) returns one that borrows.
impl<'de> Deserialize<'de> for Value<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

macro_rules! visit_digits {
    ($($method:ident $number:ty),* $(,)?) => {$(
        fn $method<E: de::Error>(self, number: $number) -> Result<Self::Value, E> {
            Ok(Value::from(number.to_string()))
        }
    )*};
}

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, an array or an assoc")
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Value::from(flag))
    }

    visit_digits! {
        visit_i64 i64, visit_i128 i128, visit_u64 u64, visit_u128 u128, visit_f64 f64,
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Value::from(text.to_string()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Value::from(text))
    }

    fn visit_none<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(Value::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        Value::deserialize(deserializer)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(Value::default())
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        Value::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut array = Array::new();
        while let Some(value) = seq.next_element::<Value<'static>>()? {
            array.push(value);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut assoc = Assoc::new();
        while let Some((key, value)) = map.next_entry::<String, Value<'static>>()? {
            if assoc.insert(key, value).is_some() {
                return Err(de::Error::custom("a key stands twice in one assoc"));
            }
        }
        Ok(Value::Assoc(assoc))
    }
}
