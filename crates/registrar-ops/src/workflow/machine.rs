//! The part that all workflows share: attempts, waiting, and the record of what was done.

use std::fmt;
use std::time::Duration;

use wire_text::Retry;

use super::failure::{Failure, Outcome, Why};
use super::plan::{Next, Place, Plan};
use super::progress::{Progress, ResumeError};
use super::protocol::Protocol;
use super::step::Step;
use crate::credential::Credential;

/// How often a stage is attempted.
const ATTEMPTS: u32 = 4;

type Error<P> = <<P as Plan>::Protocol as Protocol>::Error;

/// A workflow and its progress; see the [module](super).
///
/// The [page of the module](super) has an example.
pub struct Workflow<P: Plan> {
    plan: P,
    done: Vec<P::Stage>,
    stage: P::Stage,
    /// Whether the request of the stage was handed out, and no answer taken.
    is_sent: bool,
    /// Whether an attempt at the stage may have been done though its answer was lost.
    is_lost: bool,
    /// Attempts at the stage that failed.
    attempts: u32,
    polls: u32,
    pause: Option<Duration>,
    outcome: Option<Outcome<P>>,
}

impl<P: Plan> Workflow<P> {
    /// A workflow at its beginning.
    pub const fn new(plan: P) -> Self {
        Self {
            plan,
            done: Vec::new(),
            stage: P::FIRST,
            is_sent: false,
            is_lost: false,
            attempts: 0,
            polls: 0,
            pause: None,
            outcome: None,
        }
    }

    /// A workflow that continues from `progress`, which was stored. `plan` has to have the secrets again.
    ///
    /// If a request may have been sent and its answer was not received, it is sent again if doing it twice has
    /// the same effect as doing it once; otherwise the workflow fails with [`Why::Lost`].
    ///
    /// # Errors
    /// If `progress` is of another workflow, or of one that ended.
    pub fn resume(plan: P, progress: Progress<P::Stage>) -> Result<Self, ResumeError> {
        let Progress { workflow, done, stage, is_sent, polls, is_done } = progress;
        if workflow != P::NAME {
            return Err(ResumeError::Other);
        }
        if is_done {
            return Err(ResumeError::Done);
        }
        let is_lost = is_sent;
        Ok(Self { done, stage, is_lost, polls, ..Self::new(plan) })
    }

    /// How far the workflow is. Store it after each [`step`](Self::step), before you send the request: then it
    /// says what may have been done, even if the machine crashes.
    pub fn progress(&self) -> Progress<P::Stage> {
        Progress {
            workflow: P::NAME.to_owned(),
            done: self.done.clone(),
            stage: self.stage,
            is_sent: self.is_sent || self.is_lost,
            polls: self.polls,
            is_done: matches!(self.outcome, Some(Ok(_))),
        }
    }

    /// The plan, including the secrets that it has received so far.
    pub const fn plan(&self) -> &P {
        &self.plan
    }

    /// The next step.
    pub fn step(&mut self) -> Step<P> {
        if self.outcome.is_some() {
            return Step::Done;
        }
        if let Some(pause) = self.pause.take() {
            return Step::Sleep(pause);
        }
        let operation = match self.plan.operation(self.stage) {
            Ok(operation) => operation,
            Err(wanted) => return Step::Person(wanted),
        };
        // Not known to have been done, and not to be done twice.
        if self.is_lost && !P::Protocol::is_idempotent(&operation) {
            self.fail(Why::Lost, true);
            return Step::Done;
        }
        self.is_sent = true;
        match self.plan.login(self.stage) {
            Some(login) => Step::SendAs(login, operation),
            None => Step::Send(operation),
        }
    }

    /// Gives the secret that [`Step::Person`] waits for. Has no effect at any other time.
    pub fn give(&mut self, secret: Credential) {
        if let Err(wanted) = self.plan.operation(self.stage) {
            self.plan.give(wanted, secret);
        }
    }

    /// Takes the answer to the request of [`Step::Send`], in bytes. Has no effect at any other time.
    pub fn receive(&mut self, answer: &http::Response<impl AsRef<[u8]>>) {
        let Some(operation) = self.sent() else { return };
        let mut bytes = http::Response::new(answer.body().as_ref());
        *bytes.status_mut() = answer.status();
        bytes.headers_mut().clone_from(answer.headers());
        match P::Protocol::read(&operation, &bytes) {
            Ok(reply) => self.take(Some(reply)),
            Err(error) => self.take_error(&operation, error),
        }
    }

    /// Reports that no answer to the request of [`Step::Send`] will come; the operation may have been done. Has
    /// no effect at any other time.
    pub fn lose(&mut self) {
        let Some(operation) = self.sent() else { return };
        self.is_lost = true;
        if !P::Protocol::is_idempotent(&operation) || !self.try_again() {
            self.fail(Why::Lost, true);
        }
    }

    /// The outcome; `None` if the workflow has not ended.
    pub const fn outcome(&self) -> Option<&Outcome<P>> {
        self.outcome.as_ref()
    }

    /// The outcome, by value; `None` if the workflow has not ended.
    pub fn into_outcome(self) -> Option<Outcome<P>> {
        self.outcome
    }

    /// The operation whose answer is waited for.
    fn sent(&mut self) -> Option<Box<<P::Protocol as Protocol>::Operation>> {
        let is_sent = std::mem::take(&mut self.is_sent) && self.outcome.is_none();
        if is_sent { self.plan.operation(self.stage).ok() } else { None }
    }

    fn take(&mut self, reply: Option<<P::Protocol as Protocol>::Reply>) {
        let place = Place { stage: self.stage, done: &self.done, polls: self.polls };
        let next = self.plan.received(place, reply);
        self.go(next);
    }

    fn take_error(&mut self, operation: &<P::Protocol as Protocol>::Operation, error: Error<P>) {
        if self.is_lost && P::Protocol::is_done_already(operation, &error) {
            return self.take(None);
        }
        let retry = P::Protocol::retry(&error);
        let is_rejection = P::Protocol::is_rejection(&error);
        if is_rejection {
            let place = Place { stage: self.stage, done: &self.done, polls: self.polls };
            if let Some(next) = self.plan.refused(place, &error) {
                return self.go(next);
            }
        }
        // A gateway may send its page after the registrar has done it: only a reply shows that nothing was done.
        let is_not_done =
            retry == Retry::Safe || is_rejection && retry == Retry::Never && !self.is_lost;
        let may_repeat = match retry {
            Retry::Safe => true,
            Retry::IfIdempotent => P::Protocol::is_idempotent(operation),
            Retry::Never => false,
        };
        self.is_lost |= !is_not_done;
        if !may_repeat || !self.try_again() {
            self.fail(Why::Answer(error), self.is_lost);
        }
    }

    /// Prepares another attempt, if there may be one.
    fn try_again(&mut self) -> bool {
        self.attempts += 1;
        self.pause = Some(Duration::from_secs(1 << self.attempts.min(ATTEMPTS)));
        self.attempts < ATTEMPTS
    }

    fn go(&mut self, next: Next<P::Stage, P::Result>) {
        (self.is_lost, self.attempts, self.pause) = (false, 0, None);
        match next {
            Next::Go(stage) => {
                self.done.push(self.stage);
                (self.stage, self.polls) = (stage, 0);
            }
            Next::Wait(pause) => {
                self.polls = self.polls.saturating_add(1);
                self.pause = Some(pause);
            }
            Next::Done(result) => {
                self.done.push(self.stage);
                self.outcome = Some(Ok(result));
            }
            Next::Fail(what) => self.fail(Why::Reply(what), false),
        }
    }

    fn fail(&mut self, why: Why<Error<P>>, may_be_done: bool) {
        self.pause = None;
        let place = Place { stage: self.stage, done: &self.done, polls: self.polls };
        let state = self.plan.state(place, may_be_done);
        let failure = Failure { done: self.done.clone(), failed: self.stage, state, why };
        self.outcome = Some(Err(failure));
    }
}

/// The name and the stages, nothing of the plan.
impl<P: Plan> fmt::Debug for Workflow<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(P::NAME)
            .field("done", &self.done)
            .field("stage", &self.stage)
            .finish_non_exhaustive()
    }
}
