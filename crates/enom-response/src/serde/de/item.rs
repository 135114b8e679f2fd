//! One item of a response: a field, a text or a record.

use core::any::type_name;

use super::context::Context;
use crate::arena::Slice;
use crate::field::{Field, Store};
use crate::records::{Place, Record};

/// What a value is read from.
#[derive(Clone, Copy)]
pub(super) enum Item<'t> {
    Field(Field<'t>),
    /// The text of an attribute, or the value beside attributes.
    Text {
        store: Store<'t>,
        slice: Slice,
    },
    Record(&'t Record<'t>),
}

impl<'t> Item<'t> {
    /// The text of the item, if it is nothing but text.
    #[inline]
    pub(super) fn text(&self) -> Option<&'t str> {
        self.slice().map(|(store, slice)| store.text(slice))
    }

    /// Where that text stands.
    #[inline]
    pub(super) fn slice(&self) -> Option<(Store<'t>, Slice)> {
        if let Self::Text { store, slice } = *self {
            return Some((store, slice));
        }
        let field = self.field();
        let slice = field.node().value;
        let has_text = !slice.is_empty() || !field.has_fields();
        has_text.then_some((field.store, slice))
    }

    /// The field that it is or begins with, or else the root.
    pub(super) fn field(&self) -> Field<'t> {
        match *self {
            Self::Text { store, .. } => store.root(),
            Self::Field(field) => field,
            Self::Record(record) => record.anchor,
        }
    }

    /// The field whose attributes and fields are those of the item.
    pub(super) const fn element(&self) -> Option<Field<'t>> {
        match self {
            Self::Field(field) | Self::Record(Record { place: Place::Within(field), .. }) => {
                Some(*field)
            }
            Self::Record(_) | Self::Text { .. } => None,
        }
    }

    /// Where the item stands in the text that was read.
    pub(super) fn offset(&self) -> Option<usize> {
        match self {
            Self::Text { store, slice }
                if !slice.is_empty() && slice.end() <= store.source.len() =>
            {
                Some(slice.start())
            }
            Self::Text { .. } => None,
            Self::Field(field) => field.offset(),
            Self::Record(record) => record.anchor.offset(),
        }
    }
}

/// One item as a deserializer.
#[derive(Clone, Copy)]
pub(super) struct Value<'t, 'de> {
    pub(super) item: Item<'t>,
    pub(super) context: &'t Context<'de>,
}

/// Whether `T` is an option of text, to which nothing is a value too. Serde does not say what an option is
/// of, so its name has to tell; where it does not, nothing is none.
pub(super) fn is_text<T>() -> bool {
    let name = type_name::<T>();
    let of = name.strip_prefix("core::option::Option<").and_then(|name| name.strip_suffix('>'));
    of.is_some_and(|of| {
        matches!(of, "&str" | "alloc::string::String" | "alloc::boxed::Box<str>")
            || of.starts_with("alloc::borrow::Cow<") && of.ends_with("str>")
    })
}
