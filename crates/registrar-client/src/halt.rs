//! Where a workflow halts.

use registrar_ops::workflow::Wanted;

/// Where a workflow halts that a client runs.
///
/// The [page of the crate](crate) shows how to run a workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Halt {
    /// At its end: [`into_outcome`](registrar_ops::workflow::Workflow::into_outcome) says how it ended.
    Done,
    /// Until a person has [given](registrar_ops::workflow::Workflow::give) what is wanted. Then it is run
    /// again.
    Person(Wanted),
}
