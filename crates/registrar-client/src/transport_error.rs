//! What went wrong between the client and a registrar.

use std::fmt;

/// What went wrong between the client and a registrar. It contains no part of a request or an answer.
///
/// The [example of errors](crate#errors) matches one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransportError {
    kind: TransportErrorKind,
    detail: String,
}

/// The kinds of [`TransportError`].
///
/// The [example of errors](crate#errors) matches a [`TransportError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The host name has no address.
    Resolve,
    /// No connection could be made.
    Connect,
    /// TLS failed: no common settings, or the certificate is not trusted.
    Tls,
    /// It took longer than the settings allow.
    TimedOut,
    /// The connection was closed or reset before the whole answer came.
    Closed,
    /// The answer is longer than the settings allow.
    TooLong,
    /// The answer is not HTTP.
    Protocol,
    /// There is no tokio runtime, which the async clients need.
    NoRuntime,
    /// Anything else.
    Other,
}

impl TransportError {
    pub(crate) fn new(kind: TransportErrorKind, detail: impl fmt::Display) -> Self {
        Self { kind, detail: detail.to_string() }
    }

    #[cfg(any(feature = "ureq", feature = "reqwest"))]
    /// With the last cause that `error` names: those before it say what the kind says.
    pub(crate) fn caused_by(
        kind: TransportErrorKind,
        error: &(dyn std::error::Error + 'static),
    ) -> Self {
        Self::new(kind, causes(error).last().unwrap_or(error))
    }

    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

/// The error and its causes, the outermost first.
#[cfg(any(feature = "ureq", feature = "reqwest"))]
pub(crate) fn causes<'e>(
    error: &'e (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'e (dyn std::error::Error + 'static)> {
    // No library nests this deep, and an error that names itself as its cause must not hang us.
    std::iter::successors(Some(error), |error| error.source()).take(16)
}

/// Whether it is an error of encryption, or an I/O error that wraps one, which is no source of it.
#[cfg(any(feature = "ureq", feature = "reqwest"))]
pub(crate) fn is_of_encryption(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut next = Some(error);
    for _ in 0..16 {
        let Some(error) = next else { return false };
        if error.is::<rustls::Error>() {
            return true;
        }
        let inner = error.downcast_ref().and_then(std::io::Error::get_ref);
        next = inner.map(|error| error as _);
    }
    false
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Resolve => "the host name has no address",
            TransportErrorKind::Connect => "no connection",
            TransportErrorKind::Tls => "no encrypted connection",
            TransportErrorKind::TimedOut => "timed out",
            TransportErrorKind::Closed => "the connection was closed",
            TransportErrorKind::TooLong => "the answer is too long",
            TransportErrorKind::Protocol => "the answer is no HTTP",
            TransportErrorKind::NoRuntime => "no tokio runtime",
            TransportErrorKind::Other => "the HTTP library failed",
        })?;
        if self.detail.is_empty() { Ok(()) } else { write!(f, " ({})", self.detail) }
    }
}

impl std::error::Error for TransportError {}
