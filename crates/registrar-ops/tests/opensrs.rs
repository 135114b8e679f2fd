//! The documents' requests and replies, and what becomes of other answers.

use std::fmt::Debug;

use http::StatusCode;
use ops_envelope::{ErrorKind, assoc};
use proptest::prelude::*;
use registrar_ops::opensrs::{
    Attributes, ChangePassword, Contact, Endpoint, Error, Operation, RegistrantPassword, Rejection,
    Reply, Request, Reseller, ResponseCode, SendAuthcode, SendPassword, Signature, SignedRequest,
};
use registrar_ops::{Body, DomainName, Looks, Secret};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

fn sample(name: &str) -> &'static [u8] {
    testdata::by_name(name).unwrap().bytes()
}

fn text(name: &str) -> &'static str {
    str::from_utf8(sample(name)).unwrap()
}

fn domain(name: &str) -> DomainName {
    DomainName::new(name).unwrap()
}

fn reseller() -> Reseller {
    Reseller::new("reseller", "private key").unwrap()
}

fn change() -> ChangePassword {
    ChangePassword::new(domain("yourdomain.com"), RegistrantPassword::new("aaaa").unwrap())
}

/// The code and the words of a rejection.
fn says(rejection: &Rejection) -> String {
    format!("{rejection}: {}", rejection.text())
}

/// An envelope around items in the manner of the documents, without their white space.
fn envelope(items: &str) -> String {
    format!(
        "<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>\
         {items}</dt_assoc></data_block></body></OPS_envelope>"
    )
}

/// `key=value` pairs as items.
fn items(pairs: &[(&str, &str)]) -> String {
    let item = |(key, value): &(&str, &str)| format!("<item key=\"{key}\">{value}</item>");
    pairs.iter().map(item).collect::<Vec<_>>().concat()
}

fn request(action: &str, object: &str, attributes: &[(&str, &str)]) -> String {
    let standard = items(&[("protocol", "XCP"), ("action", action), ("object", object)]);
    let attributes = items(attributes);
    envelope(&format!(
        "{standard}<item key=\"attributes\"><dt_assoc>{attributes}</dt_assoc></item>"
    ))
}

/// The operation writes the document's request, and is read back from it.
fn check_request<O>(operation: &O, name: &str)
where
    O: Operation + DeserializeOwned + PartialEq + Debug,
{
    let http = reseller().request(operation).unwrap();
    assert_eq!(http.body().as_str(), text(name));
    let received = reseller().receive(&http).unwrap();
    assert!(received.is::<O>());
    assert_eq!(received.operation::<O>().unwrap(), *operation);
    assert_eq!(Request::of(operation).unwrap().to_body().unwrap().as_str(), text(name));
    // The same struct goes through any serde format.
    let json = serde_json::to_string(operation).unwrap();
    assert_eq!(serde_json::from_str::<O>(&json).unwrap(), *operation, "{json}");
}

#[test]
fn requests_are_the_documents_byte_for_byte() {
    let owner = SendPassword::new(domain("example.info")).with_send_to(Contact::Owner);
    check_request(&owner, "send_password.request.xml");
    check_request(&change(), "change_password.request.xml");
    check_request(&SendAuthcode::new(domain("example.info")), "send_authcode.request.xml");
}

fn check_reply<O: Operation<Reply = Attributes>>(name: &str, says: &str, object: &str) {
    let reply = O::reply(sample(name)).unwrap();
    assert_eq!(reply.code(), Some(ResponseCode::SUCCESS));
    assert_eq!(reply.text(), says);
    assert_eq!(reply.object(), Some(object));
    assert_eq!(*reply.attributes(), Attributes::default());
    assert_eq!(reply.to_body().unwrap().as_str(), text(name));
}

#[test]
fn replies_are_the_documents_byte_for_byte() {
    check_reply::<SendPassword>("send_password.reply.xml", "Message sent", "domain");
    check_reply::<ChangePassword>("change_password.reply.xml", "Command Successful", "PASSWORD");
    check_reply::<SendAuthcode>("send_authcode.reply.xml", "Message sent", "domain");
    let made = Reply::new("domain", "Message sent", Attributes::default());
    assert_eq!(made.to_body().unwrap().as_str(), text("send_password.reply.xml"));
}

#[test]
fn a_request_is_signed_and_addressed() {
    let http = reseller().request(&change()).unwrap();
    assert_eq!(http.method(), "POST");
    assert_eq!(http.uri(), "https://rr-n1-tor.opensrs.net:55443/");
    assert_eq!(http.headers()["content-type"], "text/xml");
    assert_eq!(http.headers()["x-username"], "reseller");
    let signature = &http.headers()["x-signature"];
    assert!(signature.is_sensitive());
    let key = Secret::new("private key");
    assert!(Signature::of(http.body().as_bytes(), &key).matches(signature));

    let test = reseller().with_endpoint(Endpoint::Test).request(&change()).unwrap();
    assert_eq!(test.uri(), "https://horizon.opensrs.net:55443/");
    let own = http::Uri::from_static("http://127.0.0.1:8080/opensrs");
    let other = reseller().with_endpoint(own.clone()).request(&change()).unwrap();
    assert_eq!(*other.uri(), own);
}

#[test]
fn an_account_needs_a_name_and_a_key() {
    for (name, key, message) in [
        ("", "key", "missing parameter `X-Username`: expected a value"),
        ("name", "", "missing parameter `private key`: expected a value"),
        ("na\nme", "key", "invalid parameter `X-Username`: expected visible ASCII characters"),
        ("n\u{E4}me", "key", "invalid parameter `X-Username`: expected visible ASCII characters"),
    ] {
        let error = Reseller::new(name, key).unwrap_err();
        let says = ", says \"OpenSRS API, Getting Started\"";
        assert_eq!(error.to_string(), format!("{message}{says}"));
    }
}

#[test]
fn change_carries_the_session_and_the_address() {
    let operation =
        change().with_cookie("24128866:3210384").with_registrant_ip("2001:db8::7".parse().unwrap());
    let http = reseller().request(&operation).unwrap();
    let expected = text("change_password.request.xml").replace(
        "                <item key=\"domain\">",
        "                <item key=\"cookie\">24128866:3210384</item>\n\
         \x20               <item key=\"registrant_ip\">2001:db8::7</item>\n\
         \x20               <item key=\"domain\">",
    );
    assert_eq!(http.body().as_str(), expected);
    let received = reseller().receive(&http).unwrap();
    assert_eq!(received.operation::<ChangePassword>().unwrap(), operation);
}

#[test]
fn change_reads_the_domain_in_both_places() {
    let beside = "<item key=\"domain\">yourdomain.com</item>";
    let attributes = [("domain", "yourdomain.com"), ("reg_password", "aaaa")];
    let inside = request("change", "password", &attributes);
    let outside = request("change", "password", &attributes[1..]);
    let outside = outside.replace(
        "<item key=\"attributes\">",
        &format!("{beside}$0").replace("$0", "<item key=\"attributes\">"),
    );
    let both =
        inside.replace("<item key=\"attributes\">", &format!("{beside}<item key=\"attributes\">"));
    for body in [&inside, &outside, &both] {
        let received = Request::parse(body).unwrap();
        assert_eq!(received.operation::<ChangePassword>().unwrap(), change(), "{body}");
    }
    let two = both.replacen("yourdomain.com", "other.com", 1);
    let error = Request::parse(&two).unwrap().operation::<ChangePassword>().unwrap_err();
    assert_eq!(says(&error), "465 invalid data: Invalid data: domain: expected one value");
}

#[test]
fn names_are_read_in_any_case() {
    let body = envelope(&format!(
        "{}<item key=\"ATTRIBUTES\"><dt_assoc>{}</dt_assoc></item>",
        items(&[("Protocol", "xcp"), ("ACTION", "Send_Password"), ("Object", " DOMAIN ")]),
        items(&[("Domain_Name", "Example.INFO"), ("SEND_TO", "Owner"), ("sub_USER", "1")]),
    ));
    let received = Request::parse(&body).unwrap();
    let operation = received.operation::<SendPassword>().unwrap();
    assert_eq!(
        operation,
        SendPassword::new(domain("example.info")).with_send_to(Contact::Owner).with_sub_user(true)
    );
}

#[test]
fn send_to_is_admin_unless_said_otherwise() {
    for attributes in [
        &[("domain_name", "example.info"), ("sub_user", "0")][..],
        &[("domain_name", "example.info"), ("sub_user", "0"), ("send_to", "")],
        &[("domain_name", "example.info"), ("sub_user", "0"), ("send_to", "admin")],
    ] {
        let body = request("send_password", "domain", attributes);
        let operation = Request::parse(&body).unwrap().operation::<SendPassword>().unwrap();
        assert_eq!(operation, SendPassword::new(domain("example.info")));
        assert_eq!((operation.send_to(), operation.sub_user()), (Contact::Admin, false));
    }
    let json = r#"{"sub_user": false, "domain_name": "example.info"}"#;
    let operation: SendPassword = serde_json::from_str(json).unwrap();
    assert_eq!(operation, SendPassword::new(domain("example.info")));
}

/// Action, object, attributes, and the answer.
type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a str);

#[test]
fn a_request_that_breaks_a_rule_is_answered_as_the_registrar_would() {
    let (name, user) = (("domain_name", "example.info"), ("sub_user", "0"));
    let cases: &[Case<'_>] = &[
        ("send_password", "domain", &[user], "460 missing field: Missing field: domain_name"),
        ("send_password", "domain", &[name], "460 missing field: Missing field: sub_user"),
        (
            "send_password",
            "domain",
            &[name, ("sub_user", "2")],
            "465 invalid data: Invalid data: sub_user: expected 0 or 1",
        ),
        (
            "send_password",
            "domain",
            &[name, user, ("send_to", "tech")],
            "465 invalid data: Invalid data: send_to: expected owner or admin",
        ),
        (
            "send_password",
            "domain",
            &[("domain_name", "exa mple.info"), user],
            "465 invalid data: Invalid data: domain_name: \
             expected labels of letters, digits and inner hyphens",
        ),
        (
            "send_password",
            "domain",
            &[name, user, ("Domain_Name", "example.com")],
            "465 invalid data: Invalid data: domain_name: expected one value",
        ),
        ("send_authcode", "domain", &[], "460 missing field: Missing field: domain_name"),
        (
            "send_authcode",
            "domain",
            &[("domain_name", "")],
            "460 missing field: Missing field: domain_name",
        ),
        (
            "change",
            "password",
            &[("domain", "a.example")],
            "460 missing field: Missing field: reg_password",
        ),
        (
            "change",
            "password",
            &[("reg_password", "aaaa")],
            "460 missing field: Missing field: domain",
        ),
        (
            "change",
            "password",
            &[("domain", "a.example"), ("reg_password", "hunter 2")],
            "465 invalid data: Invalid data: reg_password: \
             expected only A-Z, a-z, 0-9 and !@$^,.~|=-+_{}#\"",
        ),
        (
            "change",
            "password",
            &[("domain", "a.example"), ("reg_password", "aaaa"), ("registrant_ip", "300.1.1.1")],
            "465 invalid data: Invalid data: registrant_ip: expected an IP address",
        ),
        ("send_password", "password", &[name, user], "430 invalid command: Invalid command"),
        ("lookup", "domain", &[name], "430 invalid command: Invalid command"),
    ];
    for (action, object, attributes, answer) in cases {
        let body = request(action, object, attributes);
        let received = Request::parse(&body).unwrap();
        let error = match received.action() {
            "change" => received.operation::<ChangePassword>().unwrap_err(),
            "send_authcode" => received.operation::<SendAuthcode>().unwrap_err(),
            _ => received.operation::<SendPassword>().unwrap_err(),
        };
        assert_eq!(says(&error), *answer, "{body}");
        assert_eq!(error.object(), Some(*object));
        assert_eq!(error.to_http().unwrap().status(), 200);
    }
}

#[test]
fn a_body_that_is_no_request_is_answered_too() {
    let action = items(&[("action", "change")]);
    let both = items(&[("action", "change"), ("object", "password")]);
    for (body, answer) in [
        (String::new(), "465 invalid data: Invalid envelope: incomplete envelope"),
        (envelope(&action), "460 missing field: Missing field: object"),
        (envelope(""), "460 missing field: Missing field: action"),
        (
            envelope(&format!("{both}{}", items(&[("Action", "x")]))),
            "465 invalid data: Invalid data: action: expected one value",
        ),
        (
            envelope(&format!("{both}{}", items(&[("protocol", "XDP")]))),
            "465 invalid data: Invalid data: protocol: expected XCP",
        ),
        (
            envelope("").replace("dt_assoc", "dt_array"),
            "465 invalid data: Invalid envelope: expected a dt_assoc in the data block",
        ),
        ("<html/>".into(), "465 invalid data: Invalid envelope: unexpected element"),
    ] {
        let error = Request::parse(&body).unwrap_err();
        assert!(says(&error).starts_with(answer), "{}", says(&error));
    }
}

#[test]
fn a_signature_is_checked_before_anything_is_read() {
    let denied = "410 reseller authentication failed: Authentication failed";
    let good = reseller().request(&change()).unwrap();
    assert!(reseller().receive(&good).is_ok());

    let mut altered = good.clone();
    *altered.body_mut() = Body::from(good.body().as_str().replace("aaaa", "bbbb"));
    let mut junk = good.clone();
    *junk.body_mut() = Body::from("no envelope at all".to_owned());
    let mut unsigned = good.clone();
    unsigned.headers_mut().remove("x-signature");
    let mut nameless = good.clone();
    nameless.headers_mut().remove("x-username");
    let mut twice = good.clone();
    twice.headers_mut().append("x-signature", good.headers()["x-signature"].clone());
    let other_key = Reseller::new("reseller", "other key").unwrap().request(&change()).unwrap();
    let other_name = Reseller::new("other", "private key").unwrap().request(&change()).unwrap();
    for bad in [altered, junk, unsigned, nameless, twice, other_key, other_name] {
        let rejection = reseller().receive(&bad).unwrap_err();
        assert_eq!(says(&rejection), denied);
        let answer = rejection.to_http().unwrap();
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
        let error = ChangePassword::reply_from_http(&answer).unwrap_err();
        let code = error.rejection().and_then(Rejection::code);
        assert_eq!(code, Some(ResponseCode::RESELLER_AUTHENTICATION));
    }

    let signed = SignedRequest::from_http(&good).unwrap();
    assert_eq!(signed.username(), "reseller");
    assert!(signed.verify(&Secret::new("private key")).is_ok());
    assert_eq!(says(&signed.verify(&Secret::new("")).unwrap_err()), denied);
}

/// `NotAReply(looks)`, `Malformed(kind)`, `Incomplete` or `Rejected(code)`.
fn sort(error: &Error) -> String {
    match error {
        Error::NotAReply(page) => format!("not a reply: {page}"),
        Error::Malformed(error) => {
            format!("malformed: {} at {}", error.kind(), error.path().unwrap_or("no path"))
        }
        Error::Incomplete(error) => {
            assert_eq!(error.kind(), ErrorKind::Incomplete);
            "incomplete".to_owned()
        }
        Error::Rejected(rejection) => format!("rejected: {}", says(rejection)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn other_answers_are_told_apart() {
    let reply = |pairs: &[(&str, &str)]| envelope(&items(pairs));
    let ok = ("is_success", "1");
    for (body, what, retryable) in [
        (String::new(), "not a reply: an empty body", true),
        ("<html><body>502 Bad Gateway</body></html>".into(), "not a reply: an HTML page", false),
        ("<html><body>502 Bad".into(), "not a reply: an HTML page", false),
        ("<?xml version='1.0'?><soap:Envelope/>".into(), "not a reply: other XML", false),
        ("{\"error\":\"x\"}".into(), "not a reply: JSON", false),
        ("Service unavailable".into(), "not a reply: text", false),
        (text("send_password.request.xml").into(), "not a reply: a request", false),
        (text("send_password.reply.xml")[..400].into(), "incomplete", true),
        (
            reply(&[("action", "reply"), ("response_code", "200")]),
            "malformed: value that does not fit at no path",
            false,
        ),
        (
            reply(&[("is_success", "maybe")]),
            "malformed: value that does not fit at is_success",
            false,
        ),
        (
            reply(&[ok, ("response_code", "many")]),
            "malformed: value that does not fit at response_code",
            false,
        ),
        (
            text("send_password.reply.xml").replace("</body>", "</bodies>"),
            "malformed: mismatched end tag at no path",
            false,
        ),
        (
            reply(&[("is_success", "0"), ("response_code", "465"), ("response_text", "No")]),
            "rejected: 465 invalid data: No",
            false,
        ),
        (
            reply(&[("is_success", "0"), ("response_code", "200"), ("response_text", "No")]),
            "rejected: 200 success: No",
            false,
        ),
        (
            reply(&[("is_success", "0"), ("response_code", "300")]),
            "rejected: 300 command rate exceeded: ",
            true,
        ),
        (reply(&[("is_success", "0"), ("response_code", "7777")]), "rejected: 7777: ", false),
        (reply(&[("is_success", "0")]), "rejected: no response code given: ", false),
    ] {
        let error = SendPassword::reply(&body).unwrap_err();
        assert_eq!(sort(&error), what, "{body}");
        assert_eq!(error.is_retryable(), retryable, "{body}");
    }
    // The code alone says nothing.
    let odd = SendPassword::reply(&reply(&[ok, ("response_code", "465")])).unwrap();
    assert_eq!(odd.code(), Some(ResponseCode::INVALID_DATA));
    assert_eq!(SendPassword::reply(&reply(&[ok])).unwrap().code(), None);
}

#[test]
fn the_status_and_charset_of_http_count() {
    let answer = |status: u16, content_type: &str, body: &[u8]| {
        let builder = http::Response::builder().status(status);
        builder.header("content-type", content_type).body(body.to_vec()).unwrap()
    };
    let page = answer(502, "text/html", b"<html>Bad Gateway</html>");
    let error = SendPassword::reply_from_http(&page).unwrap_err();
    assert_eq!(error.to_string(), "not a reply of OpenSRS but HTTP 502 with an HTML page");
    assert!(error.is_retryable());
    match error {
        Error::NotAReply(page) => {
            assert_eq!(page.status(), Some(StatusCode::BAD_GATEWAY));
            assert_eq!(page.looks(), Looks::Html);
        }
        other => panic!("{other:?}"),
    }
    let reply = sample("send_password.reply.xml");
    assert!(SendPassword::reply_from_http(&answer(200, "text/xml", reply)).is_ok());
    assert!(
        SendPassword::reply_from_http(&answer(500, "text/plain; charset=utf-8", reply)).is_ok()
    );
}

#[cfg(feature = "encoding")]
#[test]
fn the_charset_of_http_decodes_the_reply() {
    let latin = text("send_password.reply.xml").replace("encoding='UTF-8' ", "");
    let latin: Vec<u8> = latin
        .replace("Message sent", "Message envoy\u{E9}")
        .chars()
        .map(|character| u8::try_from(character).unwrap())
        .collect();
    let answer = http::Response::builder().header("content-type", "text/xml; charset=ISO-8859-1");
    let outcome = SendPassword::reply_from_http(&answer.body(latin).unwrap());
    assert_eq!(outcome.unwrap().text(), "Message envoy\u{E9}");
}

#[test]
fn every_cut_is_refused() {
    for name in ["send_password.reply.xml", "change_password.reply.xml"] {
        let whole = sample(name);
        for end in 0..whole.len() {
            let error = SendPassword::reply(&whole[..end]).unwrap_err();
            match error {
                Error::Incomplete(_) => {}
                Error::NotAReply(page) => assert!(page.looks() == Looks::Empty && end == 0),
                other => panic!("{name} cut at {end}: {other:?}"),
            }
        }
    }
}

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
