//! The documents' addresses and replies, and what becomes of other requests and answers.

use std::error::Error as _;
use std::fmt::Debug;

use http::{Method, StatusCode};
use proptest::prelude::*;
use registrar_ops::enom::{
    Account, AnyFields, Command, DomainPassword, Endpoint, Error, Format, GetAccountPassword,
    GetAccountPasswordReply, Incoming, Operation, Rejection, Reply, ResponseCode, SetPassword,
    SetPasswordReply,
};
use registrar_ops::{Looks, ParameterErrorKind, SplitName};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

fn sample(name: &str) -> &'static [u8] {
    testdata::by_name(name).unwrap().bytes()
}

fn text(name: &str) -> &'static str {
    str::from_utf8(sample(name)).unwrap()
}

fn account() -> Account {
    Account::new("resellid", "resellpw").unwrap()
}

fn set_password() -> SetPassword {
    let password = DomainPassword::new("resellerdocspw").unwrap();
    SetPassword::new(SplitName::new("resellerdocs", "com").unwrap(), password)
}

fn get_account_password() -> GetAccountPassword {
    GetAccountPassword::new("ichiro", "Jones").unwrap()
}

fn query(uri: &str) -> &str {
    uri.split_once('?').unwrap().1
}

/// The parameters of a query string or form body, names in lower case.
fn parameters(form: &str) -> Vec<(String, String)> {
    let pairs = form_urlencoded::parse(form.as_bytes());
    pairs.map(|(name, value)| (name.to_ascii_lowercase(), value.into_owned())).collect()
}

/// The same form with the names in capitals.
fn shouted(form: &str) -> String {
    let pairs = form.split('&').map(|pair| pair.split_once('=').unwrap());
    let pairs = pairs.map(|(name, value)| format!("{}={value}", name.to_uppercase()));
    pairs.collect::<Vec<_>>().join("&")
}

/// The operation makes the request of the documents' address, by either method, and comes back.
fn check_request<O>(operation: &O, format: Format, address: &str)
where
    O: Operation + DeserializeOwned + PartialEq + Debug,
{
    let account = account().with_endpoint(Endpoint::Test);
    let post = account.request(operation, format).unwrap();
    assert_eq!(post.method(), Method::POST);
    assert_eq!(post.uri(), "https://resellertest.enom.com/interface.asp");
    assert_eq!(post.headers()["content-type"], "application/x-www-form-urlencoded");
    let get = account.get_request(operation, format).unwrap().expose();
    assert_eq!(get.method(), Method::GET);
    assert_eq!(get.uri().to_string(), format!("{}?{}", post.uri(), post.body().as_str()));

    // The documents spell two names in their own way: a slip, and the letter case of values.
    let documents = address.replace("nAnswuid", "uid");
    let normal = |form: &str| -> Vec<(String, String)> {
        let caseless = ["command", "responsetype"];
        let mut given = parameters(form);
        for (name, value) in &mut given {
            if caseless.contains(&name.as_str()) {
                value.make_ascii_lowercase();
            }
        }
        given
    };
    assert_eq!(normal(post.body().as_str()), normal(query(&documents)));

    let get = get.map(|()| Vec::new());
    let post = post.map(Vec::from);
    for incoming in [
        Incoming::from_http(&post).unwrap(),
        Incoming::from_http(&get).unwrap(),
        Incoming::parse(query(&documents).as_bytes()).unwrap(),
        Incoming::parse(shouted(query(&documents)).as_bytes()).unwrap(),
    ] {
        assert_eq!(incoming.format(), format);
        assert!(incoming.command().is::<O>());
        assert_eq!(incoming.uid(), Some("resellid"));
    }
    for incoming in [Incoming::from_http(&post).unwrap(), Incoming::from_http(&get).unwrap()] {
        account.verify(&incoming).unwrap();
        assert_eq!(incoming.command().operation::<O>().unwrap(), *operation);
        assert_eq!(*incoming.command(), Command::of(operation).unwrap());
    }
    let incoming = Incoming::parse(query(&documents).as_bytes()).unwrap();
    account.verify(&incoming).unwrap();
    assert_eq!(incoming.command().operation::<O>().unwrap(), *operation);
    // The same struct goes through any serde format.
    let json = serde_json::to_string(operation).unwrap();
    assert_eq!(serde_json::from_str::<O>(&json).unwrap(), *operation, "{json}");
}

#[test]
fn requests_are_those_of_the_documents() {
    for (format, name) in [(Format::Xml, "xml"), (Format::Html, "html"), (Format::Text, "text")] {
        check_request(&set_password(), format, text(&format!("set_password.{name}.url")));
        let address = text(&format!("get_account_password.{name}.url"));
        check_request(&get_account_password(), format, address);
        // As printed, without an account ID, the request is nobody's.
        let printed = Incoming::parse(query(address).as_bytes()).unwrap();
        assert_eq!(printed.uid(), None);
        assert_eq!(printed.command().get("NANSWUID"), Some("resellid"));
        let rejection = account().verify(&printed).unwrap_err();
        assert_eq!(rejection.codes().map(ResponseCode::number).collect::<Vec<_>>(), [304_155]);
        let operation = printed.command().operation::<GetAccountPassword>().unwrap();
        assert_eq!(operation, get_account_password());
    }
}

#[test]
fn the_form_is_spelled_as_in_the_documents() {
    let spelled = [
        (
            account().request(&set_password(), Format::Xml).unwrap(),
            "command=SetPassword&uid=resellid&pw=resellpw&SLD=resellerdocs&TLD=com\
             &DomainPassword=resellerdocspw&ResponseType=XML",
        ),
        (
            account().request(&get_account_password(), Format::Html).unwrap(),
            "command=GetAccountPassword&uid=resellid&pw=resellpw&LoginID=ichiro\
             &AuthQuestionAnswer=Jones&ResponseType=HTML",
        ),
    ];
    for (request, form) in spelled {
        assert_eq!(request.body().as_str(), form);
        assert_eq!(request.uri(), "https://reseller.enom.com/interface.asp");
    }
}

#[test]
fn replies_are_read_and_written_in_every_format() {
    for name in ["xml", "html", "txt"] {
        let body = sample(&format!("get_account_password.reply.{name}"));
        let reply = GetAccountPassword::reply(body).unwrap();
        assert!(reply.fields().got_account_info(), "{name}");
        assert_eq!(reply.fields().result_code(), Some("1"));
        assert_eq!(reply.fields().error_message(), Some("Success"));
        assert_eq!(reply.get("command"), Some("GETACCOUNTPASSWORD"));
        let body = sample(&format!("set_password.reply.{name}"));
        let reply = SetPassword::reply(body).unwrap();
        assert_eq!(reply.get("MinPeriod"), Some("1"), "{name}");

        for format in Format::ALL {
            let written = reply.to_body(format).unwrap();
            let again = SetPassword::reply(&written).unwrap();
            let flat = |reply: &Reply<_>| -> Vec<(String, String)> {
                let response = reply.response().unwrap();
                response.flat().map(|(name, value)| (name.into_owned(), value.to_owned())).collect()
            };
            assert_eq!(flat(&again), flat(&reply), "{name} as {format}");
        }
    }
    for command in ["get_account_password", "set_password"] {
        let name = format!("{command}.reply.txt");
        let reply = Reply::<AnyFields>::parse(sample(&name)).unwrap();
        assert_eq!(reply.to_body(Format::Text).unwrap().as_str(), text(&name), "{name}");
    }
}

#[test]
fn a_made_reply_has_what_the_documents_have() {
    let made = Reply::new::<GetAccountPassword>(GetAccountPasswordReply::new(true));
    assert_eq!(
        made.to_body(Format::Xml).unwrap().as_str(),
        "<interface-response>\n <GetSubAcctLogin>\n  <ResultCode>1</ResultCode>\n  \
         <ErrorMessage>Success</ErrorMessage>\n  <GotAccountInfo>true</GotAccountInfo>\n \
         </GetSubAcctLogin>\n <Command>GETACCOUNTPASSWORD</Command>\n <Language>eng</Language>\n \
         <ErrCount>0</ErrCount>\n <ResponseCount>0</ResponseCount>\n <Done>true</Done>\n\
         </interface-response>\n"
    );
    assert_eq!(
        made.to_body(Format::Text).unwrap().as_str(),
        ";URL Interface\n;Encoding Type is utf-8\nResultCode=1\nErrorMessage=Success\n\
         GotAccountInfo=true\nCommand=GETACCOUNTPASSWORD\nLanguage=eng\nErrCount=0\n\
         ResponseCount=0\nDone=true\n"
    );
    for format in Format::ALL {
        for found in [true, false] {
            let made = Reply::new::<GetAccountPassword>(GetAccountPasswordReply::new(found));
            let answer = made.to_http(format).unwrap();
            let read = GetAccountPassword::reply_from_http(&answer).unwrap();
            assert_eq!(read.fields(), made.fields());
        }
        let made = Reply::new::<SetPassword>(SetPasswordReply::default());
        let read = SetPassword::reply_from_http(&made.to_http(format).unwrap()).unwrap();
        assert_eq!(read.get("Command"), Some("SETPASSWORD"));
        assert_eq!(read.response().unwrap().format(), format);
    }
}

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
             ResponseString1=Validation error; invalid ; login ID\nDone=true\n"
        );
    }
    for (uid, token, name) in [("", "x", "uid"), ("x", "", "pw")] {
        let error = Account::new(uid, token).unwrap_err();
        assert_eq!((error.kind(), error.parameter()), (ParameterErrorKind::Missing, name));
    }
}

/// `not a reply: …`, `malformed: …`, `incomplete` or `rejected: …`.
fn sort(error: &Error) -> String {
    match error {
        Error::NotAReply(page) => format!("not a reply: {page}"),
        Error::Malformed(error) => {
            format!("malformed: {} at {}", error.kind(), error.path().unwrap_or("no path"))
        }
        Error::Incomplete(_) => "incomplete".to_owned(),
        Error::Rejected(rejection) => format!("rejected: {rejection}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn other_answers_are_told_apart() {
    let done = "ErrCount=0\nDone=true\n";
    for (body, what, retryable) in [
        ("", "not a reply: an empty body", true),
        ("<html><body>502 Bad Gateway</body></html>", "not a reply: an HTML page", false),
        ("{\"error\":\"x\"}", "not a reply: JSON", false),
        ("Service unavailable", "not a reply: text", false),
        ("<?xml version='1.0'?><soap:Envelope/>", "not a reply: other XML", false),
        ("Command=SETPASSWORD\nErrCount=0\nDone=false\n", "incomplete", true),
        ("Command=SETPASSWORD\nErrCount=0\n", "incomplete", true),
        ("<interface-response><ErrCount>0</ErrCount>", "incomplete", true),
        ("<HTML><BODY><STRONG>ErrCount: </STRONG>0<BR /><STRONG", "incomplete", true),
        (
            "<interface-response><ErrCount>0</Done></interface-response>",
            "malformed: mismatched end tag at no path",
            false,
        ),
        ("ErrCount=1\nErr1=No\nDone=true\n", "rejected: no response number given", false),
        (
            "ErrCount=1\nErr1=No\nResponseCount=1\nResponseNumber1=713254\nDone=true\n",
            "rejected: 713254 (policy, unauthorized, users)",
            false,
        ),
        (
            "ErrCount=1\nErr1=No\nResponseNumber1=618150\nDone=true\n",
            "rejected: 618150 (system, down for maintenance, command)",
            true,
        ),
        (
            "ErrCount=1\nErr1=No\nResponseNumber1=207153\nDone=true\n",
            "rejected: 207153 (registry, connection failed, domain name)",
            true,
        ),
        ("ErrCount=1\nDone=true\n", "rejected: no response number given", false),
        ("ErrCount=0\nErr1=No\nDone=true\n", "rejected: no response number given", false),
        ("ErrCount=1\nErr1=No\n", "rejected: no response number given", false),
    ] {
        let error = SetPassword::reply(body).unwrap_err();
        assert_eq!(sort(&error), what, "{body}");
        assert_eq!(error.is_retryable(), retryable, "{body}");
    }
    assert!(SetPassword::reply(done).is_ok());
    let error = GetAccountPassword::reply(done).unwrap_err();
    assert!(sort(&error).starts_with("malformed: value that does not fit"), "{error:?}");
    assert!(error.source().unwrap().to_string().contains("GotAccountInfo"), "{error:?}");
}

#[test]
fn the_status_of_http_counts() {
    let answer = |status: u16, body: &'static str| {
        http::Response::builder().status(status).body(body).unwrap()
    };
    let error = SetPassword::reply_from_http(&answer(503, "<html>x</html>")).unwrap_err();
    assert_eq!(error.to_string(), "not a reply of eNom but HTTP 503 with an HTML page");
    assert!(error.is_retryable());
    let error = SetPassword::reply_from_http(&answer(403, "Command=X\nSite: none\n")).unwrap_err();
    match error {
        Error::NotAReply(page) => {
            assert_eq!((page.status(), page.looks()), (Some(StatusCode::FORBIDDEN), Looks::Text));
        }
        other => panic!("{other:?}"),
    }
    assert!(SetPassword::reply_from_http(&answer(500, "ErrCount=0\nDone=true")).is_ok());
}

#[test]
fn no_cut_reads_as_success() {
    for command in ["get_account_password", "set_password"] {
        for name in ["xml", "html", "txt"] {
            let whole = sample(&format!("{command}.reply.{name}"));
            let done = whole.windows(4).position(|window| window == b"Done").unwrap();
            for end in 0..whole.len() {
                let error = SetPassword::reply(&whole[..end]).err();
                match error {
                    Some(Error::Incomplete(_)) => {}
                    Some(Error::NotAReply(_) | Error::Malformed(_)) => assert!(end < done),
                    Some(other) => panic!("{name} cut at {end}: {other:?}"),
                    // In the flat formats all that matters was there; in XML, all but a newline.
                    None if name == "xml" => assert_eq!(end, whole.len() - 1),
                    None => assert!(end > done, "{name} cut at {end}"),
                }
            }
        }
    }
}

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
    type Reply = CheckReply;
}

#[test]
fn an_operation_of_ones_own_works_on_both_sides() {
    let check = Check { sld: "a".into(), tld: "com".into(), years: Some(2) };
    let request = account().request(&check, Format::Text).unwrap();
    assert!(request.body().as_str().contains("&SLD=a&TLD=com&YEARS=2&"));
    let incoming = Incoming::from_http(&request).unwrap();
    assert_eq!(incoming.command().operation::<Check>().unwrap(), check);
    let lower = Incoming::parse(b"command=CHECK&sld=a&tld=com&years=").unwrap();
    let operation = lower.command().operation::<Check>().unwrap();
    assert_eq!(operation, Check { years: None, ..check });
    for (form, number) in [
        ("command=check&sld=a", 301_152),
        ("command=check&sld=a&tld=com&years=many", 304_000),
        ("command=check&sld=a&tld=com&sld=b", 302_151),
    ] {
        let incoming = Incoming::parse(form.as_bytes()).unwrap();
        let rejection = incoming.command().operation::<Check>().unwrap_err();
        assert_eq!(rejection.codes().next().map(ResponseCode::number), Some(number), "{form}");
    }
    for format in Format::ALL {
        let made = Reply::new::<Check>(CheckReply { code: 210 });
        let read = Check::reply(&made.to_body(format).unwrap()).unwrap();
        assert_eq!(read.fields().code, 210);
    }
}

#[test]
fn a_generic_command_keeps_everything() {
    let command = Command::new("Purchase").with("SLD", "a b&c").with("NS1", "").with("NS1", "x");
    let request = account().request_for(&command, Format::Xml).unwrap();
    let incoming = Incoming::from_http(&request).unwrap();
    assert_eq!(*incoming.command(), command);
    assert_eq!(command.get("sld"), Some("a b&c"));
    let reply: Reply = Reply::parse("OrderID=7\nErrCount=0\nDone=true\n").unwrap();
    assert_eq!(reply.get("orderid"), Some("7"));

    for name in ["PW", "uid", "Command", "responsetype"] {
        let error =
            account().request_for(&Command::new("x").with(name, "y"), Format::Xml).unwrap_err();
        assert_eq!((error.kind(), error.parameter()), (ParameterErrorKind::Repeated, name));
    }
    let long = Command::new("x").with("y", "z".repeat(70_000));
    assert!(account().request_for(&long, Format::Xml).is_ok());
    let error = account().get_request_for(&long, Format::Xml).unwrap_err();
    assert_eq!(error.kind(), ParameterErrorKind::OutOfRange);
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
        assert_eq!(read.reasons()[1].text(), Some("Validation error; missing ; TLD"));
    }
}

proptest! {
    #[test]
    fn any_operation_comes_back(
        sld in "[a-z][a-z0-9]{0,20}",
        password in "[ -~]{6,60}",
        login in "\\PC{1,20}",
        answer in "\\PC{1,20}",
    ) {
        let name = SplitName::new(&sld, "co.uk").unwrap();
        let set = SetPassword::new(name, DomainPassword::new(password).unwrap());
        let request = account().request(&set, Format::Xml).unwrap();
        let incoming = Incoming::from_http(&request).unwrap();
        prop_assert_eq!(incoming.command().operation::<SetPassword>().unwrap(), set);

        let get = GetAccountPassword::new(login, answer).unwrap();
        let request = account().get_request(&get, Format::Text).unwrap().expose().map(|()| []);
        let incoming = Incoming::from_http(&request).unwrap();
        prop_assert_eq!(incoming.command().operation::<GetAccountPassword>().unwrap(), get);
    }

    #[test]
    fn any_form_ends_in_a_command_or_an_answer(tail: Vec<u8>) {
        let bytes = [b"command=SetPassword&".as_slice(), &tail].concat();
        match Incoming::parse(&bytes) {
            Ok(incoming) => {
                let Err(rejection) = incoming.command().operation::<SetPassword>() else {
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
