//! The errors of reading and writing.

use core::fmt;

use wire_text::{BodyKind, Category, CodecKind, EncodingErrorKind, Kind, Limit};

use crate::deviation::DeviationKind;

/// Why an envelope could not be read, or a value not written; see [`wire_text::Error`].
///
/// It has a kind, a place, what was expected and perhaps a key path. It contains no text of a value but the
/// name of an unknown entity, so you can log it. [`report`](wire_text::Error::report) shows it together with the
/// line of the source.
///
/// ```
/// use ops_envelope::{Envelope, ErrorKind};
///
/// let error = Envelope::parse("<OPS_envelope><head/></OPS_envelope>").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::UnexpectedElement);
/// assert_eq!(error.offset(), Some(14));
/// assert_eq!(
///     error.to_string(),
///     "unexpected element: expected `<header>` at byte 14 (line 1, column 15)",
/// );
/// ```
pub type Error = wire_text::Error<ErrorKind>;

/// The kinds of [`Error`].
///
/// [`Error`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input ended before the end of the envelope.
    Incomplete,
    /// A limit was exceeded; see [`Limits`](crate::Limits).
    Limit(Limit),
    /// Neither an envelope nor XML; the [`BodyKind`] says what it looks like.
    NotAnEnvelope(BodyKind),
    /// The XML or its encoding is wrong; the kind is [`XmlErrorKind`](crate::XmlErrorKind).
    Xml(xml_pull::ErrorKind),
    /// An element that is not allowed here, or an end tag that comes too early.
    UnexpectedElement,
    /// Text where only elements are allowed, or next to a `dt_*`.
    UnexpectedText,
    /// An attribute other than the `key` and `class` of an `item`.
    UnexpectedAttribute,
    /// An `item` without `key`.
    MissingKey,
    /// The same key twice in one assoc, or the same header field twice.
    DuplicateKey,
    /// The same index twice in one array.
    DuplicateIndex,
    /// A key in an array that is not an index.
    InvalidIndex,
    /// In strict mode: a deviation from the published grammar.
    Deviation(DeviationKind),
    /// The envelope does not fit the type into which it is read.
    Data,
    /// A value that an envelope cannot hold.
    Unrepresentable,
    /// The output failed.
    Output,
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
        "OPS_envelope",
        "header",
        "msg_id",
        "msg_type",
        "body",
        "data_block",
        "dt_assoc",
        "dt_array",
        "dt_scalar",
        "dt_scalarref",
        "item",
        "key",
        "class",
        "html",
    ];

    fn of_limit(limit: Limit) -> Self {
        Self::Limit(limit)
    }

    fn of_encoding(error: EncodingErrorKind) -> Self {
        xml_pull::ErrorKind::of_encoding(error).into()
    }

    fn category(self) -> Category {
        match self {
            Self::Incomplete => Category::Incomplete,
            Self::Limit(_) => Category::Limit,
            Self::Xml(_) => Category::Syntax,
            Self::Data => Category::Data,
            Self::Unrepresentable | Self::Output => Category::Write,
            _ => Category::Structure,
        }
    }
}

impl CodecKind for ErrorKind {
    const DATA: Self = Self::Data;
    const UNREPRESENTABLE: Self = Self::Unrepresentable;
    const OUTPUT: Self = Self::Output;
    const SEQUENCE: &'static str = "array";
    const MAP: &'static str = "assoc";
}

impl From<xml_pull::ErrorKind> for ErrorKind {
    fn from(kind: xml_pull::ErrorKind) -> Self {
        match kind {
            xml_pull::ErrorKind::Incomplete => Self::Incomplete,
            xml_pull::ErrorKind::Limit(limit) => Self::Limit(limit),
            kind => Self::Xml(kind),
        }
    }
}

/// A key that stands twice in one assoc, the second time in the item at `offset`.
#[cold]
pub(crate) fn doubled_key(offset: impl Into<Option<usize>>) -> Error {
    Error::new(ErrorKind::DuplicateKey, offset, "each key once in an assoc")
}

/// What the XML writer refused.
#[cold]
pub(crate) fn of_write(error: xml_pull::WriteError) -> Error {
    match error {
        xml_pull::WriteError::Output => fmt::Error.into(),
        xml_pull::WriteError::InvalidName => Error::unrepresentable("a name that XML allows"),
        _ => Error::unrepresentable("characters that XML allows"),
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Incomplete => "incomplete envelope",
            Self::Limit(limit) => return limit.fmt(f),
            Self::NotAnEnvelope(kind) => return write!(f, "not an envelope but {kind}"),
            Self::Xml(kind) => return kind.fmt(f),
            Self::UnexpectedElement => "unexpected element",
            Self::UnexpectedText => "unexpected text",
            Self::UnexpectedAttribute => "unexpected attribute",
            Self::MissingKey => "item without key",
            Self::DuplicateKey => "key given twice",
            Self::DuplicateIndex => "index given twice",
            Self::InvalidIndex => "invalid index",
            Self::Deviation(kind) => return kind.fmt(f),
            Self::Data => "invalid value",
            Self::Unrepresentable => "value that cannot be written",
            Self::Output => "output failed",
        })
    }
}
