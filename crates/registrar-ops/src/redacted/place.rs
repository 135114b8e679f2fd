//! Where a value stands whose secrets are replaced.

use wire_text::Redaction;

/// Where a value stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) redaction: &'p Redaction,
    /// The name that it stands under.
    pub(super) name: &'p str,
    /// Whether that name, or one further out, hides it.
    pub(super) is_hidden: bool,
}

impl<'p> Place<'p> {
    /// That of the outermost value.
    pub(super) const fn top(redaction: &'p Redaction) -> Self {
        Self { redaction, name: "", is_hidden: false }
    }

    /// What stands here under `name`.
    pub(super) fn under<'n>(self, name: &'n str) -> Place<'n>
    where
        'p: 'n,
    {
        let is_hidden = self.is_hidden || self.redaction.hides(name);
        Place { redaction: self.redaction, name, is_hidden }
    }

    /// Whether a value here is replaced, whatever it is.
    pub(super) fn is_replaced(self) -> bool {
        self.is_hidden || self.redaction.replaces(self.name)
    }
}

/// A value in its place.
pub(super) struct Placed<'v, T: ?Sized> {
    pub(super) value: &'v T,
    pub(super) place: Place<'v>,
}

/// Writes to `inner` what may be seen of values that stand together.
pub(super) struct Compound<'p, C> {
    pub(super) inner: C,
    pub(super) place: Place<'p>,
    /// The key of the value that comes next, in a map.
    pub(super) key: String,
    /// What a map gives as the `name` of its `value`.
    pub(super) named: Option<String>,
}

impl<'p, C> Compound<'p, C> {
    pub(super) const fn new(inner: C, place: Place<'p>) -> Self {
        Self { inner, place, key: String::new(), named: None }
    }
}
