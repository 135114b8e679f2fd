//! What a server answers when a rule of the operations beside the three is broken, what a client is told
//! before it sends, and what replies may leave open.

use registrar_ops::Credential;
use registrar_ops::opensrs::{
    AddSubUser, AnyOperation, BelongsToRsp, ChangeOwnership, CheckTransfer, Cookie, DeleteCookie,
    DeleteSubUser, GetDomainAllInfo, GetDomainAuthInfo, GetDomainStatus,
    GetRegistrantVerificationStatus, GetSubUser, GetTransfersAway, LockState, ModifyDomainAuthInfo,
    ModifyDomainStatus, ModifySubUser, Operation, OwnershipPassword, Permissions, Rejection,
    Request, ResponseCode, SendRegistrantVerificationEmail, SetCookie, UpdateCookie, Username,
    VerificationState,
};
use serde::de::DeserializeOwned;

use crate::requests::says;
use crate::{domain, envelope, items, request};

/// What the server answers to `O` with these attributes.
fn refused<O: Operation + DeserializeOwned>(attributes: &[(&str, &str)]) -> String {
    let body = request(O::ACTION, O::OBJECT, attributes);
    let Err(rejection) = O::from_request(&Request::parse(&body).unwrap()) else {
        panic!("{} {} {attributes:?}", O::ACTION, O::OBJECT)
    };
    says(&rejection)
}

/// Each of `attributes` is asked for: without it, and with it empty, the server answers 460.
fn each_is_required<O: Operation + DeserializeOwned>(attributes: &[(&str, &str)]) {
    let whole = request(O::ACTION, O::OBJECT, attributes);
    assert!(O::from_request(&Request::parse(&whole).unwrap()).is_ok(), "{whole}");
    for (at, (name, _)) in attributes.iter().enumerate() {
        if ["type", "data"].contains(name) {
            continue;
        }
        let expected = format!("460 missing field: Missing field: {name}: expected a value");
        let mut without = attributes.to_vec();
        without[at].1 = "";
        assert_eq!(refused::<O>(&without), expected);
        without.remove(at);
        assert_eq!(refused::<O>(&without), expected);
    }
}

#[test]
fn what_is_required_is_asked_for_by_name() {
    let name = ("domain", "example.com");
    let (user, password) = (("reg_username", "owner1"), ("reg_password", "hunter2"));
    each_is_required::<SetCookie>(&[name, user, password]);
    each_is_required::<DeleteCookie>(&[("cookie", "1:2")]);
    each_is_required::<ChangeOwnership>(&[
        name,
        ("username", "owner1"),
        ("password", "hunter2.hunter2"),
    ]);
    each_is_required::<GetDomainStatus>(&[("type", "status"), name]);
    each_is_required::<GetDomainAuthInfo>(&[("type", "domain_auth_info"), name]);
    each_is_required::<GetDomainAllInfo>(&[("type", "all_info"), name]);
    each_is_required::<ModifyDomainStatus>(&[("data", "status"), ("lock_state", "1"), name]);
    each_is_required::<ModifyDomainAuthInfo>(&[
        ("data", "domain_auth_info"),
        ("domain_auth_info", "hunter2"),
        name,
    ]);
    each_is_required::<CheckTransfer>(&[name]);
    each_is_required::<BelongsToRsp>(&[name]);
    each_is_required::<SendRegistrantVerificationEmail>(&[name]);
    each_is_required::<GetRegistrantVerificationStatus>(&[name]);
    let sub_user = [
        ("sub_id", "7"),
        ("sub_username", "helper1"),
        ("sub_password", "hunter2"),
        ("sub_permission", "3"),
        name,
    ];
    each_is_required::<ModifySubUser>(&sub_user);
    each_is_required::<AddSubUser>(&sub_user[1..]);
    each_is_required::<DeleteSubUser>(&[("sub_id", "7"), name]);
    each_is_required::<GetSubUser>(&[name]);
    assert!(
        GetTransfersAway::from_request(
            &Request::parse(&request("get_transfers_away", "domain", &[])).unwrap()
        )
        .is_ok()
    );
    // What stands beside: without a session there is nothing to move.
    let update = [("domain", "example.com"), ("domain_new", "example.net")];
    assert_eq!(
        refused::<UpdateCookie>(&update),
        "460 missing field: Missing field: cookie: expected a value"
    );
    assert_eq!(
        refused::<UpdateCookie>(&update[..1]),
        "460 missing field: Missing field: domain_new: expected a value"
    );
}

#[test]
fn the_domain_of_a_lock_may_have_another_name_but_is_one_domain() {
    let locked = ModifyDomainStatus::new(domain("example.info"), LockState::Locked);
    let read = |body: &str| ModifyDomainStatus::from_request(&Request::parse(body).unwrap());
    // What a public client sends.
    let case = "/../../testdata/cases/modify_domain_status_by_domain_name.xml";
    let sent = std::fs::read_to_string(env!("CARGO_MANIFEST_DIR").to_owned() + case).unwrap();
    assert_eq!(read(&sent).unwrap(), locked);
    let status = [("data", "status"), ("lock_state", "1")];
    let with = |names: &[(&'static str, &'static str)]| [status.as_slice(), names].concat();
    let same = with(&[("domain", "example.info"), ("domain_name", "Example.INFO")]);
    assert_eq!(read(&request("modify", "domain", &same)).unwrap(), locked);

    let rule =
        "465 invalid data: Invalid data: domain_name: expected the same domain as in `domain`";
    let names = [("domain", "example.com"), ("domain_name", "example.net")];
    assert_eq!(refused::<ModifyDomainStatus>(&with(&names)), rule);
    let no_name = refused::<ModifyDomainStatus>(&with(&[("domain_name", "hunter 2")]));
    assert!(no_name.starts_with("465 invalid data: Invalid data: domain_name: "), "{no_name}");
    // Next to the attributes.
    let names = items(&names[..1]);
    let attributes = items(&with(&[("domain_name", "example.net")]));
    let standard = items(&[("protocol", "XCP"), ("action", "modify"), ("object", "domain")]);
    let attributes = format!("<item key=\"attributes\"><dt_assoc>{attributes}</dt_assoc></item>");
    let body = envelope(&format!("{standard}{names}{attributes}"));
    assert_eq!(says(&read(&body).unwrap_err()), rule);
}

#[test]
fn a_value_that_breaks_a_rule_is_not_quoted() {
    let name = ("domain", "example.com");
    let letters = "expected only A-Z, a-z and 0-9";
    let symbols = "expected only A-Z, a-z, 0-9 and !@$^,.~|=-+_{}#\"";
    let sum = "expected a sum of 1, 2, 4, 8, 16 and 32";
    let user = [name, ("sub_username", "x1x"), ("sub_password", "y")];
    let with = |permission| [user.as_slice(), &[("sub_permission", permission)]].concat();
    for (answer, expected) in [
        (
            refused::<SetCookie>(&[name, ("reg_username", "hunter 2"), ("reg_password", "x")]),
            format!("reg_username: {letters}"),
        ),
        (
            refused::<SetCookie>(&[name, ("reg_username", "h2"), ("reg_password", "x")]),
            "reg_username: expected 3 to 20 characters".into(),
        ),
        (
            refused::<ChangeOwnership>(&[name, ("username", "own"), ("password", "hunter2")]),
            "password: expected 10 to 20 characters".into(),
        ),
        (
            refused::<ChangeOwnership>(&[name, ("username", "own"), ("password", "hunter 2 2 2")]),
            format!("password: {symbols}"),
        ),
        (
            refused::<ModifyDomainStatus>(&[name, ("data", "status"), ("lock_state", "hunter2")]),
            "lock_state: expected 0 or 1".into(),
        ),
        (
            refused::<CheckTransfer>(&[name, ("check_status", "hunter2")]),
            "check_status: expected 0 or 1".into(),
        ),
        (refused::<AddSubUser>(&with("64")), format!("sub_permission: {sum}")),
        (refused::<AddSubUser>(&with("hunter2")), format!("sub_permission: {sum}")),
        (
            refused::<GetTransfersAway>(&[("limit", "41")]),
            "limit: expected a number up to 40".into(),
        ),
        (refused::<GetTransfersAway>(&[("page", "hunter2")]), "page: expected a number".into()),
        (
            refused::<GetTransfersAway>(&[("owner_request_to", "2031-01-01")]),
            "owner_request_to: expected a day of a year up to 2030".into(),
        ),
        (
            refused::<GetTransfersAway>(&[("owner_request_to", "hunter2")]),
            "owner_request_to: expected YYYY-MM-DD".into(),
        ),
    ] {
        assert_eq!(answer, format!("465 invalid data: Invalid data: {expected}"));
    }
}

/// What a client is told when it makes the request.
fn broken(operation: &dyn AnyOperation) -> String {
    operation.to_request().unwrap_err().to_string()
}

#[test]
fn a_client_is_told_before_it_sends() {
    let cookie = Cookie::new("1:2").unwrap();
    let password = || OwnershipPassword::new("hunter2.hunter2").unwrap();
    let owner = Username::new("owner1").unwrap();
    let name = || domain("example.com");

    let mut operation = ChangeOwnership::new(name(), owner, password());
    operation.beside.domain = None;
    let missing = "missing parameter `domain`: expected a value, according to";
    assert_eq!(broken(&operation), format!("{missing} \"change (ownership)\""));
    operation.beside.cookie = Some(cookie.clone());
    assert!(operation.to_request().is_ok());

    let mut operation = ModifyDomainStatus::new(name(), LockState::Locked);
    operation.beside.domain = None;
    assert_eq!(broken(&operation), format!("{missing} \"modify (domain)\""));
    let mut operation = GetDomainStatus::new(name());
    operation.beside.domain = None;
    assert_eq!(broken(&operation), format!("{missing} \"get (domain)\""));

    let missing = "missing parameter `cookie`: expected a value, according to";
    let mut operation = DeleteCookie::new(cookie.clone());
    operation.beside.cookie = None;
    assert_eq!(broken(&operation), format!("{missing} \"delete (cookie)\""));
    let mut operation = UpdateCookie::new(cookie.clone(), name(), name());
    operation.beside.cookie = None;
    assert_eq!(broken(&operation), format!("{missing} \"update (cookie)\""));

    let mut operation = GetSubUser::new(name(), "owner1");
    operation.beside.cookie = Some(cookie);
    assert_eq!(
        broken(&operation),
        "invalid parameter `cookie`: expected a domain or a cookie, not both, according to \"get (subuser)\""
    );
    let mut operation = DeleteSubUser::new(name(), "owner1", " ");
    let missing = "missing parameter `sub_id`: expected a value, according to \"delete (subuser)\"";
    assert_eq!(broken(&operation), missing);
    operation.sub_id = "7".into();
    assert!(operation.to_request().is_ok());
    let secret = Credential::new("hunter2").unwrap();
    let all = Permissions::from_bits(64);
    assert_eq!(
        broken(&AddSubUser::new(name(), "owner1", "helper1", secret, all)),
        "invalid parameter `sub_permission`: expected a sum of 1, 2, 4, 8, 16 and 32, \
         according to \"add (subuser)\""
    );
    let operation = GetTransfersAway { limit: Some(41), ..GetTransfersAway::default() };
    assert_eq!(
        broken(&operation),
        "parameter out of range `limit`: expected a number up to 40, according to \"get_transfers_away\""
    );
}

#[test]
fn operations_of_one_name_are_told_apart_by_their_kind() {
    let body = request("GET", "DOMAIN", &[("type", "Status"), ("domain", "example.com")]);
    let received = Request::parse(&body).unwrap();
    assert!(GetDomainStatus::is_asked_by(&received));
    assert!(!GetDomainAuthInfo::is_asked_by(&received));
    assert!(!ModifyDomainStatus::is_asked_by(&received));
    let none = request("get", "domain", &[("domain", "example.com")]);
    for received in [&received, &Request::parse(&none).unwrap()] {
        let error = GetDomainAllInfo::from_request(received).unwrap_err();
        assert_eq!(says(&error), "430 invalid command: Invalid command");
    }
}

#[test]
fn a_refusal_may_say_that_the_attempt_before_worked() {
    let no = |number| Rejection::new(ResponseCode::new(number), "");
    let (name, owner) = (|| domain("example.com"), || Username::new("owner1").unwrap());
    let password = || Credential::new("made.up").unwrap();
    let delete = DeleteCookie::new(Cookie::new("1:2").unwrap());
    let change = OwnershipPassword::new("made.up.password").unwrap();
    let change = ChangeOwnership::new(name(), owner(), change);
    let add = AddSubUser::new(name(), "owner1", "sub1", password(), Permissions::OWNER);
    let set = SetCookie::new(name(), owner(), password());
    for number in [200, 400, 415, 447, 480] {
        let no = no(number);
        assert_eq!(delete.done_already(&no), number == 415);
        assert_eq!(change.done_already(&no), number == 415);
        assert_eq!(add.done_already(&no), number == 447);
        assert!(!set.done_already(&no));
    }
}

/// A reply of the form of the documents with these attributes.
fn reply(attributes: &[(&str, &str)]) -> String {
    let standard = items(&[("action", "reply"), ("is_success", "1"), ("response_code", "200")]);
    let attributes = items(attributes);
    envelope(&format!(
        "{standard}<item key=\"attributes\"><dt_assoc>{attributes}</dt_assoc></item>"
    ))
}

#[test]
fn what_a_reply_leaves_empty_is_not_there() {
    let body = reply(&[("cookie", "1:2"), ("permission", ""), ("last_ip", " "), ("new", "x")]);
    let read = SetCookie::reply(&body).unwrap().into_attributes();
    assert_eq!((read.permission, read.last_ip, read.f_owner), (None, None, None));
    let body = reply(&[("id", ""), ("username", ""), ("permission", "")]);
    assert_eq!(GetSubUser::reply(&body).unwrap().attributes().id, None);
    assert_eq!(GetSubUser::reply(&reply(&[])).unwrap().attributes().permission, None);
    assert!(GetTransfersAway::reply(&reply(&[])).unwrap().attributes().transfers.is_empty());
    let body = reply(&[("registrant_verification_status", "asleep"), ("days_to_suspend", "")]);
    let read = GetRegistrantVerificationStatus::reply(&body).unwrap().into_attributes();
    let odd = VerificationState::Other("asleep".into());
    assert_eq!((read.registrant_verification_status, read.days_to_suspend), (odd, None));

    // What the operation is for is not left open.
    assert!(SetCookie::reply(&reply(&[("cookie", "")])).is_err());
    assert!(SetCookie::reply(&reply(&[])).is_err());
    assert!(GetDomainAuthInfo::reply(&reply(&[("domain_auth_info", "")])).is_err());
    assert!(GetDomainStatus::reply(&reply(&[])).is_err());
    assert!(GetDomainStatus::reply(&reply(&[("lock_state", "2")])).is_err());
    assert!(BelongsToRsp::reply(&reply(&[("belongs_to_rsp", "perhaps")])).is_err());
}

/// The body of what a client in the wild sends.
fn sent(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/clients/");
    let file = std::fs::read_to_string(format!("{folder}{name}.http")).unwrap();
    let (_, body) = file.split_once("\r\n\r\n").or_else(|| file.split_once("\n\n")).unwrap();
    body.to_owned()
}

#[test]
fn requests_and_replies_in_the_wild_are_read() {
    for name in ["16-set_cookie", "21-set_cookie"] {
        let body = sent(name).replace(">u<", ">owner1<");
        let operation = SetCookie::from_request(&Request::parse(&body).unwrap()).unwrap();
        assert_eq!(operation.domain, "example.info");
        assert_eq!(operation.reg_password.expose_secret(), "p");
    }
    let body = sent("09-get_domain");
    let operation = GetDomainAllInfo::from_request(&Request::parse(&body).unwrap()).unwrap();
    assert_eq!(operation, GetDomainAllInfo::new(domain("example.info")));
    // Its envelopes end with the wrong tag, and are refused for that.
    let body = sent("05-modify_domain");
    assert!(Request::parse(&body).is_err());
    let (start, _) = body.rsplit_once("</header>").unwrap();
    let body = format!("{start}</OPS_envelope>");
    let operation = ModifyDomainStatus::from_request(&Request::parse(&body).unwrap()).unwrap();
    assert_eq!(operation, ModifyDomainStatus::new(domain("example.info"), LockState::Locked));

    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/messages/");
    let body = std::fs::read_to_string(folder.to_owned() + "076-testclient.xml").unwrap();
    let reply = BelongsToRsp::reply(&body).unwrap().into_attributes();
    assert!(reply.belongs_to_rsp);
    assert_eq!(reply.domain_expdate.as_deref(), Some("2007-08-26 11:40:14"));
}
