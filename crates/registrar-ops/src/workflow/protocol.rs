//! What a workflow asks of a protocol.

use std::fmt::Debug;

use wire_text::Retry;

/// A protocol that workflows run over: [`OpenSrs`](crate::opensrs::OpenSrs) or
/// [`Enom`](crate::enom::Enom).
///
/// The [page of the module](super) has an example.
pub trait Protocol {
    /// An operation of any type.
    type Operation: ?Sized;

    /// A reply that says success, without a type.
    type Reply;

    /// Why an answer is none.
    type Error: Debug + std::error::Error + 'static;

    /// Reads the reply to `operation`.
    ///
    /// # Errors
    /// Whatever is not a whole reply to this operation that says success.
    fn read(
        operation: &Self::Operation,
        answer: &http::Response<&[u8]>,
    ) -> Result<Self::Reply, Self::Error>;

    /// Whether doing it twice does no more than doing it once.
    fn is_idempotent(operation: &Self::Operation) -> bool;

    /// Whether the request may be sent again.
    fn retry(error: &Self::Error) -> Retry;

    /// Whether the registrar says no.
    fn is_rejection(error: &Self::Error) -> bool;

    /// Whether, after an attempt whose answer was lost, `error` says that this attempt did its work.
    fn is_done_already(operation: &Self::Operation, error: &Self::Error) -> bool;
}
