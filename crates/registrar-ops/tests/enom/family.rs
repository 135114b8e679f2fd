//! The operations beside the two: each request against its form, each reply against its bytes in
//! `testdata/enom/family`, in every format and both ways.

use std::fmt::Debug;

use registrar_ops::enom::{
    AccountNumber, AnyFields, ApiToken, ApiTokenCreate, ApiTokenCreateReply, ApiTokenDelete,
    ApiTokenDeleteReply, ApiTokenDetails, ApiTokenDetailsReply, ApiTokenUpdate,
    ApiTokenUpdateReply, AuthQuestionAnswer, CheckLogin, CheckLoginReply, Format,
    GetAccountValidation, GetAccountValidationReply, GetPasswordBit, GetPasswordBitReply,
    GetRegLock, GetRegLockReply, GetSubAccountPassword, LoginId, Operation, Request,
    SendAccountEmail, SetAccountPassword, SetAccountPasswordReply, SetDnsHost, SetDnsHostReply,
    SetRegLock, SetRegLockReply, StatusDomain, StatusDomainReply, SynchAuthInfo,
    SynchAuthInfoReply, ValidatePassword,
};
use registrar_ops::{Credential, DomainName, SplitName};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::account;

/// What the samples have of passwords, tokens and answers.
const SECRETS: [&str; 7] =
    ["neutral-pw", "neutral-token", "neutral-lock", "NEUTRALTOKEN", "Jones", "4711", "resellpw"];

pub(crate) fn secret(text: &str) -> Credential {
    Credential::new(text).unwrap()
}

pub(crate) fn domain() -> SplitName {
    SplitName::new("resellerdocs", "com").unwrap()
}

fn login_id() -> LoginId {
    LoginId::new("ichiro").unwrap()
}

fn sample(name: &str, ending: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/enom/family/");
    let file = std::fs::read_to_string(format!("{folder}{name}.reply.{ending}"));
    file.unwrap_or_else(|error| panic!("{name}.{ending}: {error}"))
}

/// The operation is the form, and its reply the samples called `name`, written and read.
fn check<O>(name: &str, operation: &O, form: &str, fields: O::Reply)
where
    O: Operation + DeserializeOwned + PartialEq + Debug,
    O::Reply: Serialize + PartialEq + Debug,
{
    let request = account().request(operation, Format::Text).unwrap();
    let (command, parameters) = form.split_at(form.find('&').unwrap_or(form.len()));
    let expected = format!("{command}&uid=resellid&pw=resellpw{parameters}&ResponseType=Text");
    assert_eq!(request.body().as_str(), expected, "{name}");
    for form in [&expected, &expected.replace("SLD=", "sld=").replace("Token=", "TOKEN=")] {
        let received = Request::parse(form).unwrap();
        assert_eq!(O::from_request(&received).unwrap(), *operation, "{form}");
    }
    let json = serde_json::to_string(operation).unwrap();
    assert_eq!(serde_json::from_str::<O>(&json).unwrap(), *operation, "{json}");
    let typo = json.replacen('{', "{\"no_such_field\":1,", 1).replace(",}", "}");
    assert!(serde_json::from_str::<O>(&typo).is_err(), "{typo}");

    let made = O::answer(fields);
    for (format, ending) in [(Format::Text, "txt"), (Format::Html, "html"), (Format::Xml, "xml")] {
        let reply = sample(name, ending);
        assert_eq!(made.to_body(format).unwrap().as_str(), reply, "{name}");
        assert_eq!(O::reply(&reply).unwrap().fields(), made.fields(), "{name}: {format}");
        let shown = format!("{operation:?} {request:?} {made:?} {:?}", O::reply(&reply).unwrap());
        let shown = shown + &serde_json::to_string(&operation.redacted()).unwrap();
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{name}: {shown}");
        }

        let name = O::COMMAND.to_uppercase();
        let other = reply.replacen(&name, "CHECK", 1);
        assert!(O::reply(&other).is_err(), "{name} takes the reply of another command");
    }
}

#[test]
fn the_password_of_a_domain() {
    let validate = ValidatePassword::new(domain(), secret("neutral-pw1"));
    let form = "command=ValidatePassword&SLD=resellerdocs&TLD=com&DomainPassword=neutral-pw1";
    check("validate_password", &validate, form, AnyFields::default());

    let form = "command=GetPasswordBit&SLD=resellerdocs&TLD=com";
    let is_set = GetPasswordBitReply::new(Some(secret("neutral-pw1")));
    check("get_password_bit", &GetPasswordBit::new(domain()), form, is_set);
    let not_set = GetPasswordBitReply::new(None);
    check("get_password_bit_not_set", &GetPasswordBit::new(domain()), form, not_set);

    let form = "command=GetSubAccountPassword&SLD=resellerdocs&TLD=com";
    let operation = GetSubAccountPassword::new(domain());
    check("get_sub_account_password", &operation, form, AnyFields::default());
}

#[test]
fn the_lock_of_a_domain() {
    let mut reply = GetRegLockReply::new(true);
    reply.registrar = Some("eNom".into());
    reply.rrp_code = Some(200);
    reply.rrp_text = Some("Command completed successfully".into());
    let form = "command=GetRegLock&SLD=resellerdocs&TLD=com";
    check("get_reg_lock", &GetRegLock::new(domain()), form, reply);
    let form = "command=SetRegLock&SLD=resellerdocs&TLD=com&UnlockRegistrar=1";
    let reply = SetRegLockReply::new("ACTIVE");
    check("set_reg_lock_unlock", &SetRegLock::new(domain(), true), form, reply);
    let form = "command=SetRegLock&SLD=resellerdocs&TLD=com&UnlockRegistrar=0";
    let reply = SetRegLockReply::new("REGISTRAR-LOCK");
    check("set_reg_lock", &SetRegLock::new(domain(), false), form, reply);
}

#[test]
fn the_code_and_the_status_of_a_domain() {
    let form = "command=SynchAuthInfo&SLD=resellerdocs&TLD=com&EmailEPP=True&RunSynchAutoInfo=True";
    let operation = SynchAuthInfo::new(domain(), true, true);
    check("synch_auth_info_mailed", &operation, form, SynchAuthInfoReply::mailed());
    let form =
        "command=SynchAuthInfo&SLD=resellerdocs&TLD=com&EmailEPP=False&RunSynchAutoInfo=True";
    let operation = SynchAuthInfo::new(domain(), false, true);
    check("synch_auth_info", &operation, form, SynchAuthInfoReply::synched(true));

    let mut reply = StatusDomainReply::new(1);
    reply.domain_name = Some("resellerdocs.com".into());
    reply.registrar = Some("Known".into());
    reply.exp_date = Some("10/25/2030 5:18:12 AM".into());
    reply.order_id = Some("156375934".into());
    reply.rrp_code = Some(200);
    reply.rrp_text = Some("Command completed successfully".into());
    let form = "command=StatusDomain&SLD=resellerdocs&TLD=com&OrderType=Purchase";
    let order_type = Some("Purchase".into());
    let operation = StatusDomain { order_type, ..StatusDomain::new(domain()) };
    check("status_domain", &operation, form, reply);
}

#[test]
fn a_host_at_an_address() {
    let zone = DomainName::new("resellerdocs.com").unwrap();
    let address = "192.0.2.7".parse().unwrap();
    let form = "command=SetDNSHost&Zone=resellerdocs.com&Address=192.0.2.7&DomainPassword=neutral-pw1\
         &HostName=*";
    let operation = SetDnsHost {
        host_name: Some("*".into()),
        ..SetDnsHost::new(zone, address, secret("neutral-pw1"))
    };
    check("set_dns_host", &operation, form, SetDnsHostReply::new(address));
}

#[test]
fn accounts() {
    let operation = SetAccountPassword::new(secret("neutral-token"), secret("neutral-pw2"));
    let form = "command=SetAccountPassword&Token=neutral-token&Password=neutral-pw2";
    check("set_account_password", &operation, form, SetAccountPasswordReply::new(true));

    let answer = AuthQuestionAnswer::new("Jones").unwrap();
    let mut reply = GetAccountValidationReply::new("Mother's Maiden Name", answer);
    reply.login_id = Some("ichiro".into());
    let form = "command=GetAccountValidation&LoginID=ichiro";
    check("get_account_validation", &GetAccountValidation::new(login_id()), form, reply);

    let number = AccountNumber::new("157-ho-3310").unwrap();
    let form = "command=SendAccountEmail&LoginID=ichiro&Account=157-ho-3310";
    let operation = SendAccountEmail::new(login_id(), number);
    check("send_account_email", &operation, form, AnyFields::default());

    let mut reply = CheckLoginReply::default();
    reply.party_id = Some("{6B1F6A2B-0000-0000-0000-000000000000}".into());
    reply.reseller = Some("1".into());
    reply.account = Some("157-ho-3310".into());
    reply.secure_lock_token = Some(secret("neutral-lock"));
    reply.pin = Some(secret("4711"));
    reply.enabled = Some("True".into());
    check("check_login", &CheckLogin::new(), "command=CheckLogin", reply);
}

#[test]
fn tokens() {
    let mut reply = ApiTokenCreateReply::new(secret("NEUTRALTOKEN1"));
    reply.api_token_name = Some("billing".into());
    reply.api_token_id = Some("7".into());
    let form = "command=ApiToken_Create&name=billing";
    check("api_token_create", &ApiTokenCreate::new("billing".into()), form, reply);
    let rows = vec![
        ApiToken::new(secret("NEUTRALTOKEN1"), "billing", "7"),
        ApiToken::new(secret("NEUTRALTOKEN2"), "panel", "8"),
    ];
    let form = "command=ApiToken_Details&token=NEUTRALTOKEN1";
    let operation = ApiTokenDetails { token: Some(secret("NEUTRALTOKEN1")) };
    check("api_token_details", &operation, form, ApiTokenDetailsReply::new(rows));
    let form = "command=ApiToken_Update&tokenid=7&name=invoices";
    let operation = ApiTokenUpdate::new("7".into(), "invoices".into());
    check("api_token_update", &operation, form, ApiTokenUpdateReply::new(true));
    let form = "command=ApiToken_Delete&token=NEUTRALTOKEN1";
    let operation = ApiTokenDelete::new(secret("NEUTRALTOKEN1"));
    check("api_token_delete", &operation, form, ApiTokenDeleteReply::new(true));
}
