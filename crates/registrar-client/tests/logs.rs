//! Everything that is logged at the level TRACE, by the clients and by the HTTP libraries under them,
//! holds no secret.

#![cfg(all(feature = "ureq", feature = "reqwest", feature = "tracing"))]

mod common;

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

use common::{Answer, Server, cut, http, ops, settings};
use registrar_client::registrar_ops::enom::{
    self, AuthQuestionAnswer, GetAccountPassword, LoginId,
};
use registrar_client::registrar_ops::opensrs::{
    AnyOperation, ChangePassword, Cookie, RegistrantPassword, Reseller, SendAuthcode, SendPassword,
};
use registrar_client::registrar_ops::{DomainName, SplitName};
use registrar_client::{Repeat, opensrs};
use tracing::field::{Field, Visit};
use tracing::span;

/// Whatever may not be seen. The key is looked for as the start of a signature, too.
const SECRETS: [&str; 5] =
    ["hunter2", "s3cretkey", "0123:4567:cookie", "Jones-the-answer", "s3crettoken"];

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<String>>);

impl Captured {
    fn add(&self, arguments: fmt::Arguments<'_>) {
        writeln!(self.0.lock().unwrap(), "{arguments}").unwrap();
    }

    fn take(&self) -> String {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// The HTTP libraries log by the crate `log`.
impl log::Log for Captured {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        self.add(format_args!("{} {} {}", record.level(), record.target(), record.args()));
    }

    fn flush(&self) {}
}

impl tracing::Subscriber for Captured {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let mut fields = Fields(String::new());
        span.record(&mut fields);
        self.add(format_args!("span {} {}", span.metadata().name(), fields.0));
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        let mut fields = Fields(String::new());
        values.record(&mut fields);
        self.add(format_args!("record {}", fields.0));
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut fields = Fields(String::new());
        event.record(&mut fields);
        let metadata = event.metadata();
        self.add(format_args!("{} {}{}", metadata.level(), metadata.target(), fields.0));
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

#[test]
fn no_log_holds_a_secret() {
    let captured = Captured::default();
    log::set_boxed_logger(Box::new(captured.clone())).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    tracing::subscriber::set_global_default(captured.clone()).unwrap();

    let domain = DomainName::new("example.info").unwrap();
    let password = || RegistrantPassword::new("hunter2").unwrap();
    let by_cookie = ChangePassword::by_cookie(Cookie::new("0123:4567:cookie").unwrap(), password());
    let operations: [(&str, Box<dyn AnyOperation>); 4] = [
        ("send_password", Box::new(SendPassword::new(domain.clone()))),
        ("change", Box::new(ChangePassword::new(domain.clone(), password()))),
        ("change", Box::new(by_cookie)),
        ("send_authcode", Box::new(SendAuthcode::new(domain))),
    ];
    let refusal = ops(0, 465).replace("words", "hunter2 is no password, cookie 0123:4567:cookie");
    let answers = [
        http("200 OK", "", &ops(1, 200)),
        http("200 OK", "Set-Cookie: 0123:4567:cookie\r\n", &refusal),
        http("500 Oops", "", "<html>hunter2</html>"),
        cut(&refusal),
        Answer::Close,
    ];
    for (action, operation) in &operations {
        for answer in &answers {
            let server = Server::start([answer.clone()]);
            let reseller = Reseller::new("reseller", "s3cretkey").unwrap();
            let request = reseller.request(&**operation).unwrap();
            let signature = request.headers()["x-signature"].to_str().unwrap().to_owned();
            let client = opensrs::Client::at(&server.url, "reseller", "s3cretkey").unwrap();
            let _ = client.with_settings(settings()).send_any(&**operation);
            check(&captured, &["ureq", "registrar_client"], action, &signature);
            let client = opensrs::AsyncClient::at(&server.url, "reseller", "s3cretkey").unwrap();
            let client = client.with_settings(settings()).unwrap();
            let _ = runtime().block_on(client.send_any(&**operation));
            check(&captured, &["registrar_client"], action, &signature);
        }
    }

    let name = SplitName::new("resellerdocs", "com").unwrap();
    let answer = AuthQuestionAnswer::new("Jones-the-answer").unwrap();
    let domain_password = enom::DomainPassword::new("hunter2").unwrap();
    let operations: [(&str, Box<dyn enom::AnyOperation>); 2] = [
        ("SetPassword", Box::new(enom::SetPassword::new(name, domain_password))),
        (
            "GetAccountPassword",
            Box::new(GetAccountPassword::new(LoginId::new("ichiro").unwrap(), answer)),
        ),
    ];
    let no = "ErrCount=1\nErr1=hunter2 is no password for s3crettoken\nDone=true\n";
    let answers = [
        http("200 OK", "", "ErrCount=0\nGotAccountInfo=True\nDone=true\n"),
        http("200 OK", "", no),
        http("502 Oops", "", "<html>Jones-the-answer</html>"),
        cut(no),
        Answer::Close,
    ];
    for (command, operation) in &operations {
        for answer in &answers {
            let server = Server::start([answer.clone()]);
            let client =
                registrar_client::enom::Client::at(&server.url, "resellid", "s3crettoken").unwrap();
            let _ = client.with_settings(settings()).send_any(&**operation);
            check(&captured, &["ureq", "registrar_client"], command, "s3crettoken");
            let client =
                registrar_client::enom::AsyncClient::at(&server.url, "resellid", "s3crettoken");
            let client = client.unwrap().with_settings(settings()).unwrap();
            let _ = runtime().block_on(client.send_any(&**operation));
            check(&captured, &["registrar_client"], command, "s3crettoken");
        }
    }

    // What has no type is masked by the names of its parameters.
    let server = Server::start([Answer::Close]);
    let client =
        registrar_client::enom::Client::at(&server.url, "resellid", "s3crettoken").unwrap();
    let command = enom::Command::new("CreateAccount").with("NewPW", "hunter2").with("SLD", "a");
    let _ = client.with_settings(settings()).send_untyped(&command, Repeat::Harmful);
    check(&captured, &["registrar_client"], "CreateAccount", "s3crettoken");
}

fn check(captured: &Captured, targets: &[&str], action: &str, signature: &str) {
    let text = captured.take();
    for wanted in targets.iter().chain([&action, &"outcome=", &"milliseconds=", &"attempt=1"]) {
        assert!(text.contains(wanted), "{wanted} is not logged: {text}");
    }
    assert!(text.contains("request="), "{text}");
    // Here ureq would print the bytes of heads and answers, sixteen a line.
    assert!(!text.contains("ureq_proto::util"), "{text}");
    for secret in SECRETS.iter().chain([&signature]) {
        assert!(!text.contains(secret), "{secret} is logged: {text}");
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}
