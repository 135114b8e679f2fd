//! Which items a name means within an item.

use super::group::{Many, Place};
use super::{Found, Item};
use crate::flat::FlatFields;
use crate::tape::{Node, Slice};
use crate::{Field, Record};

/// What begins the name of an attribute.
pub(crate) const ATTRIBUTE: char = '@';
/// The name of the text beside attributes and fields.
pub(crate) const TEXT: &str = "$text";
/// What ends the name of a list of records.
pub(crate) const RECORDS: &str = "[]";

/// What `name` means within `item`.
pub(super) fn find<'t>(item: &Item<'t>, name: &str) -> Option<Found<'t>> {
    match item {
        Item::Field(field) => in_field(*field, name),
        Item::Record(record) => in_record(record, name),
        Item::Text { .. } => (name == TEXT).then(|| Found::One(item.clone())),
    }
}

fn in_record<'t>(record: &Record<'t>, name: &str) -> Option<Found<'t>> {
    if let Some(element) = record.element() {
        return in_field(element, name);
    }
    if name == TEXT || name.starts_with(ATTRIBUTE) {
        return in_field(record.anchor(), name);
    }
    record.column(name).map(|field| Found::One(Item::Field(field)))
}

fn in_field<'t>(field: Field<'t>, name: &str) -> Option<Found<'t>> {
    if let Some(attribute) = name.strip_prefix(ATTRIBUTE) {
        return attribute_of(field, attribute);
    }
    if name == TEXT {
        let text = Item::Text { store: field.store, slice: field.node().value };
        return Some(Found::One(text));
    }
    if let Some(anchor) = name.strip_suffix(RECORDS) {
        return Some(Found::Many(Many::Records(field.records(anchor))));
    }
    gather(field, field.fields_named(name))
        .or_else(|| flat(field, name))
        .or_else(|| deep(field, name))
}

fn attribute_of<'t>(field: Field<'t>, name: &str) -> Option<Found<'t>> {
    let slice = |node: &Node| -> Option<Slice> {
        field.store.text(node.name).eq_ignore_ascii_case(name).then_some(node.value)
    };
    let slice = field.store.tape.attributes_of(field.index).iter().find_map(slice)?;
    Some(Found::One(Item::Text { store: field.store, slice }))
}

/// The fields that the flat view of `field` calls `name`.
fn flat<'t>(field: Field<'t>, name: &str) -> Option<Found<'t>> {
    if field.store.tape.links.is_empty() {
        return None;
    }
    let mut flat = FlatFields::new(field);
    let mut fields = || {
        while let Some(line) = flat.advance() {
            if flat.is_named(line, name) {
                return Some(line.field);
            }
        }
        None
    };
    gather(field, core::iter::from_fn(&mut fields))
}

/// The fields with fields of their own that are called `name`, however deep.
fn deep<'t>(field: Field<'t>, name: &str) -> Option<Found<'t>> {
    if field.store.tape.links.is_empty() {
        return None;
    }
    let fields = (field.index + 1..field.end()).map(|index| Field { index, ..field });
    gather(field, fields.filter(|field| field.has_fields() && field.is_named(name)))
}

/// What `fields`, which stand within `parent`, are together.
fn gather<'t>(parent: Field<'t>, mut fields: impl Iterator<Item = Field<'t>>) -> Option<Found<'t>> {
    let first = fields.next()?;
    let Some(second) = fields.next() else { return Some(Found::One(Item::Field(first))) };
    let all = [first, second].into_iter().chain(fields);
    let places = all.map(|field| Place::Field(field.index)).collect();
    Some(Found::Many(Many::places(parent, places)))
}
