//! Fields as the entries of structs and maps.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer as _, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::{Found, Item, Origin, Value, Values, scope};
use crate::flat::FlatFields;
use crate::{Error, Field};

/// The fields of a struct that an item has, in the struct's order.
pub(super) struct Struct<'t, 'de> {
    item: Item<'t>,
    fields: &'static [&'static str],
    next: usize,
    current: Option<(&'static str, Found<'t>)>,
    origin: Origin<'de>,
}

impl<'t, 'de> Struct<'t, 'de> {
    pub(super) const fn new(
        item: Item<'t>,
        fields: &'static [&'static str],
        origin: Origin<'de>,
    ) -> Self {
        Self { item, fields, next: 0, current: None, origin }
    }
}

impl<'de> MapAccess<'de> for Struct<'_, 'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        while let Some(name) = self.fields.get(self.next) {
            let earlier = self.fields.get(..self.next).unwrap_or_default();
            self.next += 1;
            // Aliases that differ in letter case only mean the same.
            if earlier.iter().any(|earlier| earlier.eq_ignore_ascii_case(name)) {
                continue;
            }
            if let Some(found) = scope::find(&self.item, name) {
                self.current = Some((name, found));
                return seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let Some((name, found)) = self.current.take() else {
            return Err(Error::data("a key before its value"));
        };
        read(seed, name, found, self.origin)
    }
}

/// Reads what was found under `name`; errors say so.
fn read<'de, S: DeserializeSeed<'de>>(
    seed: S,
    name: &str,
    found: Found<'_>,
    origin: Origin<'de>,
) -> Result<S::Value, Error> {
    let offset = match &found {
        Found::One(item) => item.offset(),
        Found::Many(items) => items.first().and_then(Item::offset),
    };
    let value = match found {
        Found::One(item) => seed.deserialize(Value { item, origin }),
        Found::Many(_) => seed.deserialize(Values { found, origin }),
    };
    value.map_err(|error| error.under_key(name).at(offset))
}

/// Names and what stands under them, each name once, as the entries of a map.
pub(super) struct Entries<'t, 'de> {
    rest: alloc::vec::IntoIter<(Key<'t>, Found<'t>)>,
    current: Option<(Key<'t>, Found<'t>)>,
    origin: Origin<'de>,
}

impl<'t, 'de> Entries<'t, 'de> {
    /// The attributes, text and fields of `field`.
    pub(super) fn tree(field: Field<'t>, origin: Origin<'de>) -> Self {
        let mut entries = Gatherer::default();
        entries.own(field);
        for child in field.fields() {
            entries.push(Key::Name(child), Item::Field(child));
        }
        entries.finish(origin)
    }

    /// The attributes, text and flat view of `field`.
    pub(super) fn flat(field: Field<'t>, origin: Origin<'de>) -> Self {
        let mut entries = Gatherer::default();
        entries.own(field);
        for (name, field) in FlatFields::new(field) {
            let name = match name {
                Cow::Borrowed(_) => Key::Name(field),
                Cow::Owned(name) => Key::Made(Cow::Owned(name)),
            };
            entries.push(name, Item::Field(field));
        }
        entries.finish(origin)
    }
}

/// The name of an entry.
enum Key<'t> {
    /// That of a field.
    Name(Field<'t>),
    /// One that was made up.
    Made(Cow<'static, str>),
}

impl Key<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Name(field) => field.name(),
            Self::Made(name) => name,
        }
    }
}

/// The name of an entry as a deserializer of text.
struct KeyDeserializer<'k, 't, 'de> {
    key: &'k Key<'t>,
    origin: Origin<'de>,
}

impl<'de> Deserializer<'de> for KeyDeserializer<'_, '_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.key {
            Key::Name(field) => self.origin.visit(field.store, field.node().name, visitor),
            Key::Made(name) => visitor.visit_str(name),
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
        visitor.visit_enum(self.key.text().into_deserializer())
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// Gathers what stands under the same name, in any letter case.
#[derive(Default)]
struct Gatherer<'t> {
    entries: Vec<(Key<'t>, Found<'t>)>,
    places: BTreeMap<String, usize>,
}

impl<'t> Gatherer<'t> {
    /// The attributes of `field` itself, and its text.
    fn own(&mut self, field: Field<'t>) {
        for node in field.store.tape.attributes_of(field.index) {
            let item = Item::Text { store: field.store, slice: node.value };
            let name = format!("@{}", field.store.text(node.name));
            self.push(Key::Made(Cow::Owned(name)), item);
        }
        let slice = field.node().value;
        if !slice.is_empty() {
            self.push(
                Key::Made(Cow::Borrowed(scope::TEXT)),
                Item::Text { store: field.store, slice },
            );
        }
    }

    fn push(&mut self, name: Key<'t>, item: Item<'t>) {
        let next = self.entries.len();
        let place = *self.places.entry(name.text().to_ascii_lowercase()).or_insert(next);
        match self.entries.get_mut(place) {
            None => self.entries.push((name, Found::One(item))),
            Some((_, Found::Many(items))) => items.push(item),
            Some((_, found)) => {
                if let Found::One(first) = core::mem::replace(found, Found::Many(Vec::new())) {
                    *found = Found::Many(alloc::vec![first, item]);
                }
            }
        }
    }

    fn finish<'de>(self, origin: Origin<'de>) -> Entries<'t, 'de> {
        Entries { rest: self.entries.into_iter(), current: None, origin }
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((name, found)) = self.rest.next() else { return Ok(None) };
        let key = seed.deserialize(KeyDeserializer { key: &name, origin: self.origin });
        self.current = Some((name, found));
        key.map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let Some((name, found)) = self.current.take() else {
            return Err(Error::data("a key before its value"));
        };
        read(seed, name.text(), found, self.origin)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}
