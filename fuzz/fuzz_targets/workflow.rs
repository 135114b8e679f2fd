//! Any sequence of answers, lost answers and resumptions ends a workflow in a result or in a named state,
//! with no stage done twice and no secret in its progress.
#![no_main]

use std::fmt::Debug;
use std::hash::Hash;
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use registrar_ops::enom::{AuthQuestionAnswer, DomainPassword, LoginId};
use registrar_ops::opensrs::{RegistrantPassword, Username};
use registrar_ops::workflow::{Plan, Progress, Step, Workflow};
use registrar_ops::{Credential, DomainName, SplitName, enom, opensrs};

const OLD: &str = "old.password";
const NEW: &str = "new.password";

/// Stands between two answers: a byte that no UTF-8 has.
const END: u8 = 0xFF;

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, answers)) = bytes.split_first() else { return };
    let credential = |text| Credential::new(text).expect("not blank");
    let domain = || DomainName::new("example.com").expect("a name");
    let split = || SplitName::new("resellerdocs", "com").expect("a name");
    let interval = Duration::from_secs(1);
    match kind % 5 {
        0 => {
            let username = Username::new("owner1").expect("letters");
            let password = RegistrantPassword::new(NEW).expect("letters");
            let plan = opensrs::workflow::ChangeRegistrantPassword::new(
                domain(),
                username,
                credential(OLD),
                password,
            );
            check(&plan, answers);
        }
        1 => {
            let plan = opensrs::workflow::TransferOut::new(domain());
            let plan = opensrs::workflow::TransferOut { interval, max_polls: 3, ..plan };
            check(&plan, answers);
        }
        2 => {
            let login_id = LoginId::new("ichiro").expect("not empty");
            let answer = AuthQuestionAnswer::new(OLD).expect("not empty");
            let plan = enom::workflow::ResetAccount::new(login_id, answer, credential(NEW));
            check(&plan, answers);
        }
        3 => {
            let password = DomainPassword::new(NEW).expect("letters");
            let old = credential(OLD);
            let plan = enom::workflow::SetDomainPassword::new(split(), old, password);
            check(&plan, answers);
        }
        _ => {
            let plan = enom::workflow::TransferOut::new(split());
            check(&enom::workflow::TransferOut { interval, max_polls: 3, ..plan }, answers);
        }
    }
});

fn check<P: Plan<Stage: Hash, State: Debug> + Clone>(plan: &P, bytes: &[u8]) {
    let mut workflow = Workflow::new(plan.clone());
    let mut answers = bytes.split(|&byte| byte == END);
    // Each answer is taken at once, and after the last each stage is attempted a few times.
    let mut steps = 3 * bytes.len() + 200;
    loop {
        steps = steps.checked_sub(1).expect("it ends");
        check_progress(&workflow);
        match workflow.step() {
            Step::Done => break,
            Step::Sleep(_) => {}
            Step::Person(_) => workflow.give(Credential::new("24128866:1").expect("not blank")),
            Step::Send(_) | Step::SendAs(..) => match answers.next() {
                None | Some([]) => workflow.lose(),
                Some([b'!']) => {
                    workflow =
                        Workflow::resume(plan.clone(), workflow.progress()).expect("its own");
                }
                Some([b'?', page @ ..]) => {
                    let mut answer = http::Response::new(page);
                    *answer.status_mut() = http::StatusCode::BAD_GATEWAY;
                    workflow.receive(&answer);
                }
                Some(answer) => workflow.receive(&http::Response::new(answer)),
            },
        }
    }
    match workflow.outcome().expect("it is done") {
        Ok(_) => assert!(workflow.progress().is_done),
        Err(failure) => {
            assert_eq!(failure.done, workflow.progress().done);
            assert!(!failure.done.contains(&failure.failed));
        }
    }
}

fn check_progress<P: Plan<Stage: Hash>>(workflow: &Workflow<P>) {
    let Progress { done, stage, is_done, .. } = workflow.progress();
    let stages: std::collections::HashSet<_> = done.iter().collect();
    assert_eq!(stages.len(), done.len(), "{done:?}");
    assert!(is_done || !done.contains(&stage), "{stage:?} again after {done:?}");
    let shown = format!("{workflow:?} {:?}", workflow.outcome().map(Result::is_ok));
    assert!(!shown.contains(OLD) && !shown.contains(NEW), "{shown}");
}
