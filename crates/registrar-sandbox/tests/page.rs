//! The page to look at: as text, and in a headless browser where there is one.
#![cfg(feature = "page")]

mod common;

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use common::{call, send};
use registrar_ops::DomainName;
use registrar_ops::opensrs::{ChangePassword, RegistrantPassword, SendPassword};
use registrar_sandbox::{Domain, Sandbox};
use serde_json::{Value, json};

/// A sandbox in which something happened, with markup where a client may put some.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::start().unwrap();
    let account = sandbox.account();
    let domain = Domain::new("marked.example").unwrap();
    account.add_domain(Domain { owner_email: "<b id=injected>@x".into(), ..domain });
    let name = DomainName::new("example.info").unwrap();
    let password = RegistrantPassword::new("hunter2").unwrap();
    call(account, &ChangePassword::new(name.clone(), password)).unwrap();
    call(account, &SendPassword::new(name)).unwrap();
    call(account, &SendPassword::new(DomainName::new("unknown.example").unwrap())).unwrap_err();
    sandbox
}

#[test]
fn the_page_shows_what_happened_and_no_secret() {
    let sandbox = sandbox();
    let look = |query: &str| {
        let request = http::Request::get(format!("{}{query}", sandbox.control_url()));
        let answer = send(request.body(String::new()).unwrap()).unwrap();
        assert_eq!(answer.status(), 200);
        assert!(answer.headers().contains_key("content-security-policy"));
        String::from_utf8(answer.into_body()).unwrap()
    };
    let page = look("");
    for text in ["change password", "admin@example.info", "yourdomain.com", "ichiro", "[REDACTED]"]
    {
        assert!(page.contains(text), "{text}: {page}");
    }
    let token = sandbox.mails()[0].token.clone().unwrap();
    for secret in ["hunter2", "<b id=injected>", "sandbox-private-key", token.expose_secret()] {
        assert!(!page.contains(secret), "{secret}");
    }
    assert!(look("?secrets=show").contains("hunter2"));
    assert!(look("?refresh=2").contains("http-equiv=\"refresh\" content=\"2\""));
}

/// A driver of a browser, ended when dropped.
struct Driver {
    child: Child,
    session: String,
}

impl Driver {
    /// Starts Debian's chromedriver; `None` where there is none.
    fn start() -> Option<Self> {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().ok()?;
        let mut driver = Self { child, session: format!("http://127.0.0.1:{port}") };
        let end = Instant::now() + Duration::from_secs(20);
        while driver.ask("GET", "/status", &Value::Null)["value"]["ready"] != true {
            assert!(Instant::now() < end, "chromedriver does not start");
            std::thread::sleep(Duration::from_millis(100));
        }
        let arguments =
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
        let options = json!({ "args": arguments });
        let wanted =
            json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": options } } });
        let session = driver.ask("POST", "/session", &wanted);
        let id = session["value"]["sessionId"].as_str().unwrap_or_else(|| panic!("{session}"));
        driver.session = format!("{}/session/{id}", driver.session);
        Some(driver)
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = if method == "GET" { String::new() } else { body.to_string() };
        let request =
            http::Request::builder().method(method).uri(format!("{}{path}", self.session));
        let answer = send(request.header("content-type", "application/json").body(body).unwrap());
        answer.and_then(|answer| serde_json::from_slice(answer.body()).ok()).unwrap_or_default()
    }

    /// The texts of the elements that a selector finds.
    fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)";
        let asked = json!({ "script": script, "args": [selector] });
        let found = self.ask("POST", "/execute/sync", &asked);
        serde_json::from_value(found["value"].clone()).unwrap_or_else(|_| panic!("{found}"))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.ask("DELETE", "", &Value::Null);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_browser_reads_the_page() {
    let Some(driver) = Driver::start() else {
        // Not by `eprintln`, which the test runner swallows.
        let text = "not tested in a browser: chromedriver is missing (Debian: chromium-driver)";
        writeln!(std::io::stderr(), "{text}").unwrap();
        return;
    };
    let sandbox = sandbox();
    driver.ask("POST", "/url", &json!({ "url": sandbox.control_url() }));
    let summaries = driver.texts("details.exchange > summary");
    assert_eq!(summaries.len(), 3);
    assert!(summaries[2].contains("change password") && summaries[2].contains("success"));
    assert_eq!(driver.texts("tr.mail td:nth-child(2)"), ["admin@example.info"]);
    assert!(driver.texts("tr.domain td:nth-child(3)").contains(&"<b id=injected>@x".to_owned()));
    assert!(driver.texts("#injected").is_empty());
    // Everything can be opened without script: `details` of HTML alone.
    assert!(driver.texts("script").is_empty());
    assert_eq!(driver.texts("#request-1 section h3").len(), 2);
    let decoded = driver.texts("#request-1 section:first-child pre");
    assert!(decoded[0].contains("\"reg_password\": \"[REDACTED]\""), "{}", decoded[0]);
    // What a live interface answers in HTML, a browser can read, too.
    let reply = format!(
        "{}?command=Check&uid=resellid&pw=resellpw&SLD=a&TLD=b&ResponseType=HTML",
        sandbox.enom_url()
    );
    driver.ask("POST", "/url", &json!({ "url": reply }));
    let heads = driver.texts("strong");
    assert!(heads.iter().any(|head| head.trim() == "RRPCode:"), "{heads:?}");
}
