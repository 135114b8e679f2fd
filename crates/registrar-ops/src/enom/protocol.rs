//! eNom as a protocol of workflows.

use wire_text::Retry;

use super::any_operation::AnyOperation;
use super::error::Error;
use super::reply::Reply;
use crate::workflow::Protocol;

/// eNom, as the protocol of a workflow.
///
/// The [page of workflows](crate::workflow) has an example for `OpenSRS`; for eNom only the names differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enom {}

impl Protocol for Enom {
    type Operation = dyn AnyOperation + Send + Sync;
    type Reply = Reply;
    type Error = Error;

    fn read(operation: &Self::Operation, answer: &http::Response<&[u8]>) -> Result<Reply, Error> {
        operation.read_http_reply(answer)
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
