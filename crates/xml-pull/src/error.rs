//! The errors of reading and writing.

use core::fmt;

use wire_text::{Category, EncodingErrorKind, Kind, Limit};

/// Why a document was refused, and where; see [`wire_text::Error`].
///
/// ```
/// let error = xml_pull::Reader::new("<a></b>").find_map(Result::err).unwrap();
/// assert_eq!(error.kind(), xml_pull::ErrorKind::MismatchedEndTag);
/// assert_eq!(error.offset(), Some(5));
/// ```
pub type Error = wire_text::Error<ErrorKind>;

/// The kinds of [`Error`].
///
/// [`Error`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input ended before the end of the root element.
    Incomplete,
    /// The bytes are not valid in their encoding.
    InvalidEncoding,
    /// The declared encoding is not supported. The feature `encoding` adds more.
    UnsupportedEncoding,
    /// A character that no XML document may contain (production 2), as it is or as a reference.
    IllegalCharacter,
    /// Something else is where the root element must begin.
    MissingRoot,
    /// Markup that the grammar does not allow.
    Syntax,
    /// An end tag whose name is not that of the open element.
    MismatchedEndTag,
    /// One tag with the same attribute twice.
    DuplicateAttribute,
    /// A reference to an entity other than the five predefined ones.
    UnknownEntity,
    /// A document type declaration with an internal subset.
    InternalSubset,
    /// Anything except white space, comments and processing instructions after the root element.
    TrailingContent,
    /// A limit was exceeded; see [`Limits`](crate::Limits).
    Limit(Limit),
}

impl Kind for ErrorKind {
    const VOCABULARY: &'static [&'static str] = &[
        "xml",
        "version",
        "encoding",
        "standalone",
        "DOCTYPE",
        "SYSTEM",
        "PUBLIC",
        "CDATA",
        "ENTITY",
    ];

    fn of_limit(limit: Limit) -> Self {
        Self::Limit(limit)
    }

    fn of_encoding(error: EncodingErrorKind) -> Self {
        match error {
            EncodingErrorKind::Incomplete => Self::Incomplete,
            EncodingErrorKind::Invalid => Self::InvalidEncoding,
            EncodingErrorKind::Unsupported => Self::UnsupportedEncoding,
        }
    }

    fn category(self) -> Category {
        match self {
            Self::Incomplete => Category::Incomplete,
            Self::Limit(_) => Category::Limit,
            _ => Category::Syntax,
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Incomplete => "incomplete document",
            Self::InvalidEncoding => "invalid encoding",
            Self::UnsupportedEncoding => "unsupported encoding",
            Self::IllegalCharacter => "illegal character",
            Self::MissingRoot => "no root element",
            Self::Syntax => "malformed XML",
            Self::MismatchedEndTag => "mismatched end tag",
            Self::DuplicateAttribute => "attribute given twice",
            Self::UnknownEntity => "unknown entity",
            Self::InternalSubset => "internal DTD subset",
            Self::TrailingContent => "content after the root element",
            Self::Limit(limit) => return limit.fmt(f),
        })
    }
}

/// Why something was not written. What was written before remains in the output.
///
/// ```
/// use xml_pull::{WriteError, Writer};
///
/// let mut out = String::new();
/// let error = Writer::new(&mut out).start_tag("two words").unwrap_err();
/// assert_eq!(error, WriteError::InvalidName);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WriteError {
    /// A character that no document may contain (production 2).
    IllegalCharacter,
    /// The name of an element, attribute or target that is not a name (production 5).
    InvalidName,
    /// Content that would end its comment, instruction or quotes too early.
    InvalidContent,
    /// A piece that is not allowed here: text outside the root, an attribute after the tag, …
    Misplaced,
    /// The output failed.
    Output,
}

impl From<fmt::Error> for WriteError {
    fn from(_: fmt::Error) -> Self {
        Self::Output
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::IllegalCharacter => "illegal character: expected characters that XML allows",
            Self::InvalidName => "invalid name: expected an XML name",
            Self::InvalidContent => "invalid content: expected text without its own end mark",
            Self::Misplaced => "misplaced piece: expected one that is allowed here",
            Self::Output => "the output refused the text",
        })
    }
}

impl core::error::Error for WriteError {}
