//! The workflows of eNom.

use std::time::Duration;

use registrar_ops::enom::workflow::{
    Departure, DomainPasswordStage, DomainPasswordState, ResetAccount, ResetStage, ResetState,
    SetDomainPassword, TransferOut, TransferStage, TransferState,
};
use registrar_ops::enom::{
    Account, AnyFields, AnyOperation, AuthQuestionAnswer, CheckLogin, CheckLoginReply,
    DomainPassword, Enom, Format, GetAccountPassword, GetAccountPasswordReply, GetPasswordBit,
    GetPasswordBitReply, GetRegLock, GetRegLockReply, LoginId, Operation, Rejection, Request,
    ResponseCode, SetAccountPassword, SetAccountPasswordReply, SetPassword, SetRegLock,
    SetRegLockReply, StatusDomain, StatusDomainReply, SynchAuthInfo, SynchAuthInfoReply,
    ValidatePassword,
};
use registrar_ops::workflow::{Login, Plan, Step, Wanted, Workflow};
use registrar_ops::{Body, Credential, SplitName};

use crate::{Fault, Registrar, at, check_cuts, cut_before_answers, drive, ends, run};

/// One domain, and one account beside the reseller's.
struct Sandbox {
    asked: Vec<String>,
    domain_password: String,
    /// What the registrar stores in place of a password that is set.
    stores: Option<String>,
    account_password: String,
    token: Option<String>,
    is_locked: bool,
    mails: usize,
    polls: usize,
    /// The look at which the domain is gone.
    leaves_at: usize,
    /// Whether a domain that is gone is refused.
    refuses_gone: bool,
    /// What a change of the lock is refused with, if it is refused.
    refuses_lock: Option<(u32, &'static str)>,
}

impl Sandbox {
    fn new() -> Self {
        Self {
            asked: Vec::new(),
            domain_password: "old.password".into(),
            stores: None,
            account_password: "old.account".into(),
            token: None,
            is_locked: true,
            mails: 0,
            polls: 0,
            leaves_at: 3,
            refuses_gone: false,
            refuses_lock: None,
        }
    }

    fn serve(&mut self, request: &Request) -> Result<Body, Rejection> {
        let no = |number, text: &str| request.rejection(ResponseCode::new(number), text);
        if let Ok(validate) = ValidatePassword::from_request(request) {
            let is_right = validate.domain_password.expose_secret() == self.domain_password;
            let wrong = || no(304_156, "Passwords do not match");
            return if is_right {
                Ok(yes::<ValidatePassword>(AnyFields::default()))
            } else {
                Err(wrong())
            };
        }
        if let Ok(set) = SetPassword::from_request(request) {
            let password = set.domain_password.expose_secret().to_owned();
            self.domain_password = self.stores.clone().unwrap_or(password);
            return Ok(yes::<SetPassword>(AnyFields::default()));
        }
        if GetPasswordBit::is_asked_by(request) {
            let password = Credential::new(self.domain_password.as_str()).ok();
            return Ok(yes::<GetPasswordBit>(GetPasswordBitReply::new(password)));
        }
        if GetAccountPassword::is_asked_by(request) {
            self.mails += 1;
            self.token = Some(format!("neutral-token-{}", self.mails));
            return Ok(yes::<GetAccountPassword>(GetAccountPasswordReply::new(true)));
        }
        if let Ok(set) = SetAccountPassword::from_request(request) {
            let is_right = self.token.as_deref() == Some(set.token.expose_secret());
            if !is_right {
                return Err(no(304_226, "Token is wrong"));
            }
            self.token = None;
            self.account_password = set.password.expose_secret().into();
            return Ok(yes::<SetAccountPassword>(SetAccountPasswordReply::new(true)));
        }
        if CheckLogin::is_asked_by(request) {
            let account = Account::new("ichiro", self.account_password.as_str()).unwrap();
            account.verify(request)?;
            return Ok(yes::<CheckLogin>(CheckLoginReply::default()));
        }
        if GetRegLock::is_asked_by(request) {
            return Ok(yes::<GetRegLock>(GetRegLockReply::new(self.is_locked)));
        }
        if let Ok(set) = SetRegLock::from_request(request) {
            if let Some((number, message)) = self.refuses_lock {
                return Err(no(number, message));
            }
            if self.is_locked != set.unlock_registrar {
                let state = if self.is_locked { "locked" } else { "unlocked" };
                return Err(no(304_228, &format!("This domain is already {state}")));
            }
            self.is_locked = !set.unlock_registrar;
            return Ok(yes::<SetRegLock>(SetRegLockReply::new("ACTIVE")));
        }
        if SynchAuthInfo::is_asked_by(request) {
            self.mails += 1;
            return Ok(yes::<SynchAuthInfo>(SynchAuthInfoReply::mailed()));
        }
        if StatusDomain::is_asked_by(request) {
            self.polls += 1;
            let is_gone = self.polls >= self.leaves_at;
            if is_gone && self.refuses_gone {
                return Err(no(316_153, "Domain name not found"));
            }
            return Ok(yes::<StatusDomain>(StatusDomainReply::new(if is_gone { 2 } else { 1 })));
        }
        Err(request.unknown_command())
    }
}

impl<P: Plan<Protocol = Enom>> Registrar<P> for Sandbox {
    fn answer(
        &mut self,
        operation: &(dyn AnyOperation + Send + Sync),
        login: Option<&Login>,
    ) -> Vec<u8> {
        let account = match login {
            Some(Login { uid, token }) => Account::new(uid, token.as_secret().clone()),
            None => Account::new("resellid", "resellpw"),
        };
        let sent = account.unwrap().request(operation, Format::Text).unwrap();
        let request = Request::from_http(&sent).unwrap();
        self.asked.push(format!("{} {}", request.uid().unwrap(), request.command().name()));
        let body = self.serve(&request);
        Vec::from(body.unwrap_or_else(|no| no.to_body(Format::Text).unwrap()))
    }

    fn asked(&self) -> &[String] {
        &self.asked
    }

    fn secret(&self, wanted: Wanted) -> Credential {
        assert_eq!(wanted, Wanted::MailedToken);
        let mailed = format!("neutral-token-{}", self.mails);
        Credential::new(self.token.clone().unwrap_or(mailed)).unwrap()
    }

    fn refusal(&self) -> Vec<u8> {
        let no = Rejection::new(ResponseCode::new(713_254), "Unauthorized");
        Vec::from(no.to_body(Format::Text).unwrap())
    }

    fn busy(&self) -> Vec<u8> {
        let no = Rejection::new(ResponseCode::new(618_000), "Down for maintenance");
        Vec::from(no.to_body(Format::Text).unwrap())
    }
}

fn yes<O: Operation<Reply: serde::Serialize>>(fields: O::Reply) -> Body {
    O::answer(fields).to_body(Format::Text).unwrap()
}

fn domain() -> SplitName {
    SplitName::new("resellerdocs", "com").unwrap()
}

fn set_password() -> SetDomainPassword {
    let old_password = Credential::new("old.password").unwrap();
    SetDomainPassword::new(domain(), old_password, DomainPassword::new("new.password").unwrap())
}

fn reset() -> ResetAccount {
    ResetAccount::new(
        LoginId::new("ichiro").unwrap(),
        AuthQuestionAnswer::new("Jones").unwrap(),
        Credential::new("new.account").unwrap(),
    )
}

fn transfer() -> TransferOut {
    TransferOut { interval: Duration::from_secs(60), max_polls: 4, ..TransferOut::new(domain()) }
}

#[test]
fn a_domains_password_is_set_and_seen() {
    let mut sandbox = Sandbox::new();
    assert_eq!(run(set_password(), &mut sandbox, |_| None), Ok(()));
    let asked = ["ValidatePassword", "SetPassword", "GetPasswordBit"];
    assert_eq!(sandbox.asked, asked.map(|name| format!("resellid {name}")));
    check_cuts(set_password, Sandbox::new, &["old.password", "new.password"]);
    for outcome in cut_before_answers(set_password, Sandbox::new) {
        assert!(outcome.is_ok(), "{outcome:?}");
    }

    let mut sandbox = Sandbox { stores: Some("another.password".into()), ..Sandbox::new() };
    let failure = run(set_password(), &mut sandbox, |_| None).unwrap_err();
    assert_eq!(failure.state, DomainPasswordState::ChangedNotVerified);
    assert!(failure.to_string().ends_with("the password is not the new one"), "{failure}");
}

#[test]
fn each_fault_of_a_domains_password_ends_in_a_named_state() {
    use DomainPasswordStage::{Set, Validate, Verify};
    use DomainPasswordState::{ChangedNotVerified, Unchanged, Unknown};
    let expected = [
        (Validate, Unchanged, Unchanged),
        (Set, Unchanged, Unknown),
        (Verify, ChangedNotVerified, ChangedNotVerified),
    ];
    for (place, (stage, refused, page)) in expected.into_iter().enumerate() {
        let end = |fault| {
            ends::<SetDomainPassword>(run(set_password(), &mut Sandbox::new(), at(place, fault)))
        };
        assert_eq!(end(Fault::Refused), Some((stage, refused)));
        assert_eq!(end(Fault::Page), Some((stage, page)));
        for fault in [Fault::Busy, Fault::LostBefore, Fault::LostAfter, Fault::Cut] {
            assert_eq!(end(fault), None, "{fault:?} at {stage:?}");
        }
    }
}

#[test]
fn an_account_is_reset_by_the_mailed_token() {
    let mut sandbox = Sandbox::new();
    assert_eq!(run(reset(), &mut sandbox, |_| None), Ok(()));
    assert_eq!(
        sandbox.asked,
        ["resellid GetAccountPassword", "resellid SetAccountPassword", "ichiro CheckLogin"]
    );
    assert_eq!(sandbox.account_password, "new.account");
    check_cuts(reset, Sandbox::new, &["Jones", "new.account", "neutral-token"]);
    for (at, outcome) in cut_before_answers(reset, Sandbox::new).into_iter().enumerate() {
        // A second mail is not for a program to send. A token that is used up was used by us.
        let mail = (ResetStage::Mail, ResetState::PerhapsMailed);
        assert_eq!(ends::<ResetAccount>(outcome), (at == 0).then_some(mail), "{at}");
    }
}

#[test]
fn a_wrong_token_is_not_taken_for_one_that_is_used_up() {
    let mut sandbox = Sandbox::new();
    let mut workflow = Workflow::new(reset());
    drive(&mut workflow, &mut sandbox, |_| None, 1);
    assert!(matches!(workflow.step(), Step::Person(Wanted::MailedToken)));
    workflow.give(Credential::new("wrong").unwrap());
    drive(&mut workflow, &mut sandbox, |_| None, usize::MAX);
    let end = ends::<ResetAccount>(workflow.into_outcome().unwrap());
    assert_eq!(end, Some((ResetStage::Set, ResetState::Mailed)));
    assert_eq!(sandbox.account_password, "old.account");
}

#[test]
fn each_fault_of_a_reset_ends_in_a_named_state() {
    use ResetStage::{Mail, Prove, Set};
    use ResetState::{ChangedNotProved, Mailed, PerhapsMailed, Unchanged, Unknown};
    let expected = [
        (Mail, Unchanged, PerhapsMailed),
        (Set, Mailed, Unknown),
        (Prove, ChangedNotProved, ChangedNotProved),
    ];
    for (place, (stage, refused, page)) in expected.into_iter().enumerate() {
        let end = |fault| ends::<ResetAccount>(run(reset(), &mut Sandbox::new(), at(place, fault)));
        assert_eq!(end(Fault::Refused), Some((stage, refused)));
        assert_eq!(end(Fault::Page), Some((stage, page)));
        assert_eq!(end(Fault::Busy), None);
        for fault in [Fault::LostBefore, Fault::LostAfter, Fault::Cut] {
            let mail = (Mail, PerhapsMailed);
            assert_eq!(end(fault), (stage == Mail).then_some(mail), "{fault:?} at {stage:?}");
        }
    }
}

#[test]
fn a_domain_leaves_or_stays() {
    for refuses_gone in [false, true] {
        let leaves = || Sandbox { refuses_gone, ..Sandbox::new() };
        let mut sandbox = leaves();
        let mut workflow = Workflow::new(transfer());
        let slept = drive(&mut workflow, &mut sandbox, |_| None, usize::MAX);
        assert_eq!(workflow.into_outcome(), Some(Ok(Departure::Left)));
        assert_eq!((slept, sandbox.mails), (Duration::from_secs(120), 1));
        assert!(!sandbox.is_locked);
        check_cuts(transfer, leaves, &[]);
    }
    let never = || Sandbox { leaves_at: 99, ..Sandbox::new() };
    let mut sandbox = never();
    assert_eq!(run(transfer(), &mut sandbox, |_| None), Ok(Departure::Stays));
    assert_eq!((sandbox.polls, sandbox.is_locked), (4, true));
    check_cuts(transfer, never, &[]);
    for (at, outcome) in cut_before_answers(transfer, never).into_iter().enumerate() {
        let mail = (TransferStage::MailCode, TransferState::PerhapsMailed);
        assert_eq!(ends::<TransferOut>(outcome), (at == 2).then_some(mail), "{at}");
    }
    let mut sandbox = Sandbox { is_locked: false, ..never() };
    assert_eq!(run(transfer(), &mut sandbox, |_| None), Ok(Departure::Stays));
    assert!(!sandbox.is_locked);
    assert!(!sandbox.asked.iter().any(|asked| asked.ends_with("SetRegLock")));
}

#[test]
fn a_lock_that_is_not_as_asked_ends_a_transfer() {
    for (message, is_unlocked) in [
        ("This domain is already unlocked", true),
        ("This domain is already locked", false),
        ("Unable to unlock: a transfer order for this name is already in progress", false),
    ] {
        let refuses_lock = Some((304_228, message));
        for fault in [None, Some(Fault::LostBefore)] {
            let mut sandbox = Sandbox { refuses_lock, ..Sandbox::new() };
            let lost = |count| fault.filter(|_| count == 1);
            let outcome = run(transfer(), &mut sandbox, lost);
            let state = match fault {
                None => TransferState::Untouched,
                Some(_) => TransferState::PerhapsUnlocked,
            };
            let end = (!is_unlocked).then_some((TransferStage::Unlock, state));
            assert_eq!(ends::<TransferOut>(outcome), end, "{message}");
            assert_eq!(sandbox.mails, usize::from(is_unlocked), "{message}");
        }
    }
}

#[test]
fn each_fault_of_a_transfer_ends_in_a_named_state() {
    use TransferStage::{FindLock, Lock, Look, MailCode, Unlock};
    use TransferState::{
        Mailed, PerhapsLockedAgain, PerhapsMailed, PerhapsUnlocked, Unlocked, Untouched,
    };
    let expected = [
        (0, FindLock, Untouched, Untouched),
        (1, Unlock, Untouched, PerhapsUnlocked),
        (2, MailCode, Unlocked, PerhapsMailed),
        (3, Look, Mailed, Mailed),
        (7, Lock, Mailed, PerhapsLockedAgain),
    ];
    for (place, stage, refused, page) in expected {
        let never = || Sandbox { leaves_at: 99, ..Sandbox::new() };
        let end = |fault| ends::<TransferOut>(run(transfer(), &mut never(), at(place, fault)));
        assert_eq!(end(Fault::Refused), Some((stage, refused)));
        assert_eq!(end(Fault::Page), Some((stage, page)));
        assert_eq!(end(Fault::Busy), None);
        for fault in [Fault::LostBefore, Fault::LostAfter, Fault::Cut] {
            let mail = (MailCode, PerhapsMailed);
            assert_eq!(end(fault), (stage == MailCode).then_some(mail), "{fault:?} at {stage:?}");
        }
    }
}
