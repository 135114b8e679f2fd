//! The members of sequences, maps, structs and variants.

use alloc::collections::BTreeSet;
use alloc::string::String;

use serde::{Serialize, ser};

use super::key::KeyText;
use super::{Place, write_in};
use crate::error::{Error, doubled_key};
use crate::output::Output;

/// The members of a container that is open.
pub(super) struct Members<'s, S> {
    output: &'s mut S,
    in_variant: bool,
    index: usize,
    /// The key of the map entry whose value comes next.
    key: String,
    /// The keys of a map so far; the fields of a struct differ by nature.
    keys: BTreeSet<String>,
}

impl<'s, S: Output> Members<'s, S> {
    /// The members of the container that `output` has just opened, inside a variant or not.
    pub(super) fn new(output: &'s mut S, in_variant: bool) -> Self {
        Self { output, in_variant, index: 0, key: String::new(), keys: BTreeSet::new() }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let index = self.index;
        self.index += 1;
        write_in(self.output, Place::Index(index), value).map_err(|error| error.in_index(index))
    }

    #[inline]
    fn field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        write_in(self.output, Place::Key(key), value).map_err(|error| error.in_field(key))
    }

    pub(super) fn close(self) -> Result<(), Error> {
        self.output.end()?;
        if self.in_variant { self.output.end() } else { Ok(()) }
    }
}

macro_rules! serialize_elements {
    ($($trait:ident $method:ident),* $(,)?) => {$(
        impl<S: Output> ser::$trait for Members<'_, S> {
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
        impl<S: Output> ser::$trait for Members<'_, S> {
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

impl<S: Output> ser::SerializeMap for Members<'_, S> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let mut text = KeyText::default();
        write_in(&mut text, Place::MapKey, key)?;
        let KeyText(key) = text;
        if !self.keys.insert(key.clone()) {
            return Err(doubled_key(None).in_field(&key));
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
