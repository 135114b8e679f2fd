//! The workflows of OpenSRS.

mod deferred;

use std::time::Duration;

use ops_envelope::assoc;
use registrar_ops::opensrs::workflow::{
    ChangeRegistrantPassword, Code, Departure, PasswordStage, PasswordState, TransferOut,
    TransferStage, TransferState,
};
use registrar_ops::opensrs::{
    AnyOperation, Attributes, BelongsToRsp, BelongsToRspReply, ChangePassword, Cookie,
    DeleteCookie, DomainAuthInfo, DomainStatus, GetDomainAuthInfo, GetDomainStatus,
    GetTransfersAway, LockState, ModifyDomainStatus, OpenSrs, Operation, RegistrantPassword,
    Rejection, Reply, Request, Reseller, ResponseCode, SendAuthcode, SetCookie, SetCookieReply,
    TransfersAway, Username,
};
use registrar_ops::workflow::{Login, Plan, Wanted, Why, Workflow};
use registrar_ops::{Body, Credential, DomainName};

use crate::{Fault, Registrar, at, check_cuts, cut_before_answers, drive, ends, run};

/// One domain and its profile.
struct Sandbox {
    asked: Vec<String>,
    password: String,
    sessions: Vec<String>,
    is_ours: bool,
    lock: LockState,
    mails: usize,
    polls: usize,
    /// The look at which there is a transfer.
    leaves_at: usize,
    /// The statuses of earlier transfers.
    earlier: &'static [&'static str],
    /// The request that is accepted, but not finished.
    defers_at: Option<usize>,
}

impl Sandbox {
    fn new() -> Self {
        Self {
            asked: Vec::new(),
            password: "old.password".into(),
            sessions: Vec::new(),
            is_ours: true,
            lock: LockState::Locked,
            mails: 0,
            polls: 0,
            leaves_at: 3,
            earlier: &[],
            defers_at: None,
        }
    }

    fn serve(&mut self, request: &Request<'_>) -> Result<Body, Rejection> {
        let no = |code| Rejection::new(code, "").with_object(request.object());
        let stale = || no(ResponseCode::REGISTRANT_AUTHENTICATION);
        let object = request.object();
        let done = || yes(object, Attributes::default());
        if let Ok(set) = SetCookie::from_request(request) {
            if set.reg_password.expose_secret() != self.password {
                return Err(stale());
            }
            let cookie = format!("24128866:{}", self.asked.len());
            self.sessions.push(cookie.clone());
            return Ok(yes(object, SetCookieReply::new(Cookie::new(cookie).unwrap())));
        }
        if let Ok(change) = ChangePassword::from_request(request) {
            let cookie = change.beside.cookie.unwrap();
            if !self.sessions.iter().any(|held| held == cookie.expose_secret()) {
                return Err(stale());
            }
            self.sessions.clear();
            self.password = change.reg_password.expose_secret().into();
            return Ok(done());
        }
        if let Ok(delete) = DeleteCookie::from_request(request) {
            let cookie = delete.beside.cookie.unwrap();
            let before = self.sessions.len();
            self.sessions.retain(|held| held != cookie.expose_secret());
            return if self.sessions.len() < before { Ok(done()) } else { Err(stale()) };
        }
        if BelongsToRsp::is_asked_by(request) {
            let (belongs_to_rsp, domain_expdate) = (self.is_ours, None);
            return Ok(yes(object, BelongsToRspReply { belongs_to_rsp, domain_expdate }));
        }
        if GetDomainStatus::is_asked_by(request) {
            return Ok(yes(object, DomainStatus::new(self.lock)));
        }
        if let Ok(modify) = ModifyDomainStatus::from_request(request) {
            self.lock = modify.lock_state;
            return Ok(done());
        }
        if SendAuthcode::is_asked_by(request) {
            self.mails += 1;
            return Ok(done());
        }
        if GetDomainAuthInfo::is_asked_by(request) {
            return Ok(yes(object, DomainAuthInfo::new(Credential::new("neutral-code").unwrap())));
        }
        if GetTransfersAway::is_asked_by(request) {
            self.polls += 1;
            let row =
                |status| Attributes::from(assoc! { "domain" => "example.com", "status" => status });
            let mut transfers: Vec<_> = self.earlier.iter().copied().map(row).collect();
            transfers.extend((self.polls >= self.leaves_at).then(|| row("pending_owner")));
            return Ok(yes(object, TransfersAway { transfers, ..TransfersAway::default() }));
        }
        Err(request.unknown_command())
    }
}

fn yes<A: serde::Serialize>(object: &str, attributes: A) -> Body {
    Reply::new(object, "Command Successful", attributes).to_body().unwrap()
}

fn reseller() -> Reseller {
    Reseller::new("reseller", "private key").unwrap()
}

impl<P: Plan<Protocol = OpenSrs>> Registrar<P> for Sandbox {
    fn answer(
        &mut self,
        operation: &(dyn AnyOperation + Send + Sync),
        login: Option<&Login>,
    ) -> Vec<u8> {
        assert_eq!(login, None);
        let sent = reseller().request(operation).unwrap();
        let request = reseller().receive(&sent).unwrap();
        self.asked.push(format!("{} {}", request.action(), request.object()));
        let is_deferred = self.defers_at == Some(self.asked.len() - 1);
        let body = match self.serve(&request) {
            Ok(body) => body,
            Err(_) if is_deferred => yes(request.object(), Attributes::default()),
            Err(no) => no.to_body().unwrap(),
        };
        if is_deferred {
            let code = |number| format!(r#"<item key="response_code">{number}</item>"#);
            assert!(body.as_str().contains(&code(200)));
            return body.as_str().replace(&code(200), &code(300)).into_bytes();
        }
        Vec::from(body)
    }

    fn asked(&self) -> &[String] {
        &self.asked
    }

    fn secret(&self, wanted: Wanted) -> Credential {
        assert_eq!(wanted, Wanted::Cookie);
        Credential::new(self.sessions.last().map_or("24128866:0", String::as_str)).unwrap()
    }

    fn refusal(&self) -> Vec<u8> {
        let no = Rejection::new(ResponseCode::PERMISSION_DENIED, "Permission denied");
        Vec::from(no.to_body().unwrap())
    }

    fn busy(&self) -> Vec<u8> {
        let no = Rejection::new(ResponseCode::TOO_MANY_CONNECTIONS, "Too many connections");
        Vec::from(no.to_body().unwrap())
    }
}

fn change() -> ChangeRegistrantPassword {
    ChangeRegistrantPassword::new(
        DomainName::new("example.com").unwrap(),
        Username::new("owner1").unwrap(),
        Credential::new("old.password").unwrap(),
        RegistrantPassword::new("new.password").unwrap(),
    )
}

fn transfer() -> TransferOut {
    let interval = Duration::from_secs(60);
    TransferOut {
        interval,
        max_polls: 4,
        ..TransferOut::new(DomainName::new("example.com").unwrap())
    }
}

#[test]
fn a_registrants_password_is_changed() {
    let mut sandbox = Sandbox::new();
    let cookie = run(change(), &mut sandbox, |_| None).unwrap();
    assert_eq!(cookie.expose_secret(), "24128866:4");
    assert_eq!(sandbox.asked, ["set cookie", "change password", "delete cookie", "set cookie"]);
    assert_eq!(sandbox.password, "new.password");

    check_cuts(change, Sandbox::new, &["old.password", "new.password", "24128866"]);
    for outcome in cut_before_answers(change, Sandbox::new) {
        assert!(outcome.is_ok(), "{outcome:?}");
    }
}

#[test]
fn each_fault_of_a_change_ends_in_a_named_state() {
    use PasswordStage::{Change, LogIn, LogOut, Prove};
    use PasswordState::{
        ChangedInSession, ChangedNotProved, Unchanged, UnchangedInSession, Unknown,
    };
    let expected = [
        (LogIn, Unchanged, Unchanged),
        (Change, UnchangedInSession, Unknown),
        (LogOut, ChangedInSession, ChangedInSession),
        (Prove, ChangedNotProved, ChangedNotProved),
    ];
    for (place, (stage, refused, page)) in expected.into_iter().enumerate() {
        let end = |fault| {
            ends::<ChangeRegistrantPassword>(run(change(), &mut Sandbox::new(), at(place, fault)))
        };
        assert_eq!(end(Fault::Refused), Some((stage, refused)));
        assert_eq!(end(Fault::Page), Some((stage, page)));
        for fault in [Fault::Busy, Fault::LostBefore, Fault::LostAfter, Fault::Cut] {
            assert_eq!(end(fault), None, "{fault:?} at {stage:?}");
        }
        // Nothing comes any more.
        let lost = move |count| (count >= place).then_some(Fault::LostBefore);
        let outcome = run(change(), &mut Sandbox::new(), lost);
        assert!(matches!(outcome.as_ref().unwrap_err().why, Why::Lost));
        assert_eq!(ends::<ChangeRegistrantPassword>(outcome), Some((stage, page)));
    }
}

#[test]
fn a_stage_is_attempted_four_times_with_longer_and_longer_pauses() {
    for (busy, pauses) in [(1, 2), (2, 2 + 4), (3, 2 + 4 + 8), (4, 2 + 4 + 8)] {
        let mut workflow = Workflow::new(change());
        let fault = |count| (count < busy).then_some(Fault::Busy);
        let slept = drive(&mut workflow, &mut Sandbox::new(), fault, usize::MAX);
        assert_eq!(slept, Duration::from_secs(pauses), "{busy}");
        assert_eq!(workflow.into_outcome().unwrap().is_ok(), busy < 4, "{busy}");
    }
}

#[test]
fn a_workflow_shows_its_stages() {
    let mut workflow = Workflow::new(change());
    drive(&mut workflow, &mut Sandbox::new(), |_| None, 1);
    let shown = format!("{workflow:?}");
    assert!(shown.contains("done: [LogIn], stage: Change"), "{shown}");
}

#[test]
fn a_wrong_password_changes_nothing() {
    let plan = ChangeRegistrantPassword { old_password: Credential::new("x").unwrap(), ..change() };
    let mut sandbox = Sandbox::new();
    let failure = run(plan, &mut sandbox, |_| None).unwrap_err();
    assert_eq!((failure.failed, failure.state), (PasswordStage::LogIn, PasswordState::Unchanged));
    assert_eq!(failure.done, []);
    let Why::Answer(error) = &failure.why else { panic!("{failure:?}") };
    assert!(error.rejection().is_some());
    assert_eq!(sandbox.password, "old.password");
    assert_eq!(failure.to_string(), "`LogIn` failed, which leaves `Unchanged`: request rejected");
}

#[test]
fn a_domain_leaves() {
    let mut sandbox = Sandbox::new();
    let mut workflow = Workflow::new(transfer());
    let slept = drive(&mut workflow, &mut sandbox, |_| None, usize::MAX);
    let Some(Ok(Departure::Leaving(row))) = workflow.outcome() else { panic!("{workflow:?}") };
    assert_eq!(row["domain"], "example.com");
    assert_eq!(slept, Duration::from_secs(120));
    assert_eq!((sandbox.mails, sandbox.lock), (1, LockState::Unlocked));
    let look = "get_transfers_away domain";
    let start = ["belongs_to_rsp domain", "get domain", "modify domain", "send_authcode domain"];
    assert_eq!(sandbox.asked, [&start[..], &[look; 3]].concat());

    check_cuts(transfer, Sandbox::new, &["neutral-code"]);
    for (at, outcome) in cut_before_answers(transfer, Sandbox::new).into_iter().enumerate() {
        // A second mail is not for a program to send.
        let mail = (TransferStage::HandCode, TransferState::PerhapsHandedOver);
        assert_eq!(ends::<TransferOut>(outcome), (at == 3).then_some(mail), "{at}");
    }
}

#[test]
fn a_domain_stays() {
    let never = || Sandbox { leaves_at: 99, ..Sandbox::new() };
    let mut sandbox = never();
    assert_eq!(run(transfer(), &mut sandbox, |_| None), Ok(Departure::Stays));
    assert_eq!((sandbox.polls, sandbox.lock), (4, LockState::Locked));
    check_cuts(transfer, never, &[]);

    // One that was not locked is not locked after.
    let mut sandbox = Sandbox { lock: LockState::Unlocked, ..never() };
    assert_eq!(run(transfer(), &mut sandbox, |_| None), Ok(Departure::Stays));
    assert_eq!(sandbox.lock, LockState::Unlocked);
    assert!(!sandbox.asked.contains(&"modify domain".to_owned()));

    let mut sandbox = Sandbox { is_ours: false, ..never() };
    let failure = run(transfer(), &mut sandbox, |_| None).unwrap_err();
    assert_eq!(failure.state, TransferState::Untouched);
    assert!(failure.to_string().ends_with("the domain is not the reseller's"), "{failure}");
}

#[test]
fn a_transfer_that_was_cancelled_is_none() {
    let cancelled = || Sandbox { earlier: &["cancelled", " Cancelled "], ..Sandbox::new() };
    let mut sandbox = Sandbox { leaves_at: 99, ..cancelled() };
    assert_eq!(run(transfer(), &mut sandbox, |_| None), Ok(Departure::Stays));
    assert_eq!((sandbox.polls, sandbox.lock), (4, LockState::Locked));

    let status = |sandbox: Sandbox| match run(transfer(), &mut { sandbox }, |_| None) {
        Ok(Departure::Leaving(row)) => row["status"].as_str().map(str::to_owned),
        other => panic!("{other:?}"),
    };
    assert_eq!(status(cancelled()).as_deref(), Some("pending_owner"));
    for earlier in [&["cancelled", "completed"], &["cancelled", "unheard of"], &["cancelled", ""]] {
        let sandbox = Sandbox { earlier, ..Sandbox::new() };
        assert_eq!(status(sandbox).as_deref(), Some(earlier[1]));
    }
}

#[test]
fn a_code_can_be_got_in_place_of_a_mail() {
    let plan = TransferOut { code: Code::Got, ..transfer() };
    let mut sandbox = Sandbox::new();
    let mut workflow = Workflow::new(plan);
    drive(&mut workflow, &mut sandbox, |_| None, usize::MAX);
    let code = workflow.plan().auth_info.as_ref().unwrap();
    assert_eq!((code.expose_secret(), sandbox.mails), ("neutral-code", 0));
}

#[test]
fn each_fault_of_a_transfer_ends_in_a_named_state() {
    use TransferStage::{FindLock, FindOwner, HandCode, Lock, Look, Unlock};
    use TransferState::{
        HandedOver, PerhapsHandedOver, PerhapsLockedAgain, PerhapsUnlocked, Unlocked, Untouched,
    };
    let expected = [
        (0, FindOwner, Untouched, Untouched),
        (1, FindLock, Untouched, Untouched),
        (2, Unlock, Untouched, PerhapsUnlocked),
        (3, HandCode, Unlocked, PerhapsHandedOver),
        (4, Look, HandedOver, HandedOver),
        (8, Lock, HandedOver, PerhapsLockedAgain),
    ];
    for (place, stage, refused, page) in expected {
        let never = || Sandbox { leaves_at: 99, ..Sandbox::new() };
        let end = |fault| ends::<TransferOut>(run(transfer(), &mut never(), at(place, fault)));
        assert_eq!(end(Fault::Refused), Some((stage, refused)));
        assert_eq!(end(Fault::Page), Some((stage, page)));
        assert_eq!(end(Fault::Busy), None);
        for fault in [Fault::LostBefore, Fault::LostAfter, Fault::Cut] {
            let mail = (HandCode, PerhapsHandedOver);
            assert_eq!(end(fault), (stage == HandCode).then_some(mail), "{fault:?} at {stage:?}");
        }
    }
}

#[test]
fn what_is_not_asked_for_changes_nothing() {
    let mut workflow = Workflow::new(change());
    let answer = http::Response::new(b"<html/>".to_vec());
    workflow.receive(&answer);
    workflow.lose();
    workflow.give(Credential::new("x").unwrap());
    assert!(workflow.outcome().is_none() && workflow.plan().cookie.is_none());
    assert_eq!(workflow.progress(), Workflow::new(change()).progress());
    // An answer is taken once.
    drive(&mut workflow, &mut Sandbox::new(), |_| None, 1);
    let progress = workflow.progress();
    workflow.receive(&answer);
    assert_eq!(workflow.progress(), progress);
    assert_eq!(progress.done, [PasswordStage::LogIn]);
}
