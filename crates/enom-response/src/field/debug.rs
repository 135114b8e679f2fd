//! How fields show: secrets masked, and whatever stands within them.

use alloc::vec::Vec;
use core::fmt;

use wire_text::secret_names::{is_secret, shown_name, shown_value};

use super::hidden::Hidden;
use super::{Attributes, Field, Fields, Store};
use crate::arena::count;

/// The fields of elements that are secret, in order.
pub(crate) struct Secrets(Vec<u32>);

impl Secrets {
    pub(crate) fn of(store: Store<'_>) -> Self {
        let mut hidden = Hidden::new(is_secret);
        let fields = (0..count(store.arena.links.len())).map(|index| Field { store, index });
        Self(fields.filter(|field| hidden.is_hidden(*field)).map(|field| field.index).collect())
    }

    /// Whether `field` is one of them.
    pub(crate) fn include(&self, field: Field<'_>) -> bool {
        self.0.binary_search(&field.index).is_ok()
    }
}

/// A field of which it is known whether it stands within a secret one.
pub(crate) struct Shown<'r> {
    pub(crate) field: Field<'r>,
    pub(crate) within: bool,
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(self.field, self.within, f)
    }
}

impl fmt::Debug for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(*self, Secrets::of(self.store).include(*self), f)
    }
}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secrets = Secrets::of(self.store);
        let shown = self.clone().map(|field| Shown { field, within: secrets.include(field) });
        f.debug_list().entries(shown).finish()
    }
}

impl fmt::Debug for Attributes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secret = Secrets::of(self.field.store).include(self.field);
        let entries = self
            .clone()
            .map(|(name, value)| (shown_name(name), shown_value(secret || is_secret(name), value)));
        f.debug_map().entries(entries).finish()
    }
}

/// `name: "value"`, `name[attribute="…"]: {…}`, secrets masked, what stands within them as well. It
/// does not recurse.
fn debug(field: Field<'_>, within_secret: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // The ends of the fields that are open, innermost last.
    let mut open = Vec::new();
    let mut hidden = Hidden::new(is_secret).until(if within_secret { field.end() } else { 0 });
    let mut separator = "";
    for index in field.index..field.end() {
        while open.last().is_some_and(|&end| end <= index) {
            open.pop();
            f.write_str("}")?;
        }
        let this = Field { index, ..field };
        f.write_str(separator)?;
        separator = ", ";
        let secret = hidden.is_hidden(this);
        f.write_str(&shown_name(this.name()))?;
        if this.attributes().len() > 0 {
            f.write_str("[")?;
            for (at, (name, value)) in this.attributes().enumerate() {
                let value = shown_value(secret || is_secret(name), value);
                write!(f, "{}{}={value:?}", if at > 0 { " " } else { "" }, shown_name(name))?;
            }
            f.write_str("]")?;
        }
        let value = shown_value(secret, this.value());
        f.write_str(": ")?;
        if this.has_fields() {
            f.write_str("{")?;
            separator = "";
            open.push(this.end());
        } else {
            fmt::Debug::fmt(&value, f)?;
        }
    }
    open.iter().try_for_each(|_| f.write_str("}"))
}
