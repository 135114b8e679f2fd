//! Deviations from the published grammar (`ops.dtd`) that are accepted.

use core::fmt;

/// One deviation from the published grammar; see [`deviations`](crate::deviations).
pub type Deviation = wire_text::Deviation<DeviationKind>;

/// The deviations of one document, in document order; see [`deviations`](crate::deviations).
pub type Deviations = wire_text::Deviations<DeviationKind>;

/// Where the parser reports departures to.
pub(crate) type Sink = wire_text::DeviationSink<DeviationKind>;

/// The kinds of [`Deviation`].
///
/// [`deviations`](crate::deviations) has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviationKind {
    /// A byte-order mark before the document.
    ByteOrderMark,
    /// White space before the XML declaration.
    LeadingWhiteSpace,
    /// No XML declaration.
    NoDeclaration,
    /// An XML declaration without a version, or with a later one than `1.0`.
    DeclarationForm,
    /// An encoding other than UTF-8, declared or found in the bytes.
    OtherEncoding,
    /// No document type declaration.
    NoDoctype,
    /// A document type other than `OPS_envelope SYSTEM 'ops.dtd'` (in either kind of quotes), or one with an
    /// internal subset, which is accepted only if it is empty.
    OtherDoctype,
    /// No header.
    NoHeader,
    /// A header without `version`.
    NoVersion,
    /// A header field other than `version`, `msg_id`, `msg_type`, or these out of order.
    HeaderField,
    /// White space around the text of a header field.
    HeaderWhiteSpace,
    /// Array items out of index order.
    IndexOrder,
    /// An array in which some indexes are missing.
    IndexGap,
    /// An index with leading zeros or white space.
    IndexForm,
    /// A key or index given twice, if the options say which value counts.
    DoubledKey,
    /// White space written as a reference or in a CDATA section where only elements are allowed.
    WrittenWhiteSpace,
}

impl fmt::Display for DeviationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ByteOrderMark => "byte-order mark",
            Self::LeadingWhiteSpace => "white space before the XML declaration",
            Self::NoDeclaration => "no XML declaration",
            Self::DeclarationForm => "XML declaration of another form",
            Self::OtherEncoding => "encoding other than UTF-8",
            Self::NoDoctype => "no document type declaration",
            Self::OtherDoctype => "other document type",
            Self::NoHeader => "no header",
            Self::NoVersion => "header without version",
            Self::HeaderField => "header field outside the grammar",
            Self::HeaderWhiteSpace => "white space in a header field",
            Self::IndexOrder => "array items out of order",
            Self::IndexGap => "missing array index",
            Self::IndexForm => "array index in another form",
            Self::DoubledKey => "key given twice",
            Self::WrittenWhiteSpace => "white space as a reference or in CDATA next to an element",
        })
    }
}
