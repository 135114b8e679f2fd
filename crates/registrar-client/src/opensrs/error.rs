//! Why a call failed.

use registrar_ops::opensrs::{Rejection, ResponseCode};

/// Why a call to `OpenSRS` failed.
///
/// [What to do about each](crate#errors).
pub type Error = crate::error::Error<registrar_ops::opensrs::Error>;

impl Error {
    /// The refusal of the registrar, if this is one.
    #[must_use]
    pub fn rejection(&self) -> Option<&Rejection> {
        self.reply_error().and_then(registrar_ops::opensrs::Error::rejection)
    }

    /// Whether the registrar refused the credentials of the reseller ([`ResponseCode::is_authentication`]).
    #[must_use]
    pub fn is_authentication(&self) -> bool {
        self.rejection().and_then(Rejection::code).is_some_and(ResponseCode::is_authentication)
    }
}
