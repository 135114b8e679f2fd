//! Why a call failed.

use registrar_ops::enom::Rejection;

/// Why a call to eNom failed.
///
/// [What to do about each](crate#errors).
pub type Error = crate::error::Error<registrar_ops::enom::Error>;

impl Error {
    /// The refusal of the registrar, if this is one.
    #[must_use]
    pub fn rejection(&self) -> Option<&Rejection> {
        self.reply_error().and_then(registrar_ops::enom::Error::rejection)
    }

    /// Whether the registrar refused the credentials of the account ([`Rejection::is_authentication`]).
    #[must_use]
    pub fn is_authentication(&self) -> bool {
        self.rejection().is_some_and(Rejection::is_authentication)
    }
}
