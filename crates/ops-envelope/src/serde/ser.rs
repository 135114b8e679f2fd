//! From types to tokens.

mod key;
mod members;

use alloc::borrow::Cow;
use alloc::string::ToString;
use core::fmt;

use serde::Serialize;
use serde::ser;

use members::Members;

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

    /// An item with its text.
    fn text_item(&mut self, key: &str, text: &str) -> Result<(), Error> {
        self.item(key)?;
        self.scalar(text)
    }

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
    fn text_item(&mut self, key: &str, text: &str) -> Result<(), Error> {
        self.text_item(key, text)
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
    value.serialize(Serializer { sink, place: Place::Opened })
}

/// What the next value stands in.
#[derive(Clone, Copy)]
enum Place<'p> {
    /// The data block, or an item that is open.
    Opened,
    Key(&'p str),
    Index(usize),
}

struct Serializer<'s, 'p, S> {
    sink: &'s mut S,
    place: Place<'p>,
}

impl<'s, S: Sink> Serializer<'s, '_, S> {
    /// Opens the item that the value stands in.
    #[inline]
    fn place(&mut self) -> Result<(), Error> {
        match self.place {
            Place::Opened => Ok(()),
            Place::Key(key) => self.sink.item(key),
            Place::Index(index) => self.sink.index(index),
        }
    }

    #[inline]
    fn scalar(mut self, text: &str) -> Result<(), Error> {
        if let Place::Key(key) = self.place {
            return self.sink.text_item(key, text);
        }
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
        Ok(Members::new(self.sink, variant.is_some()))
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
            Place::Index(_) | Place::Opened => self.scalar(""),
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
        // The item must be there even for nothing, since it names the variant.
        self.sink.item(variant)?;
        value
            .serialize(Serializer { sink: &mut *self.sink, place: Place::Opened })
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
