//! The operations, and what they change.

mod common;

use common::{call, call_enom, code, rejected, send};
use registrar_ops::enom::{
    AuthQuestionAnswer, DomainPassword, Format, GetAccountPassword, LoginId, SetPassword,
};
use registrar_ops::opensrs::{
    AnyOperation, Attributes, ChangePassword, Contact, Cookie, RegistrantPassword, Reply, Request,
    SendAuthcode, SendPassword,
};
use registrar_ops::ops_envelope::assoc;
use registrar_ops::{DomainName, SplitName};
use registrar_sandbox::{Account, Sandbox};

fn name(text: &str) -> DomainName {
    DomainName::new(text).unwrap()
}

fn password(text: &str) -> RegistrantPassword {
    RegistrantPassword::new(text).unwrap()
}

fn profile_password(account: &Account, domain: &str) -> String {
    account.domain(domain).unwrap().profile.password.expose_secret().to_owned()
}

#[test]
fn passwords_are_mailed_to_whom_the_request_says() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let to_admin = SendPassword::new(name("example.info"));
    let to_owner = SendPassword { send_to: Contact::Owner, ..to_admin.clone() };
    let to_sub_user = SendPassword { sub_user: true, ..SendPassword::new(name("yourdomain.com")) };
    for operation in [&to_admin, &to_owner, &to_sub_user] {
        assert_eq!(call(account, operation).unwrap().text(), "Message sent");
    }
    let mails = sandbox.mails();
    let to: Vec<_> = mails.iter().map(|mail| &*mail.to).collect();
    assert_eq!(to, ["admin@example.info", "owner@example.info", "sub-user@yourdomain.com"]);
    assert!(mails.iter().all(|mail| mail.token.is_some()));
    assert_ne!(mails[0].token, mails[1].token);
    assert_eq!(sandbox.received::<SendPassword>(), [to_admin, to_owner.clone(), to_sub_user]);
    assert_eq!(sandbox.received::<SendAuthcode>(), []);
    // A mail does not show its token.
    let token = mails[0].token.as_ref().unwrap().expose_secret();
    assert!(!format!("{mails:?}").contains(token));

    let no_sub_user = SendPassword { sub_user: true, ..to_owner };
    assert_eq!(rejected(call(account, &no_sub_user)), (465, Some("domain".into())));
    let unknown = SendPassword::new(name("unknown.example"));
    assert_eq!(rejected(call(account, &unknown)), (480, Some("domain".into())));
    assert_eq!(sandbox.mails().len(), 3);
    sandbox.reset();
    assert_eq!(sandbox.mails(), []);
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn a_session_ends_when_the_password_changes() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let by_cookie = |text| {
        let cookie = Cookie::new("24128866:3210384").unwrap();
        ChangePassword::by_cookie(cookie, password(text))
    };
    call(account, &by_cookie("second")).unwrap();
    assert_eq!(profile_password(account, "example.info"), "second");
    assert_eq!(profile_password(account, "yourdomain.com"), "first-password");
    let stale = call(account, &by_cookie("third"));
    assert_eq!(rejected(stale), (415, Some("password".into())));
    assert_eq!(profile_password(account, "example.info"), "second");
    let by_domain = ChangePassword::new(name("example.info"), password("fourth"));
    call(account, &by_domain).unwrap();
    assert_eq!(profile_password(account, "example.info"), "fourth");
    sandbox.reset();
    call(account, &by_cookie("fifth")).unwrap();
}

#[test]
fn a_session_ends_after_a_day() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    account.advance_clock(std::time::Duration::from_secs(24 * 3600 + 1));
    let cookie = Cookie::new("24128866:3210384").unwrap();
    let operation = ChangePassword::by_cookie(cookie, password("second"));
    assert_eq!(rejected(call(account, &operation)).0, 415);
}

#[test]
fn authorization_codes_are_mailed_where_there_are_some() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    call(account, &SendAuthcode::new(name("example.info"))).unwrap();
    let mail = &sandbox.mails()[0];
    assert_eq!(mail.authcode.as_ref().unwrap().expose_secret(), "code-of-example.info");
    let without = call(account, &SendAuthcode::new(name("old.example")));
    assert_eq!(rejected(without).0, 465);
}

#[test]
fn only_names_are_looked_up() {
    let sandbox = Sandbox::start().unwrap();
    let lookup = |domain: &str| {
        let attributes = assoc! { "domain" => domain.to_owned() };
        let request = Request::new("lookup", "domain").with_attributes(attributes);
        let request = sandbox.account().reseller().request_for(&request).unwrap();
        Reply::<Attributes>::from_http(&send(request.map(String::from)).unwrap())
    };
    for (domain, number) in [
        ("example.info", 211),
        (" Example.INFO. ", 211),
        ("free.example", 210),
        ("xn--bch-hoa.example", 210),
        ("b\u{FC}ch.example", 210),
        ("\u{4F8B}\u{3048}\u{3002}\u{30C6}\u{30B9}\u{30C8}", 210),
    ] {
        assert_eq!(lookup(domain).unwrap().code().unwrap().number(), number, "{domain}");
    }
    for (domain, number, text) in [
        ("", 460, "Missing field: domain: expected a value"),
        (" ", 460, "Missing field: domain: expected a value"),
        ("example", 465, "Invalid data: domain: expected two labels or more, as in example.com"),
        (
            "no_such",
            465,
            "Invalid data: domain: expected only letters, digits and hyphens in label 1",
        ),
        (
            "not a name!",
            465,
            "Invalid data: domain: expected only letters, digits and hyphens in label 1",
        ),
        (
            "b\u{FC}ch er.example",
            465,
            "Invalid data: domain: expected only letters, digits and hyphens in label 1",
        ),
    ] {
        let error = lookup(domain).unwrap_err();
        let no = error.rejection().unwrap();
        assert_eq!((no.code().unwrap().number(), no.text()), (number, text), "{domain}");
    }
}

#[test]
fn enom_does_what_it_is_asked_in_every_format() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let get = |login, answer| {
        let answer = AuthQuestionAnswer::new(answer).unwrap();
        GetAccountPassword::new(LoginId::new(login).unwrap(), answer)
    };
    for (at, format) in Format::ALL.into_iter().enumerate() {
        let reply = call_enom(account, &get("ichiro", "Jones"), format).unwrap();
        assert_eq!(reply.response().unwrap().format(), format);
        assert_eq!(sandbox.mails()[at].to, "ichiro@example.com");
        call_enom(account, &get("stranger", "Jones"), format).unwrap_err();
        let wrong = call_enom(account, &get("ichiro", "Smith"), format).unwrap_err();
        assert_eq!(code(&wrong), Some(304_185));
        assert_eq!(sandbox.mails().len(), at + 1);

        let text = format!("password {at}");
        let domain = SplitName::new("resellerdocs", "com").unwrap();
        let set = SetPassword::new(domain, DomainPassword::new(&*text).unwrap());
        let reply = call_enom(account, &set, format).unwrap();
        assert!(reply.get("TrackingKey").is_some());
        let held = account.domain("resellerdocs.com").unwrap().domain_password;
        assert_eq!(held.expose_secret(), text);
        let unknown = SplitName::new("unknown", "example").unwrap();
        let set = SetPassword::new(unknown, DomainPassword::new("password").unwrap());
        assert_eq!(code(&call_enom(account, &set, format).unwrap_err()), Some(316_153));
    }
    assert_eq!(sandbox.received::<SetPassword>().len(), 6);
}

#[test]
fn a_hundred_accounts_see_nothing_of_each_other() {
    let sandbox = Sandbox::start().unwrap();
    std::thread::scope(|scope| {
        for number in 0..100 {
            let sandbox = &sandbox;
            scope.spawn(move || {
                let account = sandbox.new_account(&format!("test{number}")).unwrap();
                let text = format!("password{number}");
                let operation = ChangePassword::new(name("example.info"), password(&text));
                call(&account, &operation).unwrap();
                call(&account, &SendPassword::new(name("example.info"))).unwrap();
                assert_eq!(profile_password(&account, "example.info"), text);
                assert_eq!(account.mails().len(), 1);
                assert_eq!(account.received::<ChangePassword>(), [operation]);
            });
        }
    });
    assert_eq!(sandbox.mails(), []);
    assert!(sandbox.new_account("test1").is_err());
    assert!(sandbox.new_account("reseller").is_err());
    assert!(sandbox.new_account("").is_err());
}

#[tokio::test]
async fn async_tests_can_use_it_and_drop_it() {
    let sandbox = Sandbox::start().unwrap();
    let (account, address) = (sandbox.account().clone(), sandbox.address());
    let operation = SendPassword::new(name("example.info"));
    let calling = tokio::task::spawn_blocking(move || call(&account, &operation).map(drop));
    assert!(calling.await.unwrap().is_ok());
    assert_eq!(sandbox.mails().len(), 1);
    drop(sandbox);
    assert!(std::net::TcpStream::connect(address).is_err());
}

#[test]
fn canned_replies_are_sent_in_place_of_playing() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let canned = http::Response::new(&b"<html>maintenance</html>"[..]);
    account.answer_with::<SendPassword>(canned);
    let operation = SendPassword::new(name("example.info"));
    let error = call(account, &operation).unwrap_err();
    assert!(error.rejection().is_none());
    assert_eq!(sandbox.mails(), []);
    assert_eq!(sandbox.received::<SendPassword>().len(), 1);
    assert_eq!(operation.action(), "send_password");
}

#[test]
fn every_reply_may_be_spelt_otherwise() {
    let sandbox = Sandbox::builder().with_spellings(1).start().unwrap();
    let account = sandbox.account();
    let mut bodies = std::collections::BTreeSet::new();
    for number in 0..30 {
        call(account, &SendPassword::new(name("example.info"))).unwrap();
        let unknown = SendPassword::new(name("unknown.example"));
        assert_eq!(rejected(call(account, &unknown)).0, 480);
        for format in Format::ALL {
            let text = format!("password {number}");
            let domain = SplitName::new("resellerdocs", "com").unwrap();
            let set = SetPassword::new(domain, DomainPassword::new(&*text).unwrap());
            call_enom(account, &set, format).unwrap();
        }
    }
    for record in
        sandbox.requests().iter().filter(|record| record.operation == "send_password domain")
    {
        bodies.insert(record.answer.body().clone());
    }
    assert!(bodies.len() > 24, "{}", bodies.len());
}
