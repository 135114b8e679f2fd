//! From types to items.

mod key;
mod members;
mod output;

use alloc::string::ToString;

use serde::Serialize;
use serde::ser;

use crate::container::Container;
use crate::error::Error;
use crate::output::Output;
use key::refuse_key;
use members::Members;

/// Writes `value`, whole, to `output`.
pub(super) fn write<T: Serialize + ?Sized>(
    output: &mut impl Output,
    value: &T,
) -> Result<(), Error> {
    write_in(output, Place::Opened, value)
}

/// Writes `value`, which stands in `place`, to `output`.
#[inline]
fn write_in<T: Serialize + ?Sized>(
    output: &mut impl Output,
    place: Place<'_>,
    value: &T,
) -> Result<(), Error> {
    value.serialize(Serializer { output, place, in_some: false })
}

/// What the next value stands in.
#[derive(Clone, Copy)]
enum Place<'p> {
    /// The data block, or an item that is open.
    Opened,
    Key(&'p str),
    Index(usize),
    /// The key of a map entry, which it is itself.
    MapKey,
}

struct Serializer<'s, 'p, S> {
    output: &'s mut S,
    place: Place<'p>,
    /// Whether the value stands in an option.
    in_some: bool,
}

impl<'s, S: Output> Serializer<'s, '_, S> {
    /// Opens the item that the value stands in.
    #[inline]
    fn place(&mut self) -> Result<(), Error> {
        match self.place {
            Place::Opened | Place::MapKey => Ok(()),
            Place::Key(key) => self.output.item(key, None),
            Place::Index(index) => self.output.index(index, None),
        }
    }

    #[inline]
    fn scalar(mut self, text: &str) -> Result<(), Error> {
        self.place()?;
        self.output.scalar(text)
    }

    /// A scalar that cannot be the key of a map.
    fn no_key_scalar(self, text: &str) -> Result<(), Error> {
        match self.place {
            Place::MapKey => refuse_key(),
            _ => self.scalar(text),
        }
    }

    /// Opens a container, or two: one for the variant of an enum and one for its content.
    fn container(
        mut self,
        variant: Option<&'static str>,
        container: Container,
    ) -> Result<Members<'s, S>, Error> {
        self.place()?;
        if let Some(variant) = variant {
            self.output.start(Container::Assoc)?;
            self.output.item(variant, None)?;
        }
        self.output.start(container)?;
        Ok(Members::new(self.output, variant.is_some()))
    }
}

macro_rules! serialize_digits {
    ($($method:ident $number:ty),* $(,)?) => {$(
        #[inline]
        fn $method(self, number: $number) -> Result<(), Error> {
            self.scalar(itoa::Buffer::new().format(number))
        }
    )*};
}

impl<'s, S: Output> ser::Serializer for Serializer<'s, '_, S> {
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
        self.no_key_scalar(&number.to_string())
    }

    fn serialize_f64(self, number: f64) -> Result<(), Error> {
        self.no_key_scalar(&number.to_string())
    }

    fn serialize_char(self, character: char) -> Result<(), Error> {
        self.scalar(character.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.scalar(text)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        match self.place {
            Place::MapKey => refuse_key(),
            _ => Err(Error::unrepresentable("text, for an envelope holds no bytes")),
        }
    }

    fn serialize_none(self) -> Result<(), Error> {
        match self.place {
            Place::Key(_) if !self.in_some => Ok(()),
            Place::MapKey => refuse_key(),
            _ => Err(Error::unrepresentable("a value: `None` here would read back as empty text")),
        }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(Serializer { in_some: true, ..self })
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.no_key_scalar("")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.container(None, Container::Assoc)?.close()
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
        self.output.start(Container::Assoc)?;
        // The item must be there even for nothing, since it names the variant.
        self.output.item(variant, None)?;
        write_in(self.output, Place::Opened, value).map_err(|error| error.in_field(variant))?;
        self.output.end()
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
