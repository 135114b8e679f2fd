//! What departs from the published grammar (`ops.dtd`) and is read all the same.

use alloc::vec::Vec;
use core::fmt;

use crate::{Error, ErrorKind};

/// One departure from the published grammar; see [`deviations`](crate::deviations).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deviation {
    kind: DeviationKind,
    offset: usize,
}

/// The kinds of [`Deviation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviationKind {
    /// A byte-order mark before the document.
    ByteOrderMark,
    /// White space before the XML declaration.
    LeadingWhiteSpace,
    /// No XML declaration.
    NoDeclaration,
    /// An XML declaration without version `1.0`, with a `standalone` that is neither `yes` nor `no`,
    /// or with its parts in another order.
    DeclarationForm,
    /// An encoding other than UTF-8, declared or found in the bytes.
    OtherEncoding,
    /// No document type declaration.
    NoDoctype,
    /// Another document type than `OPS_envelope SYSTEM 'ops.dtd'`, in whatever quotes, or one with an
    /// internal subset, which can only be an empty one.
    OtherDoctype,
    /// A header without `version`.
    NoVersion,
    /// A header field other than `version`, `msg_id`, `msg_type`, or these out of order.
    HeaderField,
    /// White space around the text of a header field.
    HeaderWhiteSpace,
    /// Array items out of index order.
    IndexOrder,
    /// An array whose indexes leave some out.
    IndexGap,
    /// An index with leading zeros or white space.
    IndexForm,
    /// A key or index given twice, where the options say which value counts.
    DoubledKey,
    /// White space written as a reference or in a CDATA section where only elements can stand.
    WrittenWhiteSpace,
}

impl Deviation {
    pub(crate) const fn new(kind: DeviationKind, offset: usize) -> Self {
        Self { kind, offset }
    }

    /// What departs.
    #[must_use]
    pub const fn kind(&self) -> DeviationKind {
        self.kind
    }

    /// Where, as a byte offset into the input.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
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
            Self::NoVersion => "header without version",
            Self::HeaderField => "header field outside the grammar",
            Self::HeaderWhiteSpace => "white space in a header field",
            Self::IndexOrder => "array items out of order",
            Self::IndexGap => "array index left out",
            Self::IndexForm => "array index in another form",
            Self::DoubledKey => "key given twice",
            Self::WrittenWhiteSpace => "written white space beside an element",
        })
    }
}

/// Who is told of deviations while an envelope is read. Plain reading tells nobody, at no cost.
pub(crate) trait Witness {
    /// Whether deviations that cost work to see should be looked for.
    const LOOKS: bool;

    fn note(&mut self, kind: DeviationKind, offset: usize) -> Result<(), Error>;
}

/// Lets every deviation pass.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lenient;

impl Witness for Lenient {
    const LOOKS: bool = false;

    #[inline]
    fn note(&mut self, _: DeviationKind, _: usize) -> Result<(), Error> {
        Ok(())
    }
}

/// Refuses the first deviation.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Strict;

impl Witness for Strict {
    const LOOKS: bool = true;

    fn note(&mut self, kind: DeviationKind, offset: usize) -> Result<(), Error> {
        Err(Error::new(
            ErrorKind::Deviation(kind),
            Some(offset),
            "the form of the published grammar",
        ))
    }
}

/// Lists every deviation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing(pub(crate) Vec<Deviation>);

impl Witness for Listing {
    const LOOKS: bool = true;

    fn note(&mut self, kind: DeviationKind, offset: usize) -> Result<(), Error> {
        self.0.push(Deviation::new(kind, offset));
        Ok(())
    }
}
