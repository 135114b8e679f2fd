//! Plain structs and maps to named values.

use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple,
    SerializeTupleStruct, Serializer,
};

use super::{Pair, SerdeError};
use crate::{ParameterError, ParameterErrorKind, Secret};

/// The fields of a struct or map as pairs, in their order. `None` is left out, a flag is `1` or `0`,
/// a sequence becomes a numbered family (`Host1`, `Host2`), anything nested is refused.
pub(crate) fn to_pairs(value: &(impl Serialize + ?Sized)) -> Result<Vec<Pair>, ParameterError> {
    let mut fields = Fields { pairs: Vec::new(), key: None };
    value.serialize(&mut fields).map_err(|error| error.0)?;
    Ok(fields.pairs)
}

fn refused<T>() -> Result<T, SerdeError> {
    Err(SerdeError::new(ParameterErrorKind::Invalid, "a plain value"))
}

/// The top level: it takes fields.
struct Fields {
    pairs: Vec<Pair>,
    key: Option<String>,
}

impl Fields {
    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), SerdeError> {
        let mut values = Values { name, number: None, pairs: &mut self.pairs };
        value.serialize(&mut values).map_err(|error| error.named(name))
    }
}

/// The methods of a `Serializer` that refuse what they are given.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*);)*) => {
        $(fn $method(self, $(_: $argument),*) -> Result<(), SerdeError> { refused() })*
    };
}

/// What neither level takes.
macro_rules! refuse_nesting {
    () => {
        type SerializeTupleVariant = Impossible<(), SerdeError>;
        type SerializeStructVariant = Impossible<(), SerdeError>;

        fn serialize_newtype_variant<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: &T,
        ) -> Result<(), SerdeError> {
            refused()
        }

        fn serialize_tuple_variant(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: usize,
        ) -> Result<Self::SerializeTupleVariant, SerdeError> {
            refused()
        }

        fn serialize_struct_variant(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: usize,
        ) -> Result<Self::SerializeStructVariant, SerdeError> {
            refused()
        }
    };
}

impl Serializer for &mut Fields {
    type Ok = ();
    type Error = SerdeError;
    type SerializeSeq = Impossible<(), SerdeError>;
    type SerializeTuple = Impossible<(), SerdeError>;
    type SerializeTupleStruct = Impossible<(), SerdeError>;
    type SerializeMap = Self;
    type SerializeStruct = Self;

    refuse_nesting!();
    refuse! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    fn serialize_none(self) -> Result<(), SerdeError> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), SerdeError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), SerdeError> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), SerdeError> {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), SerdeError> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, SerdeError> {
        refused()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, SerdeError> {
        refused()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, SerdeError> {
        refused()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, SerdeError> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, SerdeError> {
        Ok(self)
    }
}

impl SerializeStruct for &mut Fields {
    type Ok = ();
    type Error = SerdeError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), SerdeError> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), SerdeError> {
        Ok(())
    }
}

impl SerializeMap for &mut Fields {
    type Ok = ();
    type Error = SerdeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), SerdeError> {
        // A key is a value without a name of its own.
        let mut pairs = Vec::new();
        key.serialize(&mut Values { name: "", number: None, pairs: &mut pairs })?;
        match pairs.pop() {
            Some((_, key)) if pairs.is_empty() => self.key = Some(key.expose().to_owned()),
            _ => return refused(),
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerdeError> {
        match self.key.take() {
            Some(name) => self.field(&name, value),
            None => refused(),
        }
    }

    fn end(self) -> Result<(), SerdeError> {
        Ok(())
    }
}

/// Below a field: it takes one text, or many that it numbers.
struct Values<'a> {
    name: &'a str,
    /// The number of the last element, inside a sequence.
    number: Option<usize>,
    pairs: &'a mut Vec<Pair>,
}

impl Values<'_> {
    fn text(&mut self, text: impl Into<String>) {
        let name = match self.number {
            None => self.name.to_owned(),
            Some(number) => format!("{}{number}", self.name),
        };
        self.pairs.push((name, Secret::new(text)));
    }

    fn element(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), SerdeError> {
        self.number = Some(self.number.unwrap_or(0) + 1);
        value.serialize(self)
    }

    fn begin(&mut self) -> Result<&mut Self, SerdeError> {
        match self.number {
            None => {
                self.number = Some(0);
                Ok(self)
            }
            Some(_) => refused(),
        }
    }
}

/// The methods of a `Serializer` that print what they are given.
macro_rules! print {
    ($($method:ident($argument:ty);)*) => {
        $(fn $method(self, value: $argument) -> Result<(), SerdeError> {
            self.text(value.to_string());
            Ok(())
        })*
    };
}

impl Serializer for &mut Values<'_> {
    type Ok = ();
    type Error = SerdeError;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeMap = Impossible<(), SerdeError>;
    type SerializeStruct = Impossible<(), SerdeError>;

    refuse_nesting!();
    refuse! {
        serialize_bytes(&[u8]);
        serialize_unit();
        serialize_unit_struct(&'static str);
    }
    print! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
    }

    fn serialize_bool(self, value: bool) -> Result<(), SerdeError> {
        self.text(if value { "1" } else { "0" });
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), SerdeError> {
        self.text(variant);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), SerdeError> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), SerdeError> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), SerdeError> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, SerdeError> {
        self.begin()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, SerdeError> {
        self.begin()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, SerdeError> {
        self.begin()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, SerdeError> {
        refused()
    }

    fn serialize_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStruct, SerdeError> {
        refused()
    }
}

/// The three kinds of sequence, all alike.
macro_rules! sequence {
    ($($trait:ident::$method:ident)*) => {
        $(impl $trait for &mut Values<'_> {
            type Ok = ();
            type Error = SerdeError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerdeError> {
                self.element(value)
            }

            fn end(self) -> Result<(), SerdeError> {
                Ok(())
            }
        })*
    };
}

sequence! {
    SerializeSeq::serialize_element
    SerializeTuple::serialize_element
    SerializeTupleStruct::serialize_field
}
