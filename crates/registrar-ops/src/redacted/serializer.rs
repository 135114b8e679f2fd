//! A serializer that replaces secrets on their way to another one.

use std::fmt::Display;

use serde::{Serialize, Serializer};
use wire_text::secret_names::MASK;

use super::place::{Compound, Place, Placed};
use crate::secret;

impl<T: Serialize + ?Sized> Serialize for Placed<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(Masking::new(serializer, self.place))
    }
}

/// Writes to `inner` what may be seen.
pub(super) struct Masking<'p, S> {
    inner: S,
    place: Place<'p>,
}

impl<'p, S> Masking<'p, S> {
    pub(super) const fn new(inner: S, place: Place<'p>) -> Self {
        Self { inner, place }
    }
}

macro_rules! plain {
    ($($method:ident $type:ty),* $(,)?) => {$(
        fn $method(self, value: $type) -> Result<S::Ok, S::Error> {
            if self.place.is_replaced() {
                return self.inner.serialize_str(MASK);
            }
            self.inner.$method(value)
        }
    )*};
}

macro_rules! compound {
    ($($method:ident($($argument:ident: $type:ty),*) $compound:ident),* $(,)?) => {$(
        fn $method(self, $($argument: $type),*) -> Result<Self::$compound, S::Error> {
            let Self { inner, place } = self;
            Ok(Compound::new(inner.$method($($argument),*)?, place))
        }
    )*};
}

impl<'p, S: Serializer> Serializer for Masking<'p, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Compound<'p, S::SerializeSeq>;
    type SerializeTuple = Compound<'p, S::SerializeTuple>;
    type SerializeTupleStruct = Compound<'p, S::SerializeTupleStruct>;
    type SerializeTupleVariant = Compound<'p, S::SerializeTupleVariant>;
    type SerializeMap = Compound<'p, S::SerializeMap>;
    type SerializeStruct = Compound<'p, S::SerializeStruct>;
    type SerializeStructVariant = Compound<'p, S::SerializeStructVariant>;

    plain! {
        serialize_bool bool, serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_i128 i128, serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64,
        serialize_u128 u128, serialize_f32 f32, serialize_f64 f64, serialize_char char,
        serialize_bytes &[u8],
    }

    compound! {
        serialize_seq(length: Option<usize>) SerializeSeq,
        serialize_tuple(length: usize) SerializeTuple,
        serialize_tuple_struct(name: &'static str, length: usize) SerializeTupleStruct,
        serialize_tuple_variant(
            name: &'static str, index: u32, variant: &'static str, length: usize
        ) SerializeTupleVariant,
        serialize_map(length: Option<usize>) SerializeMap,
        serialize_struct(name: &'static str, length: usize) SerializeStruct,
        serialize_struct_variant(
            name: &'static str, index: u32, variant: &'static str, length: usize
        ) SerializeStructVariant,
    }

    fn serialize_str(self, text: &str) -> Result<S::Ok, S::Error> {
        let Self { inner, place } = self;
        match text {
            "" => inner.serialize_str(""),
            _ if place.is_replaced() => inner.serialize_str(MASK),
            text => inner.serialize_str(&place.redaction.shown(place.name, text)),
        }
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.serialize_str(&value.to_string())
    }

    fn serialize_none(self) -> Result<S::Ok, S::Error> {
        self.inner.serialize_none()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.inner.serialize_some(&Placed { value, place: self.place })
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        self.inner.serialize_unit()
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<S::Ok, S::Error> {
        self.inner.serialize_unit_struct(name)
    }

    fn serialize_unit_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
    ) -> Result<S::Ok, S::Error> {
        if self.place.is_replaced() {
            return self.inner.serialize_str(MASK);
        }
        self.inner.serialize_unit_variant(name, index, variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        if name == secret::TYPE {
            return self.inner.serialize_str(MASK);
        }
        self.inner.serialize_newtype_struct(name, &Placed { value, place: self.place })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        let value = Placed { value, place: self.place };
        self.inner.serialize_newtype_variant(name, index, variant, &value)
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}
