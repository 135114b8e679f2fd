//! What can be wrong with a document, and where.

use core::fmt;

use crate::Limit;
use crate::report::Report;

/// Why a document was refused, and where.
///
/// The error keeps no text of the document, so it can be logged. [`Error::report`] puts it beside
/// the source for a person to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    offset: usize,
    expected: &'static str,
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input ended before the root element did.
    Incomplete,
    /// The bytes are not text in the encoding they are in.
    InvalidEncoding,
    /// The declared encoding is none that can be decoded here.
    UnsupportedEncoding,
    /// A character that no XML document may hold (production 2), raw or as a reference.
    IllegalCharacter,
    /// Markup that the grammar has no production for.
    Syntax,
    /// An end tag that names another element than the one that is open.
    MismatchedEndTag,
    /// One tag with the same attribute twice.
    DuplicateAttribute,
    /// A reference to an entity other than the five predefined ones.
    UnknownEntity,
    /// A document type declaration with an internal subset.
    InternalSubset,
    /// More than white space, comments and processing instructions after the root element.
    TrailingContent,
    /// A limit was reached; see [`Limits`](crate::Limits).
    Limit(Limit),
}

/// What a program can do about an error: the coarse sorting of kinds that every codec of this
/// family shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Category {
    /// The input ended too early; more of it may help.
    Incomplete,
    /// The bytes or the markup are wrong.
    Syntax,
    /// The markup is right, but it is not a message of this protocol.
    Structure,
    /// The message is right, but it does not fit the type that was asked for.
    Data,
    /// A limit was reached.
    Limit,
    /// The value cannot be written in this format.
    Write,
}

impl Error {
    /// What [`expected`](Self::expected) says where the end tag of the open element is missing. A
    /// codec that knows its elements can name it instead.
    pub const END_TAG: &'static str = "the end tag of the open element";
    /// What [`expected`](Self::expected) says where the root element is missing.
    pub const ROOT_ELEMENT: &'static str = "the root element";

    pub(crate) const fn new(kind: ErrorKind, offset: usize, expected: &'static str) -> Self {
        Self { kind, offset, expected }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where, as a byte offset into the input.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// What would have been right here.
    #[must_use]
    pub const fn expected(&self) -> &'static str {
        self.expected
    }

    /// The coarse sort of the kind.
    #[must_use]
    pub const fn classify(&self) -> Category {
        match self.kind {
            ErrorKind::Incomplete => Category::Incomplete,
            ErrorKind::Limit(_) => Category::Limit,
            _ => Category::Syntax,
        }
    }

    /// The error beside the line of `source` that it stands in, with line, column and a caret.
    ///
    /// Names and values of the line are masked; see [`Report`].
    #[must_use]
    pub fn report<'a>(&'a self, source: &'a [u8]) -> Report<'a> {
        Report::new(self, source, Some(self.offset))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}", self.kind, self.expected)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Incomplete => "incomplete document",
            Self::InvalidEncoding => "invalid encoding",
            Self::UnsupportedEncoding => "unsupported encoding",
            Self::IllegalCharacter => "illegal character",
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

impl core::error::Error for Error {}
