//! What a server makes of requests, and how it answers those that break a rule.

use http::StatusCode;
use registrar_ops::ParameterErrorKind;
use registrar_ops::enom::{
    Account, Format, GetAccountPassword, Operation as _, Rejection, Request, ResponseCode,
    SetPassword,
};

use crate::account;

#[test]
fn a_request_that_breaks_a_rule_is_answered_as_the_registrar_would() {
    let long = "x".repeat(61);
    for (form, number, message) in [
        (
            "command=SetPassword&TLD=com&DomainPassword=123456",
            301_151,
            "SLD is missing: expected a value",
        ),
        (
            "command=SetPassword&SLD=&TLD=com&DomainPassword=123456",
            301_151,
            "SLD is missing: expected a value",
        ),
        (
            "command=SetPassword&SLD=a&DomainPassword=123456",
            301_152,
            "TLD is missing: expected a value",
        ),
        (
            "command=SetPassword&SLD=a&TLD=com",
            301_156,
            "DomainPassword is missing: expected a value",
        ),
        (
            "command=SetPassword&SLD=a&TLD=com&DomainPassword=12345",
            303_156,
            "DomainPassword: expected 6 to 60 ASCII characters",
        ),
        (
            &format!("command=SetPassword&SLD=a&TLD=com&DomainPassword={long}"),
            303_156,
            "DomainPassword: expected 6 to 60 ASCII characters",
        ),
        (
            "command=SetPassword&SLD=a&TLD=com&DomainPassword=p%C3%A4ssword",
            304_156,
            "DomainPassword: expected 6 to 60 ASCII characters",
        ),
        (
            "command=SetPassword&SLD=a.b&TLD=com&DomainPassword=123456",
            304_151,
            "SLD: expected one label, as enom in enom.com",
        ),
        (
            "command=SetPassword&SLD=a&TLD=c_m&DomainPassword=123456",
            304_152,
            "TLD: expected only letters, digits and hyphens in label 2",
        ),
        (
            "command=SetPassword&SLD=a&TLD=com&DomainPassword=a",
            303_156,
            "DomainPassword: expected 6 to 60 ASCII characters",
        ),
        (
            "command=GetAccountPassword&AuthQuestionAnswer=x",
            301_155,
            "LoginID is missing: expected a value",
        ),
        (
            "command=GetAccountPassword&LoginID=x",
            301_185,
            "AuthQuestionAnswer is missing: expected a value",
        ),
        ("command=Preconfigure", 304_150, "Invalid command"),
    ] {
        let incoming = Request::parse(form.as_bytes()).unwrap();
        let command = incoming.command();
        let rejection = if command.name() == "GetAccountPassword" {
            GetAccountPassword::from_request(&incoming).unwrap_err()
        } else {
            SetPassword::from_request(&incoming).unwrap_err()
        };
        for format in Format::ALL {
            let answer = rejection.clone().with_format(format).to_http().unwrap();
            assert_eq!(answer.status(), StatusCode::OK);
            let error = SetPassword::reply_from_http(&answer).unwrap_err();
            let read = error.rejection().unwrap();
            assert_eq!(read.messages().collect::<Vec<_>>(), [message], "{form} as {format}");
            let numbers: Vec<_> = read.codes().map(ResponseCode::number).collect();
            assert_eq!(numbers, [number], "{form} as {format}");
            let response = read.response().unwrap();
            assert_eq!(response.get("Command"), Some(command.name().to_uppercase().as_str()));
            assert_eq!(response.get("ErrCount"), Some("1"));
            assert!(response.is_complete());
        }
    }
}

#[test]
fn a_form_that_is_no_request_is_answered_too() {
    for (form, number) in [
        (&b""[..], 301_150),
        (b"uid=resellid&pw=resellpw", 301_150),
        (b"command=%0D%0A+", 301_150),
        (b"command=%80", 304_150),
        // An `=` was lost.
        (b"command=a&pwhunter2=%80", 304_000),
        (b"command=a&SLD=a&sld=b", 302_151),
        (b"command=a&Command=b", 302_150),
        (b"command=a&uid=x&UID=y", 302_155),
        (b"command=a&pw=x&PW=y", 302_156),
        (b"command=a&ResponseType=JSON", 304_000),
    ] {
        let rejection = Request::parse(form).unwrap_err();
        let numbers: Vec<_> = rejection.codes().map(ResponseCode::number).collect();
        assert_eq!(numbers, [number], "{}", form.escape_ascii());
        let body = rejection.to_body(Format::Text).unwrap();
        assert!(!body.as_str().contains("hunter2"), "{}", form.escape_ascii());
    }
    // Said twice is said once.
    let twice = Request::parse(b"command=a&command=a&uid=x&UID=x").unwrap();
    assert_eq!((twice.command().name(), twice.uid()), ("a", Some("x")));
    assert_eq!(twice.format(), Format::Text);
}

#[test]
fn query_and_body_are_one_request() {
    let request = http::Request::post("/interface.asp?command=SetPassword&uid=resellid&sld=a")
        .body("pw=resellpw&TLD=com&DomainPassword=123456&responseType=html")
        .unwrap();
    let incoming = Request::from_http(&request).unwrap();
    account().verify(&incoming).unwrap();
    assert_eq!(incoming.format(), Format::Html);
    assert!(SetPassword::from_request(&incoming).is_ok());
    let get = http::Request::get("/interface.asp?command=a").body("uid=resellid").unwrap();
    assert_eq!(Request::from_http(&get).unwrap().uid(), None);
}

#[test]
fn a_token_is_checked() {
    for form in [
        "command=x&uid=resellid",
        "command=x&pw=resellpw",
        "command=x&uid=resellid&pw=",
        "command=x&uid=resellid&pw=resellpW",
        "command=x&uid=other&pw=resellpw",
    ] {
        let incoming = Request::parse(form.as_bytes()).unwrap();
        let rejection = account().verify(&incoming).unwrap_err();
        assert_eq!(rejection.to_string(), "304155 (validation, invalid, login ID)", "{form}");
        let body = rejection.to_body(Format::Text).unwrap();
        assert_eq!(
            body.as_str(),
            ";URL Interface\n;Encoding Type is utf-8\nCommand=X\nLanguage=eng\nErrCount=1\n\
             Err1=Bad User name or Password\nResponseCount=1\nResponseNumber1=304155\n\
             ResponseString1=Validation error; invalid ; loginid\nDone=true\n"
        );
    }
    for (uid, token, name) in [("", "x", "uid"), ("x", "", "pw")] {
        let error = Account::new(uid, token).unwrap_err();
        assert_eq!((error.kind(), error.parameter()), (ParameterErrorKind::Missing, name));
    }
}

#[test]
fn several_reasons_come_back_in_order() {
    let rejection = Rejection::new(ResponseCode::new(301_151), "No SLD")
        .with_reason(ResponseCode::new(301_152), "No TLD");
    for format in Format::ALL {
        let error = SetPassword::reply(&rejection.to_body(format).unwrap()).unwrap_err();
        let read = error.rejection().unwrap();
        assert_eq!(read.reasons(), rejection.reasons(), "{format}");
        assert_eq!(read.messages().collect::<Vec<_>>(), ["No SLD", "No TLD"]);
        assert_eq!(read.reasons()[1].text(), Some("Validation error; missing; TLD"));
    }
}

#[test]
fn a_refusal_comes_in_the_format_that_was_asked_for() {
    for (name, format) in [("text", Format::Text), ("HTML", Format::Html), ("xml", Format::Xml)] {
        for form in [
            "uid=resellid",
            "command=SetPassword&SLD=a&sld=b",
            "command=SetPassword&SLD=%80",
            "command=SetPassword&uid=a&UID=b",
        ] {
            let rejection = Request::parse(&format!("{form}&responsetype={name}")).unwrap_err();
            assert_eq!(rejection.format(), format, "{form}");
            let post = http::Request::post(format!("/interface.asp?responsetype={name}"));
            let rejection = Request::from_http(&post.body(form).unwrap()).unwrap_err();
            let answer = rejection.to_http().unwrap();
            let read = SetPassword::reply_from_http(&answer).unwrap_err();
            let response = read.rejection().and_then(Rejection::response).unwrap();
            assert_eq!(response.format(), format, "{form}");
            let command = if form.contains("command") { "SETPASSWORD" } else { "" };
            assert_eq!(response.get("Command"), Some(command), "{form}");
        }
        let unknown = Request::parse(&format!("command=WhoAmI&responsetype={name}")).unwrap();
        for rejection in [
            unknown.unknown_command(),
            SetPassword::from_request(&unknown).unwrap_err(),
            account().verify(&unknown).unwrap_err(),
        ] {
            let answer = rejection.to_http().unwrap();
            assert_eq!(
                answer.headers()["content-type"].to_str().unwrap().split(';').next(),
                Some(match format {
                    Format::Text => "text/plain",
                    Format::Html => "text/html",
                    Format::Xml => "text/xml",
                })
            );
            let read = SetPassword::reply_from_http(&answer).unwrap_err();
            let response = read.rejection().and_then(Rejection::response).unwrap();
            assert_eq!(response.format(), format);
            assert_eq!(response.get("Command"), Some("WHOAMI"));
        }
    }
}

#[test]
fn get_and_post_run_a_command_in_any_letter_case() {
    let target = "/interface.asp?command=SetPassword&SLD=a&TLD=com&DomainPassword=123456";
    for (method, is_run) in [
        ("GET", true),
        ("get", true),
        ("POST", true),
        ("post", true),
        ("HEAD", false),
        ("PUT", false),
        ("DELETE", false),
    ] {
        let request = http::Request::builder().method(method).uri(target).body("").unwrap();
        let outcome = Request::from_http(&request);
        assert_eq!(outcome.is_ok(), is_run, "{method}");
        if let Err(rejection) = outcome {
            assert_eq!(rejection.codes().map(ResponseCode::number).collect::<Vec<_>>(), [304_150]);
        }
    }
}

#[test]
fn a_form_has_limits() {
    let post = |body: String| Request::from_http(&http::Request::post("/").body(body).unwrap());
    let many = "&a".repeat(8 << 20);
    let rejection = post(many).unwrap_err();
    assert_eq!(
        rejection.messages().next(),
        Some("The request: expected a form of at most 1048576 bytes")
    );
    let numbers = |rejection: &Rejection| rejection.codes().map(ResponseCode::number).next();
    assert_eq!(numbers(&rejection), Some(303_000));
    let pairs = "&a=1".repeat(4_096);
    let rejection = post(format!("command=x{pairs}")).unwrap_err();
    assert_eq!(rejection.messages().next(), Some("The request: expected at most 4096 parameters"));
    let pairs = "&a=1".repeat(4_095);
    assert!(post(format!("command=x{pairs}")).is_ok());
    let long = |length| post(format!("command=x&a={}", "b".repeat(length)));
    assert!(long(64 << 10).is_ok());
    assert_eq!(numbers(&long((64 << 10) + 1).unwrap_err()), Some(303_000));
}

#[test]
fn a_job_with_a_typo_is_refused() {
    let json = r#"{"domain": {"SLD": "a", "TLD": "com"}, "domain_password": "123456"}"#;
    let operation: SetPassword = serde_json::from_str(json).unwrap();
    assert_eq!(operation.domain.domain_name(), &"a.com");
    for wrong in [
        json.replace("domain_password", "DomainPassword"),
        json.replace("}}", "}, \"note\": 1}").replace("},", "}, \"tld\": \"com\","),
        json.replace("123456", "12345"),
        json.replace("\"SLD\": \"a\"", "\"SLD\": \"a\", \"sub\": \"x\""),
    ] {
        assert!(serde_json::from_str::<SetPassword>(&wrong).is_err(), "{wrong}");
    }
    let empty = r#"{"login_id": "", "auth_question_answer": "x"}"#;
    assert!(serde_json::from_str::<GetAccountPassword>(empty).is_err());
}
