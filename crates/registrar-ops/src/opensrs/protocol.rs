//! `OpenSRS` as a protocol of workflows.

use wire_text::Retry;

use super::any_operation::AnyOperation;
use super::error::Error;
use super::reply::Reply;
use crate::error::Mismatch;
use crate::workflow::Protocol;

/// `OpenSRS`, as the protocol of a workflow.
///
/// The [page of workflows](crate::workflow) has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenSrs {}

impl Protocol for OpenSrs {
    type Operation = dyn AnyOperation + Send + Sync;
    type Reply = Reply;
    type Error = Error;

    /// The next stage needs what this one does, so that a success that is not finished is none here.
    fn read(operation: &Self::Operation, answer: &http::Response<&[u8]>) -> Result<Reply, Error> {
        let reply = operation.read_http_reply(answer)?;
        if reply.is_deferred() {
            return Err(Error::unexpected(reply.to_envelope(), Mismatch::Deferred));
        }
        Ok(reply)
    }

    fn is_idempotent(operation: &Self::Operation) -> bool {
        operation.is_idempotent()
    }

    fn retry(error: &Error) -> Retry {
        error.retry()
    }

    fn is_rejection(error: &Error) -> bool {
        error.rejection().is_some()
    }

    fn is_done_already(operation: &Self::Operation, error: &Error) -> bool {
        error.rejection().is_some_and(|rejection| operation.is_done_already(rejection))
    }
}
