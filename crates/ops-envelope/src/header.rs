//! The header of an envelope.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use wire_text::secret_names::{is_secret, shown_name, shown_value};

/// The header of an envelope: `version`, `msg_id`, `msg_type` and any other fields that a client sends, in the
/// order of the document.
///
/// White space around the texts is removed, because it is only layout. `==` ignores the order of the fields,
/// which has no meaning.
///
/// ```
/// use ops_envelope::Header;
///
/// let mut header = Header::new(Header::VERSION);
/// assert!(header.push("msg_type", "standard"));
/// assert!(!header.push("version", "1.0")); // there is one
/// assert_eq!(header.iter().collect::<Vec<_>>(), [("version", "0.9"), ("msg_type", "standard")]);
/// ```
#[derive(Clone, Default)]
pub struct Header<'a> {
    /// Nearly always the only one, and so kept in place.
    first: Option<Field<'a>>,
    others: Vec<Field<'a>>,
}

/// A name and a text.
type Field<'a> = (Cow<'a, str>, Cow<'a, str>);

/// How many fields a header may have; they are compared with each other.
pub(crate) const MAX_FIELDS: usize = 64;

/// The elements that the grammar has elsewhere: no header field has such a name.
pub(crate) const OTHER_ELEMENTS: [&str; 9] = [
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

impl<'a> Header<'a> {
    /// The current version, which all documents use: `0.9`.
    pub const VERSION: &'static str = "0.9";

    /// A header with only `version`.
    #[must_use]
    pub fn new(version: impl Into<Cow<'a, str>>) -> Self {
        Self { first: Some((Cow::Borrowed("version"), version.into())), others: Vec::new() }
    }

    /// The version of the protocol, nearly always `0.9`.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.get("version")
    }

    /// The text of the field `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|&(field, _)| field == name).map(|(_, text)| text)
    }

    /// How many fields there are.
    #[must_use]
    pub fn len(&self) -> usize {
        usize::from(self.first.is_some()) + self.others.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// The fields in order, as names and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.first.iter().chain(&self.others).map(|(name, text)| (name.as_ref(), text.as_ref()))
    }

    /// Adds the field `name` at the end. Returns `false` and adds nothing if there is one of this name. The
    /// writer refuses names that are not XML names or are those of other elements, and more than 64 fields.
    #[must_use = "a field that is there already is not replaced"]
    pub fn push(&mut self, name: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> bool {
        let name = name.into();
        let is_new = self.get(&name).is_none();
        match &self.first {
            _ if !is_new => {}
            None => self.first = Some((name, text.into())),
            Some(_) => self.others.push((name, text.into())),
        }
        is_new
    }

    /// The header as one that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> Header<'static> {
        let owned = |(name, text): Field<'a>| -> Field<'static> {
            (Cow::Owned(name.into_owned()), Cow::Owned(text.into_owned()))
        };
        Header {
            first: self.first.map(owned),
            others: self.others.into_iter().map(owned).collect(),
        }
    }
}

impl PartialEq for Header<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, text)| other.get(name) == Some(text))
    }
}

impl Eq for Header<'_> {}

/// Secrets masked.
impl fmt::Debug for Header<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |(name, text)| (shown_name(name), shown_value(is_secret(name), text));
        f.debug_map().entries(self.iter().map(shown)).finish()
    }
}
