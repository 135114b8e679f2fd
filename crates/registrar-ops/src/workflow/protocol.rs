//! What a workflow needs from a protocol.

use std::fmt::Debug;

use wire_text::Retry;

/// A protocol for workflows: [`OpenSrs`](crate::opensrs::OpenSrs) or [`Enom`](crate::enom::Enom).
///
/// The [page of the module](super) has an example.
pub trait Protocol {
    /// An operation of any type.
    type Operation: ?Sized;

    /// An untyped reply that reports success.
    type Reply;

    /// Why an answer is not such a reply.
    type Error: Debug + std::error::Error + 'static;

    /// Reads the reply to `operation`.
    ///
    /// # Errors
    /// For anything that is not a complete reply to this operation that reports success, and for a success that
    /// is not finished: the operation may be done later.
    fn read(
        operation: &Self::Operation,
        answer: &http::Response<&[u8]>,
    ) -> Result<Self::Reply, Self::Error>;

    /// Whether doing it twice has the same effect as doing it once.
    fn is_idempotent(operation: &Self::Operation) -> bool;

    /// Whether the request may be sent again.
    fn retry(error: &Self::Error) -> Retry;

    /// Whether the registrar refused.
    fn is_rejection(error: &Self::Error) -> bool;

    /// Whether `error`, received after an attempt whose answer was lost, shows that this attempt worked.
    fn is_done_already(operation: &Self::Operation, error: &Self::Error) -> bool;
}
