//! Why a workflow stopped.

use registrar_ops::workflow::Wanted;

/// Why a workflow that a client runs has stopped.
///
/// The [page of the crate](crate) shows how to run a workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Halt {
    /// It has ended: [`into_outcome`](registrar_ops::workflow::Workflow::into_outcome) returns the outcome.
    Done,
    /// It waits for a person to [give](registrar_ops::workflow::Workflow::give) a secret. Then run it again.
    Person(Wanted),
}
