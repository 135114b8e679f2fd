//! The definition of a workflow.

use std::fmt::Debug;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::login::Login;
use super::protocol::Protocol;
use crate::credential::Credential;

/// The stages of a workflow, and which stage follows which. [`Workflow`](super::Workflow) does the rest.
///
/// A plan is a plain struct with the parameters and secrets of the workflow.
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
    /// The protocol of the workflow.
    type Protocol: Protocol;

    /// The names of the stages. Each sends one operation.
    type Stage: Copy + Eq + Debug + Serialize + DeserializeOwned;

    /// The states in which a failure can leave the domain or account.
    type State: Copy + Eq + Debug;

    /// The result of a success.
    type Result;

    /// The name, which stored progress contains.
    const NAME: &'static str;

    /// The first stage.
    const FIRST: Self::Stage;

    /// The operation that `stage` sends.
    ///
    /// # Errors
    /// The secret that has to be [given](Self::give) first.
    fn operation(
        &self,
        stage: Self::Stage,
    ) -> Result<Box<<Self::Protocol as Protocol>::Operation>, Wanted>;

    /// The account that sends the request of `stage`; `None` for the account that runs the workflow.
    fn login(&self, stage: Self::Stage) -> Option<Login> {
        let _ = stage;
        None
    }

    /// Takes the secret that was wanted.
    fn give(&mut self, wanted: Wanted, secret: Credential) {
        let _ = (wanted, secret);
    }

    /// What follows a success: `reply` is the reply, or `None` if a refusal shows that an attempt whose answer
    /// was lost had worked.
    fn received(
        &mut self,
        place: Place<'_, Self::Stage>,
        reply: Option<<Self::Protocol as Protocol>::Reply>,
    ) -> Next<Self::Stage, Self::Result>;

    /// What follows a refusal, if it does not end the workflow.
    fn refused(
        &mut self,
        place: Place<'_, Self::Stage>,
        error: &<Self::Protocol as Protocol>::Error,
    ) -> Option<Next<Self::Stage, Self::Result>> {
        let _ = (place, error);
        None
    }

    /// The state after `stage` has failed. `may_be_done` says that its request may have been done nevertheless, or
    /// may be done later.
    fn state(&self, place: Place<'_, Self::Stage>, may_be_done: bool) -> Self::State;
}

/// How far a workflow is.
///
/// [`Plan`] has an example.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Place<'a, S> {
    /// The stage.
    pub stage: S,
    /// The earlier stages that were done.
    pub done: &'a [S],
    /// How often this stage was repeated in order to wait for something.
    pub polls: u32,
}

/// What to do next.
///
/// The enum is exhaustive, because [`Workflow`](super::Workflow) has to handle all variants.
///
/// [`Plan`] has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next<S, R> {
    /// Go to another stage.
    Go(S),
    /// Repeat the same stage after this time.
    Wait(Duration),
    /// End with this result.
    Done(R),
    /// Fail, with a reason: the reply reports success, but does not have the expected content.
    Fail(&'static str),
}

/// The secret that a workflow waits for, until it is [given](super::Workflow::give).
///
/// [`ResetAccount`](crate::enom::workflow::ResetAccount) has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Wanted {
    /// The token of the mail that was sent.
    MailedToken,
    /// The cookie of the session, which is not stored with the progress.
    Cookie,
}
