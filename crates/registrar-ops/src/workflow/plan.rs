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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Wanted {
    /// The token of the mail that was sent.
    MailedToken,
    /// The cookie of the session, which is not kept with the progress.
    Cookie,
}
