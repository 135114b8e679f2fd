//! The header of an envelope.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use crate::redact;

/// The header of an envelope: `version`, `msg_id`, `msg_type` and whatever else a client sends, in
/// the order of the document.
///
/// The texts are trimmed: a header field is a word, and white space around it is layout. `==`
/// ignores the order of the fields, which means nothing.
#[derive(Clone, Default)]
pub struct Header<'a> {
    version: Option<Cow<'a, str>>,
    /// How many fields stand before `version`.
    before: usize,
    others: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// How many fields a header may have; they are compared with each other.
pub(crate) const MAX_FIELDS: usize = 64;

/// The elements that the grammar has elsewhere: no header field has such a name.
const ELSEWHERE: [&str; 9] = [
    "OPS_envelope",
    "header",
    "body",
    "data_block",
    "dt_assoc",
    "dt_array",
    "dt_scalar",
    "dt_scalarref",
    "item",
];

/// Whether `name` is that of an element which the grammar has elsewhere.
pub(crate) fn is_elsewhere(name: &str) -> bool {
    ELSEWHERE.contains(&name)
}

impl<'a> Header<'a> {
    /// The version that is current, and the one of every document: `0.9`.
    pub const VERSION: &'static str = "0.9";

    /// A header with nothing but `version`.
    #[must_use]
    pub fn new(version: impl Into<Cow<'a, str>>) -> Self {
        Self { version: Some(version.into()), before: 0, others: Vec::new() }
    }

    /// The version of the protocol, `0.9` nearly always.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// The text of the field `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|&(field, _)| field == name).map(|(_, text)| text)
    }

    /// How many fields there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.others.len() + usize::from(self.version.is_some())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The fields in order: names and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let (before, after) = self.others.split_at(self.before.min(self.others.len()));
        before
            .iter()
            .map(|(name, text)| (name.as_ref(), text.as_ref()))
            .chain(self.version.as_deref().map(|version| ("version", version)))
            .chain(after.iter().map(|(name, text)| (name.as_ref(), text.as_ref())))
    }

    /// Adds the field `name` at the end, or says no where there is one of this name. The writer
    /// refuses names that are no XML names or those of other elements, and more than 64 fields.
    #[must_use = "a field that is there already is not replaced"]
    pub fn push(&mut self, name: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> bool {
        let name = name.into();
        if self.get(&name).is_some() {
            return false;
        }
        if name == "version" {
            self.version = Some(text.into());
            self.before = self.others.len();
        } else {
            self.others.push((name, text.into()));
        }
        true
    }

    /// Whether both hold the same fields in the same order.
    #[must_use]
    pub fn eq_ordered(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }

    /// The header with nothing borrowed.
    #[must_use]
    pub fn into_owned(self) -> Header<'static> {
        let owned = |text: Cow<'a, str>| Cow::Owned(text.into_owned());
        Header {
            version: self.version.map(owned),
            before: self.before,
            others: self
                .others
                .into_iter()
                .map(|(name, text)| (owned(name), owned(text)))
                .collect(),
        }
    }
}

impl PartialEq for Header<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, text)| other.get(name) == Some(text))
    }
}

impl Eq for Header<'_> {}

impl fmt::Debug for Header<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown =
            |(name, text)| (name, if redact::is_secret(name) { redact::MASK } else { text });
        f.debug_map().entries(self.iter().map(shown)).finish()
    }
}
