//! The operations around the five: sessions, sub-users, locks, tokens, transfers.

mod common;

use common::{call, call_enom, code, rejected};
use registrar_ops::enom::{self, Format};
use registrar_ops::opensrs::{
    AddSubUser, BelongsToRsp, ChangeOwnership, ChangePassword, Cookie, DeleteCookie, DeleteSubUser,
    DomainStatus, GetDomainStatus, GetRegistrantVerificationStatus, GetSubUser, GetTransfersAway,
    LockState, ModifyDomainAuthInfo, ModifyDomainStatus, ModifySubUser, OwnershipPassword,
    Permissions, RegistrantPassword, SendAuthcode, SendPassword, SendRegistrantVerificationEmail,
    SetCookie, SubUser, TransfersAway, UpdateCookie, Username,
};
use registrar_ops::{Credential, DomainName, SplitName};
use registrar_sandbox::{Account, Domain, Sandbox, TransferAnswer};

fn name(text: &str) -> DomainName {
    DomainName::new(text).unwrap()
}

fn secret(text: &str) -> Credential {
    Credential::new(text).unwrap()
}

fn set_cookie(domain: &str, username: &str, password: &str) -> SetCookie {
    SetCookie::new(name(domain), Username::new(username).unwrap(), secret(password))
}

/// An attribute of a reply.
fn attribute(
    account: &Account,
    operation: &dyn registrar_ops::opensrs::AnyOperation,
    name: &str,
) -> String {
    let reply = call(account, operation).unwrap_or_else(|error| panic!("{error}"));
    reply.attributes()[name].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_session_begins_moves_and_ends() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let other = Domain::new("other.example").unwrap();
    let profile = account.domain("example.info").unwrap().profile;
    account.add_domain(Domain { profile, ..other });
    let wrong = call(account, &set_cookie("example.info", "exampleinfo", "wrong"));
    assert_eq!(rejected(wrong), (415, Some("cookie".into())));
    let right = set_cookie("example.info", "exampleinfo", "first-password");
    assert_eq!(attribute(account, &right, "domain_count"), "2");
    let cookie = || Cookie::new(attribute(account, &right, "cookie")).unwrap();
    let (first, second) = (cookie(), cookie());
    let to = |domain| UpdateCookie::new(first.clone(), name("example.info"), name(domain));
    call(account, &to("other.example")).unwrap();
    assert_eq!(rejected(call(account, &to("yourdomain.com"))).0, 415);
    call(account, &DeleteCookie::new(second.clone())).unwrap();
    assert_eq!(rejected(call(account, &DeleteCookie::new(second))).0, 415);
    let password = RegistrantPassword::new("second").unwrap();
    call(account, &ChangePassword::by_cookie(first.clone(), password)).unwrap();
    // One profile, and so one password; and the session is over.
    let held = account.domain("other.example").unwrap().profile.password;
    assert_eq!(held.expose_secret(), "second");
    assert_eq!(rejected(call(account, &to("other.example"))).0, 415);
}

#[test]
fn an_owner_changes() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let password = OwnershipPassword::new("new.password.1").unwrap();
    let username = Username::new("newowner").unwrap();
    call(account, &ChangeOwnership::new(name("example.info"), username, password)).unwrap();
    let profile = account.domain("example.info").unwrap().profile;
    assert_eq!(profile.username, "newowner");
    call(account, &set_cookie("example.info", "newowner", "new.password.1")).unwrap();
}

#[test]
fn locks_and_codes_are_set() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let lock = ModifyDomainStatus::new(name("example.info"), LockState::Locked);
    call(account, &lock).unwrap();
    assert!(account.domain("example.info").unwrap().locked);
    let request = GetDomainStatus::new(name("example.info"));
    let reply = account.reseller().request(&request).unwrap();
    let answer = common::send(reply.map(String::from)).unwrap();
    let status = registrar_ops::opensrs::Reply::<DomainStatus>::from_http(&answer).unwrap();
    assert_eq!(status.attributes().lock_state, LockState::Locked);
    call(account, &ModifyDomainAuthInfo::new(name("example.info"), secret("another"))).unwrap();
    call(account, &SendAuthcode::new(name("example.info"))).unwrap();
    assert_eq!(sandbox.mails()[0].authcode.as_ref().unwrap().expose_secret(), "another");
    assert_eq!(sandbox.received::<ModifyDomainStatus>(), [lock]);
    assert_eq!(sandbox.received::<ModifyDomainAuthInfo>().len(), 1);
}

#[test]
fn a_profile_has_one_sub_user() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let domain = || name("example.info");
    let add = |who: &str| {
        AddSubUser::new(domain(), "exampleinfo", who, secret("password1"), Permissions::TECH)
    };
    let get = GetSubUser::new(domain(), "exampleinfo");
    let found = |account| {
        let request = Account::reseller(account).request(&get).unwrap();
        let answer = common::send(request.map(String::from)).unwrap();
        let reply = registrar_ops::opensrs::Reply::<SubUser>::from_http(&answer);
        reply.unwrap().into_attributes()
    };
    assert_eq!(found(account), SubUser::default());
    call(account, &add("subuser1")).unwrap();
    assert_eq!(rejected(call(account, &add("subuser2"))).0, 447);
    let id = found(account).id.unwrap();
    let permissions = Permissions::from_bits(5);
    let modify =
        ModifySubUser::new(domain(), "exampleinfo", &*id, "renamed", secret("p"), permissions);
    call(account, &modify).unwrap();
    assert_eq!(found(account).permission, Some(permissions));
    call(account, &set_cookie("example.info", "renamed", "p")).unwrap();
    call(account, &SendPassword { sub_user: true, ..SendPassword::new(domain()) }).unwrap();
    call(account, &DeleteSubUser::new(domain(), "exampleinfo", &*id)).unwrap();
    assert_eq!(rejected(call(account, &DeleteSubUser::new(domain(), "exampleinfo", id))).0, 480);
}

#[test]
fn an_owner_verifies_an_address() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let domain = Domain { verified: false, ..Domain::new("new.example").unwrap() };
    account.add_domain(domain);
    let status = GetRegistrantVerificationStatus::new(name("new.example"));
    let key = "registrant_verification_status";
    assert_eq!(attribute(account, &status, key), "unverified");
    call(account, &SendRegistrantVerificationEmail::new(name("new.example"))).unwrap();
    let token = sandbox.mails()[0].token.clone().unwrap();
    assert!(account.set_password(&token, ""));
    assert_eq!(attribute(account, &status, key), "verified");
}

#[test]
fn a_domain_goes_when_its_owner_lets_it() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let get = GetTransfersAway::new(name("example.info"));
    let look = || {
        let request = account.reseller().request(&get).unwrap();
        let answer = common::send(request.map(String::from)).unwrap();
        let reply = registrar_ops::opensrs::Reply::<TransfersAway>::from_http(&answer).unwrap();
        let rows = reply.into_attributes().transfers;
        rows.iter().map(|row| row["status"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let belongs = || attribute(account, &BelongsToRsp::new(name("example.info")), "belongs_to_rsp");
    call(account, &ModifyDomainStatus::new(name("example.info"), LockState::Locked)).unwrap();
    assert!(!account.begin_transfer("example.info", "other"));
    call(account, &ModifyDomainStatus::new(name("example.info"), LockState::Unlocked)).unwrap();
    assert_eq!(look(), Vec::<String>::new());
    assert!(account.begin_transfer("example.info", "other"));
    assert!(!account.begin_transfer("example.info", "other"));
    assert!(account.answer_transfer("example.info", TransferAnswer::Reject, 0));
    assert_eq!(look(), ["cancelled"]);
    assert!(account.begin_transfer("example.info", "other"));
    assert!(account.answer_transfer("example.info", TransferAnswer::Accept, 2));
    assert_eq!(look(), ["cancelled", "pending_owner"]);
    assert_eq!((look(), belongs()), (vec!["cancelled".into(), "pending_owner".into()], "1".into()));
    assert_eq!((look(), belongs()), (vec!["cancelled".into(), "completed".into()], "0".into()));
}

#[test]
fn enom_tells_and_checks_passwords_and_locks() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let domain = || SplitName::new("resellerdocs", "com").unwrap();
    for format in Format::ALL {
        sandbox.reset();
        let bit = call_enom(account, &enom::GetPasswordBit::new(domain()), format).unwrap();
        let held = bit.into_fields().domain_password.unwrap();
        assert_eq!(held.expose_secret(), "first-password");
        let validate = |text| enom::ValidatePassword::new(domain(), secret(text));
        call_enom(account, &validate("first-password"), format).unwrap();
        let wrong = call_enom(account, &validate("wrong"), format).unwrap_err();
        assert_eq!(code(&wrong), Some(304_156));
        call_enom(account, &enom::GetSubAccountPassword::new(domain()), format).unwrap();
        let synch = enom::SynchAuthInfo::new(domain(), true, true);
        call_enom(account, &synch, format).unwrap();
        let mails = sandbox.mails();
        assert!(mails[0].password.is_some());
        assert_eq!(mails[1].authcode, account.domain("resellerdocs.com").unwrap().authcode);

        let set = |unlock| enom::SetRegLock::new(domain(), unlock);
        call_enom(account, &set(false), format).unwrap();
        let again = call_enom(account, &set(false), format).unwrap_err();
        assert!(enom::Operation::done_already(&set(false), again.rejection().unwrap()));
        let lock = call_enom(account, &enom::GetRegLock::new(domain()), format).unwrap();
        assert!(lock.fields().reg_lock);
        let status = call_enom(account, &enom::StatusDomain::new(domain()), format).unwrap();
        assert_eq!(status.fields().in_account, Some(1));
        let zone = name("host.resellerdocs.com");
        let address = "192.0.2.1".parse().unwrap();
        let dns = enom::SetDnsHost::new(zone, address, secret("first-password"));
        assert_eq!(call_enom(account, &dns, format).unwrap().fields().ip, Some(address));
    }
}

#[test]
fn an_enom_login_is_reset_and_checked() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let login = || enom::LoginId::new("ichiro").unwrap();
    for format in Format::ALL {
        sandbox.reset();
        let validation = enom::GetAccountValidation::new(login());
        let answer = call_enom(account, &validation, format).unwrap();
        let answer = answer.into_fields().auth_question_answer;
        let get = enom::GetAccountPassword::new(login(), answer);
        call_enom(account, &get, format).unwrap();
        let token = sandbox.mails()[0].token.clone().unwrap();
        let set = enom::SetAccountPassword::new(
            Credential::new(token).unwrap(),
            secret("another-password"),
        );
        call_enom(account, &set, format).unwrap();
        assert_eq!(code(&call_enom(account, &set, format).unwrap_err()), Some(304_226));
        let number = enom::AccountNumber::new("100-aa-0001").unwrap();
        call_enom(account, &enom::SendAccountEmail::new(login(), number), format).unwrap();
        let told = sandbox.mails()[1].password.clone().unwrap();
        for (password, is_right) in [(told.expose_secret(), true), ("first-password", false)] {
            let endpoint: http::Uri = sandbox.enom_url().parse().unwrap();
            let who = enom::Account::new("ichiro", password).unwrap().with_endpoint(endpoint);
            let request = who.request(&enom::CheckLogin::new(), format).unwrap();
            let answer = common::send(request.map(String::from)).unwrap();
            let reply = <enom::CheckLogin as enom::Operation>::reply_from_http(&answer);
            assert_eq!(reply.is_ok(), is_right);
        }
    }
}

#[test]
fn api_tokens_stand_for_the_password_but_for_tokens() {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    for format in Format::ALL {
        sandbox.reset();
        let create = enom::ApiTokenCreate::new("mine".into());
        let made = call_enom(account, &create, format).unwrap().into_fields().api_token;
        assert_eq!(code(&call_enom(account, &create, format).unwrap_err()), Some(302_226));
        let details = call_enom(account, &enom::ApiTokenDetails::new(), format).unwrap();
        assert_eq!(details.fields().tokens.len(), 1);
        let endpoint: http::Uri = sandbox.enom_url().parse().unwrap();
        let by_token = enom::Account::new("resellid", made.as_secret().clone()).unwrap();
        let by_token = by_token.with_endpoint(endpoint);
        let is_heard = |request: http::Request<registrar_ops::Body>| {
            let answer = common::send(request.map(String::from)).unwrap();
            enom::Reply::<enom::AnyFields>::from_http(&answer).is_ok()
        };
        let check = || by_token.request(&enom::CheckLogin::new(), format).unwrap();
        assert!(is_heard(check()));
        assert!(!is_heard(by_token.request(&enom::ApiTokenDetails::new(), format).unwrap()));
        // A token may give itself another name.
        let id = details.fields().tokens[0].api_token_id.clone().unwrap();
        let update = |id: &str, name: &str| enom::ApiTokenUpdate::new(id.into(), name.into());
        assert!(is_heard(by_token.request(&update(&id, "yours"), format).unwrap()));
        let details = call_enom(account, &enom::ApiTokenDetails::new(), format).unwrap();
        assert_eq!(details.fields().tokens[0].api_token_name.as_deref(), Some("yours"));
        call_enom(account, &create, format).unwrap();
        let taken = call_enom(account, &update(&id, "mine"), format).unwrap_err();
        assert_eq!(code(&taken), Some(302_226));
        let missing = call_enom(account, &update("no-such", "other"), format).unwrap_err();
        assert_eq!(code(&missing), Some(316_226));
        call_enom(account, &enom::ApiTokenDelete::new(made), format).unwrap();
        assert!(!is_heard(check()));
    }
}
