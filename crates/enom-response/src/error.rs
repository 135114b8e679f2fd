//! The errors of reading and writing.

use core::fmt;

use wire_text::{BodyKind, Category, CodecKind, EncodingErrorKind, Kind, Limit, Verdict};
use xml_pull::WriteError;

use crate::deviation::DeviationKind;
use crate::format::Format;

/// Why a response could not be read, or a value not written; see [`wire_text::Error`]. It contains no
/// text of a value but the name of an unknown entity.
///
/// ```
/// use enom_response::{ErrorKind, Response};
///
/// let error = Response::parse("<interface-response>\n<Done>tr").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (ErrorKind::Incomplete, Some(29)));
/// ```
pub type Error = wire_text::Error<ErrorKind>;

/// The kinds of [`Error`].
///
/// [`Error`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The body is not a response of the interface; the [`BodyKind`] says what it looks like.
    NotAResponse(BodyKind),
    /// A response in this format, but another one was asked for.
    OtherFormat(Format),
    /// The input ended inside a tag, a name or a block; with more input it may be read.
    Incomplete,
    /// The bytes are not valid in their encoding.
    InvalidEncoding,
    /// The declared encoding is not supported. The feature `encoding` adds more.
    UnsupportedEncoding,
    /// A character that no format may contain, such as a control character.
    IllegalCharacter,
    /// XML with another root element than `interface-response`.
    UnexpectedRoot,
    /// Something follows the end of the response.
    TrailingContent,
    /// XML that is not well-formed.
    Xml(xml_pull::ErrorKind),
    /// A deviation from the published format, which strict reading refuses.
    Deviation(DeviationKind),
    /// A limit was exceeded; see [`Limits`](crate::Limits).
    Limit(Limit),
    /// A value does not fit the type that was asked for.
    Data,
    /// The response is not a success; the verdict is this.
    NotASuccess(Verdict),
    /// A value that the format cannot hold.
    Unrepresentable,
    /// The output failed.
    Output,
}

impl Kind for ErrorKind {
    const VOCABULARY: &'static [&'static str] = VOCABULARY;

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
            Self::NotAResponse(_)
            | Self::OtherFormat(_)
            | Self::UnexpectedRoot
            | Self::NotASuccess(_)
            | Self::Deviation(_) => Category::Structure,
            Self::Limit(_) => Category::Limit,
            Self::Data => Category::Data,
            Self::Unrepresentable | Self::Output => Category::Write,
            Self::InvalidEncoding
            | Self::UnsupportedEncoding
            | Self::IllegalCharacter
            | Self::TrailingContent
            | Self::Xml(_) => Category::Syntax,
        }
    }
}

impl CodecKind for ErrorKind {
    const DATA: Self = Self::Data;
    const UNREPRESENTABLE: Self = Self::Unrepresentable;
    const OUTPUT: Self = Self::Output;
    const SEQUENCE: &'static str = "list";
    const MAP: &'static str = "fields";
}

impl From<xml_pull::ErrorKind> for ErrorKind {
    fn from(kind: xml_pull::ErrorKind) -> Self {
        match kind {
            xml_pull::ErrorKind::Incomplete => Self::Incomplete,
            xml_pull::ErrorKind::InvalidEncoding => Self::InvalidEncoding,
            xml_pull::ErrorKind::UnsupportedEncoding => Self::UnsupportedEncoding,
            xml_pull::ErrorKind::IllegalCharacter => Self::IllegalCharacter,
            xml_pull::ErrorKind::TrailingContent => Self::TrailingContent,
            xml_pull::ErrorKind::Limit(limit) => Self::Limit(limit),
            kind => Self::Xml(kind),
        }
    }
}

/// What the XML writer refused, as an error of this crate.
pub(crate) fn of_write(error: WriteError) -> Error {
    Error::unrepresentable(match error {
        WriteError::Output => return fmt::Error.into(),
        WriteError::IllegalCharacter => "characters that XML allows",
        WriteError::InvalidName => "a name that XML allows",
        WriteError::InvalidContent => "a comment without `--`, and without `-` at its end",
        _ => "each attribute once",
    })
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAResponse(kind) => return write!(f, "not a response but {kind}"),
            Self::OtherFormat(format) => return write!(f, "a response in {format}"),
            Self::Incomplete => "incomplete response",
            Self::InvalidEncoding => "invalid encoding",
            Self::UnsupportedEncoding => "unsupported encoding",
            Self::IllegalCharacter => "illegal character",
            Self::UnexpectedRoot => "unexpected root element",
            Self::TrailingContent => "content after the end of the response",
            Self::Xml(kind) => return kind.fmt(f),
            Self::Deviation(kind) => return write!(f, "departure from the published form: {kind}"),
            Self::Limit(limit) => return limit.fmt(f),
            Self::Data => "invalid value",
            Self::NotASuccess(Verdict::Incomplete) => {
                "a reply that lacks its end or its count of errors"
            }
            Self::NotASuccess(Verdict::Contradictory) => "a reply that contradicts itself",
            Self::NotASuccess(_) => "a reply that reports a failure",
            Self::Unrepresentable => "value that cannot be written",
            Self::Output => "the output refused the text",
        })
    }
}

/// Names and constants of the documents, which a report shows where they are markup.
#[rustfmt::skip] // a table
const VOCABULARY: &[&str] = &[
    "interface-response", "Command", "APIType", "Language", "ErrCount", "errors", "ResponseCount",
    "responses", "response", "ResponseNumber", "ResponseString", "Description", "MinPeriod",
    "MaxPeriod", "Server", "Site", "IsLockable", "IsRealTimeTLD", "TimeDifference", "ExecTime",
    "Done", "TrackingKey", "RequestDateTime", "debug", "Err1", "Err2", "Err3", "ResponseNumber1",
    "ResponseString1", "GetSubAcctLogin", "ResultCode", "ErrorMessage", "Success",
    "GotAccountInfo", "DomainPassword", "AuthQuestionAnswer", "Password", "Token", "SLD", "TLD",
    "sld", "tld", "domainname", "DomainName", "Domain", "RRPCode", "RRPText", "xml", "version",
    "encoding", "standalone", "DOCTYPE", "SYSTEM", "PUBLIC", "CDATA", "ENTITY", "HTML", "html",
    "BODY", "body", "STRONG", "BR", "br",
];
