//! The control interface, as a test in another language uses it.

mod common;

use std::time::{Duration, Instant};

use common::{call, send};
use registrar_ops::DomainName;
use registrar_ops::opensrs::SendPassword;
use registrar_sandbox::Sandbox;
use serde_json::{Value, json};

struct Control<'s>(&'s Sandbox);

impl Control<'_> {
    fn ask(&self, request: http::request::Builder, path: &str, body: &str) -> (u16, Value) {
        let address = format!("http://{}/_sandbox/{path}", self.0.address());
        let answer = send(request.uri(address).body(body.to_owned()).unwrap()).unwrap();
        (answer.status().as_u16(), serde_json::from_slice(answer.body()).unwrap_or_default())
    }

    fn look(&self, path: &str) -> Value {
        let (status, value) = self.ask(http::Request::get("/"), path, "");
        assert_eq!(status, 200, "{path}: {value}");
        value
    }

    fn tell(&self, path: &str, body: &Value) -> Value {
        let (status, value) = self.ask(http::Request::post("/"), path, &body.to_string());
        assert_eq!(status, 200, "{path}: {value}");
        value
    }
}

fn send_password(domain: &str) -> SendPassword {
    SendPassword::new(DomainName::new(domain).unwrap())
}

#[test]
fn a_password_is_reset_by_mail() {
    let sandbox = Sandbox::start().unwrap();
    let (control, account) = (Control(&sandbox), sandbox.account());
    assert_eq!(control.look("health"), json!({ "status": "ok" }));
    assert_eq!(control.look("version")["version"], env!("CARGO_PKG_VERSION"));
    let mail = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| control.look("mails/wait?to=admin%40example.info"));
        std::thread::sleep(Duration::from_millis(100));
        call(account, &send_password("example.info")).unwrap();
        waiting.join().unwrap()
    });
    assert_eq!(mail["domain"], "example.info");
    let token = mail["token"].as_str().unwrap();
    assert!(mail["link"].as_str().unwrap().ends_with(token));
    let set = json!({ "token": token, "password": "a.new.one" });
    assert_eq!(control.tell("mails/answer", &set), json!({ "set": true }));
    let domain = account.domain("example.info").unwrap();
    assert_eq!(domain.profile.password.expose_secret(), "a.new.one");
    // A token is good once, and for an hour.
    let again = control.ask(http::Request::post("/"), "mails/answer", &set.to_string());
    assert_eq!(again.0, 409);
    call(account, &send_password("example.info")).unwrap();
    let token = control.look("mails?after=1")[0]["token"].clone();
    control.tell("clock", &json!({ "seconds": 3601 }));
    let late = json!({ "token": token, "password": "x" }).to_string();
    assert_eq!(control.ask(http::Request::post("/"), "mails/answer", &late).0, 409);
    let start = Instant::now();
    assert_eq!(control.ask(http::Request::get("/"), "mails/wait?to=x&seconds=1", "").0, 404);
    assert!(start.elapsed() >= Duration::from_secs(1));
    control.tell("reset", &json!(null));
    assert_eq!(control.look("mails"), json!([]));
}

#[test]
fn accounts_are_made_and_their_secrets_masked() {
    let sandbox = Sandbox::start().unwrap();
    let control = Control(&sandbox);
    let domain = json!({ "name": "of-test.example", "locked": true, "uses_epp": false });
    let given = json!({ "name": "test", "domains": [domain] });
    let made = control.tell("accounts", &given);
    assert_eq!((&made["key"], &made["uid"]), (&json!("key-of-test"), &json!("test")));
    let all = control.look("accounts");
    assert_eq!(all.as_array().unwrap().len(), 2);
    assert!(
        !all.to_string().contains("key-of-test") && !all.to_string().contains("first-password")
    );
    let shown = control.look("accounts?secrets=show");
    let domains = shown[1]["domains"].as_array().unwrap();
    let domain = domains.iter().find(|domain| domain["name"] == "of-test.example").unwrap();
    assert_eq!((&domain["locked"], &domain["authcode"]), (&json!(true), &json!(null)));
    control.tell("domains?account=test", &json!({ "name": "added.example" }));
    let post = |body: &str| control.ask(http::Request::post("/"), "accounts", body).0;
    assert_eq!(post(&given.to_string()), 409);
    assert_eq!(post("{\"name\": \"\"}"), 400);
    assert_eq!(post("{\"name\": \"a\", \"nothing\": 1}"), 400);
    assert_eq!(post("no JSON"), 400);
    assert_eq!(control.ask(http::Request::get("/"), "mails?account=nobody", "").0, 404);
}

#[test]
fn requests_are_shown_decoded_and_masked() {
    let sandbox = Sandbox::start().unwrap();
    let (control, account) = (Control(&sandbox), sandbox.account());
    let password = registrar_ops::opensrs::RegistrantPassword::new("hunter2").unwrap();
    let name = DomainName::new("example.info").unwrap();
    call(account, &registrar_ops::opensrs::ChangePassword::new(name, password)).unwrap();
    call(account, &send_password("unknown.example")).unwrap_err();
    let shown = control.look("requests");
    assert!(!shown.to_string().contains("hunter2"), "{shown}");
    assert_eq!(shown[0]["operation"], "change password");
    assert_eq!(shown[0]["request"]["decoded"]["domain"], "example.info");
    assert_eq!(shown[0]["outcome"], "success");
    assert_eq!((&shown[1]["outcome"], &shown[1]["verified"]), (&json!("failure"), &json!(true)));
    let one = control.look("requests?operation=change%20password&secrets=show");
    assert_eq!(one.as_array().unwrap().len(), 1);
    assert!(one.to_string().contains("hunter2"));
    assert_eq!(control.look("requests?after=1").as_array().unwrap().len(), 1);
}

#[test]
fn faults_and_replies_are_scripted() {
    let sandbox = Sandbox::start().unwrap();
    let (control, account) = (Control(&sandbox), sandbox.account());
    let faults = json!({ "operation": "send_password domain", "faults": ["code-310", "none"] });
    let waiting = control.tell("faults", &faults);
    assert_eq!(waiting["waiting"]["send_password domain"], json!(["code-310", "none"]));
    call(account, &send_password("example.info")).unwrap_err();
    assert_eq!(control.look("faults")["waiting"]["send_password domain"], json!(["none"]));
    call(account, &send_password("example.info")).unwrap();
    let reply = json!({ "operation": "send_password domain", "status": 418, "body": "tea" });
    control.tell("replies", &reply);
    let error = call(account, &send_password("example.info")).unwrap_err();
    assert!(error.to_string().contains("418"), "{error}");
    let wrong = json!({ "operation": "x", "faults": ["nothing"] }).to_string();
    assert_eq!(control.ask(http::Request::post("/"), "faults", &wrong).0, 400);
    control.tell("faults", &json!({ "percent": 100, "seed": 1, "faults": ["status-503"] }));
    call(account, &send_password("yourdomain.com")).unwrap_err();
}

#[test]
fn other_hosts_and_origins_are_refused() {
    let sandbox = Sandbox::start().unwrap();
    let control = Control(&sandbox);
    let port = sandbox.address().port();
    let with = |name: &str, value: &str| {
        let request = http::Request::get("/").header(name, value);
        control.ask(request, "health", "").0
    };
    assert_eq!(with("host", &format!("localhost:{port}")), 200);
    assert_eq!(with("host", "rebound.example"), 403);
    assert_eq!(with("host", "localhost.rebound.example:80"), 403);
    assert_eq!(with("origin", "http://evil.example"), 403);
    assert_eq!(with("origin", "null"), 403);
    assert_eq!(with("origin", &format!("http://127.0.0.1:{port}")), 200);
    assert_eq!(control.ask(http::Request::get("/"), "nothing", "").0, 404);
    assert_eq!(control.ask(http::Request::get("/"), "reset", "").0, 404);
    assert_eq!(control.ask(http::Request::get("/"), "ca.pem", "").0, 404);
}
