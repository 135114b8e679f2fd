//! Why an answer is no reply that says success.

use enom_response::{Error as ResponseError, Response};
use wire_text::Retry;

use super::rejection::Rejection;
use crate::error::ReplyError;

/// Why an answer of eNom is no whole reply that says success. No text of the answer shows in it.
pub type Error = ReplyError<ResponseError, Rejection, Response<'static>>;

impl Error {
    /// Whether the request may be sent again; see the [table](crate#what-can-go-wrong).
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.retry_by(Rejection::retry)
    }
}
