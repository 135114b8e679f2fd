//! Fields as the entries of structs and maps.

use alloc::borrow::Cow;
use alloc::vec;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer as _, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::context::Context;
use super::group::{Group, Key};
use super::item::{Item, Value};
use super::many::{Found, Values};
use super::names;
use super::scope::Scope;
use crate::error::Error;
use crate::field::{Field, Secrets};
use crate::flatten::FlatFields;

/// The fields of a struct that an item has, in the struct's order.
pub(super) struct Struct<'t, 'de> {
    scope: Scope<'t>,
    fields: &'static [&'static str],
    next: usize,
    /// The field that the name before the next one means, or what it means instead.
    field: Option<u32>,
    found: Option<Found<'t>>,
    context: &'t Context<'t, 'de>,
}

impl<'t, 'de> Struct<'t, 'de> {
    #[inline]
    pub(super) fn new(
        item: Item<'t>,
        fields: &'static [&'static str],
        context: &'t Context<'t, 'de>,
    ) -> Self {
        let scope = Scope::of(item, fields, context);
        Self { scope, fields, next: 0, field: None, found: None, context }
    }
}

impl<'de> MapAccess<'de> for Struct<'_, 'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        while let Some(name) = self.fields.get(self.next) {
            let at = self.next;
            self.next += 1;
            self.field = self.scope.field(at);
            if self.field.is_none() {
                self.found = self.scope.find(at, self.fields);
                if self.found.is_none() {
                    continue;
                }
            }
            return seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let at = self.next.wrapping_sub(1);
        let name = self.fields.get(at).copied().unwrap_or_default();
        if let Some(index) = self.field.take() {
            return read_field(seed, name, index, self.context);
        }
        match self.found.take() {
            Some(found) => read(seed, name, found, self.context),
            None => Err(Error::data("a key before its value")),
        }
    }
}

/// Reads the field with this index, which was found under `name`.
#[inline]
fn read_field<'de, S: DeserializeSeed<'de>>(
    seed: S,
    name: &str,
    index: u32,
    context: &Context<'_, 'de>,
) -> Result<S::Value, Error> {
    let value = seed.deserialize(Value { item: Item::Field(index), context });
    value.map_err(|error| {
        let field = context.field(index);
        in_place(error, name, Some(field), false).at(field.offset())
    })
}

/// Reads what was found under `name`; errors say so, by the wire's own name.
fn read<'de, S: DeserializeSeed<'de>>(
    seed: S,
    name: &str,
    found: Found<'_>,
    context: &Context<'_, 'de>,
) -> Result<S::Value, Error> {
    let offset = found.offset(context.store);
    // Each of the records says itself which one it is.
    let are_records = matches!(found, Found::Records(_));
    let value = match found {
        Found::One(Some(Item::Field(index))) => return read_field(seed, name, index, context),
        Found::One(Some(item)) => seed.deserialize(Value { item, context }),
        found => seed.deserialize(Values { found, context }),
    };
    value.map_err(|error| in_place(error, name, None, are_records).at(offset))
}

/// `error` as one of what was found under `name`, perhaps `field`, or records.
#[cold]
fn in_place(error: Error, name: &str, field: Option<Field<'_>>, are_records: bool) -> Error {
    let error = match (field.map(Field::name).or(names::of_wire(name)), error.path()) {
        (Some(_), Some(_)) if are_records => error,
        (Some(name), _) => error.in_field(name),
        (None, _) => error,
    };
    if field.is_some_and(|field| Secrets::of(field.store).include(field)) {
        error.expecting("a value of the type that was asked for")
    } else {
        error
    }
}

/// Names and what stands under them, each name once, as the entries of a map.
pub(super) struct Entries<'t, 'de> {
    field: Field<'t>,
    rest: vec::IntoIter<Group<'t>>,
    current: Option<Group<'t>>,
    context: &'t Context<'t, 'de>,
}

impl<'t, 'de> Entries<'t, 'de> {
    /// The attributes, text and fields of `field`.
    pub(super) fn tree(field: Field<'t>, context: &'t Context<'t, 'de>) -> Self {
        let fields = field.fields().map(|child| (child.index, Key::Field(child)));
        Self::new(field, fields, context)
    }

    /// The attributes, text and flat view of `field`.
    pub(super) fn flat(field: Field<'t>, context: &'t Context<'t, 'de>) -> Self {
        let fields = FlatFields::new(field).map(|(name, field)| match name {
            Cow::Borrowed(_) => (field.index, Key::Field(field)),
            Cow::Owned(name) => (field.index, Key::Made(name)),
        });
        Self::new(field, fields, context)
    }

    fn new(
        field: Field<'t>,
        fields: impl Iterator<Item = (u32, Key<'t>)>,
        context: &'t Context<'t, 'de>,
    ) -> Self {
        Self { field, rest: Group::all_of(field, fields).into_iter(), current: None, context }
    }
}

/// The name of an entry as a deserializer of text.
struct KeyDeserializer<'k, 't, 'de> {
    key: &'k Key<'t>,
    context: &'t Context<'t, 'de>,
}

impl<'de> Deserializer<'de> for KeyDeserializer<'_, '_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.key {
            Key::Field(field) => self.context.visit(field.node().name, visitor),
            key => key.with_text(|name| visitor.visit_str(name)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.key.with_text(|name| visitor.visit_enum(name.into_deserializer()))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some(group) = self.rest.next() else { return Ok(None) };
        let key = seed.deserialize(KeyDeserializer { key: &group.key, context: self.context });
        self.current = Some(group);
        key.map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let Some(Group { key, places }) = self.current.take() else {
            return Err(Error::data("a key before its value"));
        };
        let found = Found::in_places(self.field, places);
        key.with_text(|name| read(seed, name, found, self.context))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}
