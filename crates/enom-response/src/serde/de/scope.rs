//! Which items a name means within an item.

use smallvec::SmallVec;

use super::context::Context;
use super::item::Item;
use super::many::{self, Found};
use super::names::{ATTRIBUTE, RECORDS, TEXT, is_special};
use super::places::Places;
use super::wanted::Columns;
use crate::arena::{Node, Slice};
use crate::field::Field;
use crate::records::{Place, Record, Row};

/// What the names that a struct wants mean within an item.
pub(super) enum Scope<'t> {
    Field(Field<'t>, Columns<'t>),
    /// A record that is a row of a block.
    Row(&'t Record<'t>, &'t Row<'t>, Places),
    /// Another record whose columns stand beside others.
    Record(&'t Record<'t>),
    Text(Item<'t>),
}

impl<'t> Scope<'t> {
    /// Looks for `names` in `item`.
    pub(super) fn of(
        item: Item<'t>,
        names: &'static [&'static str],
        context: &Context<'t, '_>,
    ) -> Self {
        match item {
            Item::Field(index) => {
                let field = context.field(index);
                Self::Field(field, Columns::of(field, names))
            }
            Item::Record(record) => match &record.place {
                Place::Within(field) => Self::Field(*field, Columns::of(*field, names)),
                Place::Row(row) => Self::Row(record, row, context.places(row, names)),
                Place::Numbered { .. } | Place::Beside(_) => Self::Record(record),
            },
            Item::Text(_) => Self::Text(item),
        }
    }

    /// The index of the only field that has the `at`-th of the names.
    #[inline]
    pub(super) fn field(&self, at: usize) -> Option<u32> {
        match self {
            Self::Field(_, columns) => columns.only(at),
            Self::Row(_, row, places) => Some(row.index(places.column(at)?)),
            Self::Record(_) | Self::Text(_) => None,
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
            Self::Row(record, ..) | Self::Record(record) => {
                if is_special(name) && !name.ends_with(RECORDS) {
                    special(record.anchor, name)
                } else {
                    let columns = record.columns(name).into_iter();
                    let places: SmallVec<_> =
                        columns.map(|field| many::Place::Field(field.index)).collect();
                    (!places.is_empty()).then(|| Found::in_places(record.anchor, places))
                }
            }
            Self::Text(item) => (name == TEXT).then_some(Found::One(Some(*item))),
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
        return slice.map(|slice| Found::One(Some(Item::Text(slice))));
    }
    if name == TEXT {
        let slice = field.node().value;
        return (!field.has_fields()).then_some(Found::One(Some(Item::Text(slice))));
    }
    let anchor = name.strip_suffix(RECORDS)?;
    Some(Found::Records(field.records(anchor)))
}
