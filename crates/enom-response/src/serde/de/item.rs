//! One item of a response: a field, a text or a record.

use core::any::type_name;

use super::context::Context;
use crate::arena::Slice;
use crate::field::{Field, Store};
use crate::records::{Place, Record};

/// What a value is read from.
#[derive(Clone, Copy)]
pub(super) enum Item<'t> {
    /// The one with this index.
    Field(u32),
    /// The text of an attribute, or the value beside attributes.
    Text(Slice),
    Record(&'t Record<'t>),
}

impl<'t> Item<'t> {
    /// The text of the item, if it is nothing but text.
    #[inline]
    pub(super) fn text(self, store: Store<'t>) -> Option<&'t str> {
        self.slice(store).map(|slice| store.text(slice))
    }

    /// Where that text stands.
    #[inline]
    pub(super) fn slice(self, store: Store<'t>) -> Option<Slice> {
        let field = match self {
            Self::Text(slice) => return Some(slice),
            Self::Field(index) => Field { store, index },
            Self::Record(record) => record.anchor,
        };
        let slice = field.node().value;
        (!slice.is_empty() || !field.has_fields()).then_some(slice)
    }

    /// The field whose attributes and fields are those of the item.
    pub(super) const fn element(self, store: Store<'t>) -> Option<Field<'t>> {
        match self {
            Self::Field(index) => Some(Field { store, index }),
            Self::Record(Record { place: Place::Within(field), .. }) => Some(*field),
            Self::Record(_) | Self::Text(_) => None,
        }
    }

    /// Where the item stands in the text that was read.
    pub(super) fn offset(self, store: Store<'t>) -> Option<usize> {
        match self {
            Self::Text(slice) => {
                let was_read = !slice.is_empty() && slice.end() <= store.source.len();
                was_read.then_some(slice.start())
            }
            Self::Field(index) => Field { store, index }.offset(),
            Self::Record(record) => record.anchor.offset(),
        }
    }
}

/// One item as a deserializer.
#[derive(Clone, Copy)]
pub(super) struct Value<'t, 'de> {
    pub(super) item: Item<'t>,
    pub(super) context: &'t Context<'t, 'de>,
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
