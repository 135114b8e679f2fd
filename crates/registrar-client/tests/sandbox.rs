//! Both clients against the sandbox, which remembers what was done: a mail is never sent twice, and a
//! change that was lost on the way back is made.

#![cfg(all(feature = "ureq", feature = "reqwest"))]

mod common;

use std::time::Duration;

use common::settings;
use registrar_client::registrar_ops::opensrs::{
    ChangePassword, RegistrantPassword, SendAuthcode, SendPassword,
};
use registrar_client::registrar_ops::{
    DomainName, Incomplete, ReplyError, SplitName, enom, opensrs,
};
use registrar_client::{ErrorKind, Phase};
use registrar_sandbox::{Account, Domain, Fault, Sandbox};
use wire_text::Retry;

const DOMAIN: &str = "example.info";

/// A client of `OpenSRS` of either kind.
enum Client {
    Blocking(registrar_client::opensrs::Client),
    Async(registrar_client::opensrs::AsyncClient, tokio::runtime::Runtime),
}

impl Client {
    fn send<O: opensrs::Operation>(
        &self,
        operation: &O,
    ) -> Result<opensrs::Reply<O::Reply>, registrar_client::opensrs::Error> {
        match self {
            Self::Blocking(client) => client.send(operation),
            Self::Async(client, runtime) => runtime.block_on(client.send(operation)),
        }
    }
}

/// An account of its own for each kind of client.
fn clients(sandbox: &Sandbox, name: &str) -> [(Account, Client); 2] {
    let account = |kind: &str| {
        let account = sandbox.new_account(&format!("{name}{kind}")).unwrap();
        account.add_domain(Domain::new(DOMAIN).unwrap());
        account
    };
    let (one, other) = (account("blocking"), account("async"));
    let url = one.opensrs_url();
    let blocking =
        registrar_client::opensrs::Client::at(&url, one.username(), one.key().clone()).unwrap();
    let blocking = Client::Blocking(blocking.with_settings(settings()));
    let url = other.opensrs_url();
    let client =
        registrar_client::opensrs::AsyncClient::at(&url, other.username(), other.key().clone());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let asynchronous = Client::Async(client.unwrap().with_settings(settings()).unwrap(), runtime);
    [(one, blocking), (other, asynchronous)]
}

fn name() -> DomainName {
    DomainName::new(DOMAIN).unwrap()
}

fn change() -> ChangePassword {
    ChangePassword::new(name(), RegistrantPassword::new("new.password1").unwrap())
}

#[test]
fn every_operation_succeeds() {
    let sandbox = Sandbox::start().unwrap();
    for (account, client) in clients(&sandbox, "all") {
        client.send(&SendPassword::new(name())).unwrap();
        client.send(&SendAuthcode::new(name())).unwrap();
        client.send(&change()).unwrap();
        assert_eq!(account.requests().len(), 3);
        assert_eq!(account.mails().len(), 2);
    }
}

#[test]
fn a_mail_is_sent_once_whatever_happens() {
    let sandbox = Sandbox::start().unwrap();
    for (index, (fault, mails, phase)) in [
        (Fault::LostReply, 1, Phase::NoAnswer),
        (Fault::Cut, 1, Phase::NoAnswer),
        (Fault::Reset, 0, Phase::NoAnswer),
        (Fault::NeverAnswers, 0, Phase::NoAnswer),
        (Fault::SlowBody(Duration::from_secs(3)), 1, Phase::NoAnswer),
        (Fault::Truncated, 1, Phase::Answered),
        (Fault::Empty, 1, Phase::Answered),
        (Fault::NoDone, 1, Phase::Answered),
        (Fault::Contradiction, 1, Phase::Answered),
        (Fault::OtherCommand, 1, Phase::Answered),
        (Fault::TrailingDocument, 1, Phase::Answered),
        (Fault::Page(502), 0, Phase::Answered),
        (Fault::Page(200), 0, Phase::Answered),
        (Fault::Redirect(302), 0, Phase::Answered),
        (Fault::Redirect(307), 0, Phase::Answered),
    ]
    .into_iter()
    .enumerate()
    {
        for (account, client) in clients(&sandbox, &format!("mail{index}")) {
            account.faults().on::<SendPassword>([fault, Fault::None, Fault::None]);
            let error = client.send(&SendPassword::new(name())).unwrap_err();
            assert_eq!((error.attempts(), error.phase()), (1, phase), "{fault}: {error:?}");
            assert_eq!(account.mails().len(), mails, "{fault}");
            assert!(error.may_be_done(), "{fault}: {error:?}");
        }
    }
}

#[test]
fn what_is_only_spelt_otherwise_is_a_success() {
    let sandbox = Sandbox::start().unwrap();
    for (account, client) in clients(&sandbox, "spelt") {
        let faults = [
            Fault::Chunked,
            Fault::Utf16Label,
            Fault::ClosesIdle,
            Fault::SlowHead(Duration::from_millis(50)),
        ];
        account.faults().on::<SendPassword>(faults);
        for fault in faults {
            let reply = client.send(&SendPassword::new(name()));
            assert!(reply.is_ok(), "{fault}: {reply:?}");
        }
        assert_eq!(account.mails().len(), 4);
    }
}

#[test]
fn a_change_is_made_in_spite_of_lost_answers() {
    let sandbox = Sandbox::start().unwrap();
    for (account, client) in clients(&sandbox, "change") {
        account.faults().on::<ChangePassword>([Fault::LostReply, Fault::Page(502), Fault::None]);
        client.send(&change()).unwrap();
        assert_eq!(account.received::<ChangePassword>().len(), 3);
    }
}

#[test]
fn what_was_not_done_is_sent_again_for_mails_too() {
    let sandbox = Sandbox::start().unwrap();
    for (account, client) in clients(&sandbox, "again") {
        account.faults().on::<SendPassword>([Fault::Code(310), Fault::Status(429), Fault::None]);
        client.send(&SendPassword::new(name())).unwrap();
        assert_eq!(account.mails().len(), 1);
    }
}

#[test]
fn a_wrong_key_is_said_to_be_one() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.new_account("key").unwrap();
    let url = account.opensrs_url();
    let client = registrar_client::opensrs::Client::at(&url, account.username(), "wrong").unwrap();
    let error = client.with_settings(settings()).send(&SendPassword::new(name())).unwrap_err();
    assert!(error.is_authentication(), "{error:?}");
    assert_eq!((error.attempts(), error.retry()), (1, Retry::Never));
}

#[test]
fn enom_is_called_in_three_formats() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.new_account("enom").unwrap();
    account.add_domain(Domain::new("resellerdocs.com").unwrap());
    let operation = enom::SetPassword::new(
        SplitName::new("resellerdocs", "com").unwrap(),
        enom::DomainPassword::new("new.password1").unwrap(),
    );
    let url = account.enom_url();
    let client =
        registrar_client::enom::Client::at(&url, account.uid(), account.token().clone()).unwrap();
    let client = client.with_settings(settings());
    for format in enom::Format::ALL {
        let client = client.clone().with_format(format);
        let reply = client.send(&operation).unwrap();
        assert_eq!(reply.response().unwrap().format(), format);

        account.faults().on::<enom::SetPassword>([Fault::LostReply, Fault::None]);
        client.send(&operation).unwrap();

        account.faults().on::<enom::SetPassword>([Fault::NoDone; 3]);
        let error = client.send(&operation).unwrap_err();
        let ErrorKind::Reply(ReplyError::Incomplete(Incomplete::Lacks { .. })) = error.kind()
        else {
            panic!("{format}: {error:?}")
        };
        assert_eq!(error.attempts(), 3);
    }
}
