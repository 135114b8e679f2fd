//! Changes the password of a domain, and checks it.

use serde::{Deserialize, Serialize};

use crate::credential::Credential;
use crate::enom::any_operation::AnyOperation;
use crate::enom::get_password_bit::{GetPasswordBit, GetPasswordBitReply};
use crate::enom::protocol::Enom;
use crate::enom::reply::Reply;
use crate::enom::set_password::SetPassword;
use crate::enom::validate_password::ValidatePassword;
use crate::password::DomainPassword;
use crate::split_name::SplitName;
use crate::workflow::{Next, Place, Plan, Wanted};

/// Changes the password of a domain: checks the old password, sets the new one, and reads it back to compare.
///
/// ```
/// use http::Response;
/// use registrar_ops::enom::DomainPassword;
/// use registrar_ops::enom::workflow::{DomainPasswordStage, DomainPasswordState, SetDomainPassword};
/// use registrar_ops::workflow::{Step, Workflow};
/// use registrar_ops::{Credential, SplitName};
///
/// let (old, new) = (Credential::new("made.up")?, DomainPassword::new("made.up.too")?);
/// let name = SplitName::new("resellerdocs", "com")?;
/// let mut workflow = Workflow::new(SetDomainPassword::new(name, old, new));
/// let Step::Send(operation) = workflow.step() else { panic!() };
/// assert_eq!(operation.command_name(), "ValidatePassword");
/// workflow.receive(&Response::new("ErrCount=1\nErr1=Bad password\nDone=true\n")); // it is not right
/// let failure = workflow.into_outcome().unwrap().unwrap_err();
/// assert_eq!(failure.failed, DomainPasswordStage::Validate);
/// assert_eq!(failure.state, DomainPasswordState::Unchanged);
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetDomainPassword {
    /// The domain.
    pub domain: SplitName,
    /// The old password.
    pub old_password: Credential,
    /// The new password.
    pub new_password: DomainPassword,
}

/// The stages of [`SetDomainPassword`], which has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DomainPasswordStage {
    /// Whether the old password is right.
    Validate,
    /// The new password.
    Set,
    /// Whether it is the new one.
    Verify,
}

/// The state in which a failure of [`SetDomainPassword`] leaves the domain.
///
/// [`SetDomainPassword`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DomainPasswordState {
    /// The password is the old one.
    Unchanged,
    /// The password is the old one or the new one.
    Unknown,
    /// According to the registrar the password is the new one, but it was not read back.
    ChangedNotVerified,
}

impl SetDomainPassword {
    /// Changes `old_password` of `domain` to `new_password`.
    #[must_use]
    pub const fn new(
        domain: SplitName,
        old_password: Credential,
        new_password: DomainPassword,
    ) -> Self {
        Self { domain, old_password, new_password }
    }

    fn is_new(&self, reply: Option<Reply>) -> bool {
        let fields = reply.and_then(|reply| reply.fields_as::<GetPasswordBitReply>().ok()?);
        let password = fields.and_then(|fields| fields.domain_password);
        password.is_some_and(|password| password.as_secret() == self.new_password.as_secret())
    }
}

impl Plan for SetDomainPassword {
    type Protocol = Enom;
    type Stage = DomainPasswordStage;
    type State = DomainPasswordState;
    type Result = ();
    const NAME: &'static str = "enom_set_domain_password";
    const FIRST: DomainPasswordStage = DomainPasswordStage::Validate;

    fn operation(
        &self,
        stage: DomainPasswordStage,
    ) -> Result<Box<dyn AnyOperation + Send + Sync>, Wanted> {
        let domain = self.domain.clone();
        Ok(match stage {
            DomainPasswordStage::Validate => {
                Box::new(ValidatePassword::new(domain, self.old_password.clone()))
            }
            DomainPasswordStage::Set => {
                Box::new(SetPassword::new(domain, self.new_password.clone()))
            }
            DomainPasswordStage::Verify => Box::new(GetPasswordBit::new(domain)),
        })
    }

    fn received(
        &mut self,
        place: Place<'_, DomainPasswordStage>,
        reply: Option<Reply>,
    ) -> Next<DomainPasswordStage, ()> {
        match place.stage {
            DomainPasswordStage::Validate => Next::Go(DomainPasswordStage::Set),
            DomainPasswordStage::Set => Next::Go(DomainPasswordStage::Verify),
            DomainPasswordStage::Verify if self.is_new(reply) => Next::Done(()),
            DomainPasswordStage::Verify => Next::Fail("the password is not the new one"),
        }
    }

    fn state(
        &self,
        place: Place<'_, DomainPasswordStage>,
        may_be_done: bool,
    ) -> DomainPasswordState {
        match (place.stage, may_be_done) {
            (DomainPasswordStage::Set, true) => DomainPasswordState::Unknown,
            (DomainPasswordStage::Validate | DomainPasswordStage::Set, _) => {
                DomainPasswordState::Unchanged
            }
            (DomainPasswordStage::Verify, _) => DomainPasswordState::ChangedNotVerified,
        }
    }
}
