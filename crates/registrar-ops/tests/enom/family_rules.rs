//! What a server answers when a rule of the operations beside the two is broken, what a client is told
//! before it sends, and which replies are no success of theirs.

use registrar_ops::Credential;
use registrar_ops::enom::{
    AccountNumber, AnyOperation, ApiTokenCreate, ApiTokenDelete, ApiTokenDetails, ApiTokenUpdate,
    CheckLogin, GetAccountValidation, GetPasswordBit, GetRegLock, GetSubAccountPassword, LoginId,
    Operation, Rejection, Request, ResponseCode, SendAccountEmail, SetAccountPassword, SetDnsHost,
    SetRegLock, StatusDomain, SynchAuthInfo, ValidatePassword,
};
use serde::de::DeserializeOwned;

use crate::family::{domain, secret};

/// The number and the message that the server answers to `O` with these parameters.
fn refused<O: Operation + DeserializeOwned>(parameters: &str) -> String {
    let form = format!("command={}&{parameters}", O::COMMAND);
    let Err(rejection) = O::from_request(&Request::parse(&form).unwrap()) else { panic!("{form}") };
    let number = rejection.codes().next().unwrap().number();
    format!("{number} {}", rejection.messages().next().unwrap())
}

/// Each of `parameters` is asked for: without it, and with it empty, the server names it.
fn each_is_required<O: Operation + DeserializeOwned>(parameters: &[(&str, &str, u32)]) {
    let form = |without: usize, value: Option<&str>| {
        let pairs = parameters.iter().enumerate().filter_map(|(at, (name, given, _))| {
            let given = if at == without { value? } else { given };
            Some(format!("{name}={given}"))
        });
        pairs.collect::<Vec<_>>().join("&")
    };
    let whole = format!("command={}&{}", O::COMMAND, form(parameters.len(), None));
    assert!(O::from_request(&Request::parse(&whole).unwrap()).is_ok(), "{whole}");
    for (at, (name, _, number)) in parameters.iter().enumerate() {
        let expected = format!("301{number:03} {name} is missing: expected a value");
        assert_eq!(refused::<O>(&form(at, None)), expected);
        assert_eq!(refused::<O>(&form(at, Some(""))), expected);
    }
}

#[test]
fn what_is_required_is_asked_for_by_name() {
    let (sld, tld) = (("SLD", "a", 151), ("TLD", "com", 152));
    let password = ("DomainPassword", "hunter2", 156);
    each_is_required::<ValidatePassword>(&[sld, tld, password]);
    each_is_required::<GetPasswordBit>(&[sld, tld]);
    each_is_required::<GetSubAccountPassword>(&[sld, tld]);
    each_is_required::<GetRegLock>(&[sld, tld]);
    each_is_required::<SetRegLock>(&[sld, tld, ("UnlockRegistrar", "1", 228)]);
    let flags = [("EmailEPP", "true", 0), ("RunSynchAutoInfo", "FALSE", 0)];
    each_is_required::<SynchAuthInfo>(&[sld, tld, flags[0], flags[1]]);
    each_is_required::<StatusDomain>(&[sld, tld]);
    let (zone, address) = (("Zone", "example.com", 153), ("Address", "192.0.2.7", 0));
    each_is_required::<SetDnsHost>(&[zone, address, password]);
    each_is_required::<SetAccountPassword>(&[("Token", "x", 226), ("Password", "hunter2", 156)]);
    let login = ("LoginID", "ichiro", 155);
    each_is_required::<GetAccountValidation>(&[login]);
    each_is_required::<SendAccountEmail>(&[login, ("Account", "157-ho-3310", 255)]);
    each_is_required::<ApiTokenCreate>(&[("name", "billing", 0)]);
    each_is_required::<ApiTokenDelete>(&[("token", "hunter2", 226)]);
    each_is_required::<ApiTokenUpdate>(&[("tokenid", "7", 0), ("name", "billing", 0)]);
    each_is_required::<ApiTokenDetails>(&[]);
    each_is_required::<CheckLogin>(&[]);
}

#[test]
fn a_value_that_breaks_a_rule_is_not_quoted() {
    let long = format!("LoginID={}&Account=157-ho-3310", "h".repeat(21));
    for (answer, expected) in [
        (
            refused::<SetRegLock>("SLD=a&TLD=com&UnlockRegistrar=hunter2"),
            "304228 UnlockRegistrar: expected 1 or 0",
        ),
        (
            refused::<SynchAuthInfo>("SLD=a&TLD=com&EmailEPP=hunter2&RunSynchAutoInfo=True"),
            "304000 EmailEPP: expected True or False",
        ),
        (
            refused::<SynchAuthInfo>("SLD=a&TLD=com&EmailEPP=True&RunSynchAutoInfo=1"),
            "304000 RunSynchAutoInfo: expected True or False",
        ),
        (
            refused::<SetDnsHost>("Zone=example.com&Address=hunter2&DomainPassword=x"),
            "304000 Address: expected an IP address",
        ),
        (
            refused::<SetDnsHost>("Zone=hunter2&Address=192.0.2.7&DomainPassword=x"),
            "304153 Zone: expected two labels or more, as in example.com",
        ),
        (
            refused::<SendAccountEmail>("LoginID=x&Account=hunter2"),
            "304255 Account: expected an account as 157-ho-3310",
        ),
        (refused::<SendAccountEmail>(&long), "303155 LoginID: expected at most 20 characters"),
        (
            refused::<GetPasswordBit>("SLD=hunter.2&TLD=com"),
            "304151 SLD: expected one label, as enom in enom.com",
        ),
    ] {
        assert_eq!(answer, expected);
    }
}

#[test]
fn a_client_is_told_before_it_sends() {
    let account = AccountNumber::new("157-ho-3310").unwrap();
    let long = LoginId::new("h".repeat(21)).unwrap();
    let error = SendAccountEmail::new(long, account).to_command().unwrap_err();
    assert_eq!(
        error.to_string(),
        "parameter out of range `LoginID`: expected at most 20 characters, according to \"SendAccountEmail\""
    );
    let error = ApiTokenCreate::new(" ".into()).to_command().unwrap_err();
    let missing = "missing parameter `name`: expected a value, according to \"ApiToken_Create\"";
    assert_eq!(error.to_string(), missing);
    for (id, name, missing) in [(" ", "billing", "tokenid"), ("7", "", "name")] {
        let error = ApiTokenUpdate::new(id.into(), name.into()).to_command().unwrap_err();
        assert!(error.to_string().starts_with(&format!("missing parameter `{missing}`")));
    }
    assert!(Credential::new("").is_err());
}

#[test]
fn a_field_that_says_no_is_a_refusal() {
    let no = |error: registrar_ops::enom::Error| error.rejection().unwrap().field();
    let reply = |fields: &str| format!("{fields}ErrCount=0\nDone=true\n");
    let body = reply("Success=False\n");
    assert_eq!(no(SetAccountPassword::reply(&body).unwrap_err()), Some("Success"));
    assert_eq!(no(ApiTokenDelete::reply(&body).unwrap_err()), Some("Success"));
    assert_eq!(no(ApiTokenUpdate::reply(&body).unwrap_err()), Some("Success"));
    let body = reply("InfoSynched=False\n");
    assert_eq!(no(SynchAuthInfo::reply(&body).unwrap_err()), Some("InfoSynched"));
    let body = reply("EPPEmailMessage=Email has been sent.\nErrString=Mail was not sent\n");
    assert_eq!(no(SynchAuthInfo::reply(&body).unwrap_err()), Some("ErrString"));

    // What the operation is for is not left open.
    let nothing = reply("");
    assert!(SetAccountPassword::reply(&nothing).is_err());
    assert!(ApiTokenDelete::reply(&nothing).is_err());
    assert!(ApiTokenUpdate::reply(&nothing).is_err());
    assert!(GetPasswordBit::reply(&nothing).is_err());
    assert!(GetRegLock::reply(&nothing).is_err());
    assert!(GetRegLock::reply(&reply("RegLock=perhaps\n")).is_err());
    assert!(GetAccountValidation::reply(&nothing).is_err());
    assert!(ApiTokenDetails::reply(&nothing).unwrap().fields().tokens.is_empty());
    let rows = "APIToken1=a\nAPITokenName1=b\nAPITokenId1=1\nAPIToken2=c\n";
    assert_eq!(ApiTokenDetails::reply(&reply(rows)).unwrap().fields().tokens.len(), 2);
    for row in ["APITokenName3=d\n", "APITokenName3=d\nAPITokenId3=3\n", "APITokenId3=3\n"] {
        let error = ApiTokenDetails::reply(&reply(&[rows, row].concat())).unwrap_err();
        assert!(error.untyped_reply().is_some_and(|reply| reply.get("APITokenId1") == Some("1")));
    }
    // An empty secret is none.
    let empty = reply("PasswordSet=0\nDomainPassword=\n");
    assert_eq!(GetPasswordBit::reply(&empty).unwrap().fields().domain_password, None);
}

#[test]
fn a_refusal_may_say_that_the_attempt_before_worked() {
    let no = |number, text| Rejection::new(ResponseCode::new(number), text);
    let set = SetAccountPassword::new(secret("token"), secret("made.up"));
    let delete = ApiTokenDelete::new(secret("token"));
    let token = no(304_226, "Token is wrong or expired");
    assert!(set.done_already(&token) && delete.done_already(&token));
    let password = no(304_156, "Password is wrong");
    assert!(!set.done_already(&password) && !delete.done_already(&password));
}

#[test]
fn a_lock_is_set_already_if_the_refusal_says_the_state_that_was_asked_for() {
    let (unlock, lock) = (SetRegLock::new(domain(), true), SetRegLock::new(domain(), false));
    let says = |number, message: &str| {
        let no = Rejection::new(ResponseCode::new(number), message);
        assert!(!GetRegLock::new(domain()).done_already(&no));
        (unlock.done_already(&no), lock.done_already(&no))
    };
    for (message, unlocked, locked) in [
        ("The domain is already locked", false, true),
        ("Domain is already set to REGISTRAR-LOCK", false, true),
        ("This DOMAIN is Already Unlocked. ", true, false),
        ("Unable to unlock: a transfer order for this name is already in progress", false, false),
        ("Domain is locked already by the registry; request refused", false, false),
        ("domain is already in a transfer", false, false),
        ("already locked", false, false),
        ("\u{e9}main is already locked", false, false),
        ("", false, false),
    ] {
        assert_eq!(says(304_228, message), (unlocked, locked), "{message}");
        for other in [316_153, 618_000, 713_254] {
            assert_eq!(says(other, message), (false, false), "{other} {message}");
        }
    }
    // A refusal without a number.
    let body = "ErrCount=1\nErr1=This domain is already locked\nDone=true\n";
    let error = SetRegLock::reply(body).unwrap_err();
    assert!(lock.done_already(error.rejection().unwrap()));
}

fn file(path: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/");
    std::fs::read(folder.to_owned() + path).unwrap()
}

#[test]
fn requests_and_replies_in_the_wild_are_read() {
    let lock = GetRegLock::reply(&file("messages/138-getreglock-be-locked.xml")).unwrap();
    assert!(lock.fields().reg_lock);
    assert_eq!(lock.fields().registrar.as_deref(), Some("eNom"));
    let unlocked =
        SetRegLock::reply(&file("messages/132-setreglock-unlock-successfully.xml")).unwrap();
    assert_eq!(unlocked.fields().reg_lock.as_deref(), Some("ACTIVE"));
    assert_eq!(unlocked.fields().rrp_code, Some(200));
    for name in ["messages/168-ddns-1.xml", "messages/176-ddns-success.xml"] {
        let reply = SetDnsHost::reply(&file(name)).unwrap();
        assert_eq!(reply.fields().ip, Some("1.2.3.4".parse().unwrap()), "{name}");
    }
    let refused = SetDnsHost::reply(&file("enom/quirks/dynamic_dns_refused.xml")).unwrap_err();
    let codes = refused.rejection().unwrap().codes().map(ResponseCode::number);
    assert_eq!(codes.collect::<Vec<_>>(), [316_153]);

    let sent = String::from_utf8(file("clients/10-setdnshost.http")).unwrap();
    let target = sent.split(' ').nth(1).unwrap();
    let request = http::Request::get(target).body("").unwrap();
    let received = Request::from_http(&request).unwrap();
    assert_eq!(received.uid(), None);
    let operation = SetDnsHost::from_request(&received).unwrap();
    assert_eq!(operation.host_name.as_deref(), Some("*"));
    assert_eq!(operation.domain_password, secret("abcdef"));
    assert_eq!(operation.zone, domain().domain_name().as_str());
}
