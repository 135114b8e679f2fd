//! What the documents show, byte for byte.

use std::fmt::Debug;

use registrar_ops::Secret;
use registrar_ops::opensrs::{
    AnyOperation as _, Attributes, ChangePassword, Contact, Cookie, Endpoint, Operation, Reply,
    Reseller, ResponseCode, SendAuthcode, SendPassword, Signature,
};
use serde::de::DeserializeOwned;

use crate::{change, domain, reseller, sample, text};

/// The operation writes the document's request, and is read back from it.
fn check_request<O>(operation: &O, name: &str)
where
    O: Operation + DeserializeOwned + PartialEq + Debug,
{
    let http = reseller().request(operation).unwrap();
    assert_eq!(http.body().as_str(), text(name));
    let received = reseller().receive(&http).unwrap();
    assert!(O::is_asked_by(&received));
    assert_eq!(O::from_request(&received).unwrap(), *operation);
    assert_eq!(operation.to_request().unwrap().to_body().unwrap().as_str(), text(name));
    // The same struct goes through any serde format.
    let json = serde_json::to_string(operation).unwrap();
    assert_eq!(serde_json::from_str::<O>(&json).unwrap(), *operation, "{json}");
}

#[test]
fn requests_are_the_documents_byte_for_byte() {
    let owner =
        SendPassword { send_to: Contact::Owner, ..SendPassword::new(domain("example.info")) };
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
        let says = ", according to \"OpenSRS API, Getting Started\"";
        assert_eq!(error.to_string(), format!("{message}{says}"));
    }
}

#[test]
fn change_carries_the_session_and_the_address() {
    let mut operation = change();
    operation.beside.cookie = Some(Cookie::new("24128866:3210384").unwrap());
    operation.beside.registrant_ip = Some("2001:db8::7".parse().unwrap());
    let http = reseller().request(&operation).unwrap();
    let expected = text("change_password.request.xml").replace(
        "                <item key=\"domain\">",
        "                <item key=\"cookie\">24128866:3210384</item>\n\
         \x20               <item key=\"registrant_ip\">2001:db8::7</item>\n\
         \x20               <item key=\"domain\">",
    );
    assert_eq!(http.body().as_str(), expected);
    let received = reseller().receive(&http).unwrap();
    assert_eq!(ChangePassword::from_request(&received).unwrap(), operation);
}

#[test]
fn what_stands_beside_comes_back() {
    let mut operation = SendAuthcode::new(domain("example.info"));
    operation.beside.username = Some("owner".into());
    operation.beside.others.insert("client_tag".into(), Secret::new("7 & 8"));
    let http = reseller().request(&operation).unwrap();
    assert!(http.body().as_str().contains("<item key=\"username\">owner</item>"));
    let received = reseller().receive(&http).unwrap();
    assert_eq!(SendAuthcode::from_request(&received).unwrap(), operation);
    let json = serde_json::to_string(&operation).unwrap();
    assert_eq!(serde_json::from_str::<SendAuthcode>(&json).unwrap(), operation, "{json}");

    for name in ["action", "Attributes", "COOKIE"] {
        let mut operation = SendAuthcode::new(domain("example.info"));
        operation.beside.others.insert(name.into(), Secret::new("x"));
        let error = reseller().request(&operation).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("parameter given twice `{name}`: expected what the request has once")
        );
    }
    for name in ["is_success", "Response_Code"] {
        let mut operation = SendAuthcode::new(domain("example.info"));
        operation.beside.others.insert(name.into(), Secret::new("1"));
        let error = reseller().request(&operation).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("invalid parameter `{name}`: expected no item that only a reply has")
        );
    }
}

#[test]
fn an_endpoint_shows_no_user_info() {
    let endpoint: http::Uri = "https://user:hunter2@proxy.example/x".parse().unwrap();
    let shown = format!("{:?}", reseller().with_endpoint(endpoint));
    assert!(shown.contains("https://[REDACTED]@proxy.example/x"), "{shown}");
    assert!(!shown.contains("hunter2"));
}
