//! Every workflow to its end, against the sandbox.

#![cfg(feature = "ureq")]

mod common;

use std::thread;
use std::time::Duration;

use common::settings;
use registrar_client::registrar_ops::enom::workflow::{
    self as at_enom, ResetAccount, SetDomainPassword,
};
use registrar_client::registrar_ops::enom::{AuthQuestionAnswer, DomainPassword, LoginId};
use registrar_client::registrar_ops::opensrs::workflow::{
    self as at_opensrs, ChangeRegistrantPassword,
};
use registrar_client::registrar_ops::opensrs::{RegistrantPassword, Username};
use registrar_client::registrar_ops::workflow::{Wanted, Workflow};
use registrar_client::registrar_ops::{Credential, DomainName, SplitName};
use registrar_client::{Halt, enom, opensrs};
use registrar_sandbox::{Account, Domain, Sandbox, TransferAnswer};

const PAUSE: Duration = Duration::from_millis(20);

fn name() -> DomainName {
    DomainName::new("leaving.example.com").unwrap()
}

fn split_name() -> SplitName {
    SplitName::new("resellerdocs", "com").unwrap()
}

fn secret(text: &str) -> Credential {
    Credential::new(text).unwrap()
}

fn opensrs_client(account: &Account) -> opensrs::Client {
    let key = account.key().clone();
    opensrs::Client::at(&account.opensrs_url(), account.username(), key)
        .unwrap()
        .with_settings(settings())
}

fn enom_client(account: &Account) -> enom::Client {
    let token = account.token().clone();
    enom::Client::at(&account.enom_url(), account.uid(), token).unwrap().with_settings(settings())
}

/// Another registrar asks for the domain as soon as it is unlocked, and gets it.
fn take_when_unlocked(account: &Account, domain: &str) {
    while !account.begin_transfer(domain, "other registrar") {
        thread::sleep(Duration::from_millis(1));
    }
    assert!(account.answer_transfer(domain, TransferAnswer::Accept, 0));
}

#[test]
fn a_registrant_password_is_changed_and_proved() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    account.add_domain(Domain::of(name()));
    let username =
        Username::new(&account.domain(name().as_str()).unwrap().profile.username).unwrap();
    let mut workflow = Workflow::new(ChangeRegistrantPassword::new(
        name(),
        username,
        secret("first-password"),
        RegistrantPassword::new("second-password").unwrap(),
    ));
    assert_eq!(opensrs_client(account).run(&mut workflow).unwrap(), Halt::Done);
    workflow.into_outcome().unwrap().unwrap();
    let profile = account.domain(name().as_str()).unwrap().profile;
    assert_eq!(profile.password.expose_secret(), "second-password");
}

#[test]
fn an_account_is_reset_by_the_token_of_its_mail() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let login = account.logins().into_iter().find(|login| login.login_id == "ichiro").unwrap();
    let mut workflow = Workflow::new(ResetAccount::new(
        LoginId::new("ichiro").unwrap(),
        AuthQuestionAnswer::new(login.answer.expose_secret()).unwrap(),
        secret("second-password"),
    ));
    let client = enom_client(account);
    assert_eq!(client.run(&mut workflow).unwrap(), Halt::Person(Wanted::MailedToken));
    let token = sandbox.mails()[0].token.clone().unwrap();
    workflow.give(Credential::new(token).unwrap());
    assert_eq!(client.run(&mut workflow).unwrap(), Halt::Done);
    workflow.into_outcome().unwrap().unwrap();
    let login = account.logins().into_iter().find(|login| login.login_id == "ichiro").unwrap();
    assert_eq!(login.password.expose_secret(), "second-password");
}

#[test]
fn a_domain_password_is_set_and_read_back() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let mut workflow = Workflow::new(SetDomainPassword::new(
        split_name(),
        secret("first-password"),
        DomainPassword::new("secondpassword").unwrap(),
    ));
    assert_eq!(enom_client(account).run(&mut workflow).unwrap(), Halt::Done);
    workflow.into_outcome().unwrap().unwrap();
    let held = account.domain("resellerdocs.com").unwrap().domain_password;
    assert_eq!(held.expose_secret(), "secondpassword");
}

#[test]
fn a_domain_leaves_opensrs_or_is_locked_again() {
    for leaves in [true, false] {
        let sandbox = Sandbox::start().unwrap();
        let account = sandbox.account();
        account.add_domain(Domain { locked: true, ..Domain::of(name()) });
        let plan = at_opensrs::TransferOut {
            interval: PAUSE,
            max_polls: if leaves { 500 } else { 2 },
            ..at_opensrs::TransferOut::new(name())
        };
        let mut workflow = Workflow::new(plan);
        thread::scope(|scope| {
            if leaves {
                scope.spawn(|| take_when_unlocked(account, name().as_str()));
            }
            assert_eq!(opensrs_client(account).run(&mut workflow).unwrap(), Halt::Done);
        });
        let departure = workflow.into_outcome().unwrap().unwrap();
        assert_eq!(matches!(departure, at_opensrs::Departure::Leaving(_)), leaves, "{departure:?}");
        assert!(sandbox.mails()[0].authcode.is_some());
        if !leaves {
            assert!(account.domain(name().as_str()).unwrap().locked);
        }
    }
}

#[test]
fn a_domain_leaves_enom_or_is_locked_again() {
    for leaves in [true, false] {
        let sandbox = Sandbox::start().unwrap();
        let account = sandbox.account();
        let domain = account.domain("resellerdocs.com").unwrap();
        account.add_domain(Domain { locked: true, ..domain });
        let plan = at_enom::TransferOut {
            interval: PAUSE,
            max_polls: if leaves { 500 } else { 2 },
            ..at_enom::TransferOut::new(split_name())
        };
        let mut workflow = Workflow::new(plan);
        thread::scope(|scope| {
            if leaves {
                scope.spawn(|| take_when_unlocked(account, "resellerdocs.com"));
            }
            assert_eq!(enom_client(account).run(&mut workflow).unwrap(), Halt::Done);
        });
        let departure = workflow.into_outcome().unwrap().unwrap();
        assert_eq!(departure == at_enom::Departure::Left, leaves, "{departure:?}");
        assert!(sandbox.mails()[0].authcode.is_some());
        if !leaves {
            assert!(account.domain("resellerdocs.com").unwrap().locked);
        }
    }
}
