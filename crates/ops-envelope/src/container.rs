//! The elements that hold values.

use xml_pull::Tag;

/// The elements that hold values (`ops.dtd`).
///
/// ```
/// use ops_envelope::{Container, Reader, Token};
///
/// # let xml = testdata::by_name("send_password.reply.xml").unwrap().bytes();
/// let mut reader = Reader::new(xml)?;
/// assert_eq!(reader.next_token()?, Some(Token::Start(Container::Assoc)));
/// assert_eq!(Container::Assoc.name(), "dt_assoc");
/// # Ok::<(), ops_envelope::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Container {
    /// `dt_assoc`: items by key.
    Assoc,
    /// `dt_array`: items by index.
    Array,
    /// `dt_scalar`: text.
    Scalar,
    /// `dt_scalarref`: a reference to a value, as in Perl.
    ScalarRef,
}

impl Container {
    /// The element's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.tag().name()
    }

    /// The element's start tag.
    #[inline]
    pub(crate) const fn tag(self) -> &'static Tag {
        const ASSOC: Tag = Tag::new("<dt_assoc>", "</dt_assoc>").unwrap();
        const ARRAY: Tag = Tag::new("<dt_array>", "</dt_array>").unwrap();
        const SCALAR: Tag = Tag::new("<dt_scalar>", "</dt_scalar>").unwrap();
        const SCALAR_REF: Tag = Tag::new("<dt_scalarref>", "</dt_scalarref>").unwrap();
        match self {
            Self::Assoc => &ASSOC,
            Self::Array => &ARRAY,
            Self::Scalar => &SCALAR,
            Self::ScalarRef => &SCALAR_REF,
        }
    }

    /// The container that the element `name` is.
    #[inline]
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "dt_assoc" => Some(Self::Assoc),
            "dt_array" => Some(Self::Array),
            "dt_scalar" => Some(Self::Scalar),
            "dt_scalarref" => Some(Self::ScalarRef),
            _ => None,
        }
    }
}
