//! The progress of a workflow, to be stored.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How far a workflow is. It contains no secret, and can be serialised in any format.
///
/// ```
/// use registrar_ops::SplitName;
/// use registrar_ops::enom::workflow::TransferOut;
/// use registrar_ops::workflow::{Progress, ResumeError, Workflow};
///
/// let plan = TransferOut::new(SplitName::new("resellerdocs", "com")?);
/// let workflow = Workflow::new(plan.clone());
/// let kept = serde_json::to_string(&workflow.progress())?;
///
/// // After a crash:
/// let mut progress: Progress<_> = serde_json::from_str(&kept)?;
/// assert!(Workflow::resume(plan.clone(), progress.clone()).is_ok());
/// progress.is_done = true;
/// assert_eq!(Workflow::resume(plan, progress).unwrap_err(), ResumeError::Done);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress<S> {
    /// The [name](super::Plan::NAME) of the workflow.
    pub workflow: String,
    /// The stages that were done.
    pub done: Vec<S>,
    /// The current stage.
    pub stage: S,
    /// Whether the request of this stage may have been sent, but its answer was not received.
    pub is_sent: bool,
    /// How often this stage was repeated in order to wait for something.
    pub polls: u32,
    /// Whether the workflow has ended.
    pub is_done: bool,
}

/// Why a workflow cannot be resumed from a [`Progress`].
///
/// [`Progress`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResumeError {
    /// It is the progress of another workflow.
    Other,
    /// The workflow has ended.
    Done,
}

impl fmt::Display for ResumeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Other => "the progress is that of another workflow",
            Self::Done => "the workflow came to its end",
        })
    }
}

impl std::error::Error for ResumeError {}
