//! The client's code against the sandbox's code, over sockets.

#[path = "../../examples/client/call.rs"]
mod call;
#[path = "../../examples/sandbox/demo.rs"]
#[allow(dead_code, reason = "the examples need the rest")]
mod demo;
#[path = "../../examples/sandbox/lookup.rs"]
mod lookup;
#[path = "../../examples/sandbox/registrar.rs"]
mod registrar;
#[path = "../../examples/sandbox/server.rs"]
mod server;

use std::future::IntoFuture;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use call::{CallError, Client};
use lookup::{Check, Lookup};
use registrar::Registrar;
use registrar_ops::enom::{
    self, Account, AuthQuestionAnswer, DomainPassword, Format, GetAccountPassword, LoginId,
    SetPassword,
};
use registrar_ops::opensrs::{
    self, Beside, ChangePassword, Contact, Cookie, RegistrantPassword, Rejection, Reply, Request,
    Reseller, ResponseCode, SendAuthcode, SendPassword,
};
use registrar_ops::{Body, BodyKind, DomainName, Retry, SplitName};
use tokio::net::TcpListener;

/// A sandbox of its own for one test, on a port of its own.
struct Sandbox {
    address: SocketAddr,
    registrar: Arc<Registrar>,
    mails: Arc<Mutex<Vec<serde_json::Value>>>,
}

impl Sandbox {
    fn start() -> Self {
        let mails = Arc::new(Mutex::new(Vec::new()));
        let outbox = Arc::clone(&mails);
        let registrar = Arc::new(Registrar::new(move |line| {
            outbox.lock().unwrap().push(serde_json::from_str(&line).unwrap());
        }));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0))).unwrap();
        let address = listener.local_addr().unwrap();
        let router = server::router(Arc::clone(&registrar));
        // Serves until the tests end.
        std::thread::spawn(move || runtime.block_on(axum::serve(listener, router).into_future()));
        Self { address, registrar, mails }
    }

    fn client(&self) -> Client {
        self.client_with("", demo::KEY, demo::TOKEN)
    }

    fn faulty_client(&self, fault: &str) -> Client {
        self.client_with(&format!("/faults/{fault}"), demo::KEY, demo::TOKEN)
    }

    fn client_with(&self, path: &str, key: &str, token: &str) -> Client {
        let uri = |rest: &str| format!("http://{}{path}/{rest}", self.address).parse::<http::Uri>();
        let reseller = Reseller::new(demo::USERNAME, key).unwrap().with_endpoint(uri("").unwrap());
        let account = Account::new(demo::UID, token).unwrap();
        let account = account.with_endpoint(uri("interface.asp").unwrap());
        Client::new(reseller, account, Duration::from_secs(20))
    }

    fn mails(&self) -> Vec<serde_json::Value> {
        self.mails.lock().unwrap().clone()
    }
}

fn domain(name: &str) -> DomainName {
    DomainName::new(name).unwrap()
}

fn send_password() -> SendPassword {
    SendPassword { send_to: Contact::Owner, ..SendPassword::new(domain(demo::DOMAIN)) }
}

fn change(password: &str) -> ChangePassword {
    ChangePassword::new(domain(demo::DOMAIN), RegistrantPassword::new(password).unwrap())
}

fn with_cookie(password: &str, cookie: &str) -> ChangePassword {
    let change = change(password);
    let cookie = Some(Cookie::new(cookie).unwrap());
    ChangePassword { beside: Beside { cookie, ..change.beside.clone() }, ..change }
}

fn get_account_password(login: &str, answer: &str) -> GetAccountPassword {
    let answer = AuthQuestionAnswer::new(answer).unwrap();
    GetAccountPassword::new(LoginId::new(login).unwrap(), answer)
}

fn set_password(password: &str) -> SetPassword {
    let (sld, tld) = demo::SPLIT_DOMAIN;
    SetPassword::new(SplitName::new(sld, tld).unwrap(), DomainPassword::new(password).unwrap())
}

/// The code and words of a rejection by `OpenSRS`.
fn no_of_opensrs<T: std::fmt::Debug>(outcome: Result<T, CallError>) -> (u32, String) {
    match outcome.unwrap_err() {
        CallError::OpenSrs(opensrs::Error::Rejected(no)) => {
            (no.code().unwrap().number(), no.text().to_owned())
        }
        other => panic!("{other:?}"),
    }
}

/// The number and words of a rejection by eNom.
fn no_of_enom<T: std::fmt::Debug>(outcome: Result<T, CallError>) -> (u32, String) {
    match outcome.unwrap_err() {
        CallError::Enom(enom::Error::Rejected(no)) => {
            let reason = &no.reasons()[0];
            (reason.code().unwrap().number(), reason.message().unwrap().to_owned())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn opensrs_does_what_it_is_asked() {
    let sandbox = Sandbox::start();
    let client = sandbox.client();
    assert_eq!(client.opensrs(&send_password()).unwrap().text(), "Message sent");
    let to_admin = SendPassword::new(domain(demo::DOMAIN));
    assert_eq!(client.opensrs(&to_admin).unwrap().text(), "Message sent");
    let to_sub_user =
        SendPassword { sub_user: true, ..SendPassword::new(domain(demo::DOMAIN_WITH_SUB_USER)) };
    assert_eq!(client.opensrs(&to_sub_user).unwrap().text(), "Message sent");
    let send_authcode = SendAuthcode::new(domain(demo::DOMAIN));
    assert_eq!(client.opensrs(&send_authcode).unwrap().text(), "Message sent");
    let recipients: Vec<_> =
        sandbox.mails().iter().map(|mail| mail["to"].as_str().unwrap().to_owned()).collect();
    assert_eq!(
        recipients,
        [
            "owner@example.info",
            "admin@example.info",
            "sub-user@yourdomain.com",
            "admin@example.info"
        ]
    );
    assert_eq!(sandbox.mails()[3]["content"]["authcode"], "code-of-example.info");

    let by_cookie = |password| {
        let cookie = Cookie::new(demo::COOKIE).unwrap();
        ChangePassword::by_cookie(cookie, RegistrantPassword::new(password).unwrap())
    };
    for operation in [change("one"), with_cookie("two", demo::COOKIE), by_cookie("three")] {
        assert_eq!(client.opensrs(&operation).unwrap().text(), "Command Successful");
        let password = operation.reg_password.expose_secret();
        assert!(sandbox.registrar.has_password(demo::DOMAIN, password), "{password}");
    }
    assert!(!sandbox.registrar.has_password(demo::DOMAIN, "one"));
}

#[test]
fn enom_does_what_it_is_asked_in_every_format() {
    let sandbox = Sandbox::start();
    let client = sandbox.client();
    let (login, answer) = demo::LOGIN;
    let known = get_account_password(login, answer);
    let stranger = get_account_password("stranger", answer);
    for (at, format) in Format::ALL.into_iter().enumerate() {
        assert!(client.enom(&known, format).unwrap().fields().got_account_info);
        match client.enom(&stranger, format).unwrap_err() {
            CallError::Enom(enom::Error::Rejected(no)) => {
                assert_eq!(no.field(), Some("GotAccountInfo"));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(sandbox.mails().len(), at + 1);
        assert_eq!(sandbox.mails()[at]["to"], "ichiro@example.com");

        let reply = client.enom(&set_password(&format!("password {at}")), format).unwrap();
        assert_eq!(reply.response().unwrap().format(), format);
        assert!(sandbox.registrar.has_password("resellerdocs.com", &format!("password {at}")));
        client.enom_by_get(&set_password(&format!("by get, {at}")), format).unwrap();
        assert!(sandbox.registrar.has_password("resellerdocs.com", &format!("by get, {at}")));
    }
}

#[test]
fn operations_of_ones_own_work() {
    let sandbox = Sandbox::start();
    let client = sandbox.client();
    for (name, code, status) in [
        ("free.example", ResponseCode::AVAILABLE, "available"),
        (demo::DOMAIN, ResponseCode::TAKEN, "taken"),
    ] {
        let reply = client.opensrs(&Lookup { domain: name.into() }).unwrap();
        assert_eq!(reply.code(), Some(code));
        assert_eq!(reply.attributes().status, status);
    }
    let (sld, tld) = demo::SPLIT_DOMAIN;
    for format in Format::ALL {
        let check = Check { sld: sld.into(), tld: tld.into() };
        assert_eq!(client.enom(&check, format).unwrap().fields().code, 211);
        let check = Check { sld: "free".into(), tld: "example".into() };
        assert_eq!(client.enom(&check, format).unwrap().fields().code, 210);
    }
}

#[test]
fn what_the_registrar_refuses_is_refused() {
    let sandbox = Sandbox::start();
    let client = sandbox.client();
    let unknown = SendPassword::new(domain("unknown.example"));
    assert_eq!(no_of_opensrs(client.opensrs(&unknown)), (480, "Domain not found".into()));
    let no_sub_user = SendPassword { sub_user: true, ..send_password() };
    let no = (465, "The domain has no sub-user".into());
    assert_eq!(no_of_opensrs(client.opensrs(&no_sub_user)), no);
    let without_epp = SendAuthcode::new(domain(demo::DOMAIN_WITHOUT_EPP));
    let no = (465, "The domain does not use EPP".into());
    assert_eq!(no_of_opensrs(client.opensrs(&without_epp)), no);
    let stale = with_cookie("four", "stale");
    assert_eq!(no_of_opensrs(client.opensrs(&stale)), (415, "Authentication Error.".into()));
    assert!(!sandbox.registrar.has_password(demo::DOMAIN, "four"));

    for format in Format::ALL {
        let wrong = get_account_password(demo::LOGIN.0, "Smith");
        let no = (304_185, "The answer is not correct".into());
        assert_eq!(no_of_enom(client.enom(&wrong, format)), no);
        let password = DomainPassword::new("password").unwrap();
        let unknown = SetPassword::new(SplitName::new("unknown", "example").unwrap(), password);
        let no = (316_153, "Domain name not found".into());
        assert_eq!(no_of_enom(client.enom(&unknown, format)), no);
        let bad = Check { sld: "a b".into(), tld: "com".into() };
        assert_eq!(no_of_enom(client.enom(&bad, format)).0, 304_151);
    }
    assert_eq!(sandbox.mails().len(), 0);
}

#[test]
fn a_wrong_key_or_token_changes_nothing() {
    let sandbox = Sandbox::start();
    let client = sandbox.client_with("", "wrong key", "wrong token");
    let no = (401, "Authentication Failed".into());
    assert_eq!(no_of_opensrs(client.opensrs(&change("four"))), no);
    assert_eq!(no_of_opensrs(client.opensrs(&send_password())), no);
    for format in Format::ALL {
        let no = (304_155, "Bad User name or Password".into());
        assert_eq!(no_of_enom(client.enom(&set_password("password"), format)), no);
    }
    assert!(sandbox.registrar.has_password(demo::DOMAIN, "first-password"));
    assert!(sandbox.registrar.has_password("resellerdocs.com", "first-password"));
    assert_eq!(sandbox.mails().len(), 0);
}

#[test]
fn a_cut_reply_is_incomplete() {
    let sandbox = Sandbox::start();
    let client = sandbox.faulty_client("truncated");
    match client.opensrs(&change("five")).unwrap_err() {
        CallError::OpenSrs(error @ opensrs::Error::Incomplete(_)) => {
            assert_eq!(error.retry(), Retry::IfIdempotent);
        }
        other => panic!("{other:?}"),
    }
    // The reply was cut, not the deed.
    assert!(sandbox.registrar.has_password(demo::DOMAIN, "five"));
    for format in Format::ALL {
        match client.enom(&set_password("password"), format).unwrap_err() {
            CallError::Enom(error @ enom::Error::Incomplete(_)) => {
                assert_eq!(error.retry(), Retry::IfIdempotent);
            }
            other => panic!("{format}: {other:?}"),
        }
    }
}

#[test]
fn a_gateway_page_is_told_apart() {
    let sandbox = Sandbox::start();
    let client = sandbox.faulty_client("gateway");
    match client.opensrs(&send_password()).unwrap_err() {
        CallError::OpenSrs(error @ opensrs::Error::NotAReply(page)) => {
            assert_eq!((page.status().unwrap().as_u16(), page.kind()), (502, BodyKind::Html));
            assert_eq!(error.retry(), Retry::IfIdempotent);
        }
        other => panic!("{other:?}"),
    }
    for format in Format::ALL {
        match client.enom(&set_password("password"), format).unwrap_err() {
            CallError::Enom(error @ enom::Error::NotAReply(page)) => {
                assert_eq!((page.status().unwrap().as_u16(), page.kind()), (502, BodyKind::Html));
                assert_eq!(error.retry(), Retry::IfIdempotent);
            }
            other => panic!("{format}: {other:?}"),
        }
    }
    // A page that nobody serves is no reply either, and no use to try again.
    let nowhere = sandbox.faulty_client("nothing");
    let error = nowhere.opensrs(&send_password()).unwrap_err();
    assert_eq!(error.retry(), Retry::Never, "{error:?}");
}

#[test]
fn slow_and_chunked_bodies_arrive_whole() {
    let sandbox = Sandbox::start();
    for (fault, at_least) in [("slow", 400), ("chunked", 0)] {
        let client = sandbox.faulty_client(fault);
        let start = Instant::now();
        assert_eq!(client.opensrs(&send_password()).unwrap().text(), "Message sent", "{fault}");
        assert!(start.elapsed() >= Duration::from_millis(at_least), "{fault}");
        for format in Format::ALL {
            let reply = client.enom(&set_password("password"), format).unwrap();
            assert_eq!(reply.get("Done"), Some("true"), "{fault}, {format}");
        }
    }
}

#[test]
fn a_stranger_gets_well_formed_answers() {
    let sandbox = Sandbox::start();
    let client = sandbox.client();
    let endpoint: http::Uri = format!("http://{}/", sandbox.address).parse().unwrap();
    let reseller = Reseller::new(demo::USERNAME, demo::KEY).unwrap().with_endpoint(endpoint);
    // In another hand than ours: no declaration, no white space, double quotes, other cases.
    let envelope = |items: &str| {
        Body::from(format!(
            "<OPS_envelope><header><version>0.9</version><msg_id>7</msg_id>\
             <msg_type>standard</msg_type></header><body><data_block><dt_assoc>{items}</dt_assoc>\
             </data_block></body></OPS_envelope>"
        ))
    };
    let lookup = "<item key=\"action\">LOOKUP</item><item key=\"object\">DOMAIN</item>\
                  <item key=\"attributes\"><dt_assoc><item key=\"domain\">example.info</item>\
                  </dt_assoc></item><item key=\"protocol\">XCP</item>";
    let answer = client.send(reseller.sign(envelope(lookup)).map(String::from)).unwrap();
    let reply: Reply = Reply::from_http(&answer).unwrap();
    assert_eq!(reply.code(), Some(ResponseCode::TAKEN));
    assert_eq!(reply.attributes()["status"], "taken");

    let unknown = Request::new("get_balance", "balance").to_body().unwrap();
    let nonsense = Body::from("<OPS_envelope/>".to_owned());
    let nothing = Body::from(String::new());
    for (body, code) in [(unknown, 430), (envelope(""), 460), (nonsense, 465), (nothing, 465)] {
        let answer = client.send(reseller.sign(body).map(String::from)).unwrap();
        assert_eq!(answer.status(), 200);
        let error = Reply::<opensrs::Attributes>::from_http(&answer).unwrap_err();
        let number = error.rejection().and_then(Rejection::code).map(ResponseCode::number);
        assert_eq!(number, Some(code));
    }

    let address = format!("http://{}/Interface.ASP?command=WhoAmI", sandbox.address);
    for (format, start) in [("text", ";URL Interface"), ("html", ";URL"), ("xml", "<interface-")] {
        let query = format!("{address}&UID={}&PW={}&responseType={format}", demo::UID, demo::TOKEN);
        let request = http::Request::get(query).body(()).unwrap();
        let body = String::from_utf8(client.send(request).unwrap().into_body()).unwrap();
        assert!(body.starts_with(start), "{body}");
        let error = enom::Reply::<enom::AnyFields>::parse(&body).unwrap_err();
        let rejection = error.rejection().unwrap();
        assert_eq!(
            rejection.codes().map(enom::ResponseCode::number).collect::<Vec<_>>(),
            [304_150]
        );
    }
}

#[test]
fn nobody_there_is_a_matter_of_transport() {
    let free = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let endpoint: http::Uri = format!("http://{free}/").parse().unwrap();
    let reseller = Reseller::new(demo::USERNAME, demo::KEY).unwrap().with_endpoint(endpoint);
    let account = Account::new(demo::UID, demo::TOKEN).unwrap();
    let client = Client::new(reseller, account, Duration::from_secs(5));
    match client.opensrs(&send_password()).unwrap_err() {
        error @ CallError::Transport(_) => assert_eq!(error.retry(), Retry::IfIdempotent),
        other => panic!("{other:?}"),
    }
}
