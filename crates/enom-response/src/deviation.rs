//! What departs from the published form and is read all the same.

use alloc::vec::Vec;
use core::fmt;

use crate::{Error, ErrorKind};

/// One departure from the published form; see [`deviations`](crate::deviations).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deviation {
    kind: DeviationKind,
    offset: usize,
}

/// The kinds of [`Deviation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviationKind {
    /// A byte-order mark before the response.
    ByteOrderMark,
    /// White space before the response.
    LeadingWhiteSpace,
    /// A declared encoding other than the one the bytes are in.
    EncodingLabel,
    /// A comment line without its `;`.
    UnmarkedComment,
    /// Text: a comment line that ends in `<br>`.
    CommentLineBreak,
    /// Text: a comment line after a field.
    LateComment,
    /// Text: a lone carriage return at the end of a line.
    LoneCarriageReturn,
    /// Text: `Name: value` in place of `Name=value`.
    Colon,
    /// White space before a name or around the sign behind it.
    Spacing,
    /// A name of several words.
    SpacedName,
    /// A name with other characters than words have, or that starts with none of them.
    UnusualName,
    /// Text: a value that goes on in the next line.
    Continuation,
    /// HTML: a field without the `<STRONG>` before its name.
    MissingOpening,
    /// HTML: a field without any markup around its name.
    MissingMarkup,
    /// HTML: `<b>` in place of `<STRONG>`.
    OtherMarkup,
    /// HTML: `=` in place of `:` behind a name.
    EqualsSign,
    /// HTML: the sign behind a name stands behind the markup, or the value stands within it.
    MisplacedSign,
    /// HTML: a field without the `<br>` behind its value.
    MissingLineBreak,
    /// HTML: more than one `<br>` behind a value, or another tag around a field.
    ExtraMarkup,
    /// HTML: markup within a value.
    MarkupInValue,
    /// HTML: a reference that stands for nothing known, kept as it is.
    UnknownReference,
    /// HTML: `<HTML>`, `<BODY>` or one of their end tags is missing or out of place.
    Document,
    /// XML: the root element in other letter case than `interface-response`.
    RootCase,
    /// XML: an attribute of the root element.
    RootAttribute,
    /// XML: text beside child elements.
    MixedContent,
    /// XML: a document type declaration.
    Doctype,
    /// An XML or HTML comment, which is not kept.
    MarkupComment,
    /// XML: a processing instruction, which is not kept.
    ProcessingInstruction,
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
            Self::LeadingWhiteSpace => "white space before the response",
            Self::EncodingLabel => "declared encoding that is not the bytes' own",
            Self::UnmarkedComment => "comment line without `;`",
            Self::CommentLineBreak => "comment line with `<br>`",
            Self::LateComment => "comment line after a field",
            Self::LoneCarriageReturn => "lone carriage return",
            Self::Colon => "`:` in place of `=`",
            Self::Spacing => "white space around a name",
            Self::SpacedName => "name of several words",
            Self::UnusualName => "name that is no word",
            Self::Continuation => "value of several lines",
            Self::MissingOpening => "field without `<STRONG>`",
            Self::MissingMarkup => "field without markup",
            Self::OtherMarkup => "field with other markup than `<STRONG>`",
            Self::EqualsSign => "`=` in place of `:`",
            Self::MisplacedSign => "`:` out of place",
            Self::MissingLineBreak => "field without `<br>`",
            Self::ExtraMarkup => "additional markup around a field",
            Self::MarkupInValue => "markup in a value",
            Self::UnknownReference => "unknown character reference",
            Self::Document => "missing or misplaced `<HTML>` or `<BODY>`",
            Self::RootCase => "root element in other letter case",
            Self::RootAttribute => "attribute of the root element",
            Self::MixedContent => "text beside elements",
            Self::Doctype => "document type declaration",
            Self::MarkupComment => "comment in the markup",
            Self::ProcessingInstruction => "processing instruction",
        })
    }
}

/// Who is told of deviations while a response is read. Plain reading tells nobody, at no cost.
pub(crate) trait Witness {
    /// Whether deviations that cost work to see should be looked for.
    const LOOKS: bool;

    fn note(&mut self, kind: DeviationKind, offset: usize) -> Result<(), Error>;
}

/// Notes the carriage returns in `text` that no line feed follows.
pub(crate) fn look_at_line_ends(text: &str, witness: &mut impl Witness) -> Result<(), Error> {
    let bytes = text.as_bytes();
    let mut lone = memchr::memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n'));
    lone.try_for_each(|at| witness.note(DeviationKind::LoneCarriageReturn, at))
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
        Err(Error::new(ErrorKind::Deviation(kind), Some(offset), "the published form"))
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
