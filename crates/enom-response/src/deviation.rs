//! Deviations from the published format that are accepted.

use core::fmt;

/// The kinds of [`Deviation`](crate::Deviation) of a response.
///
/// [`deviations`](crate::deviations) has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviationKind {
    /// A byte-order mark before the response.
    ByteOrderMark,
    /// White space before the response.
    LeadingWhiteSpace,
    /// A declared encoding other than that of the bytes.
    EncodingLabel,
    /// HTML: a comment line without its `;`.
    UnmarkedComment,
    /// Text: a comment line that ends in `<br>`.
    CommentLineBreak,
    /// Text: a comment line after a field.
    LateComment,
    /// Text: `Name: value` in place of `Name=value`.
    Colon,
    /// HTML: `=` in place of `:` after a name.
    EqualsSign,
    /// A name of two words.
    SpacedName,
    /// A name that begins with `-`.
    LeadingDash,
    /// Text: a value that continues on the next line.
    Continuation,
    /// Text: the last line has no line end.
    UnendedLine,
    /// HTML: a field without the `<STRONG>` before its name.
    MissingOpening,
    /// HTML: the end tag after a name occurs twice.
    DoubledEndTag,
    /// HTML: no break, or more than one, after a value.
    LineBreaks,
    /// HTML: markup within a value.
    MarkupInValue,
    /// HTML: `<HTML>`, `<BODY>` or one of their end tags is missing or misplaced.
    Document,
    /// XML: an attribute of the root element.
    RootAttribute,
    /// XML: text next to child elements, which belongs to no field and is ignored.
    MixedContent,
    /// XML: a document type declaration.
    Doctype,
    /// XML: a comment, which is dropped.
    Comment,
    /// XML: a processing instruction, which is dropped.
    ProcessingInstruction,
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
            Self::Colon => "`:` in place of `=`",
            Self::EqualsSign => "`=` in place of `:`",
            Self::SpacedName => "name of two words",
            Self::LeadingDash => "name that begins with `-`",
            Self::Continuation => "value of several lines",
            Self::UnendedLine => "last line without an end",
            Self::MissingOpening => "field without `<STRONG>`",
            Self::DoubledEndTag => "end tag given twice",
            Self::LineBreaks => "breaks doubled or missing",
            Self::MarkupInValue => "markup in a value",
            Self::Document => "missing or misplaced `<HTML>` or `<BODY>`",
            Self::RootAttribute => "attribute of the root element",
            Self::MixedContent => "text beside elements",
            Self::Doctype => "document type declaration",
            Self::Comment => "XML comment",
            Self::ProcessingInstruction => "processing instruction",
        })
    }
}
