//! From types to tokens.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use core::fmt;

use serde::Serialize;
use serde::ser::{self, Impossible};

use crate::decode::{Builder, Origin};
use crate::deviation::DeviationKind;
use crate::digits::Digits;
use crate::reader::Container;
use crate::writer::Writer;
use crate::{Error, ErrorKind, Value};

/// Where tokens go.
pub(super) trait Sink {
    fn start(&mut self, container: Container) -> Result<(), Error>;
    fn item(&mut self, key: &str) -> Result<(), Error>;
    fn index(&mut self, index: usize) -> Result<(), Error>;
    fn scalar(&mut self, text: &str) -> Result<(), Error>;
    fn end(&mut self) -> Result<(), Error>;
}

impl<O: fmt::Write> Sink for Writer<O> {
    fn start(&mut self, container: Container) -> Result<(), Error> {
        self.start(container)
    }

    #[inline]
    fn item(&mut self, key: &str) -> Result<(), Error> {
        self.item(key, None)
    }

    #[inline]
    fn index(&mut self, index: usize) -> Result<(), Error> {
        self.index(index, None)
    }

    #[inline]
    fn scalar(&mut self, text: &str) -> Result<(), Error> {
        self.scalar(text)
    }

    fn end(&mut self) -> Result<(), Error> {
        self.end()
    }
}

/// Values that were never text.
struct NoText;

impl Origin for NoText {
    const LOOKS: bool = false;

    fn offset(&self) -> Option<usize> {
        None
    }

    fn note(&mut self, _: DeviationKind, _: Option<usize>) -> Result<(), Error> {
        Ok(())
    }
}

impl Sink for Builder<'static> {
    fn start(&mut self, container: Container) -> Result<(), Error> {
        self.open(container);
        Ok(())
    }

    fn item(&mut self, key: &str) -> Result<(), Error> {
        self.item(Cow::Owned(key.into()), None, &mut NoText)
    }

    fn index(&mut self, index: usize) -> Result<(), Error> {
        Sink::item(self, Digits::of(index).as_str())
    }

    fn scalar(&mut self, text: &str) -> Result<(), Error> {
        self.value(Value::Scalar(Cow::Owned(text.into())));
        Ok(())
    }

    fn end(&mut self) -> Result<(), Error> {
        self.close(&mut NoText)
    }
}

/// Writes `value`, whole, to `sink`.
pub(super) fn write<T: Serialize + ?Sized>(sink: &mut impl Sink, value: &T) -> Result<(), Error> {
    value.serialize(Serializer { sink, place: Place::DataBlock })
}

/// What the next value stands in.
#[derive(Clone, Copy)]
enum Place<'p> {
    DataBlock,
    Key(&'p str),
    Index(usize),
}

struct Serializer<'s, 'p, S> {
    sink: &'s mut S,
    place: Place<'p>,
}

const TEXT_KEY: &str = "a map whose keys are text, numbers or booleans";

impl<'s, S: Sink> Serializer<'s, '_, S> {
    /// Opens the item that the value stands in.
    #[inline]
    fn place(&mut self) -> Result<(), Error> {
        match self.place {
            Place::DataBlock => Ok(()),
            Place::Key(key) => self.sink.item(key),
            Place::Index(index) => self.sink.index(index),
        }
    }

    #[inline]
    fn scalar(mut self, text: &str) -> Result<(), Error> {
        self.place()?;
        self.sink.scalar(text)
    }

    /// Opens a container, or two: one for the variant of an enum and one for its content.
    fn container(
        mut self,
        variant: Option<&'static str>,
        container: Container,
    ) -> Result<Members<'s, S>, Error> {
        self.place()?;
        if let Some(variant) = variant {
            self.sink.start(Container::Assoc)?;
            self.sink.item(variant)?;
        }
        self.sink.start(container)?;
        Ok(Members {
            sink: self.sink,
            in_variant: variant.is_some(),
            index: 0,
            key: String::new(),
            keys: BTreeSet::new(),
        })
    }
}

macro_rules! serialize_digits {
    ($($method:ident $number:ty),* $(,)?) => {$(
        #[inline]
        fn $method(self, number: $number) -> Result<(), Error> {
            self.scalar(Digits::of(number).as_str())
        }
    )*};
}

impl<'s, S: Sink> ser::Serializer for Serializer<'s, '_, S> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Members<'s, S>;
    type SerializeTuple = Members<'s, S>;
    type SerializeTupleStruct = Members<'s, S>;
    type SerializeTupleVariant = Members<'s, S>;
    type SerializeMap = Members<'s, S>;
    type SerializeStruct = Members<'s, S>;
    type SerializeStructVariant = Members<'s, S>;

    fn serialize_bool(self, flag: bool) -> Result<(), Error> {
        self.scalar(if flag { "1" } else { "0" })
    }

    serialize_digits! {
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_i128 i128,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, serialize_u128 u128,
    }

    fn serialize_f32(self, number: f32) -> Result<(), Error> {
        self.scalar(&number.to_string())
    }

    fn serialize_f64(self, number: f64) -> Result<(), Error> {
        self.scalar(&number.to_string())
    }

    fn serialize_char(self, character: char) -> Result<(), Error> {
        self.scalar(character.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.scalar(text)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(Error::new(ErrorKind::Unrepresentable, None, "text, for an envelope holds no bytes"))
    }

    fn serialize_none(self) -> Result<(), Error> {
        match self.place {
            Place::Key(_) => Ok(()),
            Place::Index(_) | Place::DataBlock => self.scalar(""),
        }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.scalar("")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.scalar("")
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.scalar(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        mut self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.place()?;
        self.sink.start(Container::Assoc)?;
        value
            .serialize(Serializer { sink: &mut *self.sink, place: Place::Key(variant) })
            .map_err(|error| error.under_key(variant))?;
        self.sink.end()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'s, S>, Error> {
        self.container(None, Container::Array)
    }

    fn serialize_tuple(self, _: usize) -> Result<Members<'s, S>, Error> {
        self.container(None, Container::Array)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Members<'s, S>, Error> {
        self.container(None, Container::Array)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members<'s, S>, Error> {
        self.container(Some(variant), Container::Array)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'s, S>, Error> {
        self.container(None, Container::Assoc)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'s, S>, Error> {
        self.container(None, Container::Assoc)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members<'s, S>, Error> {
        self.container(Some(variant), Container::Assoc)
    }
}

/// The members of a container that is open.
pub(super) struct Members<'s, S> {
    sink: &'s mut S,
    in_variant: bool,
    index: usize,
    /// The key of the map entry whose value comes next.
    key: String,
    /// The keys of a map so far; the fields of a struct differ by nature.
    keys: BTreeSet<String>,
}

impl<S: Sink> Members<'_, S> {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let index = self.index;
        self.index += 1;
        value
            .serialize(Serializer { sink: &mut *self.sink, place: Place::Index(index) })
            .map_err(|error| error.under_index(index))
    }

    #[inline]
    fn field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        value
            .serialize(Serializer { sink: &mut *self.sink, place: Place::Key(key) })
            .map_err(|error| error.under_key(key))
    }

    fn close(self) -> Result<(), Error> {
        self.sink.end()?;
        if self.in_variant { self.sink.end() } else { Ok(()) }
    }
}

macro_rules! serialize_elements {
    ($($trait:ident $method:ident),* $(,)?) => {$(
        impl<S: Sink> ser::$trait for Members<'_, S> {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.element(value)
            }

            fn end(self) -> Result<(), Error> {
                self.close()
            }
        }
    )*};
}

serialize_elements! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

macro_rules! serialize_fields {
    ($($trait:ident),* $(,)?) => {$(
        impl<S: Sink> ser::$trait for Members<'_, S> {
            type Ok = ();
            type Error = Error;

            #[inline]
            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), Error> {
                self.field(key, value)
            }

            fn end(self) -> Result<(), Error> {
                self.close()
            }
        }
    )*};
}

serialize_fields!(SerializeStruct, SerializeStructVariant);

impl<S: Sink> ser::SerializeMap for Members<'_, S> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let key = key.serialize(KeySerializer)?;
        if !self.keys.insert(key.clone()) {
            let doubled = Error::new(ErrorKind::DuplicateKey, None, "each key once in an assoc");
            return Err(doubled.under_key(&key));
        }
        self.key = key;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = core::mem::take(&mut self.key);
        self.field(&key, value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

/// The key of a map entry as text.
struct KeySerializer;

macro_rules! keys_of_digits {
    ($($method:ident $number:ty),* $(,)?) => {$(
        fn $method(self, number: $number) -> Result<String, Error> {
            Ok(number.to_string())
        }
    )*};
}

macro_rules! keys_that_are_none {
    ($($method:ident($($argument:ty),*) -> $result:ty;)*) => {$(
        fn $method(self, $(_: $argument),*) -> Result<$result, Error> {
            Err(Error::new(ErrorKind::Unrepresentable, None, TEXT_KEY))
        }
    )*};
}

impl ser::Serializer for KeySerializer {
    type Ok = String;
    type Error = Error;
    type SerializeSeq = Impossible<String, Error>;
    type SerializeTuple = Impossible<String, Error>;
    type SerializeTupleStruct = Impossible<String, Error>;
    type SerializeTupleVariant = Impossible<String, Error>;
    type SerializeMap = Impossible<String, Error>;
    type SerializeStruct = Impossible<String, Error>;
    type SerializeStructVariant = Impossible<String, Error>;

    fn serialize_bool(self, flag: bool) -> Result<String, Error> {
        Ok(if flag { "1" } else { "0" }.into())
    }

    keys_of_digits! {
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_i128 i128,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, serialize_u128 u128,
        serialize_char char, serialize_str &str,
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<String, Error> {
        Ok(variant.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<String, Error> {
        value.serialize(self)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<String, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<String, Error> {
        Err(Error::new(ErrorKind::Unrepresentable, None, TEXT_KEY))
    }

    keys_that_are_none! {
        serialize_f32(f32) -> String;
        serialize_f64(f64) -> String;
        serialize_bytes(&[u8]) -> String;
        serialize_none() -> String;
        serialize_unit() -> String;
        serialize_unit_struct(&'static str) -> String;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}
