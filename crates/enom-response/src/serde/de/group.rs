//! The items of a field, those of one name together.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::num::NonZeroU32;

use super::many::{Found, Many, Place};
use super::names::{ATTRIBUTE, TEXT};
use crate::arena::count;
use crate::field::Field;
use crate::records::letters;
use crate::short;

/// The items of a field, those of one name together, in the order in which the names come first.
/// Letter case does not matter.
pub(super) struct Groups<'t> {
    field: Field<'t>,
    members: Vec<Member>,
    /// The member to look at next.
    next: usize,
    /// How many groups are left.
    left: usize,
}

/// One of the items.
struct Member {
    place: Place,
    /// The name, where it is not that of the field.
    made: Option<Box<str>>,
    /// The next member with this name.
    next: Option<NonZeroU32>,
    is_first: bool,
}

/// The name of a group.
pub(super) enum Key<'t> {
    /// That of a field.
    Field(Field<'t>),
    /// That of an attribute.
    Attribute(&'t str),
    /// That of the text beside attributes and fields.
    Text,
    /// One with numbers.
    Made(Box<str>),
}

impl<'t> Groups<'t> {
    /// The attributes and the text of `field`, and `fields` with the names that were made for them.
    pub(super) fn new(
        field: Field<'t>,
        fields: impl Iterator<Item = (u32, Option<Box<str>>)>,
    ) -> Self {
        let attributes = 0..count(field.attributes().len());
        let own = attributes.map(Place::Attribute);
        let own = own.chain((!field.node().value.is_empty()).then_some(Place::Text));
        let own = own.map(|place| (place, None));
        let fields = fields.map(|(index, made)| (Place::Field(index), made));
        let members = own.chain(fields).map(|(place, made)| Member {
            place,
            made,
            next: None,
            is_first: true,
        });
        let mut groups = Self { field, members: members.collect(), next: 0, left: 0 };
        groups.link();
        groups.left = groups.members.iter().filter(|member| member.is_first).count();
        groups
    }

    /// Links members of one name to each other.
    fn link(&mut self) {
        let mut order: Vec<u32> = (0..count(self.members.len())).collect();
        order.sort_unstable_by(|&left, &right| self.compare(left, right).then(left.cmp(&right)));
        for pair in order.windows(2) {
            let &[before, after] = pair else { continue };
            if self.compare(before, after).is_eq() {
                if let Some(member) = self.members.get_mut(before as usize) {
                    member.next = NonZeroU32::new(after);
                }
                if let Some(member) = self.members.get_mut(after as usize) {
                    member.is_first = false;
                }
            }
        }
    }

    /// How the names of two members compare.
    fn compare(&self, left: u32, right: u32) -> Ordering {
        let name = |at: u32| {
            let member = self.members.get(at as usize)?;
            let own = || member.place.name(self.field);
            let name = member.made.as_deref().unwrap_or_else(own);
            Some((matches!(member.place, Place::Attribute(_)), name))
        };
        let (Some((left_is, left)), Some((right_is, right))) = (name(left), name(right)) else {
            return Ordering::Equal;
        };
        left_is.cmp(&right_is).then_with(|| letters(left).cmp(letters(right)))
    }

    /// The name of the member at `at`, which is not asked for again.
    fn key(&mut self, at: usize) -> Option<Key<'t>> {
        let member = self.members.get_mut(at)?;
        Some(match (member.made.take(), member.place) {
            (Some(made), _) => Key::Made(made),
            (None, Place::Field(index)) => Key::Field(Field { index, ..self.field }),
            (None, Place::Text) => Key::Text,
            (None, place) => Key::Attribute(place.name(self.field)),
        })
    }

    /// What stands in the group that begins with `first`.
    fn found(&self, first: &Member) -> Found<'t> {
        if first.next.is_none() {
            return Found::One(first.place.item(self.field));
        }
        let next = |member: &&Member| self.members.get(member.next?.get() as usize);
        let places = core::iter::successors(Some(first), next).map(|member| member.place);
        Found::Many(Many::places(self.field, places.collect()))
    }
}

impl<'t> Iterator for Groups<'t> {
    type Item = (Key<'t>, Found<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.members.get(self.next..)?;
        let at = self.next + rest.iter().position(|member| member.is_first)?;
        self.next = at + 1;
        self.left = self.left.saturating_sub(1);
        let found = self.members.get(at).map(|member| self.found(member))?;
        Some((self.key(at)?, found))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl Key<'_> {
    /// Calls `read` with the name.
    pub(super) fn with_text<T>(&self, read: impl FnOnce(&str) -> T) -> T {
        match self {
            Self::Field(field) => read(field.name()),
            Self::Attribute(name) => short::joined(format_args!("{ATTRIBUTE}{name}"), read),
            Self::Text => read(TEXT),
            Self::Made(name) => read(name),
        }
    }
}
