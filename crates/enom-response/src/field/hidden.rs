//! Which fields are hidden: by their names, by those of fields around them, and by a `name` next to a `value`.

use alloc::vec::Vec;

use super::Field;

/// Tells of each field, in document order, whether it is hidden.
pub(crate) struct Hidden<H> {
    /// Whether a name hides what stands under it.
    hides: H,
    /// Up to this field everything stands within a hidden one.
    until: u32,
    /// The fields `value` that a `name` hides, in the elements that are open, innermost last.
    values: Vec<u32>,
}

impl<H: Fn(&str) -> bool> Hidden<H> {
    pub(crate) const fn new(hides: H) -> Self {
        Self { hides, until: 0, values: Vec::new() }
    }

    /// Everything up to this field is hidden.
    pub(super) fn until(self, until: u32) -> Self {
        Self { until, ..self }
    }

    /// Whether `field` is, the next in document order.
    pub(crate) fn is_hidden(&mut self, field: Field<'_>) -> bool {
        let is_value = self.values.pop_if(|value| *value == field.index).is_some();
        if is_value
            || (self.hides)(field.name())
            || field.attribute("name").is_some_and(&self.hides)
        {
            self.until = self.until.max(field.end());
        }
        self.values.extend(named_value(field, &self.hides));
        field.index < self.until
    }
}

/// The index of the `value` in the element `field`, if the `name` next to it hides it, as in a list of names and
/// values.
pub(crate) fn named_value(field: Field<'_>, hides: impl Fn(&str) -> bool) -> Option<u32> {
    if field.index == 0 || !field.has_fields() {
        return None;
    }
    let name = field.field("name").filter(|name| hides(name.value().trim_ascii()));
    name.and(field.field("value")).map(|value| value.index)
}
