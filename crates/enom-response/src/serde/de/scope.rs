//! Which items a name means within an item.

use super::item::{Item, Row};
use super::many::{Found, Many};
use super::names::{ATTRIBUTE, RECORDS, TEXT, is_special};
use super::shape::Numbered;
use super::wanted::Columns;
use crate::arena::{Node, Slice};
use crate::field::Field;

/// What the names that a struct wants mean within an item.
pub(super) enum Scope<'t> {
    Field(Field<'t>, Columns<'t>),
    /// A record whose columns stand beside others, and those with its number if they are few.
    Record(&'t Row<'t>, Option<Numbered<'t>>),
    Text(Item<'t>),
}

impl<'t> Scope<'t> {
    /// Looks for `names` in `item`.
    pub(super) fn of(item: Item<'t>, names: &'static [&'static str]) -> Self {
        match item {
            Item::Field(field) => Self::Field(field, Columns::of(field, names)),
            Item::Record(row) => match row.record.element() {
                Some(element) => Self::Field(element, Columns::of(element, names)),
                None => Self::Record(row, Numbered::of(row, names)),
            },
            Item::Text { .. } => Self::Text(item),
        }
    }

    /// The index of the only field that has the `at`-th of the names.
    #[inline]
    pub(super) fn field(&self, at: usize) -> Option<u32> {
        match self {
            Self::Field(_, columns) => columns.only(at),
            Self::Record(_, Some(columns)) => columns.column(at),
            Self::Record(_, None) | Self::Text(_) => None,
        }
    }

    /// What the `at`-th of `names` means. Of names that differ in letter case only, the first one counts.
    pub(super) fn find(&self, at: usize, names: &[&str]) -> Option<Found<'t>> {
        let name = *names.get(at)?;
        // None of the columns has a name with a meaning of its own, or one that ends in a digit in a record.
        if let Self::Field(_, columns) = self
            && let Some(found) = columns.found(at)
        {
            return Some(found);
        }
        let found = match self {
            Self::Field(field, _) => {
                if !is_special(name) {
                    return None;
                }
                special(*field, name)
            }
            Self::Record(row, _) if is_special(name) && !name.ends_with(RECORDS) => {
                special(row.record.anchor(), name)
            }
            // What ends in a digit has another number.
            Self::Record(_, Some(_)) if !name.ends_with(|c: char| c.is_ascii_digit()) => None,
            Self::Record(row, _) => {
                row.record.column(name).map(|field| Found::One(Item::Field(field)))
            }
            Self::Text(item) => (name == TEXT).then_some(Found::One(*item)),
        }?;
        let is_name = |earlier: &&str| earlier.eq_ignore_ascii_case(name);
        (!names[..at].iter().any(is_name)).then_some(found)
    }
}

/// What `name` means in `field`, where it has a meaning of its own.
fn special<'t>(field: Field<'t>, name: &str) -> Option<Found<'t>> {
    let store = field.store;
    if let Some(attribute) = name.strip_prefix(ATTRIBUTE) {
        let slice = |node: &Node| -> Option<Slice> {
            store.text(node.name).eq_ignore_ascii_case(attribute).then_some(node.value)
        };
        let slice = store.arena.attributes_of(field.index).iter().find_map(slice);
        return slice.map(|slice| Found::One(Item::Text { store, slice }));
    }
    if name == TEXT {
        let slice = field.node().value;
        return (!field.has_fields()).then_some(Found::One(Item::Text { store, slice }));
    }
    let anchor = name.strip_suffix(RECORDS)?;
    Some(Found::Many(Many::Records(field.records(anchor))))
}
