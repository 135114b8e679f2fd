//! Why a request could not be made.

use std::fmt;

use crate::parameters::ParameterError;

/// Why a request could not be made, for either registrar. `?` converts these errors into it: a parameter that
/// breaks a rule, and a value that a codec cannot write.
///
/// ```
/// use registrar_ops::opensrs::{Reseller, SendAuthcode};
/// use registrar_ops::{Body, DomainName, RequestError};
///
/// fn request(reseller: &Reseller, name: &str) -> Result<http::Request<Body>, RequestError> {
///     reseller.request(&SendAuthcode::new(DomainName::new(name)?))
/// }
///
/// let error = request(&Reseller::new("reseller", "private key")?, "example").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "invalid parameter `domain_name`: expected two labels or more, as in example.com",
/// );
/// # Ok::<(), RequestError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RequestError {
    /// A parameter breaks a rule.
    Parameter(ParameterError),
    /// A value that an `OpenSRS` envelope cannot hold.
    Envelope(ops_envelope::Error),
    /// A field that is not a plain value; eNom's parameters can be nothing else.
    Form(enom_response::Error),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(error) => error.fmt(f),
            Self::Envelope(error) => error.fmt(f),
            Self::Form(error) => error.fmt(f),
        }
    }
}

/// Each variant is shown whole, so that the source is the next cause after it.
impl std::error::Error for RequestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Parameter(error) => error.source(),
            Self::Envelope(error) => error.source(),
            Self::Form(error) => error.source(),
        }
    }
}

impl From<ParameterError> for RequestError {
    fn from(error: ParameterError) -> Self {
        Self::Parameter(error)
    }
}

impl From<ops_envelope::Error> for RequestError {
    fn from(error: ops_envelope::Error) -> Self {
        Self::Envelope(error)
    }
}

impl From<enom_response::Error> for RequestError {
    fn from(error: enom_response::Error) -> Self {
        Self::Form(error)
    }
}
