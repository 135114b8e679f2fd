//! The operations beside the three: each request and reply against its bytes in `testdata/ops/family`,
//! both ways.

use std::fmt::Debug;

use registrar_ops::Credential;
use registrar_ops::opensrs::{
    AddSubUser, Attributes, BelongsToRsp, BelongsToRspReply, ChangeOwnership, CheckTransfer,
    CheckTransferReply, Cookie, DeleteCookie, DeleteSubUser, DomainAuthInfo, DomainInfo,
    DomainStatus, GetDomainAllInfo, GetDomainAuthInfo, GetDomainStatus,
    GetRegistrantVerificationStatus, GetSubUser, GetTransfersAway, LockState, ModifyDomainAuthInfo,
    ModifyDomainStatus, ModifySubUser, Operation, OwnershipPassword, Permissions, Reply, Request,
    SendRegistrantVerificationEmail, SetCookie, SetCookieReply, SubUser, TransfersAway,
    UpdateCookie, Username, VerificationState, VerificationStatus,
};
use registrar_ops::ops_envelope::{array, assoc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{domain, reseller};

const DONE: &str = "Command Successful";

/// What the samples have of passwords, codes and cookies.
const SECRETS: [&str; 5] =
    ["old.password", "new.password", "sub.password", "neutral-code-1", "24128866:3210384"];

fn secret(text: &str) -> Credential {
    Credential::new(text).unwrap()
}

fn cookie() -> Cookie {
    Cookie::new("24128866:3210384").unwrap()
}

fn username() -> Username {
    Username::new("owner1").unwrap()
}

fn sample(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/ops/family/");
    let file = std::fs::read_to_string(format!("{folder}{name}.xml"));
    file.unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The operation and its reply are the samples called `name`, written and read.
fn check<O>(name: &str, operation: &O, object: &str, text: &str, attributes: O::Reply)
where
    O: Operation + DeserializeOwned + PartialEq + Debug,
    O::Reply: Serialize + PartialEq + Debug,
{
    let request = sample(&format!("{name}.request"));
    let http = reseller().request(operation).unwrap();
    assert_eq!(http.body().as_str(), request, "{name}");
    let received = Request::parse(&request).unwrap();
    assert_eq!(O::from_request(&received).unwrap(), *operation, "{name}");
    let json = serde_json::to_string(operation).unwrap();
    assert_eq!(serde_json::from_str::<O>(&json).unwrap(), *operation, "{json}");
    let typo = json.replacen('{', "{\"no_such_field\":1,", 1);
    assert!(serde_json::from_str::<O>(&typo).is_err(), "{typo}");

    let reply = sample(&format!("{name}.reply"));
    let made = Reply::new(object, text, attributes);
    assert_eq!(made.to_body().unwrap().as_str(), reply, "{name}");
    assert_eq!(O::reply(&reply).unwrap(), made, "{name}");
    let shown = format!(
        "{operation:?} {http:?} {received:?} {made:?} {:?}",
        Reply::<Attributes>::parse(&reply)
    );
    let shown = shown + &serde_json::to_string(&operation.redacted()).unwrap();
    for secret in SECRETS {
        assert!(!shown.contains(secret), "{name}: {shown}");
    }

    let other = reply.replace(&format!(">{object}<"), ">trade<");
    assert!(O::reply(&other).is_err(), "{name} takes the reply of another operation");
}

#[test]
fn cookies() {
    let set = SetCookie::new(domain("example.com"), username(), secret("old.password"));
    let reply = SetCookieReply {
        domain_count: Some(1),
        expiredate: Some("2030-04-07 20:45:46".into()),
        f_owner: Some(true),
        last_access_time: Some("1700000000".into()),
        last_ip: Some("192.0.2.1".parse().unwrap()),
        permission: Some(Permissions::OWNER | Permissions::TECH),
        waiting_requests_no: Some(0),
        waiting_request: Some("None".into()),
        ..SetCookieReply::new(cookie())
    };
    check("set_cookie", &set, "COOKIE", DONE, reply);

    let update = UpdateCookie::new(cookie(), domain("example.com"), domain("example.net"));
    let reply = SetCookieReply { domain_count: Some(2), ..SetCookieReply::new(cookie()) };
    check("update_cookie", &update, "COOKIE", DONE, reply);

    let delete =
        DeleteCookie { domain: Some(domain("example.com")), ..DeleteCookie::new(cookie()) };
    check("delete_cookie", &delete, "COOKIE", DONE, Attributes::default());
}

#[test]
fn ownership() {
    let password = OwnershipPassword::new("new.password").unwrap();
    let into = ChangeOwnership {
        reg_domain: Some(domain("example.net")),
        move_all: Some(false),
        ..ChangeOwnership::new(domain("example.com"), username(), password.clone())
    };
    check("change_ownership", &into, "OWNERSHIP", DONE, Attributes::default());
    let by_cookie = ChangeOwnership::by_cookie(cookie(), username(), password);
    let name = "change_ownership_by_cookie";
    check(name, &by_cookie, "OWNERSHIP", DONE, Attributes::default());
}

#[test]
fn what_is_known_of_a_domain() {
    let (name, text) = (|| domain("example.com"), "Query Successful");
    let status = DomainStatus::new(LockState::Locked);
    check("get_domain_status", &GetDomainStatus::new(name()), "DOMAIN", text, status);
    let info = DomainAuthInfo::new(secret("neutral-code-1"));
    check("get_domain_auth_info", &GetDomainAuthInfo::new(name()), "DOMAIN", text, info);
    let mut info = DomainInfo::default();
    info.auto_renew = Some(true);
    info.let_expire = Some(false);
    info.sponsoring_rsp = Some(true);
    info.expiredate = Some("2030-04-07 20:45:46".into());
    info.contact_set =
        Some(Attributes::from(assoc! { "owner" => assoc! { "email" => "owner@example.com" } }));
    info.nameserver_list = Some(Attributes::from(array![assoc! { "name" => "ns1.example.com" }]));
    check("get_domain_all_info", &GetDomainAllInfo::new(name()), "DOMAIN", text, info);
    let belongs = BelongsToRspReply {
        belongs_to_rsp: true,
        domain_expdate: Some("2030-04-07 20:45:46".into()),
    };
    check("belongs_to_rsp", &BelongsToRsp::new(name()), "DOMAIN", "Query successful", belongs);
}

#[test]
fn what_is_set_on_a_domain() {
    let (name, text) = (|| domain("example.com"), "Update successful");
    let unlock = ModifyDomainStatus::new(name(), LockState::Unlocked);
    check("modify_domain_status", &unlock, "DOMAIN", text, Attributes::default());
    let code = ModifyDomainAuthInfo::new(name(), secret("neutral-code-1"));
    check("modify_domain_auth_info", &code, "DOMAIN", text, Attributes::default());
}

#[test]
fn transfers() {
    let operation = GetTransfersAway {
        gaining_registrar: Some("*example*".into()),
        status: Some("pending_owner".into()),
        limit: Some(40),
        page: Some(1),
        owner_request_from: Some("2027-03-09".parse().unwrap()),
        owner_request_to: Some("2027-03-10".parse().unwrap()),
        owner_confirm_from: Some("2027-03-11".parse().unwrap()),
        owner_confirm_to: Some("2030-12-31".parse().unwrap()),
        ..GetTransfersAway::new(domain("example.com"))
    };
    let row = Attributes::from(assoc! { "domain" => "example.com", "status" => "pending_owner" });
    let (page, page_size, total) = (Some(1), Some(40), Some(1));
    let away = TransfersAway { page, page_size, total, transfers: vec![row] };
    check("get_transfers_away", &operation, "DOMAIN", DONE, away);

    let operation = CheckTransfer {
        check_status: Some(true),
        get_request_address: Some(true),
        ..CheckTransfer::new(domain("example.com"))
    };
    let mut reply = CheckTransferReply::new(false);
    reply.status = Some("pending_owner".into());
    reply.reason = Some("Transfer in progress".into());
    reply.kind = Some("reg2reg".into());
    reply.noservice = Some("0".into());
    reply.request_address = Some("owner@example.com".into());
    reply.timestamp = Some("2027-03-09 14:05:30".into());
    reply.unixtime = Some("1804601130".into());
    check("check_transfer", &operation, "DOMAIN", "Query successful", reply);
}

#[test]
fn sub_users() {
    let name = || domain("example.com");
    let some = Permissions::ADMIN | Permissions::NAMESERVERS;
    let add = AddSubUser::new(name(), "owner1", "helper1", secret("sub.password"), some);
    check("add_sub_user", &add, "SUBUSER", DONE, Attributes::default());
    let user = SubUser {
        id: Some("1234".into()),
        username: Some("helper1".into()),
        permission: Some(some),
    };
    check("get_sub_user", &GetSubUser::new(name(), "owner1"), "SUBUSER", DONE, user);
    let modify =
        ModifySubUser::new(name(), "owner1", "1234", "helper2", secret("sub.password"), some);
    check("modify_sub_user", &modify, "SUBUSER", DONE, Attributes::default());
    let delete = DeleteSubUser::new(name(), "owner1", "1234");
    check("delete_sub_user", &delete, "SUBUSER", DONE, Attributes::default());
}

#[test]
fn the_registrants_verification() {
    let send = SendRegistrantVerificationEmail::new(domain("example.com"));
    let text = "Verification email has been resent successfully.";
    let name = "send_registrant_verification_email";
    check(name, &send, "domain", text, Attributes::default());
    let status = VerificationStatus {
        registrant_verification_status: VerificationState::Unverified,
        verification_deadline: Some("2027-03-09".into()),
        days_to_suspend: Some(-2),
        email_bounced: Some("1".into()),
    };
    let get = GetRegistrantVerificationStatus::new(domain("example.com"));
    check("get_registrant_verification_status", &get, "domain", "Query successful", status);
}
