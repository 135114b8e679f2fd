//! What a workflow consists of.

use std::fmt::Debug;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::login::Login;
use super::protocol::Protocol;
use crate::credential::Credential;

/// The stages of a workflow and what leads from one to the next, without the bookkeeping, which
/// [`Workflow`](super::Workflow) does.
///
/// A plan is a plain struct with what the workflow is about and the secrets that it needs.
///
/// ```
/// use std::time::Duration;
///
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, BelongsToRsp, BelongsToRspReply, OpenSrs, Reply};
/// use registrar_ops::workflow::{Next, Place, Plan, Step, Wanted, Workflow};
///
/// /// Looks three times, once an hour, whether a domain has come.
/// struct Arrival(DomainName);
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
/// struct Look; // the only stage
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// struct Unknown; // the state that a failure leaves
///
/// impl Plan for Arrival {
///     type Protocol = OpenSrs;
///     type Stage = Look;
///     type State = Unknown;
///     type Result = bool;
///     const NAME: &'static str = "arrival";
///     const FIRST: Look = Look;
///
///     fn operation(&self, _: Look) -> Result<Box<dyn AnyOperation + Send + Sync>, Wanted> {
///         Ok(Box::new(BelongsToRsp::new(self.0.clone())))
///     }
///
///     fn received(&mut self, place: Place<'_, Look>, reply: Option<Reply>) -> Next<Look, bool> {
///         let reply = reply.and_then(|reply| reply.attributes_as::<BelongsToRspReply>().ok());
///         match reply {
///             Some(BelongsToRspReply { belongs_to_rsp: true, .. }) => Next::Done(true),
///             _ if place.polls == 2 => Next::Done(false),
///             _ => Next::Wait(Duration::from_secs(60 * 60)),
///         }
///     }
///
///     fn state(&self, _: Place<'_, Look>, _: bool) -> Unknown {
///         Unknown
///     }
/// }
///
/// let mut workflow = Workflow::new(Arrival(DomainName::new("example.com")?));
/// assert!(matches!(workflow.step(), Step::Send(_)));
/// # let fields = BelongsToRspReply { belongs_to_rsp: false, domain_expdate: None };
/// # let answer = registrar_ops::opensrs::Reply::new("domain", "Query successful", fields).to_http()?;
/// workflow.receive(&answer); // it says no
/// assert!(matches!(workflow.step(), Step::Sleep(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Plan {
    /// The protocol that it runs over.
    type Protocol: Protocol;

    /// The names of the stages. Each sends one operation.
    type Stage: Copy + Eq + Debug + Serialize + DeserializeOwned;

    /// The names of the states that a failure leaves.
    type State: Copy + Eq + Debug;

    /// What comes of it in the end.
    type Result;

    /// The name, by which progress that was kept is known.
    const NAME: &'static str;

    /// Where it begins.
    const FIRST: Self::Stage;

    /// What `stage` sends.
    ///
    /// # Errors
    /// What has to be [given](Self::give) first.
    fn operation(
        &self,
        stage: Self::Stage,
    ) -> Result<Box<<Self::Protocol as Protocol>::Operation>, Wanted>;

    /// In whose name `stage` sends, if not in that of the account which drives the workflow.
    fn login(&self, stage: Self::Stage) -> Option<Login> {
        let _ = stage;
        None
    }

    /// Takes what was wanted.
    fn give(&mut self, wanted: Wanted, secret: Credential) {
        let _ = (wanted, secret);
    }

    /// What is next after a success: `reply`, or `None` where a refusal says that an attempt whose answer
    /// was lost had worked.
    fn received(
        &mut self,
        place: Place<'_, Self::Stage>,
        reply: Option<<Self::Protocol as Protocol>::Reply>,
    ) -> Next<Self::Stage, Self::Result>;

    /// What is next after a refusal, where it does not end the workflow.
    fn refused(
        &mut self,
        place: Place<'_, Self::Stage>,
        error: &<Self::Protocol as Protocol>::Error,
    ) -> Option<Next<Self::Stage, Self::Result>> {
        let _ = (place, error);
        None
    }

    /// The state that is left when `stage` fails; `may_be_done` when what it sent may have been done all
    /// the same.
    fn state(&self, place: Place<'_, Self::Stage>, may_be_done: bool) -> Self::State;
}

/// Where a workflow is.
///
/// [`Plan`] has an example.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Place<'a, S> {
    /// The stage.
    pub stage: S,
    /// The stages before it that were done.
    pub done: &'a [S],
    /// How often this stage was repeated to wait for something.
    pub polls: u32,
}

/// What is next.
///
/// Exhaustive: [`Workflow`](super::Workflow) has to know them all.
///
/// [`Plan`] has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next<S, R> {
    /// Another stage.
    Go(S),
    /// The same stage, after a while.
    Wait(Duration),
    /// The end.
    Done(R),
    /// The reply says success, but not what was to be found out.
    Fail(&'static str),
}

/// What a workflow waits for, until it is [given](super::Workflow::give).
///
/// [`ResetAccount`](crate::enom::workflow::ResetAccount) has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Wanted {
    /// The token of the mail that was sent.
    MailedToken,
    /// The cookie of the session, which is not kept with the progress.
    Cookie,
}
