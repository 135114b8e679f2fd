//! The account that sends an operation.

use crate::credential::Credential;

/// Another account than the one that runs the workflow.
///
/// ```
/// use registrar_ops::Credential;
/// use registrar_ops::enom::workflow::{ResetAccount, ResetStage};
/// use registrar_ops::enom::{AuthQuestionAnswer, LoginId};
/// use registrar_ops::workflow::Plan;
///
/// let (login_id, answer) = (LoginId::new("ichiro")?, AuthQuestionAnswer::new("Jones")?);
/// let plan = ResetAccount::new(login_id, answer, Credential::new("made.up")?);
/// let login = plan.login(ResetStage::Prove).unwrap(); // in the name of the account itself
/// assert_eq!((login.uid.as_str(), login.token.expose_secret()), ("ichiro", "made.up"));
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// Its login ID.
    pub uid: String,
    /// Its password or token.
    pub token: Credential,
}
