//! Both clients run workflows: over lost answers, in the name of another account, and until a person is
//! needed.

#![cfg(all(feature = "ureq", feature = "reqwest"))]

mod common;

use std::net::TcpListener;

use common::{Server, http, settings};
use registrar_client::registrar_ops::enom::workflow::{ResetAccount, ResetStage};
use registrar_client::registrar_ops::enom::{AuthQuestionAnswer, LoginId};
use registrar_client::registrar_ops::opensrs::workflow::ChangeRegistrantPassword;
use registrar_client::registrar_ops::opensrs::{
    Attributes, ChangePassword, RegistrantPassword, Reply, Username,
};
use registrar_client::registrar_ops::workflow::{Wanted, Workflow};
use registrar_client::registrar_ops::{Credential, DomainName};
use registrar_client::{Halt, Phase, enom, opensrs};
use registrar_sandbox::{Domain, Fault, Sandbox};

fn change() -> Workflow<ChangeRegistrantPassword> {
    Workflow::new(ChangeRegistrantPassword::new(
        DomainName::new("example.info").unwrap(),
        Username::new("exampleinfo").unwrap(),
        Credential::new("first-password").unwrap(),
        RegistrantPassword::new("second-password").unwrap(),
    ))
}

fn reset() -> Workflow<ResetAccount> {
    Workflow::new(ResetAccount::new(
        LoginId::new("ichiro").unwrap(),
        AuthQuestionAnswer::new("Jones").unwrap(),
        Credential::new("second-password").unwrap(),
    ))
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

#[test]
fn a_password_is_changed_though_an_answer_is_lost() {
    let sandbox = Sandbox::start().unwrap();
    for is_async in [false, true] {
        let account = sandbox.new_account(&format!("change{is_async}")).unwrap();
        account.add_domain(Domain::new("example.info").unwrap());
        account.faults().on::<ChangePassword>([Fault::LostReply, Fault::None]);
        let ended = Reply::new("cookie", "Command Successful", Attributes::default());
        account.answer_operation_with("delete cookie", ended.to_http().unwrap());
        let (url, user) = (account.opensrs_url(), account.username());
        let mut workflow = change();
        let halt = if is_async {
            let client = opensrs::AsyncClient::at(&url, user, account.key().clone()).unwrap();
            runtime().block_on(client.with_settings(settings()).unwrap().run(&mut workflow))
        } else {
            let client = opensrs::Client::at(&url, user, account.key().clone()).unwrap();
            client.with_settings(settings()).run(&mut workflow)
        };
        assert_eq!(halt.unwrap(), Halt::Done);
        workflow.into_outcome().unwrap().unwrap();
        let profile = account.domain("example.info").unwrap().profile;
        assert_eq!(profile.password.expose_secret(), "second-password");
    }
}

#[test]
fn a_person_gives_the_token_and_the_login_is_proved_in_its_own_name() {
    for is_async in [false, true] {
        let yes = "GotAccountInfo=True\nSuccess=True\nErrCount=0\nDone=true\n";
        let server = Server::start([http("200 OK", "", yes)]);
        let mut workflow = reset();
        let run = |workflow: &mut _| {
            if is_async {
                let client = enom::AsyncClient::at(&server.url, "resellid", "token").unwrap();
                runtime().block_on(client.with_settings(settings()).unwrap().run(workflow))
            } else {
                let client = enom::Client::at(&server.url, "resellid", "token").unwrap();
                client.with_settings(settings()).run(workflow)
            }
        };
        assert_eq!(run(&mut workflow).unwrap(), Halt::Person(Wanted::MailedToken));
        workflow.give(Credential::new("mailed-token").unwrap());
        assert_eq!(run(&mut workflow).unwrap(), Halt::Done);
        workflow.into_outcome().unwrap().unwrap();
        let requests = server.requests();
        let has = |index: usize, text: &str| requests[index].contains(text);
        assert_eq!(requests.len(), 3);
        assert!(has(0, "command=GetAccountPassword&uid=resellid&pw=token&"), "{}", requests[0]);
        assert!(has(1, "command=SetAccountPassword&uid=resellid&pw=token&"), "{}", requests[1]);
        assert!(has(1, "=mailed-token"), "{}", requests[1]);
        assert!(has(2, "command=CheckLogin&uid=ichiro&pw=second-password"), "{}", requests[2]);
    }
}

#[test]
fn a_mail_whose_answer_is_lost_ends_the_workflow() {
    let server = Server::start([common::Answer::Close]);
    let client = enom::Client::at(&server.url, "resellid", "token").unwrap();
    let mut workflow = reset();
    assert_eq!(client.with_settings(settings()).run(&mut workflow).unwrap(), Halt::Done);
    assert_eq!(workflow.into_outcome().unwrap().unwrap_err().failed, ResetStage::Mail);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_workflow_goes_on_after_nothing_was_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let mut workflow = reset();
    let client = enom::Client::at(&url, "resellid", "token").unwrap();
    let error = client.with_settings(settings()).run(&mut workflow).unwrap_err();
    assert_eq!((error.phase(), error.attempts()), (Phase::NotSent, 3));
    let server =
        Server::start([http("200 OK", "", "GotAccountInfo=True\nErrCount=0\nDone=true\n")]);
    let client = enom::Client::at(&server.url, "resellid", "token").unwrap();
    let halt = client.with_settings(settings()).run(&mut workflow).unwrap();
    assert_eq!(halt, Halt::Person(Wanted::MailedToken));
}
