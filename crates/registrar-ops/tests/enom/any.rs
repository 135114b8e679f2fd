//! Operations of one's own, generic commands, and whatever else comes.

use proptest::prelude::*;
use registrar_ops::enom::{
    AnyOperation, AuthQuestionAnswer, Command, DomainPassword, Error, Format, GetAccountPassword,
    LoginId, Operation, Reply, Request, ResponseCode, SetPassword,
};
use registrar_ops::{ParameterErrorKind, RequestError, SplitName};
use serde::{Deserialize, Serialize};

use crate::account;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
struct Check {
    sld: String,
    tld: String,
    years: Option<u8>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct CheckReply {
    #[serde(rename = "RRPCode")]
    code: u32,
}

impl Operation for Check {
    const COMMAND: &'static str = "Check";
    const IDEMPOTENT: bool = true;
    type Reply = CheckReply;
}

#[test]
fn an_operation_of_ones_own_works_on_both_sides() {
    let check = Check { sld: "a".into(), tld: "com".into(), years: Some(2) };
    let request = account().request(&check, Format::Text).unwrap();
    assert!(request.body().as_str().contains("&SLD=a&TLD=com&YEARS=2&"));
    let incoming = Request::from_http(&request).unwrap();
    assert_eq!(Check::from_request(&incoming).unwrap(), check);
    let lower = Request::parse(b"command=CHECK&sld=a&tld=com&years=").unwrap();
    let operation = Check::from_request(&lower).unwrap();
    assert_eq!(operation, Check { years: None, ..check });
    for (form, number, message) in [
        ("command=check&tld=com", 301_151, Some("SLD is missing: expected a value")),
        ("command=check&sld=a", 301_152, Some("TLD is missing: expected a value")),
        ("command=check&sld=a&tld=", 301_152, Some("TLD is missing: expected a value")),
        ("command=check&sld=a&tld=com&years=many", 304_000, None),
    ] {
        let incoming = Request::parse(form.as_bytes()).unwrap();
        let rejection = Check::from_request(&incoming).unwrap_err();
        assert_eq!(rejection.codes().next().map(ResponseCode::number), Some(number), "{form}");
        if let Some(message) = message {
            assert_eq!(rejection.messages().next(), Some(message), "{form}");
        }
    }
    for format in Format::ALL {
        let made = Check::answer(CheckReply { code: 210 });
        let read = Check::reply(&made.to_body(format).unwrap()).unwrap();
        assert_eq!(read.fields().code, 210);
    }
}

#[test]
fn a_generic_command_keeps_everything() {
    let command = Command::new("Purchase").with("SLD", "a b&c").with("NS1", "").with("NS2", "x");
    let request = account().request_for(&command, Format::Xml).unwrap();
    let incoming = Request::from_http(&request).unwrap();
    assert_eq!(*incoming.command(), command);
    assert_eq!(command.get("sld"), Some("a b&c"));
    let reply: Reply = Reply::parse("OrderID=7\nErrCount=0\nDone=true\n").unwrap();
    assert_eq!(reply.get("orderid"), Some("7"));

    for name in ["PW", "uid", "Command", "responsetype"] {
        let error =
            account().request_for(&Command::new("x").with(name, "y"), Format::Xml).unwrap_err();
        assert_eq!(broken(&error), (ParameterErrorKind::Repeated, name));
    }
    let long = Command::new("x").with("y", "z".repeat(70_000));
    assert!(account().request_for(&long, Format::Xml).is_ok());
    let error = account().get_request_for(&long, Format::Xml).unwrap_err();
    assert_eq!(broken(&error).0, ParameterErrorKind::OutOfRange);
    // Two values for one name: nobody can tell which of them counts.
    let doubled = Command::new("Check").with("SLD", "a").with("sld", "b");
    let error = account().request_for(&doubled, Format::Xml).unwrap_err();
    assert_eq!(broken(&error), (ParameterErrorKind::Repeated, "sld"));
    let rejection = Request::parse("command=Check&SLD=a&sld=b").unwrap_err();
    assert_eq!(rejection.codes().map(ResponseCode::number).collect::<Vec<_>>(), [302_151]);
}

/// The kind and the parameter of an error.
fn broken(error: &RequestError) -> (ParameterErrorKind, &str) {
    match error {
        RequestError::Parameter(error) => (error.kind(), error.parameter()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn boxed_operations_stand_in_one_queue() {
    let password = DomainPassword::new("resellerdocspw").unwrap();
    let set = SetPassword::new(SplitName::new("a", "com").unwrap(), password);
    let check = Check { sld: "a".into(), tld: "com".into(), years: None };
    let queue: Vec<Box<dyn AnyOperation>> = vec![Box::new(set), Box::new(check)];
    for operation in &queue {
        let request = account().request(&**operation, Format::Text).unwrap();
        let received = Request::from_http(&request).unwrap();
        assert_eq!(received.command().name(), operation.command_name());
    }
    let body = Check::answer(CheckReply { code: 210 }).to_body(Format::Xml).unwrap();
    let reply = queue[1].read_reply(body.as_bytes()).unwrap();
    assert_eq!(reply.get("RRPCode"), Some("210"));
    let answer = http::Response::new(body.as_bytes());
    assert_eq!(queue[1].read_http_reply(&answer).unwrap(), reply);
    // It is asked to fit the type, and the command, all the same.
    let error = queue[1].read_reply(b"ErrCount=0\nDone=true\n").unwrap_err();
    assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
    assert!(queue[0].read_reply(body.as_bytes()).is_err());
}

#[test]
fn an_endpoint_keeps_its_own_query() {
    for (endpoint, expected) in [
        ("https://proxy.example", "/?command=Check&"),
        ("https://proxy.example/enom", "/enom?command=Check&"),
        ("https://proxy.example/enom?via=1&x", "/enom?via=1&x&command=Check&"),
    ] {
        let endpoint: http::Uri = endpoint.parse().unwrap();
        let account = account().with_endpoint(endpoint.clone());
        let command = Command::new("Check");
        let request =
            account.get_request_for(&command, Format::Xml).unwrap().expose_secret().unwrap();
        let address = request.uri().path_and_query().unwrap().as_str();
        assert!(address.starts_with(expected), "{address}");
        assert_eq!(*account.request_for(&command, Format::Xml).unwrap().uri(), endpoint);
    }
}

proptest! {
    #[test]
    fn any_operation_comes_back(
        sld in "[a-z][a-z0-9]{0,20}",
        password in "[ -~]{6,60}",
        login in "[a-z]\\PC{0,20}",
        answer in "[a-z]\\PC{0,20}",
    ) {
        let name = SplitName::new(&sld, "co.uk").unwrap();
        let set = SetPassword::new(name, DomainPassword::new(password).unwrap());
        let request = account().request(&set, Format::Xml).unwrap();
        let incoming = Request::from_http(&request).unwrap();
        prop_assert_eq!(SetPassword::from_request(&incoming).unwrap(), set);

        let get = GetAccountPassword::new(
            LoginId::new(login).unwrap(),
            AuthQuestionAnswer::new(answer).unwrap(),
        );
        let request = account().get_request(&get, Format::Text).unwrap().expose_secret().unwrap().map(|()| [0; 0]);
        let incoming = Request::from_http(&request).unwrap();
        prop_assert_eq!(GetAccountPassword::from_request(&incoming).unwrap(), get);
    }

    #[test]
    fn any_form_ends_in_a_command_or_an_answer(tail: Vec<u8>) {
        let bytes = [b"command=SetPassword&".as_slice(), &tail].concat();
        match Request::parse(&bytes) {
            Ok(incoming) => {
                let Err(rejection) = SetPassword::from_request(&incoming) else {
                    return Ok(());
                };
                for format in Format::ALL {
                    let body = rejection.to_body(format).unwrap();
                    let error = SetPassword::reply(&body).unwrap_err();
                    prop_assert_eq!(error.rejection().unwrap().reasons(), rejection.reasons());
                }
            }
            Err(rejection) => prop_assert!(rejection.to_body(Format::Text).is_ok()),
        }
    }

    #[test]
    fn any_bytes_are_no_success(bytes: Vec<u8>) {
        prop_assert!(SetPassword::reply(&bytes).is_err());
    }
}
