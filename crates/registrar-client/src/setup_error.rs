//! Why a client could not be made.

use std::fmt;

use registrar_ops::ParameterError;

/// Why a client could not be made.
///
/// ```
/// # #[cfg(feature = "ureq")]
/// # {
/// use registrar_client::{SetupError, opensrs::Client};
///
/// let error = Client::at("ftp://example.com/", "reseller", "private key").unwrap_err();
/// assert!(matches!(error, SetupError::Endpoint(_)));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SetupError {
    /// A credential is empty, or cannot be sent.
    Parameter(ParameterError),
    /// The endpoint is not an address to which requests can be sent; this is what was expected.
    Endpoint(&'static str),
    /// The certificates cannot be used; this is what was expected.
    Certificates(&'static str),
    /// The HTTP library cannot be set up.
    Http(String),
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(error) => error.fmt(f),
            Self::Endpoint(expected) => write!(f, "invalid endpoint: expected {expected}"),
            Self::Certificates(expected) => {
                write!(f, "invalid root certificates: expected {expected}")
            }
            Self::Http(reason) => write!(f, "the HTTP library cannot be set up: {reason}"),
        }
    }
}

/// Each variant is shown whole, so that the source is the next cause after it.
impl std::error::Error for SetupError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Parameter(error) => error.source(),
            Self::Endpoint(_) | Self::Certificates(_) | Self::Http(_) => None,
        }
    }
}

impl From<ParameterError> for SetupError {
    fn from(error: ParameterError) -> Self {
        Self::Parameter(error)
    }
}
