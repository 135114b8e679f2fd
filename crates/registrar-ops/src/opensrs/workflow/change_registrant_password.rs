//! Changes the password of a registrant's profile, in a session of its own.

use serde::{Deserialize, Serialize};

use crate::credential::Credential;
use crate::domain_name::DomainName;
use crate::opensrs::any_operation::AnyOperation;
use crate::opensrs::change_password::ChangePassword;
use crate::opensrs::delete_cookie::DeleteCookie;
use crate::opensrs::error::Error;
use crate::opensrs::protocol::OpenSrs;
use crate::opensrs::rejection::Rejection;
use crate::opensrs::reply::Reply;
use crate::opensrs::response_code::ResponseCode;
use crate::opensrs::set_cookie::{SetCookie, SetCookieReply};
use crate::opensrs::username::Username;
use crate::password::{Cookie, RegistrantPassword};
use crate::workflow::{Next, Place, Plan, Wanted};

/// Changes the password of a registrant's profile: logs in with the old password to check it, changes the
/// password, ends the session, and logs in with the new one.
///
/// Its result is the session that was begun with the new password.
///
/// ```
/// use registrar_ops::opensrs::workflow::{ChangeRegistrantPassword, PasswordStage};
/// use registrar_ops::opensrs::{Cookie, RegistrantPassword, Reply, SetCookieReply, Username};
/// use registrar_ops::workflow::{Step, Workflow};
/// use registrar_ops::{Credential, DomainName};
///
/// let (name, username) = (DomainName::new("example.com")?, Username::new("owner1")?);
/// let (old, new) = (Credential::new("made.up")?, RegistrantPassword::new("made.up.too")?);
/// let mut workflow = Workflow::new(ChangeRegistrantPassword::new(name, username, old, new));
/// let Step::Send(operation) = workflow.step() else { panic!() };
/// assert_eq!((operation.action(), operation.object()), ("set", "cookie"));
///
/// // The answer of the registrar: a session.
/// let fields = SetCookieReply::new(Cookie::new("24128866:3210384")?);
/// workflow.receive(&Reply::new("cookie", "Command Successful", fields).to_http()?);
/// assert_eq!(workflow.progress().stage, PasswordStage::Change);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRegistrantPassword {
    /// A domain of the profile.
    pub domain: DomainName,
    /// The user name of the profile.
    pub username: Username,
    /// The old password.
    pub old_password: Credential,
    /// The new password.
    pub new_password: RegistrantPassword,
    /// The session, after it was begun. To resume a workflow in a session, set it again.
    pub cookie: Option<Cookie>,
}

/// The stages of [`ChangeRegistrantPassword`], which has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PasswordStage {
    /// A session with the old password.
    LogIn,
    /// The change.
    Change,
    /// The end of the session.
    LogOut,
    /// A session with the new password.
    Prove,
}

/// The state in which a failure of [`ChangeRegistrantPassword`] leaves the profile.
///
/// [`ChangeRegistrantPassword`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PasswordState {
    /// The password is the old one, and no session was begun.
    Unchanged,
    /// The password is the old one, and the session is open.
    UnchangedInSession,
    /// The password is the old one or the new one.
    Unknown,
    /// The password is the new one, and the session may be open.
    ChangedInSession,
    /// According to the registrar the password is the new one, but no login with it succeeded.
    ChangedNotProved,
}

impl ChangeRegistrantPassword {
    /// Changes `old_password` to `new_password` in the profile of `domain`.
    #[must_use]
    pub const fn new(
        domain: DomainName,
        username: Username,
        old_password: Credential,
        new_password: RegistrantPassword,
    ) -> Self {
        Self { domain, username, old_password, new_password, cookie: None }
    }

    fn log_in(&self, password: Credential) -> Box<dyn AnyOperation + Send + Sync> {
        Box::new(SetCookie::new(self.domain.clone(), self.username.clone(), password))
    }

    fn cookie(&self) -> Result<Cookie, Wanted> {
        self.cookie.clone().ok_or(Wanted::Cookie)
    }
}

impl Plan for ChangeRegistrantPassword {
    type Protocol = OpenSrs;
    type Stage = PasswordStage;
    type State = PasswordState;
    type Result = Cookie;
    const NAME: &'static str = "opensrs_change_registrant_password";
    const FIRST: PasswordStage = PasswordStage::LogIn;

    fn operation(
        &self,
        stage: PasswordStage,
    ) -> Result<Box<dyn AnyOperation + Send + Sync>, Wanted> {
        Ok(match stage {
            PasswordStage::LogIn => self.log_in(self.old_password.clone()),
            PasswordStage::Change => {
                Box::new(ChangePassword::by_cookie(self.cookie()?, self.new_password.clone()))
            }
            PasswordStage::LogOut => {
                let domain = Some(self.domain.clone());
                Box::new(DeleteCookie { domain, ..DeleteCookie::new(self.cookie()?) })
            }
            PasswordStage::Prove => self.log_in(self.new_password.clone().into()),
        })
    }

    fn give(&mut self, _: Wanted, secret: Credential) {
        self.cookie = Cookie::new(secret.as_secret().clone()).ok();
    }

    fn received(
        &mut self,
        place: Place<'_, PasswordStage>,
        reply: Option<Reply>,
    ) -> Next<PasswordStage, Cookie> {
        let cookie = || reply?.attributes_as().ok().map(|SetCookieReply { cookie, .. }| cookie);
        match place.stage {
            PasswordStage::LogIn => match cookie() {
                Some(cookie) => {
                    self.cookie = Some(cookie);
                    Next::Go(PasswordStage::Change)
                }
                None => Next::Fail(NO_COOKIE),
            },
            PasswordStage::Change => Next::Go(PasswordStage::LogOut),
            PasswordStage::LogOut => {
                self.cookie = None;
                Next::Go(PasswordStage::Prove)
            }
            PasswordStage::Prove => cookie().map_or(Next::Fail(NO_COOKIE), Next::Done),
        }
    }

    fn refused(
        &mut self,
        place: Place<'_, PasswordStage>,
        error: &Error,
    ) -> Option<Next<PasswordStage, Cookie>> {
        // The change itself makes the cookie stale.
        let code = error.rejection().and_then(Rejection::code);
        let is_stale = code == Some(ResponseCode::REGISTRANT_AUTHENTICATION);
        (place.stage == PasswordStage::LogOut && is_stale).then(|| {
            self.cookie = None;
            Next::Go(PasswordStage::Prove)
        })
    }

    fn state(&self, place: Place<'_, PasswordStage>, may_be_done: bool) -> PasswordState {
        match place.stage {
            PasswordStage::LogIn => PasswordState::Unchanged,
            PasswordStage::Change if may_be_done => PasswordState::Unknown,
            PasswordStage::Change => PasswordState::UnchangedInSession,
            PasswordStage::LogOut => PasswordState::ChangedInSession,
            PasswordStage::Prove => PasswordState::ChangedNotProved,
        }
    }
}

const NO_COOKIE: &str = "the reply has no cookie";
