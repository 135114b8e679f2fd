//! Which items a name means within an item.

use super::group::Many;
use super::wanted::Columns;
use super::{Found, Item};
use crate::arena::{Node, Slice};
use crate::field::Field;
use crate::records::Record;

/// What begins the name of an attribute.
pub(crate) const ATTRIBUTE: char = '@';
/// The name of the value beside attributes.
pub(crate) const TEXT: &str = "$text";
/// What ends the name of a list of records.
pub(crate) const RECORDS: &str = "[]";

/// What the names that a struct wants mean within an item.
#[expect(clippy::large_enum_variant, reason = "it stays where it is while a struct is read")]
pub(super) enum Scope<'t> {
    Field(Field<'t>, Columns<'t>),
    /// A record whose columns stand beside others.
    Record(Record<'t>),
    Text(Item<'t>),
}

impl<'t> Scope<'t> {
    /// Looks for `names` in `item`.
    pub(super) fn of(item: Item<'t>, names: &[&str]) -> Self {
        match item {
            Item::Field(field) => Self::Field(field, Columns::of(field, names)),
            Item::Record(record) => match record.element() {
                Some(element) => Self::Field(element, Columns::of(element, names)),
                None => Self::Record(record),
            },
            Item::Text { .. } => Self::Text(item),
        }
    }

    /// What the `at`-th of the names, which is `name`, means.
    pub(super) fn find(&self, at: usize, name: &str) -> Option<Found<'t>> {
        match self {
            Self::Field(field, columns) => {
                if is_special(name) {
                    special(*field, name)
                } else {
                    columns.found(at)
                }
            }
            Self::Record(record) if is_special(name) && !name.ends_with(RECORDS) => {
                special(record.anchor(), name)
            }
            Self::Record(record) => record.column(name).map(|field| Found::One(Item::Field(field))),
            Self::Text(item) => (name == TEXT).then(|| Found::One(item.clone())),
        }
    }
}

/// `name` as the wire has it: without the signs of names with a meaning of their own, nothing for `$text`.
pub(crate) fn of_wire(name: &str) -> Option<&str> {
    let name = name.strip_prefix(ATTRIBUTE).or(name.strip_suffix(RECORDS)).unwrap_or(name);
    (name != TEXT).then_some(name)
}

/// Whether `name` is one with a meaning of its own.
pub(super) fn is_special(name: &str) -> bool {
    name.starts_with(ATTRIBUTE) || name == TEXT || name.ends_with(RECORDS)
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
