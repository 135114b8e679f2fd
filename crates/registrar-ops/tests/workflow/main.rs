//! Workflows against registrars made of the crate's own server side: the end, a cut at every step, and a
//! fault at every step.

mod enom;
mod opensrs;

use std::fmt::Debug;
use std::time::Duration;

use registrar_ops::Credential;
use registrar_ops::workflow::{
    Login, Outcome, Plan, Progress, Protocol, ResumeError, Step, Wanted, Workflow,
};

type OperationOf<P> = <<P as Plan>::Protocol as Protocol>::Operation;

/// A registrar that keeps what it was asked, and does it.
trait Registrar<P: Plan> {
    /// Does it, and answers.
    fn answer(&mut self, operation: &OperationOf<P>, login: Option<&Login>) -> Vec<u8>;
    /// What it was asked, in order.
    fn asked(&self) -> &[String];
    /// What a person would give.
    fn secret(&self, wanted: Wanted) -> Credential;
    /// Refuses for a reason that no stage expects.
    fn refusal(&self) -> Vec<u8>;
    /// Says that it did nothing, and to try again.
    fn busy(&self) -> Vec<u8>;
}

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// It is refused.
    Refused,
    /// It is refused for now.
    Busy,
    /// It does not arrive.
    LostBefore,
    /// It is done, and its answer does not arrive.
    LostAfter,
    /// It is done, and its answer is cut.
    Cut,
    /// It is not done, and a page comes from somewhere else.
    Page,
}

/// Drives a workflow until it ends or `requests` were answered; the request numbered `at` meets `fault`.
/// Returns how long it slept.
fn drive<P: Plan>(
    workflow: &mut Workflow<P>,
    registrar: &mut impl Registrar<P>,
    fault: impl Fn(usize) -> Option<Fault>,
    requests: usize,
) -> Duration {
    let (mut count, mut slept) = (0, Duration::ZERO);
    while count < requests {
        let (login, operation) = match workflow.step() {
            Step::Done => break,
            Step::Sleep(time) => {
                slept += time;
                continue;
            }
            Step::Person(wanted) => {
                workflow.give(registrar.secret(wanted));
                continue;
            }
            Step::Send(operation) => (None, operation),
            Step::SendAs(login, operation) => (Some(login), operation),
        };
        let body = match fault(count) {
            None => Some(registrar.answer(&operation, login.as_ref())),
            Some(Fault::Refused) => Some(registrar.refusal()),
            Some(Fault::Busy) => Some(registrar.busy()),
            Some(Fault::LostBefore) => None,
            Some(Fault::LostAfter) => {
                registrar.answer(&operation, login.as_ref());
                None
            }
            Some(Fault::Cut) => {
                let body = registrar.answer(&operation, login.as_ref());
                Some(body[..body.len() / 2].to_vec())
            }
            Some(Fault::Page) => Some(b"<html>Sorry</html>".to_vec()),
        };
        match body {
            Some(body) => workflow.receive(&http::Response::new(body)),
            None => workflow.lose(),
        }
        count += 1;
        assert!(count < 100, "{workflow:?} does not end");
    }
    slept
}

/// Runs a workflow to its end.
fn run<P: Plan>(
    plan: P,
    registrar: &mut impl Registrar<P>,
    fault: impl Fn(usize) -> Option<Fault>,
) -> Outcome<P> {
    let mut workflow = Workflow::new(plan);
    drive(&mut workflow, registrar, fault, usize::MAX);
    assert!(matches!(workflow.step(), Step::Done));
    workflow.into_outcome().unwrap()
}

fn at(place: usize, fault: Fault) -> impl Fn(usize) -> Option<Fault> {
    move |count| (count == place).then_some(fault)
}

/// Cuts a workflow after every answer, and resumes it: the same end, and no request twice. `secrets` stand
/// in no progress. The secrets that a person gives are those of the registrar.
fn check_cuts<P, R>(plan: impl Fn() -> P, registrar: impl Fn() -> R, secrets: &[&str])
where
    P: Plan<Result: PartialEq + Debug, State: Debug>,
    R: Registrar<P>,
{
    let mut whole = registrar();
    let end = run(plan(), &mut whole, |_| None).unwrap();
    let count = whole.asked().len();
    assert!(count >= 3);
    for cut in 0..=count {
        let mut registrar = registrar();
        let mut workflow = Workflow::new(plan());
        drive(&mut workflow, &mut registrar, |_| None, cut);
        let json = serde_json::to_string(&workflow.progress()).unwrap();
        for secret in secrets {
            assert!(!json.contains(secret), "{json}");
            assert!(!format!("{workflow:?}").contains(secret), "{workflow:?}");
        }
        let progress: Progress<P::Stage> = serde_json::from_str(&json).unwrap();
        let other = Progress { workflow: "other".into(), ..progress.clone() };
        assert_eq!(Workflow::resume(plan(), other).err(), Some(ResumeError::Other));
        if cut == count {
            assert_eq!(Workflow::resume(plan(), progress).err(), Some(ResumeError::Done));
            continue;
        }
        let mut resumed = Workflow::resume(plan(), progress).unwrap();
        drive(&mut resumed, &mut registrar, |_| None, usize::MAX);
        assert_eq!(resumed.into_outcome().unwrap().unwrap(), end, "cut at {cut}");
        assert_eq!(registrar.asked(), whole.asked(), "cut at {cut}");
    }
}

/// Cuts a workflow after each request was sent and done, before its answer was seen; gives the outcomes of
/// those that were resumed.
fn cut_before_answers<P, R>(plan: impl Fn() -> P, registrar: impl Fn() -> R) -> Vec<Outcome<P>>
where
    P: Plan,
    R: Registrar<P>,
{
    let mut whole = registrar();
    let _ = run(plan(), &mut whole, |_| None);
    let cut_at = |cut| {
        let mut registrar = registrar();
        let mut workflow = Workflow::new(plan());
        drive(&mut workflow, &mut registrar, |_| None, cut);
        let operation = loop {
            match workflow.step() {
                Step::Send(operation) => break (operation, None),
                Step::SendAs(login, operation) => break (operation, Some(login)),
                Step::Person(wanted) => workflow.give(registrar.secret(wanted)),
                Step::Sleep(_) => {}
                Step::Done => panic!("done before {cut}"),
            }
        };
        let progress = workflow.progress();
        assert!(progress.is_sent);
        registrar.answer(&operation.0, operation.1.as_ref());
        let mut resumed = Workflow::resume(plan(), progress).unwrap();
        drive(&mut resumed, &mut registrar, |_| None, usize::MAX);
        resumed.into_outcome().unwrap()
    };
    (0..whole.asked().len()).map(cut_at).collect()
}

/// What a workflow ends in: the stage that fails and the state it leaves, or nothing.
fn ends<P: Plan>(outcome: Outcome<P>) -> Option<(P::Stage, P::State)> {
    outcome.err().map(|failure| (failure.failed, failure.state))
}
