//! Why an answer is not a complete reply that reports success.

use ops_envelope::{Envelope, Error as EnvelopeError};
use wire_text::Retry;

use super::rejection::Rejection;
use super::response_code::ResponseCode;
use crate::error::ReplyError;

/// Why an answer of `OpenSRS` is not a complete reply that reports success. `Debug` and `Display` show no text
/// of the answer.
///
/// The [page of the crate](crate#what-can-go-wrong) has an example.
pub type Error = ReplyError<EnvelopeError, Rejection, Envelope<'static>>;

impl Error {
    /// Whether the request may be sent again; see the [table](crate#what-can-go-wrong).
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.retry_by(Rejection::retry)
    }

    /// Whether the registrar refused the credentials of the reseller ([`ResponseCode::is_authentication`]).
    #[must_use]
    pub fn is_authentication(&self) -> bool {
        self.rejection().and_then(Rejection::code).is_some_and(ResponseCode::is_authentication)
    }
}
