//! Operations of one's own, generic messages, and whatever else comes.

use ops_envelope::assoc;
use proptest::prelude::*;
use registrar_ops::opensrs::{
    Attributes, ChangePassword, Contact, Operation, RegistrantPassword, Rejection, Reply, Request,
    ResponseCode, SendPassword,
};
use serde::{Deserialize, Serialize};

use crate::answers::sort;
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
    type Reply = LookupReply;
}

#[test]
fn an_operation_of_ones_own_works_on_both_sides() {
    let lookup = Lookup { domain: "example.com".into(), no_cache: Some(true) };
    let http = reseller().request(&lookup).unwrap();
    let received = reseller().receive(&http).unwrap();
    assert_eq!(received.operation::<Lookup>().unwrap(), lookup);

    let attributes = LookupReply { status: "taken".into() };
    let reply = Reply::new("domain", "Domain taken", attributes).with_code(ResponseCode::TAKEN);
    let read = Lookup::reply_from_http(&reply.to_http().unwrap()).unwrap();
    assert_eq!(read, reply);
    assert_eq!(read.attributes().status, "taken");

    let without = Reply::new("domain", "Domain taken", Attributes::default()).to_body().unwrap();
    let error = Lookup::reply(&without).unwrap_err();
    assert_eq!(sort(&error), "malformed: value that does not fit at attributes");

    let missing = request("lookup", "domain", &[("no_cache", "1")]);
    let error = Request::parse(&missing).unwrap().operation::<Lookup>().unwrap_err();
    assert_eq!(says(&error), "460 missing field: Missing field: domain");
    let wrong = request("lookup", "domain", &[("domain", "a.example"), ("no_cache", "hunter2")]);
    let error = Request::parse(&wrong).unwrap().operation::<Lookup>().unwrap_err();
    assert_eq!(
        says(&error),
        "465 invalid data: Invalid data: no_cache: expected a value of the right type"
    );
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

    let body = envelope(&items(&[("is_success", "1"), ("transaction_id", "x7")]));
    let reply: Reply = Reply::parse(&body).unwrap();
    assert_eq!(reply.others()["transaction_id"], "x7");
    assert!(reply.to_body().unwrap().as_str().contains("<item key=\"transaction_id\">x7</item>"));
}

proptest! {
    #[test]
    fn any_operation_comes_back(
        label in "[a-z][a-z0-9]{0,20}",
        password in r#"[A-Za-z0-9!@$^,.~|=\-+_{}#"]{1,40}"#,
        cookie in proptest::option::of("[ -~]{1,20}"),
        address: Option<std::net::IpAddr>,
        owner: bool,
        sub_user: bool,
    ) {
        let name = domain(&format!("{label}.example"));
        let contact = if owner { Contact::Owner } else { Contact::Admin };
        let send = SendPassword::new(name.clone()).with_send_to(contact).with_sub_user(sub_user);
        let http = reseller().request(&send).unwrap();
        prop_assert_eq!(reseller().receive(&http).unwrap().operation::<SendPassword>().unwrap(), send);

        let mut change = ChangePassword::new(name, RegistrantPassword::new(password).unwrap());
        if let Some(cookie) = cookie {
            change = change.with_cookie(cookie);
        }
        if let Some(address) = address {
            change = change.with_registrant_ip(address);
        }
        let http = reseller().request(&change).unwrap();
        prop_assert_eq!(reseller().receive(&http).unwrap().operation::<ChangePassword>().unwrap(), change);
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
