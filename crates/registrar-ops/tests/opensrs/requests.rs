//! What a server makes of requests, and how it answers those that break a rule.

use http::StatusCode;
use registrar_ops::opensrs::{
    BelongsToRsp, Beside, ChangePassword, Contact, Cookie, Operation as _, RegistrantPassword,
    Rejection, Request, Reseller, ResponseCode, SendAuthcode, SendPassword, SignedRequest,
};
use registrar_ops::{Body, Secret};

use crate::{change, domain, envelope, items, request, reseller};

/// The code and the words of a rejection.
pub(crate) fn says(rejection: &Rejection) -> String {
    format!("{rejection}: {}", rejection.text())
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
        assert_eq!(ChangePassword::from_request(&received).unwrap(), change(), "{body}");
    }
    let two = both.replacen("yourdomain.com", "other.com", 1);
    let error = ChangePassword::from_request(&Request::parse(&two).unwrap()).unwrap_err();
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
    let operation = SendPassword::from_request(&received).unwrap();
    assert_eq!(
        operation,
        SendPassword {
            send_to: Contact::Owner,
            sub_user: true,
            ..SendPassword::new(domain("example.info"))
        }
    );
}

#[test]
fn send_to_is_admin_unless_said_otherwise() {
    for attributes in [
        &[("domain_name", "example.info"), ("sub_user", "0")][..],
        &[("domain_name", "example.info"), ("sub_user", "0"), ("send_to", "")],
        &[("domain_name", "example.info"), ("sub_user", "0"), ("send_to", "admin")],
        // Seen: without `sub_user`, or with an empty one.
        &[("domain_name", "example.info")],
        &[("domain_name", "example.info"), ("sub_user", "")],
    ] {
        let body = request("send_password", "domain", attributes);
        let operation = SendPassword::from_request(&Request::parse(&body).unwrap()).unwrap();
        assert_eq!(operation, SendPassword::new(domain("example.info")));
        assert_eq!((operation.send_to, operation.sub_user), (Contact::Admin, false));
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
        (
            "send_password",
            "domain",
            &[user],
            "460 missing field: Missing field: domain_name: expected a value",
        ),
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
             expected only letters, digits and hyphens in label 1",
        ),
        (
            "send_password",
            "domain",
            &[name, user, ("Domain_Name", "example.com")],
            "465 invalid data: Invalid data: domain_name: expected one value",
        ),
        (
            "send_authcode",
            "domain",
            &[],
            "460 missing field: Missing field: domain_name: expected a value",
        ),
        (
            "send_authcode",
            "domain",
            &[("domain_name", "")],
            "460 missing field: Missing field: domain_name: expected a value",
        ),
        (
            "change",
            "password",
            &[("domain", "a.example")],
            "460 missing field: Missing field: reg_password: expected a value",
        ),
        (
            "change",
            "password",
            &[("reg_password", "aaaa")],
            "460 missing field: Missing field: domain: expected a value",
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
            "change" => ChangePassword::from_request(&received).unwrap_err(),
            "send_authcode" => SendAuthcode::from_request(&received).unwrap_err(),
            _ => SendPassword::from_request(&received).unwrap_err(),
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
        (String::new(), "465 invalid data: Invalid envelope: not an envelope but an empty body"),
        (envelope(&action), "460 missing field: Missing field: object: expected a value"),
        (
            envelope(&items(&[("action", "belongs_to_rsp"), ("object", "")])),
            "460 missing field: Missing field: object: expected a value",
        ),
        (
            envelope(&items(&[("action", "check_transfer")])),
            "460 missing field: Missing field: object: expected a value",
        ),
        (envelope(""), "460 missing field: Missing field: action: expected a value"),
        (
            envelope(&format!("{both}{}", items(&[("Action", "x")]))),
            "465 invalid data: Invalid data: action: expected one value",
        ),
        (
            envelope(&format!("{both}{}", items(&[("protocol", "XDP")]))),
            "465 invalid data: Invalid data: protocol: expected XCP",
        ),
        (
            envelope(&format!("{both}{}", items(&[("response_code", "200")]))),
            "465 invalid data: Invalid data: response_code: expected no item that only a reply has",
        ),
        (
            envelope("").replace("dt_assoc", "dt_array"),
            "465 invalid data: Invalid envelope: expected a dt_assoc in the data block",
        ),
        ("<html/>".into(), "465 invalid data: Invalid envelope: not an envelope but an HTML page"),
    ] {
        let error = Request::parse(&body).unwrap_err();
        assert!(says(&error).starts_with(answer), "{}", says(&error));
    }
}

#[test]
fn whether_a_domain_is_the_resellers_is_asked_without_object_too() {
    for action in ["belongs_to_rsp", "BELONGS_TO_RSP"] {
        let body = request(action, "domain", &[("domain", "example.info")]);
        let body = body.replace(&items(&[("object", "domain")]), "");
        assert!(!body.contains("object"), "{body}");
        let received = Request::parse(&body).unwrap();
        assert_eq!(received.object(), "domain");
        let operation = BelongsToRsp::from_request(&received).unwrap();
        assert_eq!(operation, BelongsToRsp::new(domain("example.info")));
    }
}

#[test]
fn a_signature_is_checked_before_anything_is_read() {
    let denied = "401 authentication failed: Authentication Failed";
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
        assert_eq!(answer.status(), StatusCode::OK);
        let error = ChangePassword::reply_from_http(&answer).unwrap_err();
        let code = error.rejection().and_then(Rejection::code);
        assert_eq!(code, Some(ResponseCode::AUTHENTICATION));
    }

    let signed = SignedRequest::from_http(&good).unwrap();
    assert_eq!(signed.username(), "reseller");
    assert!(signed.verify(&Secret::new("private key")).is_ok());
    assert_eq!(says(&signed.verify(&Secret::new("")).unwrap_err()), denied);
}

#[test]
fn change_is_made_and_read_by_cookie_alone() {
    let password = RegistrantPassword::new("aaaa").unwrap();
    let operation = ChangePassword::by_cookie(Cookie::new("1:2").unwrap(), password.clone());
    let http = reseller().request(&operation).unwrap();
    assert!(!http.body().as_str().contains("\"domain\""));
    let received = reseller().receive(&http).unwrap();
    assert_eq!(ChangePassword::from_request(&received).unwrap(), operation);

    // With neither, nobody knows whose password it is.
    let nobody = ChangePassword { reg_password: password, beside: Beside::default() };
    let error = reseller().request(&nobody).unwrap_err();
    assert_eq!(
        error.to_string(),
        "missing parameter `domain`: expected a value, according to \"change (password)\""
    );
    // An empty cookie is not taken for none.
    let beside = items(&[("cookie", ""), ("domain", "a.example")]);
    let body = request("change", "password", &[("reg_password", "aaaa")]);
    let body = body.replace("<item key=\"attributes\">", &(beside + "<item key=\"attributes\">"));
    let error = ChangePassword::from_request(&Request::parse(&body).unwrap()).unwrap_err();
    assert_eq!(says(&error), "460 missing field: Missing field: cookie: expected a value");
    assert!(Cookie::new("").is_err());
}

#[test]
fn a_job_with_a_typo_is_refused() {
    for (json, word) in [
        (r#"{"domain_name": "example.info", "sendto": "owner"}"#, "sendto"),
        (r#"{"domain_name": "example.info", "beside": {"cookies": "x"}}"#, "cookies"),
        (r#"{"domain_name": "example.info", "beside": {"cookie": ""}}"#, "cookie"),
        (r#"{"domain_name": "example", "send_to": "owner"}"#, "domain_name"),
        (r#"{"send_to": "owner"}"#, "domain_name"),
    ] {
        let error = serde_json::from_str::<SendPassword>(json).unwrap_err();
        assert!(error.to_string().contains(&format!("`{word}`")), "{json}: {error}");
    }
    let json = r#"{"reg_password": "aaaa", "beside": {"domain": "yourdomain.com"}}"#;
    assert_eq!(serde_json::from_str::<ChangePassword>(json).unwrap(), change());
    assert!(serde_json::from_str::<ChangePassword>(r#"{"reg_password": "a&a"}"#).is_err());
}

#[test]
fn only_a_post_runs_a_command() {
    let good = reseller().request(&change()).unwrap();
    for (method, is_run) in
        [("POST", true), ("post", true), ("GET", false), ("HEAD", false), ("PUT", false)]
    {
        let mut request = good.clone();
        *request.method_mut() = method.parse().unwrap();
        let outcome = reseller().receive(&request);
        assert_eq!(outcome.is_ok(), is_run, "{method}");
        if let Err(rejection) = outcome {
            assert_eq!(rejection.code(), Some(ResponseCode::INVALID_COMMAND), "{method}");
        }
    }
}

#[cfg(feature = "encoding")]
#[test]
fn the_charset_of_a_request_counts() {
    let body = request("lookup", "domain", &[("note", "caf\u{E9}")]);
    let latin: Vec<u8> = body.chars().map(|character| u8::try_from(character).unwrap()).collect();
    let signed = reseller().sign(Body::default());
    let signature = registrar_ops::opensrs::Signature::of(&latin, &Secret::new("private key"));
    let (mut parts, _) = signed.into_parts();
    parts.headers.insert("x-signature", signature.as_str().parse().unwrap());
    parts.headers.insert("content-type", "text/xml; charset=iso-8859-1".parse().unwrap());
    let http = http::Request::from_parts(parts, latin);
    let received = reseller().receive(&http).unwrap();
    assert_eq!(received.attributes()["note"], "caf\u{E9}");
}
