//! Why a call is no success.

use registrar_ops::enom::Rejection;

/// Why a call of eNom is no success.
///
/// [What to do about each](crate#errors).
pub type Error = crate::error::Error<registrar_ops::enom::Error>;

impl Error {
    /// What the registrar says, when it says no.
    #[must_use]
    pub fn rejection(&self) -> Option<&Rejection> {
        self.reply_error().and_then(registrar_ops::enom::Error::rejection)
    }
}
