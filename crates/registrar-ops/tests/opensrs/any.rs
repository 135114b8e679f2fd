//! Operations of one's own, generic messages, and whatever else comes.

use ops_envelope::assoc;
use proptest::prelude::*;
use registrar_ops::ParameterErrorKind;
use registrar_ops::opensrs::{
    AnyOperation, Attributes, ChangePassword, Contact, Cookie, Error, Operation,
    RegistrantPassword, Rejection, Reply, Request, ResponseCode, SendPassword,
};
use serde::{Deserialize, Serialize};

use crate::answers::words;
use crate::requests::says;
use crate::{domain, envelope, items, request, reseller};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Lookup {
    domain: String,
    no_cache: Option<bool>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct LookupReply {
    status: String,
}

impl Operation for Lookup {
    const ACTION: &'static str = "lookup";
    const OBJECT: &'static str = "domain";
    const IDEMPOTENT: bool = true;
    type Reply = LookupReply;
}

#[test]
fn an_operation_of_ones_own_works_on_both_sides() {
    let lookup = Lookup { domain: "example.com".into(), no_cache: Some(true) };
    let http = reseller().request(&lookup).unwrap();
    let received = reseller().receive(&http).unwrap();
    assert_eq!(Lookup::from_request(&received).unwrap(), lookup);

    let attributes = LookupReply { status: "taken".into() };
    let reply = Reply::new("domain", "Domain taken", attributes).with_code(ResponseCode::TAKEN);
    let read = Lookup::reply_from_http(&reply.to_http().unwrap()).unwrap();
    assert_eq!(read, reply);
    assert_eq!(read.attributes().status, "taken");

    let without = Reply::new("domain", "Domain taken", Attributes::default()).to_body().unwrap();
    let error = Lookup::reply(&without).unwrap_err();
    assert!(words(&error).starts_with("a success whose fields do not fit the type: "));

    let missing = request("lookup", "domain", &[("no_cache", "1")]);
    let error = Lookup::from_request(&Request::parse(&missing).unwrap()).unwrap_err();
    assert_eq!(says(&error), "460 missing field: Missing field: domain: expected a value");
    let wrong = request("lookup", "domain", &[("domain", "a.example"), ("no_cache", "hunter2")]);
    let error = Lookup::from_request(&Request::parse(&wrong).unwrap()).unwrap_err();
    assert!(says(&error).starts_with("465 invalid data: Invalid data: no_cache: expected "));
    assert!(!says(&error).contains("hunter2"));
}

#[derive(Debug, Serialize, Deserialize)]
struct Register {
    nameserver: Nameserver,
    #[serde(default)]
    nameserver_list: Vec<Nameserver>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Nameserver {
    name: String,
}

impl Operation for Register {
    const ACTION: &'static str = "sw_register";
    const OBJECT: &'static str = "domain";
    const IDEMPOTENT: bool = false;
    type Reply = Attributes;
}

#[test]
fn what_is_missing_is_named_with_its_path() {
    let none = || assoc! { "sortorder" => "1" };
    let some = || assoc! { "name" => "ns1.example.com" };
    for (attributes, name, shown) in [
        (assoc! {}, "nameserver", "nameserver"),
        (assoc! { "nameserver" => none() }, "nameserver.name", "nameserver.name"),
        (
            assoc! {
                "nameserver" => some(),
                "nameserver_list" => ops_envelope::array![some(), none()],
            },
            "nameserver_list[1].name",
            "nameserver_list…",
        ),
    ] {
        let request = Request::new("sw_register", "domain").with_attributes(attributes);
        let error = Register::read(&request).unwrap_err();
        assert_eq!((error.kind(), error.parameter()), (ParameterErrorKind::Missing, name));
        let rejection = Register::from_request(&request).unwrap_err();
        let expected = format!("460 missing field: Missing field: {shown}: expected a value");
        assert_eq!(says(&rejection), expected);
    }
}

#[test]
fn a_generic_request_and_reply_keep_everything() {
    let made = Request::new("get", "order")
        .with_attributes(assoc! { "order_id" => 7, "list" => ops_envelope::array!["a", "b"] })
        .with("cookie", "a:b");
    let body = made.to_body().unwrap();
    let received = Request::parse(&body).unwrap();
    assert_eq!(received, made);
    assert_eq!(received.attributes()["list"][1], "b");
    assert_eq!(received.get("Cookie").and_then(|cookie| cookie.as_str()), Some("a:b"));
    let keys: Vec<_> = received.envelope().value().as_assoc().unwrap().keys().collect();
    assert_eq!(keys, ["protocol", "action", "object", "cookie", "attributes"]);

    let rejected = Rejection::new(ResponseCode::EXISTS, "Exists")
        .with_object("domain")
        .with_attributes(assoc! { "id" => 9 });
    let error = Reply::<Attributes>::parse(&rejected.to_body().unwrap()).unwrap_err();
    assert_eq!(*error.rejection().unwrap(), rejected);
    assert_eq!(error.rejection().unwrap().attributes()["id"], "9");

    let body = envelope(&items(&[
        ("is_success", "1"),
        ("response_code", "200"),
        ("transaction_id", "x7"),
    ]));
    let reply: Reply = Reply::parse(&body).unwrap();
    assert_eq!(reply.beside()["transaction_id"], "x7");
    assert!(reply.to_body().unwrap().as_str().contains("<item key=\"transaction_id\">x7</item>"));
}

#[test]
fn boxed_operations_stand_in_one_queue() {
    let lookup = Lookup { domain: "example.com".into(), no_cache: None };
    let queue: Vec<Box<dyn AnyOperation>> =
        vec![Box::new(SendPassword::new(domain("example.info"))), Box::new(lookup)];
    let received: Vec<_> = queue
        .iter()
        .map(|operation| {
            let http = reseller().request(&**operation).unwrap();
            let request = reseller().receive(&http).unwrap();
            (request.action().to_owned(), operation.is_idempotent())
        })
        .collect();
    assert_eq!(received, [("send_password".into(), false), ("lookup".into(), true)]);

    let taken = Reply::new("domain", "Domain taken", LookupReply { status: "taken".into() });
    let body = taken.to_body().unwrap();
    let reply = queue[1].read_reply(body.as_bytes()).unwrap();
    assert_eq!(reply.attributes()["status"], "taken");
    let answer = http::Response::new(body.as_bytes());
    assert_eq!(queue[1].read_http_reply(&answer).unwrap(), reply);
    // It is asked to fit the type all the same.
    let empty = Reply::new("domain", "", Attributes::default()).to_body().unwrap();
    let error = queue[1].read_reply(empty.as_bytes()).unwrap_err();
    assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
    let stale = Rejection::new(ResponseCode::REGISTRANT_AUTHENTICATION, "");
    let change = ChangePassword::new(domain("a.com"), RegistrantPassword::new("made.up").unwrap());
    assert!(!queue[1].is_done_already(&stale) && change.is_done_already(&stale));
}

proptest! {
    #[test]
    fn any_operation_comes_back(
        label in "[a-z][a-z0-9]{0,20}",
        password in r#"[A-Za-z0-9!@$^,.~|=\-+_{}#"]{1,40}"#,
        cookie in proptest::option::of("[!-~][ -~]{0,20}"),
        address: Option<std::net::IpAddr>,
        owner: bool,
        sub_user: bool,
    ) {
        let name = domain(&format!("{label}.example"));
        let contact = if owner { Contact::Owner } else { Contact::Admin };
        let send = SendPassword { send_to: contact, sub_user, ..SendPassword::new(name.clone()) };
        let http = reseller().request(&send).unwrap();
        let received = reseller().receive(&http).unwrap();
        prop_assert_eq!(SendPassword::from_request(&received).unwrap(), send);

        let mut change = ChangePassword::new(name, RegistrantPassword::new(password).unwrap());
        change.beside.cookie = cookie.map(|cookie| Cookie::new(cookie).unwrap());
        change.beside.registrant_ip = address;
        let http = reseller().request(&change).unwrap();
        let received = reseller().receive(&http).unwrap();
        prop_assert_eq!(ChangePassword::from_request(&received).unwrap(), change);
    }

    #[test]
    fn any_bytes_end_in_a_request_or_an_answer(bytes: Vec<u8>) {
        match Request::parse(&bytes) {
            Ok(request) => prop_assert!(!request.action().is_empty()),
            Err(rejection) => {
                let body = rejection.to_body().unwrap();
                prop_assert!(SendPassword::reply(&body).unwrap_err().rejection().is_some());
            }
        }
        prop_assert!(SendPassword::reply(&bytes).is_err());
    }
}
