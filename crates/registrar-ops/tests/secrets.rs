//! No secret shows in any `Debug`, `Display` or error, nor in the `Debug` of a made request.

use std::error::Error as StdError;
use std::fmt::{Debug, Write as _};

use http::header::HeaderValue;
use ops_envelope::assoc;
use proptest::prelude::*;
use registrar_ops::enom::{
    self, Account, AuthQuestionAnswer, Command, DomainPassword, Format, GetAccountPassword,
    LoginId, Operation as _, SetPassword,
};
use registrar_ops::opensrs::{
    self, AnyOperation as _, ChangePassword, Cookie, Operation as _, RegistrantPassword, Reply,
    Request, Reseller, SendPassword, Signature, SignedRequest,
};
use registrar_ops::{DomainName, Redaction, Secret, SplitName};
use serde::Serialize;

/// Collects what is shown, to be searched for secrets.
#[derive(Default)]
struct Shown(String);

impl Shown {
    fn debug(&mut self, value: &dyn Debug) {
        writeln!(self.0, "{value:?} {value:#?}").unwrap();
    }

    fn error(&mut self, error: &dyn StdError) {
        self.debug(&error);
        let mut next = Some(error);
        while let Some(error) = next {
            writeln!(self.0, "{error}").unwrap();
            next = error.source();
        }
    }

    /// Views for logs, as JSON.
    fn redacted(&mut self, operation: &impl opensrs::Operation, request: &impl Serialize) {
        self.json(&operation.redacted());
        self.json(&operation.redacted_with(&Redaction::personal()));
        self.json(&operation.redacted_with(&Redaction::allow(["domain", "reg_password", "pin"])));
        self.json(request);
    }

    fn json(&mut self, value: &impl Serialize) {
        self.0 += &serde_json::to_string(value).unwrap();
    }

    fn outcome<T: Debug, E: StdError>(&mut self, outcome: &Result<T, E>) {
        match outcome {
            Ok(value) => self.debug(value),
            Err(error) => self.error(error),
        }
    }
}

fn domain() -> DomainName {
    DomainName::new("example.info").unwrap()
}

/// Shows everything that can be made of `secret` in the places where secrets stand.
fn show_everything(secret: &str) -> String {
    let mut shown = Shown::default();
    let held = Secret::new(secret);
    shown.debug(&held);
    shown.debug(&Signature::of(b"body", &held));

    let reseller = Reseller::new("reseller", secret).unwrap();
    shown.debug(&reseller);
    let password = RegistrantPassword::new(secret);
    shown.outcome(&password);
    let password = password.unwrap_or_else(|_| RegistrantPassword::new("aaaa").unwrap());
    let mut change = ChangePassword::new(domain(), password);
    change.beside.cookie = Some(Cookie::new(secret).unwrap());
    change.beside.others.insert("pin".into(), held.clone());
    shown.debug(&change);
    shown.debug(&change.to_request().unwrap());
    shown.redacted(&change, &change.to_request().unwrap().redacted());
    let request = reseller.request(&change).unwrap();
    shown.debug(&request);
    shown.outcome(&SignedRequest::from_http(&request));
    let received = reseller.receive(&request);
    shown.outcome(&received);
    shown.outcome(&ChangePassword::from_request(&received.unwrap()));
    shown.outcome(&Reseller::new("reseller", "other").unwrap().receive(&request));
    let generic = Request::new("change", "password")
        .with("cookie", secret)
        .with("domain", secret)
        .with("registrant_ip", secret)
        .with_attributes(assoc! { "reg_password" => secret, "password" => secret });
    shown.outcome(&ChangePassword::from_request(&generic));
    let with_secret_only = Request::new("change", "password")
        .with_attributes(assoc! { "reg_password" => secret, "new_password" => secret });
    shown.debug(&with_secret_only);
    shown.outcome(&serde_json::from_value::<RegistrantPassword>(secret.into()));
    shown.outcome(&reseller.request_for(&with_secret_only));
    let reply =
        Reply::new("domain", "Done", opensrs::Attributes::from(assoc! { "cookie" => secret }));
    shown.debug(&reply);
    shown.outcome(&reply.to_http());

    let account = Account::new("resellid", secret).unwrap();
    shown.debug(&account);
    let password = DomainPassword::new(secret);
    shown.outcome(&password);
    let password = password.unwrap_or_else(|_| DomainPassword::new("aaaaaa").unwrap());
    let name = SplitName::new("example", "com").unwrap();
    let set_password = SetPassword::new(name, password);
    shown.debug(&set_password);
    shown.json(&enom::Operation::redacted(&set_password));
    let get_password = GetAccountPassword::new(
        LoginId::new("ichiro").unwrap(),
        AuthQuestionAnswer::new(secret).unwrap(),
    );
    shown.debug(&get_password);
    shown.json(&enom::Operation::redacted(&get_password));
    for request in [
        account.request(&set_password, Format::Xml).unwrap(),
        account.request(&get_password, Format::Text).unwrap(),
    ] {
        shown.debug(&request);
        let incoming = enom::Request::from_http(&request);
        shown.outcome(&incoming);
        let incoming = incoming.unwrap();
        shown.debug(&incoming.redacted());
        shown.json(&incoming.redacted());
        shown.json(&incoming.command().redacted_with(&Redaction::allow(["DomainPassword"])));
        shown.outcome(&account.verify(&incoming));
        shown.outcome(&Account::new("resellid", "other").unwrap().verify(&incoming));
        shown.outcome(&SetPassword::from_request(&incoming));
        shown.outcome(&GetAccountPassword::from_request(&incoming));
    }
    let get = account.get_request(&set_password, Format::Html).unwrap();
    shown.debug(&get);
    let command = Command::new("SetPassword")
        .with("DomainPassword", secret)
        .with("AuthQuestionAnswer", secret)
        .with("Token", secret);
    shown.debug(&command);
    shown.debug(&command.parameters("SetPassword"));
    // In a name that is none, and quoted in a value.
    let forged = Command::new(format!("SetPassword;UID=resellid;PW={secret}"))
        .with(format!("SLD;PW={secret}"), "x")
        .with("url", format!("https://example.com/?pw={secret}"));
    shown.debug(&forged);
    shown.json(&forged.redacted());
    shown.debug(&forged.parameters("SetPassword"));
    shown.outcome(&enom::Request::parse(&format!("command=a&x;pw={secret}=%80")).map(drop));
    let endpoint = http::Uri::from_static("https://proxy.example/");
    shown.debug(&account.clone().with_endpoint(endpoint));
    let wrong = Command::new("SetPassword")
        .with("SLD", secret)
        .with("TLD", secret)
        .with("DomainPassword", secret);
    // A name that is one is no secret; one that is none is not quoted either.
    shown.outcome(&SetPassword::read(&wrong).map(drop));
    shown.outcome(&SplitName::new(secret, secret).map(drop));
    shown.outcome(&DomainName::new(secret).map(drop));
    shown.0
}

/// Replies in which the registrar quotes a secret, whole and broken.
fn show_replies(secret: &str) -> String {
    let mut shown = Shown::default();
    let rejected = opensrs::Rejection::new(opensrs::ResponseCode::INVALID_DATA, secret)
        .with_attributes(assoc! { "note" => secret });
    let body = rejected.to_body().unwrap();
    for end in (0..=body.as_bytes().len()).step_by(7).chain([body.as_bytes().len()]) {
        shown.outcome(&SendPassword::reply(&body.as_bytes()[..end]));
    }
    let mistyped = body
        .as_str()
        .replace("<item key=\"is_success\">0", &format!("<item key=\"is_success\">{secret}"));
    shown.outcome(&SendPassword::reply(&mistyped));
    shown.outcome(&SendPassword::reply(&format!("<html>{secret}</html>")));
    shown.outcome(&SendPassword::reply(secret));
    let rejected = enom::Rejection::new(enom::ResponseCode::new(304_156), secret);
    for format in Format::ALL {
        let Ok(body) = rejected.to_body(format) else { continue };
        for end in (0..=body.as_bytes().len()).step_by(7).chain([body.as_bytes().len()]) {
            shown.outcome(&<SetPassword as enom::Operation>::reply(&body.as_bytes()[..end]));
        }
    }
    shown.0
}

#[test]
fn what_is_shown_is_the_rest() {
    let shown = show_everything("hunter2hunter2");
    for word in
        ["[REDACTED]", "resellid", "reseller", "example.info", "Body(", "DomainPassword", "ichiro"]
    {
        assert!(shown.contains(word), "{word} is not shown:\n{shown}");
    }
    let mut value = HeaderValue::from_static("x");
    value.set_sensitive(true);
    assert!(shown.contains(&format!("{value:?}")), "the signature is not marked sensitive");
}

proptest! {
    #[test]
    fn no_secret_shows(
        // Long enough, and with letters that no name has, to be found by nothing but itself.
        secret in prop_oneof![
            "[qzx]{4}[A-Za-z0-9]{4,20}",
            "[qzx]{4}[ -~]{4,20}",
            "[qzx]{4}\\PC{4,20}",
        ],
    ) {
        let secret = secret.trim().to_owned();
        let shown = show_everything(&secret) + &show_replies(&secret);
        let place = shown.find(&secret).map(|at| shown[..at + secret.len()].lines().last());
        prop_assert!(place.is_none(), "{secret} shows: {place:?}");
        let encoded: String = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        prop_assert!(!shown.contains(&encoded), "{encoded} shows");
        let debug = format!("{secret:?}");
        prop_assert!(!shown.contains(debug.trim_matches('"')), "{debug} shows");
    }
}
