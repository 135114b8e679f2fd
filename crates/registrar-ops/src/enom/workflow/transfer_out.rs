//! Hands a domain over to another registrar.

use std::time::Duration;

use enom_response::{ErrorPart, ParameterPart, ResponseCode};
use serde::{Deserialize, Serialize};

use crate::enom::any_operation::AnyOperation;
use crate::enom::error::Error;
use crate::enom::get_reg_lock::{GetRegLock, GetRegLockReply};
use crate::enom::protocol::Enom;
use crate::enom::reply::Reply;
use crate::enom::set_reg_lock::SetRegLock;
use crate::enom::status_domain::{StatusDomain, StatusDomainReply};
use crate::enom::synch_auth_info::SynchAuthInfo;
use crate::split_name::SplitName;
use crate::workflow::{Next, Place, Plan, Wanted};

/// Hands a domain over to another registrar: asks whether it is locked, unlocks it, makes a new authorization
/// code that is mailed to the registrant, checks several times whether the domain has left the account, and
/// locks it again if it has not. A domain that was not locked before is not locked at the end.
///
/// ```
/// use std::time::Duration;
///
/// use http::Response;
/// use registrar_ops::SplitName;
/// use registrar_ops::enom::workflow::{TransferOut, TransferStage};
/// use registrar_ops::workflow::{Step, Workflow};
///
/// let plan = TransferOut {
///     interval: Duration::from_secs(60 * 60),
///     ..TransferOut::new(SplitName::new("resellerdocs", "com")?)
/// };
/// let mut workflow = Workflow::new(plan);
/// let Step::Send(operation) = workflow.step() else { panic!() };
/// assert_eq!(operation.command_name(), "GetRegLock");
/// workflow.receive(&Response::new("RegLock=1\nErrCount=0\nDone=true\n")); // it is locked
/// assert_eq!(workflow.progress().stage, TransferStage::Unlock);
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferOut {
    /// The domain.
    pub domain: SplitName,
    /// How long to wait between two polls.
    pub interval: Duration,
    /// The most polls before it gives up; at least one.
    pub max_polls: u32,
}

/// The result of [`TransferOut`], which has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Departure {
    /// The domain has left the account.
    Left,
    /// The domain did not leave in the given time, and is locked if it was before.
    Stays,
}

/// The stages of [`TransferOut`], which has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TransferStage {
    /// Whether the domain is locked.
    FindLock,
    /// Unlocked.
    Unlock,
    /// The code is mailed.
    MailCode,
    /// Whether the domain has left.
    Look,
    /// Locked again.
    Lock,
}

/// The state in which a failure of [`TransferOut`] leaves the domain.
///
/// [`TransferOut`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransferState {
    /// Nothing was done.
    Untouched,
    /// The domain may be unlocked; no code was mailed.
    PerhapsUnlocked,
    /// The domain is unlocked; no code was mailed.
    Unlocked,
    /// The domain is unlocked; a code may have been mailed.
    PerhapsMailed,
    /// The domain is unlocked, and a code was mailed.
    Mailed,
    /// A code was mailed, the domain has not left, and may be unlocked.
    PerhapsLockedAgain,
}

impl TransferOut {
    /// Hands `domain` over; checks four times a day for a week.
    #[must_use]
    pub const fn new(domain: SplitName) -> Self {
        Self { domain, interval: Duration::from_secs(6 * 60 * 60), max_polls: 28 }
    }
}

impl Plan for TransferOut {
    type Protocol = Enom;
    type Stage = TransferStage;
    type State = TransferState;
    type Result = Departure;
    const NAME: &'static str = "enom_transfer_out";
    const FIRST: TransferStage = TransferStage::FindLock;

    fn operation(
        &self,
        stage: TransferStage,
    ) -> Result<Box<dyn AnyOperation + Send + Sync>, Wanted> {
        let domain = self.domain.clone();
        Ok(match stage {
            TransferStage::FindLock => Box::new(GetRegLock::new(domain)),
            TransferStage::Unlock => Box::new(SetRegLock::new(domain, true)),
            TransferStage::MailCode => Box::new(SynchAuthInfo::new(domain, true, true)),
            TransferStage::Look => Box::new(StatusDomain::new(domain)),
            TransferStage::Lock => Box::new(SetRegLock::new(domain, false)),
        })
    }

    fn received(
        &mut self,
        place: Place<'_, TransferStage>,
        reply: Option<Reply>,
    ) -> Next<TransferStage, Departure> {
        match place.stage {
            TransferStage::FindLock => match fields(reply) {
                Some(GetRegLockReply { reg_lock: true, .. }) => Next::Go(TransferStage::Unlock),
                Some(_) => Next::Go(TransferStage::MailCode),
                None => Next::Fail(UNSAID),
            },
            TransferStage::Unlock => Next::Go(TransferStage::MailCode),
            TransferStage::MailCode => Next::Go(TransferStage::Look),
            TransferStage::Look => match fields(reply) {
                Some(StatusDomainReply { in_account: Some(1), .. }) => {
                    if place.polls + 1 < self.max_polls {
                        Next::Wait(self.interval)
                    } else if place.done.contains(&TransferStage::Unlock) {
                        Next::Go(TransferStage::Lock)
                    } else {
                        Next::Done(Departure::Stays)
                    }
                }
                Some(StatusDomainReply { in_account: Some(_), .. }) => Next::Done(Departure::Left),
                _ => Next::Fail(UNSAID),
            },
            TransferStage::Lock => Next::Done(Departure::Stays),
        }
    }

    fn refused(
        &mut self,
        place: Place<'_, TransferStage>,
        error: &Error,
    ) -> Option<Next<TransferStage, Departure>> {
        let rejection = error.rejection()?;
        let is_as_asked =
            self.operation(place.stage).is_ok_and(|set| set.is_done_already(rejection));
        match place.stage {
            TransferStage::Unlock if is_as_asked => Some(Next::Go(TransferStage::MailCode)),
            TransferStage::Lock if is_as_asked => Some(Next::Done(Departure::Stays)),
            TransferStage::Look if rejection.codes().any(is_gone) => {
                Some(Next::Done(Departure::Left))
            }
            _ => None,
        }
    }

    fn state(&self, place: Place<'_, TransferStage>, may_be_done: bool) -> TransferState {
        match (place.stage, may_be_done) {
            (TransferStage::Unlock, true) => TransferState::PerhapsUnlocked,
            (TransferStage::FindLock | TransferStage::Unlock, _) => TransferState::Untouched,
            (TransferStage::MailCode, true) => TransferState::PerhapsMailed,
            (TransferStage::MailCode, false) => TransferState::Unlocked,
            (TransferStage::Lock, true) => TransferState::PerhapsLockedAgain,
            (TransferStage::Look | TransferStage::Lock, _) => TransferState::Mailed,
        }
    }
}

/// Whether a refusal says that the domain is not in the account: 316153 was seen, and 380 is reserved.
fn is_gone(code: ResponseCode) -> bool {
    match code.parameter() {
        ParameterPart::DomainName => code.error() == ErrorPart::NotFound,
        ParameterPart::DomainNotUnderAccount => true,
        _ => false,
    }
}

fn fields<F: serde::de::DeserializeOwned>(reply: Option<Reply>) -> Option<F> {
    reply?.fields_as().ok()?
}

const UNSAID: &str = "the reply does not say what was asked";
