//! An answer that is not a reply of the protocol.

use std::fmt;

use http::StatusCode;
use wire_text::{BodyKind, Retry};

/// An answer that is not a reply of the registrar: a gateway's error page, an empty body, a request.
///
/// It says what the body looks like, and contains no text of it.
///
/// ```
/// use registrar_ops::BodyKind;
/// use registrar_ops::opensrs::{Error, Operation, SendPassword};
///
/// let body = "<html><body>502 Bad Gateway</body></html>";
/// let Err(Error::NotAReply(found)) = SendPassword::reply(body) else { panic!() };
/// assert_eq!(found.kind(), BodyKind::Html);
/// assert_eq!(found.to_string(), "an HTML page");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnexpectedBody {
    status: Option<StatusCode>,
    kind: BodyKind,
    is_request: bool,
}

impl UnexpectedBody {
    pub(crate) const fn new(status: Option<StatusCode>, kind: BodyKind) -> Self {
        Self { status, kind, is_request: false }
    }

    /// A message of the protocol that asks for something.
    pub(crate) const fn request(status: Option<StatusCode>) -> Self {
        Self { status, kind: BodyKind::Xml, is_request: true }
    }

    /// The HTTP status, if the answer was read from an `http::Response`.
    #[must_use]
    pub const fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// What the body looks like.
    #[must_use]
    pub const fn kind(&self) -> BodyKind {
        self.kind
    }

    /// Whether the body is a message of the protocol, but a request.
    #[must_use]
    pub const fn is_request(&self) -> bool {
        self.is_request
    }

    /// Whether the request may be sent again. The statuses 408, 425 and 429 mean that nothing was done. After
    /// a status from 500, or an empty body, the operation may have been done.
    #[must_use]
    pub fn retry(&self) -> Retry {
        match self.status {
            Some(status) if !status.is_success() => retry_of_status(status),
            _ if self.kind == BodyKind::Empty => Retry::IfIdempotent,
            _ => Retry::Never,
        }
    }
}

/// What a status that is no success says about sending the request again.
pub(crate) fn retry_of_status(status: StatusCode) -> Retry {
    match status.as_u16() {
        408 | 425 | 429 => Retry::Safe,
        500.. => Retry::IfIdempotent,
        _ => Retry::Never,
    }
}

/// `HTTP 502 with an HTML page`.
impl fmt::Display for UnexpectedBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(status) = self.status {
            write!(f, "HTTP {} with ", status.as_u16())?;
        }
        if self.is_request {
            return f.write_str("a request");
        }
        f.write_str(match self.kind {
            BodyKind::Empty => "an empty body",
            BodyKind::Html => "an HTML page",
            BodyKind::Xml => "other XML",
            BodyKind::Json => "JSON",
            BodyKind::HttpMessage => "an HTTP message with its headers",
            BodyKind::Chunked => "a body that is still in chunks",
            BodyKind::Gzip => "a body compressed with gzip",
            BodyKind::Text => "other text",
            _ => "binary data",
        })
    }
}
