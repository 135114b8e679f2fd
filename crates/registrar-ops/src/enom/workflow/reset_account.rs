//! Resets the password of an account with a mailed token.

use serde::{Deserialize, Serialize};

use crate::credential::Credential;
use crate::enom::any_operation::AnyOperation;
use crate::enom::check_login::CheckLogin;
use crate::enom::get_account_password::GetAccountPassword;
use crate::enom::login_id::LoginId;
use crate::enom::protocol::Enom;
use crate::enom::reply::Reply;
use crate::enom::set_account_password::SetAccountPassword;
use crate::password::AuthQuestionAnswer;
use crate::workflow::{Login, Next, Place, Plan, Wanted};

/// Resets the password of an account: asks for the mail with the token, waits until a person gives the token,
/// sets the password, and logs in with it to prove that it works.
///
/// ```
/// use http::Response;
/// use registrar_ops::Credential;
/// use registrar_ops::enom::workflow::{ResetAccount, ResetStage};
/// use registrar_ops::enom::{AuthQuestionAnswer, LoginId};
/// use registrar_ops::workflow::{Step, Wanted, Workflow};
///
/// let (login_id, answer) = (LoginId::new("ichiro")?, AuthQuestionAnswer::new("Jones")?);
/// let mut workflow =
///     Workflow::new(ResetAccount::new(login_id, answer, Credential::new("made.up")?));
/// let Step::Send(operation) = workflow.step() else { panic!() };
/// assert_eq!(operation.command_name(), "GetAccountPassword");
/// workflow.receive(&Response::new("GotAccountInfo=True\nErrCount=0\nDone=true\n")); // mailed
/// assert!(matches!(workflow.step(), Step::Person(Wanted::MailedToken)));
/// workflow.give(Credential::new("MADEUPTOKEN")?);
/// assert_eq!(workflow.progress().stage, ResetStage::Set);
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResetAccount {
    /// The login ID of the account.
    pub login_id: LoginId,
    /// The answer to its authorization question.
    pub answer: AuthQuestionAnswer,
    /// The new password.
    pub new_password: Credential,
    /// The token of the mail, after it was given.
    pub token: Option<Credential>,
}

/// The stages of [`ResetAccount`], which has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ResetStage {
    /// The mail with the token.
    Mail,
    /// The new password.
    Set,
    /// A login with the new password.
    Prove,
}

/// The state in which a failure of [`ResetAccount`] leaves the account.
///
/// [`ResetAccount`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResetState {
    /// The password is the old one, and no mail was sent.
    Unchanged,
    /// The password is the old one, and a mail may have been sent.
    PerhapsMailed,
    /// The password is the old one, and a mail was sent.
    Mailed,
    /// The password is the old one or the new one.
    Unknown,
    /// According to the registrar the password is the new one, but no login with it succeeded.
    ChangedNotProved,
}

impl ResetAccount {
    /// Sets `new_password` for the account with the login ID `login_id`.
    #[must_use]
    pub const fn new(
        login_id: LoginId,
        answer: AuthQuestionAnswer,
        new_password: Credential,
    ) -> Self {
        Self { login_id, answer, new_password, token: None }
    }
}

impl Plan for ResetAccount {
    type Protocol = Enom;
    type Stage = ResetStage;
    type State = ResetState;
    type Result = ();
    const NAME: &'static str = "enom_reset_account";
    const FIRST: ResetStage = ResetStage::Mail;

    fn operation(&self, stage: ResetStage) -> Result<Box<dyn AnyOperation + Send + Sync>, Wanted> {
        Ok(match stage {
            ResetStage::Mail => {
                Box::new(GetAccountPassword::new(self.login_id.clone(), self.answer.clone()))
            }
            ResetStage::Set => {
                let token = self.token.clone().ok_or(Wanted::MailedToken)?;
                Box::new(SetAccountPassword::new(token, self.new_password.clone()))
            }
            ResetStage::Prove => Box::new(CheckLogin::new()),
        })
    }

    /// The last stage logs in as the account itself.
    fn login(&self, stage: ResetStage) -> Option<Login> {
        let (uid, token) = (self.login_id.as_str().to_owned(), self.new_password.clone());
        (stage == ResetStage::Prove).then_some(Login { uid, token })
    }

    fn give(&mut self, _: Wanted, secret: Credential) {
        self.token = Some(secret);
    }

    fn received(&mut self, place: Place<'_, ResetStage>, _: Option<Reply>) -> Next<ResetStage, ()> {
        match place.stage {
            ResetStage::Mail => Next::Go(ResetStage::Set),
            ResetStage::Set => Next::Go(ResetStage::Prove),
            ResetStage::Prove => Next::Done(()),
        }
    }

    fn state(&self, place: Place<'_, ResetStage>, may_be_done: bool) -> ResetState {
        match place.stage {
            ResetStage::Mail if may_be_done => ResetState::PerhapsMailed,
            ResetStage::Mail => ResetState::Unchanged,
            ResetStage::Set if may_be_done => ResetState::Unknown,
            ResetStage::Set => ResetState::Mailed,
            ResetStage::Prove => ResetState::ChangedNotProved,
        }
    }
}
