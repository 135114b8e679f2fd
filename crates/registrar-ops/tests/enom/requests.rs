//! What a server makes of requests, and how it answers those that break a rule.

use http::StatusCode;
use registrar_ops::ParameterErrorKind;
use registrar_ops::enom::{
    Account, Format, GetAccountPassword, Incoming, Operation as _, Rejection, ResponseCode,
    SetPassword,
};

use crate::account;

#[test]
fn a_request_that_breaks_a_rule_is_answered_as_the_registrar_would() {
    let long = "x".repeat(61);
    for (form, number, message) in [
        ("command=SetPassword&TLD=com&DomainPassword=123456", 301_151, "SLD is missing"),
        ("command=SetPassword&SLD=&TLD=com&DomainPassword=123456", 301_151, "SLD is missing"),
        ("command=SetPassword&SLD=a&DomainPassword=123456", 301_152, "TLD is missing"),
        ("command=SetPassword&SLD=a&TLD=com", 301_156, "DomainPassword is missing"),
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
            "TLD: expected labels of letters, digits and inner hyphens",
        ),
        (
            "command=SetPassword&SLD=a&sld=b&TLD=com&DomainPassword=123456",
            302_151,
            "SLD: expected one value",
        ),
        ("command=GetAccountPassword&AuthQuestionAnswer=x", 301_155, "LoginID is missing"),
        ("command=GetAccountPassword&LoginID=x", 301_185, "AuthQuestionAnswer is missing"),
        ("command=Preconfigure", 304_150, "Invalid command"),
    ] {
        let incoming = Incoming::parse(form.as_bytes()).unwrap();
        let command = incoming.command();
        let rejection = if command.name() == "GetAccountPassword" {
            command.operation::<GetAccountPassword>().unwrap_err()
        } else {
            command.operation::<SetPassword>().unwrap_err()
        };
        for format in Format::ALL {
            let answer = rejection.to_http(format).unwrap();
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
        (b"command=%FF", 304_150),
        (b"command=a&Command=b", 302_150),
        (b"command=a&uid=x&UID=y", 302_155),
        (b"command=a&pw=x&PW=y", 302_156),
        (b"command=a&ResponseType=JSON", 304_000),
    ] {
        let rejection = Incoming::parse(form).unwrap_err();
        let numbers: Vec<_> = rejection.codes().map(ResponseCode::number).collect();
        assert_eq!(numbers, [number], "{}", form.escape_ascii());
        assert!(rejection.to_body(Format::Text).is_ok());
    }
    // Said twice is said once.
    let twice = Incoming::parse(b"command=a&command=a&uid=x&UID=x").unwrap();
    assert_eq!((twice.command().name(), twice.uid()), ("a", Some("x")));
    assert_eq!(twice.format(), Format::Text);
}

#[test]
fn query_and_body_are_one_request() {
    let request = http::Request::post("/interface.asp?command=SetPassword&uid=resellid&sld=a")
        .body("pw=resellpw&TLD=com&DomainPassword=123456&responseType=html")
        .unwrap();
    let incoming = Incoming::from_http(&request).unwrap();
    account().verify(&incoming).unwrap();
    assert_eq!(incoming.format(), Format::Html);
    assert!(incoming.command().operation::<SetPassword>().is_ok());
    let get = http::Request::get("/interface.asp?command=a").body("uid=resellid").unwrap();
    assert_eq!(Incoming::from_http(&get).unwrap().uid(), None);
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
        let incoming = Incoming::parse(form.as_bytes()).unwrap();
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
    let rejection = Rejection::new(ResponseCode::from_number(301_151), "No SLD")
        .with_reason(ResponseCode::from_number(301_152), "No TLD");
    for format in Format::ALL {
        let error = SetPassword::reply(&rejection.to_body(format).unwrap()).unwrap_err();
        let read = error.rejection().unwrap();
        assert_eq!(read.reasons(), rejection.reasons(), "{format}");
        assert_eq!(read.messages().collect::<Vec<_>>(), ["No SLD", "No TLD"]);
        assert_eq!(read.reasons()[1].text(), Some("Validation error; missing; TLD"));
    }
}
