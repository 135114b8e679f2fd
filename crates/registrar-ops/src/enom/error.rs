//! Why an answer is not a complete reply that reports success.

use enom_response::{Error as ResponseError, Response};
use wire_text::Retry;

use super::rejection::Rejection;
use crate::error::ReplyError;

/// Why an answer of eNom is not a complete reply that reports success. `Debug` and `Display` show no text of
/// the answer.
///
/// ```
/// use registrar_ops::enom::{Error, Operation, SetPassword};
///
/// let body = "ErrCount=1\nErr1=Domain name not found\nDone=true\n";
/// let Err(Error::Rejected(rejection)) = SetPassword::reply(body) else { panic!() };
/// assert_eq!(rejection.messages().collect::<Vec<_>>(), ["Domain name not found"]);
/// ```
pub type Error = ReplyError<ResponseError, Rejection, Response<'static>>;

impl Error {
    /// Whether the request may be sent again; see the [table](crate#what-can-go-wrong).
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.retry_by(Rejection::retry)
    }
}
