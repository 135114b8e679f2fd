//! What a body that is no response looks like.

use core::fmt;

use crate::{Error, ErrorKind, Format, format, leading};

/// What a body looks like that is no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Looks {
    /// Nothing, or white space only.
    Empty,
    /// A page of HTML without fields: a log-in page, an error page of a gateway.
    Page,
    /// XML, where another format was asked for.
    Xml,
    /// JSON.
    Json,
    /// The head of an HTTP message.
    Http,
    /// Text without fields.
    Prose,
    /// Bytes that are no text.
    Binary,
}

impl fmt::Display for Looks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "an empty body",
            Self::Page => "an HTML page",
            Self::Xml => "XML",
            Self::Json => "JSON",
            Self::Http => "an HTTP message",
            Self::Prose => "other text",
            Self::Binary => "binary data",
        })
    }
}

/// The refusal of `text`, in which no field was found.
#[cold]
pub(crate) fn refuse(text: &str) -> Error {
    let start = leading::skip(text);
    refuse_as(of(start), text.len() - start.len())
}

/// The refusal of what looks like something else at `offset`.
#[cold]
pub(crate) fn refuse_as(looks: Looks, offset: usize) -> Error {
    let expected = match looks {
        Looks::Empty => "`;`, `<` or the name of a field",
        Looks::Page => "`<STRONG>Name: </STRONG>value`",
        _ => "`Name=Value`, `<HTML>` or `<interface-response>`",
    };
    Error::new(ErrorKind::NotAResponse(looks), Some(offset), expected)
}

/// The refusal of bytes that are no text.
#[cold]
pub(crate) fn binary(offset: usize) -> Error {
    Error::new(ErrorKind::NotAResponse(Looks::Binary), Some(offset), "text")
}

fn of(start: &str) -> Looks {
    if start.is_empty() {
        return Looks::Empty;
    }
    if start.contains('\0') {
        return Looks::Binary;
    }
    if start.starts_with("HTTP/") {
        return Looks::Http;
    }
    if start.starts_with('<') {
        let is_xml = format::markup_format(start) == Some(Format::Xml);
        return if is_xml { Looks::Xml } else { Looks::Page };
    }
    let inner = start.get(1..).unwrap_or_default().trim_ascii_start();
    let is_json = match start.as_bytes().first() {
        Some(b'{') => inner.is_empty() || inner.starts_with(['"', '}']),
        Some(b'[') => {
            inner.is_empty()
                || inner.starts_with(['"', '{', '[', ']', '-'])
                || inner.starts_with(|c: char| c.is_ascii_digit())
                || ["true", "false", "null"].iter().any(|word| inner.starts_with(word))
        }
        _ => false,
    };
    if is_json { Looks::Json } else { Looks::Prose }
}

/// Names that nearly every reply has and hardly anything else.
const TELLING: &[&str] = &[
    "Command",
    "ErrCount",
    "Done",
    "Err1",
    "ResponseCount",
    "ResponseNumber1",
    "ExecTime",
    "RequestDateTime",
    "APIType",
    "TrackingKey",
    "MinPeriod",
    "MaxPeriod",
    "TimeDifference",
];

/// Whether the field `name` says that the body is a response.
pub(crate) fn is_telling(name: &str) -> bool {
    TELLING.iter().any(|telling| name.eq_ignore_ascii_case(telling))
}
