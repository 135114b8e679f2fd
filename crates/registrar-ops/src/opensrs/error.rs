//! Why an answer is no reply that says success.

use std::fmt;

use super::{Rejection, ResponseCode};
use crate::Page;

/// Why an answer is no whole reply that says success.
///
/// No text of the answer shows in it.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// It is no reply of `OpenSRS`.
    NotAReply(Page),
    /// It is an envelope, or begins like one, and cannot be read as a reply.
    Malformed(ops_envelope::Error),
    /// It ends too early. What was asked for may have been done.
    Incomplete(ops_envelope::Error),
    /// The registrar says no.
    Rejected(Rejection),
}

impl Error {
    /// Whether the same request may fare better later: rate and connection limits, internal and
    /// registry errors ([`ResponseCode::is_retryable`]), server
    /// errors of HTTP ([`Page::is_retryable`]), a reply that was cut.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::NotAReply(page) => page.is_retryable(),
            Self::Malformed(_) => false,
            Self::Incomplete(_) => true,
            Self::Rejected(rejection) => rejection.code().is_some_and(ResponseCode::is_retryable),
        }
    }

    /// The registrar's answer, when there is one.
    #[must_use]
    pub const fn rejection(&self) -> Option<&Rejection> {
        match self {
            Self::Rejected(rejection) => Some(rejection),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAReply(page) => write!(f, "not a reply of OpenSRS but {page}"),
            Self::Malformed(_) => f.write_str("malformed reply"),
            Self::Incomplete(_) => f.write_str("incomplete reply"),
            Self::Rejected(_) => f.write_str("request rejected"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotAReply(_) => None,
            Self::Malformed(error) | Self::Incomplete(error) => Some(error),
            Self::Rejected(rejection) => Some(rejection),
        }
    }
}
