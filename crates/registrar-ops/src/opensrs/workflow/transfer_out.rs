//! Hands a domain over to another registrar.

use std::time::Duration;

use ops_envelope::Value;
use serde::{Deserialize, Serialize};

use crate::credential::Credential;
use crate::domain_name::DomainName;
use crate::opensrs::any_operation::AnyOperation;
use crate::opensrs::attributes::Attributes;
use crate::opensrs::belongs_to_rsp::{BelongsToRsp, BelongsToRspReply};
use crate::opensrs::get_domain_auth_info::{DomainAuthInfo, GetDomainAuthInfo};
use crate::opensrs::get_domain_status::{DomainStatus, GetDomainStatus};
use crate::opensrs::get_transfers_away::{GetTransfersAway, TransfersAway};
use crate::opensrs::lock_state::LockState;
use crate::opensrs::modify_domain_status::ModifyDomainStatus;
use crate::opensrs::protocol::OpenSrs;
use crate::opensrs::reply::Reply;
use crate::opensrs::send_authcode::SendAuthcode;
use crate::workflow::{Next, Place, Plan, Wanted};

/// Hands a domain over to another registrar: asks whether it belongs to the reseller and whether it is locked,
/// unlocks it, mails the authorization code or fetches it, checks several times whether a transfer began, and
/// locks the domain again if none did. A domain that was not locked before is not locked at the end.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::workflow::{Code, TransferOut, TransferStage};
/// use registrar_ops::opensrs::{BelongsToRspReply, Reply};
/// use registrar_ops::workflow::{Step, Workflow};
///
/// let name = DomainName::new("example.com")?;
/// let mut workflow = Workflow::new(TransferOut { code: Code::Got, ..TransferOut::new(name) });
/// let Step::Send(operation) = workflow.step() else { panic!() };
/// assert_eq!(operation.action(), "belongs_to_rsp");
///
/// // The answer of the registrar: the domain is the reseller's.
/// let fields = BelongsToRspReply { belongs_to_rsp: true, domain_expdate: None };
/// workflow.receive(&Reply::new("domain", "Query successful", fields).to_http()?);
/// assert_eq!(workflow.progress().stage, TransferStage::FindLock);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferOut {
    /// The domain.
    pub domain: DomainName,
    /// How the authorization code is handed over.
    pub code: Code,
    /// How long to wait between two polls.
    pub interval: Duration,
    /// The most polls before it gives up; at least one.
    pub max_polls: u32,
    /// The code, after it was fetched.
    pub auth_info: Option<Credential>,
}

/// How [`TransferOut`] hands the authorization code over.
///
/// [`TransferOut`] has an example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// It is mailed to the admin contact.
    #[default]
    Mailed,
    /// It is fetched, into [`TransferOut::auth_info`].
    Got,
}

/// The result of [`TransferOut`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Departure {
    /// A transfer is in progress or done, or has an unknown status: the first such row of the listing.
    Leaving(Box<Attributes>),
    /// In the given time no transfer began, or none that was not cancelled; the domain is locked if it was
    /// before.
    Stays,
}

/// The stages of [`TransferOut`], which has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TransferStage {
    /// Whether the domain is the reseller's.
    FindOwner,
    /// Whether it is locked.
    FindLock,
    /// Unlocked.
    Unlock,
    /// The code is handed over.
    HandCode,
    /// Whether a transfer began.
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
    /// The domain may be unlocked; the code was not handed over.
    PerhapsUnlocked,
    /// The domain is unlocked; the code was not handed over.
    Unlocked,
    /// The domain is unlocked; the code may have been handed over.
    PerhapsHandedOver,
    /// The domain is unlocked, and the code was handed over.
    HandedOver,
    /// The code was handed over, no transfer began, and the domain may be unlocked.
    PerhapsLockedAgain,
}

impl TransferOut {
    /// Hands `domain` over; mails the code, and checks four times a day for a week.
    #[must_use]
    pub const fn new(domain: DomainName) -> Self {
        let interval = Duration::from_secs(6 * 60 * 60);
        Self { domain, code: Code::Mailed, interval, max_polls: 28, auth_info: None }
    }
}

impl Plan for TransferOut {
    type Protocol = OpenSrs;
    type Stage = TransferStage;
    type State = TransferState;
    type Result = Departure;
    const NAME: &'static str = "opensrs_transfer_out";
    const FIRST: TransferStage = TransferStage::FindOwner;

    fn operation(
        &self,
        stage: TransferStage,
    ) -> Result<Box<dyn AnyOperation + Send + Sync>, Wanted> {
        let domain = self.domain.clone();
        Ok(match stage {
            TransferStage::FindOwner => Box::new(BelongsToRsp::new(domain)),
            TransferStage::FindLock => Box::new(GetDomainStatus::new(domain)),
            TransferStage::Unlock => Box::new(ModifyDomainStatus::new(domain, LockState::Unlocked)),
            TransferStage::HandCode => match self.code {
                Code::Mailed => Box::new(SendAuthcode::new(domain)),
                Code::Got => Box::new(GetDomainAuthInfo::new(domain)),
            },
            TransferStage::Look => Box::new(GetTransfersAway::new(domain)),
            TransferStage::Lock => Box::new(ModifyDomainStatus::new(domain, LockState::Locked)),
        })
    }

    fn received(
        &mut self,
        place: Place<'_, TransferStage>,
        reply: Option<Reply>,
    ) -> Next<TransferStage, Departure> {
        let next = match place.stage {
            TransferStage::FindOwner => {
                attributes(reply).map(|BelongsToRspReply { belongs_to_rsp, .. }| {
                    if belongs_to_rsp {
                        Next::Go(TransferStage::FindLock)
                    } else {
                        Next::Fail("the domain is not the reseller's")
                    }
                })
            }
            TransferStage::FindLock => attributes(reply).map(|status: DomainStatus| {
                Next::Go(match status.lock_state {
                    LockState::Locked => TransferStage::Unlock,
                    LockState::Unlocked => TransferStage::HandCode,
                })
            }),
            TransferStage::Unlock => Some(Next::Go(TransferStage::HandCode)),
            TransferStage::HandCode => {
                if self.code == Code::Got {
                    let code = |info: DomainAuthInfo| info.domain_auth_info;
                    self.auth_info = attributes(reply).map(code);
                }
                Some(Next::Go(TransferStage::Look))
            }
            TransferStage::Look => attributes(reply).map(|away: TransfersAway| {
                match away.transfers.into_iter().find(|row| !is_cancelled(row)) {
                    Some(row) => Next::Done(Departure::Leaving(Box::new(row))),
                    None if place.polls + 1 < self.max_polls => Next::Wait(self.interval),
                    None if place.done.contains(&TransferStage::Unlock) => {
                        Next::Go(TransferStage::Lock)
                    }
                    None => Next::Done(Departure::Stays),
                }
            }),
            TransferStage::Lock => Some(Next::Done(Departure::Stays)),
        };
        next.unwrap_or(Next::Fail("the reply does not say what was asked"))
    }

    fn state(&self, place: Place<'_, TransferStage>, may_be_done: bool) -> TransferState {
        match (place.stage, may_be_done) {
            (TransferStage::Unlock, true) => TransferState::PerhapsUnlocked,
            (TransferStage::FindOwner | TransferStage::FindLock | TransferStage::Unlock, _) => {
                TransferState::Untouched
            }
            (TransferStage::HandCode, true) => TransferState::PerhapsHandedOver,
            (TransferStage::HandCode, false) => TransferState::Unlocked,
            (TransferStage::Lock, true) => TransferState::PerhapsLockedAgain,
            (TransferStage::Look | TransferStage::Lock, _) => TransferState::HandedOver,
        }
    }
}

/// Whether a row is that of a transfer that did not happen. The listing keeps old ones. The statuses are not
/// documented well enough to know another such word.
fn is_cancelled(row: &Attributes) -> bool {
    let status = row.get("status").and_then(Value::as_str);
    status.is_some_and(|status| status.trim().eq_ignore_ascii_case("cancelled"))
}

fn attributes<A: serde::de::DeserializeOwned>(reply: Option<Reply>) -> Option<A> {
    reply?.attributes_as().ok()
}
