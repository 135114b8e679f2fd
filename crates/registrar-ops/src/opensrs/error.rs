//! Why an answer is no reply that says success.

use ops_envelope::{Envelope, Error as EnvelopeError};
use wire_text::Retry;

use super::rejection::Rejection;
use super::response_code::ResponseCode;
use crate::error::ReplyError;

/// Why an answer of `OpenSRS` is no whole reply that says success. No text of the answer shows in it.
///
/// The [page of the crate](crate#what-can-go-wrong) has an example.
pub type Error = ReplyError<EnvelopeError, Rejection, Envelope<'static>>;

impl Error {
    /// Whether the request may be sent again; see the [table](crate#what-can-go-wrong).
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.retry_by(Rejection::retry)
    }

    /// Whether the registrar does not accept the credentials of the reseller
    /// ([`ResponseCode::is_authentication`]).
    #[must_use]
    pub fn is_authentication(&self) -> bool {
        self.rejection().and_then(Rejection::code).is_some_and(ResponseCode::is_authentication)
    }
}
