//! The items of a field, those of one name together.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use smallvec::{SmallVec, smallvec};

use super::many::Place;
use super::names::{ATTRIBUTE, TEXT};
use crate::field::Field;
use crate::records::letters;
use crate::short;

/// Items of a field that have the same name, whatever its letter case.
pub(super) struct Group<'t> {
    /// The name of the first.
    pub(super) key: Key<'t>,
    /// Where they stand, in order.
    pub(super) places: SmallVec<[Place; 1]>,
}

/// The name of an item.
pub(super) enum Key<'t> {
    /// That of a field.
    Field(Field<'t>),
    /// That of an attribute.
    Attribute(&'t str),
    /// That of the text beside attributes and fields.
    Text,
    /// One with numbers.
    Made(String),
}

impl<'t> Group<'t> {
    /// The attributes and the text of `field`, and `fields` within it, in the order in which their names come
    /// first.
    pub(super) fn all_of(
        field: Field<'t>,
        fields: impl Iterator<Item = (u32, Key<'t>)>,
    ) -> Vec<Self> {
        let names = field.attributes().map(|(name, _)| Key::Attribute(name));
        let attributes = (0..).map(Place::Attribute).zip(names);
        let text = (!field.node().value.is_empty()).then_some((Place::Text, Key::Text));
        let fields = fields.map(|(index, key)| (Place::Field(index), key));
        let mut items: Vec<_> = attributes.chain(text).chain(fields).collect();
        // Stable: items of one name stay in order.
        items.sort_by(|(_, left), (_, right)| left.compare(right));
        let mut groups: Vec<Self> = Vec::with_capacity(items.len());
        for (place, key) in items {
            match groups.last_mut() {
                Some(last) if last.key.compare(&key).is_eq() => last.places.push(place),
                _ => groups.push(Self { key, places: smallvec![place] }),
            }
        }
        groups.sort_unstable_by_key(|group| group.places.first().copied());
        groups
    }
}

impl Key<'_> {
    /// The name, without what begins that of an attribute.
    fn name(&self) -> &str {
        match self {
            Self::Field(field) => field.name(),
            Self::Attribute(name) => name,
            Self::Text => TEXT,
            Self::Made(name) => name,
        }
    }

    /// How the names compare; those of attributes come last.
    fn compare(&self, other: &Self) -> Ordering {
        let is_attribute = |key: &Self| matches!(key, Self::Attribute(_));
        let kind = is_attribute(self).cmp(&is_attribute(other));
        kind.then_with(|| letters(self.name()).cmp(letters(other.name())))
    }

    /// Calls `read` with the name.
    pub(super) fn with_text<T>(&self, read: impl FnOnce(&str) -> T) -> T {
        match self {
            Self::Attribute(name) => short::joined(format_args!("{ATTRIBUTE}{name}"), read),
            _ => read(self.name()),
        }
    }
}
