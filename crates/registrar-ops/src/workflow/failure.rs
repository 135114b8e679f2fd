//! The end of a workflow.

use std::fmt::{self, Debug};

use super::plan::Plan;
use super::protocol::Protocol;

/// The result of a workflow, or why it failed.
///
/// The [page of the module](super) has an example.
pub type Outcome<P> = Result<
    <P as Plan>::Result,
    Failure<<P as Plan>::Stage, <P as Plan>::State, <<P as Plan>::Protocol as Protocol>::Error>,
>;

/// Why a workflow failed, and the state in which it leaves the domain or account.
///
/// The [page of the module](super) has an example.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Failure<S, T, E> {
    /// The stages that were done.
    pub done: Vec<S>,
    /// The stage that failed.
    pub failed: S,
    /// The state of the domain or account.
    pub state: T,
    /// What went wrong.
    pub why: Why<E>,
}

/// What went wrong in a stage.
///
/// ```
/// use registrar_ops::SplitName;
/// use registrar_ops::enom::workflow::TransferOut;
/// use registrar_ops::workflow::{Why, Workflow};
///
/// let mut workflow = Workflow::new(TransferOut::new(SplitName::new("resellerdocs", "com")?));
/// let _ = workflow.step();
/// workflow.receive(&http::Response::new("ErrCount=1\nErr1=Domain name not found\nDone=true\n"));
/// let failure = workflow.into_outcome().unwrap().unwrap_err();
/// assert!(matches!(failure.why, Why::Answer(error) if error.rejection().is_some()));
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Why<E> {
    /// No answer came, and the request may not be sent again.
    Lost,
    /// The answer is not a success, or is one that is not finished.
    Answer(E),
    /// The answer is a success, but does not have the expected content.
    Reply(&'static str),
}

impl<S: Debug, T: Debug, E: fmt::Display> fmt::Display for Failure<S, T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{:?}` failed, which leaves `{:?}`: ", self.failed, self.state)?;
        match &self.why {
            Why::Lost => f.write_str("no answer"),
            Why::Answer(error) => error.fmt(f),
            Why::Reply(what) => f.write_str(what),
        }
    }
}

/// The error of the answer is shown whole, so that the source is the next cause after it.
impl<S: Debug, T: Debug, E: std::error::Error> std::error::Error for Failure<S, T, E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.why {
            Why::Answer(error) => error.source(),
            Why::Lost | Why::Reply(_) => None,
        }
    }
}
