//! Successes that are not finished.

use registrar_ops::Mismatch;
use registrar_ops::opensrs::workflow::{
    PasswordStage, PasswordState, TransferStage, TransferState,
};
use registrar_ops::opensrs::{Error, OpenSrs};
use registrar_ops::workflow::{Plan, Why, Workflow};

use super::{Sandbox, change, transfer};
use crate::drive;

/// Runs `plan` while the answer to the request numbered `place` is a success that is not finished.
fn deferred<P: Plan<Protocol = OpenSrs>>(plan: P, place: usize) -> Option<(P::Stage, P::State)> {
    let mut sandbox = Sandbox { leaves_at: 99, defers_at: Some(place), ..Sandbox::new() };
    let mut workflow = Workflow::new(plan);
    drive(&mut workflow, &mut sandbox, |_| None, usize::MAX);
    assert_eq!(sandbox.asked.len(), place + 1, "nothing follows");
    let progress = workflow.progress();
    assert!(progress.is_sent && !progress.is_done);
    let failure = workflow.into_outcome()?.err()?;
    let Why::Answer(Error::Unexpected(success)) = failure.why else { panic!("{:?}", failure.why) };
    assert!(matches!(success.mismatch(), Mismatch::Deferred));
    assert_eq!(success.reply()["response_text"], "Command Successful");
    Some((failure.failed, failure.state))
}

#[test]
fn a_stage_that_is_not_finished_is_not_done() {
    use PasswordState::{ChangedInSession, ChangedNotProved, Unchanged, Unknown};
    use TransferState::{
        HandedOver, PerhapsHandedOver, PerhapsLockedAgain, PerhapsUnlocked, Untouched,
    };
    let expected = [
        (PasswordStage::LogIn, Unchanged),
        (PasswordStage::Change, Unknown),
        (PasswordStage::LogOut, ChangedInSession),
        (PasswordStage::Prove, ChangedNotProved),
    ];
    for (place, end) in expected.into_iter().enumerate() {
        assert_eq!(deferred(change(), place), Some(end));
    }
    let expected = [
        (0, TransferStage::FindOwner, Untouched),
        (1, TransferStage::FindLock, Untouched),
        (2, TransferStage::Unlock, PerhapsUnlocked),
        (3, TransferStage::HandCode, PerhapsHandedOver),
        (4, TransferStage::Look, HandedOver),
        (8, TransferStage::Lock, PerhapsLockedAgain),
    ];
    for (place, stage, state) in expected {
        assert_eq!(deferred(transfer(), place), Some((stage, state)));
    }
}
