//! From a value to a response.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, Serializer,
};

use super::de::{ATTRIBUTE, RECORDS, TEXT, of_wire};
use crate::builder::Builder;
use crate::error::Error;
use crate::format::Format;
use crate::response::Response;

/// Makes a response of `value`.
pub(super) fn write<T: Serialize + ?Sized>(
    value: &T,
    format: Format,
) -> Result<Response<'static>, Error> {
    let mut builder = Builder::new(format);
    value.serialize(Place { builder: &mut builder, at: At::Root })?;
    builder.finish()
}

/// Where a value is to be written.
struct Place<'b, 'k> {
    builder: &'b mut Builder,
    at: At<'k>,
}

#[derive(Clone, Copy)]
enum At<'k> {
    /// As the whole response.
    Root,
    /// As the content of the field that is open.
    Content,
    /// As a field of its own.
    Field(&'k str),
    /// As one of several.
    Item(&'k str),
    /// As a list of records.
    Records(&'k str),
    /// As one of them.
    Record(&'k str, usize),
    /// As a field of a record.
    Column(&'k str, usize),
}

impl<'b> Place<'b, '_> {
    /// Writes text.
    fn text(self, text: &str) -> Result<(), Error> {
        let builder = self.builder;
        match self.at {
            At::Item(key) => builder.field(key, text),
            At::Field(key) => match key.strip_prefix(ATTRIBUTE) {
                Some(attribute) => builder.attribute(attribute, text),
                None if key == TEXT => builder.text(text),
                None => builder.field(key, text),
            },
            At::Content => builder.text(text),
            At::Record(name, number) | At::Column(name, number) => {
                builder.field(&format!("{name}{number}"), text)
            }
            At::Records(_) => {
                return Err(Error::unrepresentable("a sequence under a name with `[]`"));
            }
            At::Root => return Err(Error::unrepresentable("a struct or a map")),
        };
        Ok(())
    }

    /// Begins what has fields.
    fn fields(self) -> Result<Fields<'b>, Error> {
        let (opened, number) = match self.at {
            At::Root | At::Content => (0, None),
            At::Field(key) if key == TEXT || key.starts_with(ATTRIBUTE) => {
                return Err(Error::unrepresentable("text for an attribute or a field's text"));
            }
            At::Field(key) | At::Item(key) => {
                self.builder.open(key);
                (1, None)
            }
            At::Record(_, number) => (0, Some(number)),
            At::Records(_) => {
                return Err(Error::unrepresentable("a sequence under a name with `[]`"));
            }
            At::Column(..) => return Err(Error::unrepresentable("a record of plain values")),
        };
        Ok(Fields { builder: self.builder, opened, number, key: String::new() })
    }

    /// Begins a field within a field, for the content of a variant.
    fn variant(self, variant: &'static str) -> Result<Fields<'b>, Error> {
        let mut fields = self.fields()?;
        if fields.number.is_some() {
            return Err(Error::unrepresentable("a record of plain values"));
        }
        fields.builder.open(variant);
        fields.opened += 1;
        Ok(fields)
    }
}

macro_rules! display {
    ($($method:ident $type:ty)*) => {$(
        fn $method(self, value: $type) -> Result<(), Error> {
            self.collect_str(&value)
        }
    )*};
}

impl<'b, 'k> Serializer for Place<'b, 'k> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'b, 'k>;
    type SerializeTuple = Items<'b, 'k>;
    type SerializeTupleStruct = Items<'b, 'k>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Fields<'b>;
    type SerializeStruct = Fields<'b>;
    type SerializeStructVariant = Fields<'b>;

    display! {
        serialize_bool bool
        serialize_i8 i8 serialize_i16 i16 serialize_i32 i32 serialize_i64 i64 serialize_i128 i128
        serialize_u8 u8 serialize_u16 u16 serialize_u32 u32 serialize_u64 u64 serialize_u128 u128
        serialize_f32 f32 serialize_f64 f64 serialize_char char
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.text(text)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(Error::unrepresentable("text, not bytes"))
    }

    fn serialize_none(self) -> Result<(), Error> {
        match self.at {
            At::Root => Err(Error::unrepresentable("a struct or a map")),
            _ => Ok(()),
        }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.text("")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.text("")
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.text(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let fields = self.variant(variant)?;
        value.serialize(Place { builder: &mut *fields.builder, at: At::Content })?;
        fields.close();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'b, 'k>, Error> {
        match self.at {
            At::Field(key) if !key.starts_with(ATTRIBUTE) && key != TEXT => {}
            At::Records(_) => {}
            _ => return Err(Error::unrepresentable("a sequence under the name of a field")),
        }
        Ok(Items { builder: self.builder, at: self.at, next: 1 })
    }

    fn serialize_tuple(self, length: usize) -> Result<Items<'b, 'k>, Error> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        length: usize,
    ) -> Result<Items<'b, 'k>, Error> {
        self.serialize_seq(Some(length))
    }

    #[rustfmt::skip] // its parameters are of no use
    fn serialize_tuple_variant(
        self, _: &'static str, _: u32, _: &'static str, _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(Error::unrepresentable("a variant that is no tuple"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields<'b>, Error> {
        self.fields()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'b>, Error> {
        self.fields()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Fields<'b>, Error> {
        self.variant(variant)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.text(&value.to_string())
    }
}

/// The items of a sequence.
struct Items<'b, 'k> {
    builder: &'b mut Builder,
    at: At<'k>,
    next: usize,
}

impl Items<'_, '_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let number = self.next;
        self.next += 1;
        let at = match self.at {
            At::Records(anchor) => At::Record(anchor, number),
            At::Field(key) => At::Item(key),
            at => at,
        };
        let place = Place { builder: &mut *self.builder, at };
        value.serialize(place).map_err(|error| error.in_index(number - 1))
    }
}

/// The fields of a struct or a map.
struct Fields<'b> {
    builder: &'b mut Builder,
    /// How many fields were opened for them.
    opened: usize,
    /// The number of the record that they are.
    number: Option<usize>,
    /// The key of a map whose value comes next.
    key: String,
}

impl Fields<'_> {
    fn field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        let at = match (self.number, key.strip_suffix(RECORDS)) {
            (Some(number), _) => At::Column(key, number),
            (None, Some(anchor)) => At::Records(anchor),
            (None, None) => At::Field(key),
        };
        let written = value.serialize(Place { builder: &mut *self.builder, at });
        written.map_err(|error| match of_wire(key) {
            Some(name) => error.in_field(name),
            None => error,
        })
    }

    fn close(self) {
        for _ in 0..self.opened {
            self.builder.close();
        }
    }
}

macro_rules! items {
    ($($trait:ident $method:ident)*) => {$(
        impl $trait for Items<'_, '_> {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.item(value)
            }

            fn end(self) -> Result<(), Error> {
                Ok(())
            }
        }
    )*};
}

items! {
    SerializeSeq serialize_element
    SerializeTuple serialize_element
    SerializeTupleStruct serialize_field
}

macro_rules! fields {
    ($($trait:ident)*) => {$(
        impl $trait for Fields<'_> {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), Error> {
                self.field(key, value)
            }

            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        }
    )*};
}

fields! { SerializeStruct SerializeStructVariant }

impl SerializeMap for Fields<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let mut builder = Builder::new(Format::Xml);
        builder.open("key");
        key.serialize(Place { builder: &mut builder, at: At::Content })?;
        builder.close();
        let response = builder.finish()?;
        self.key = response.field("key").map(|key| key.value().to_string()).unwrap_or_default();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = core::mem::take(&mut self.key);
        self.field(&key, value)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}
