//! `registrar call`: what is printed, and what is said by the exit status.

#![cfg(feature = "call")]

mod common;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Stdio;

use common::{Run, command, folder, registrar};
use serde_json::Value;

/// A server that gives each request the same answer.
fn server(answer: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut sent = Vec::new();
            let mut piece = [0; 4096];
            while !is_whole(&sent) {
                let Ok(length @ 1..) = stream.read(&mut piece) else { break };
                sent.extend_from_slice(&piece[..length]);
            }
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    url
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_ascii_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}

fn http(status: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
}

fn ops(success: &str, code: &str) -> String {
    let body = format!(
        "<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>\
         <item key='action'>REPLY</item><item key='is_success'>{success}</item>\
         <item key='response_code'>{code}</item><item key='response_text'>words</item>\
         <item key='attributes'><dt_assoc><item key='cookie'>0123</item></dt_assoc></item>\
         </dt_assoc></data_block></body></OPS_envelope>"
    );
    http("200 OK", &body)
}

fn call(url: &str, arguments: &[&str]) -> Run {
    let endpoint = format!("--endpoint={url}");
    let output = command(&[&["call", &endpoint, "--key-file=env:KEY"], arguments].concat())
        .env("KEY", "s3cretkey")
        .env("REGISTRAR_USER", "somebody")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let status = output.status.code().unwrap();
    Run { out: text(output.stdout), err: text(output.stderr), status }
}

const MAIL: [&str; 2] = ["send_authcode/domain", "domain_name=example.com"];

#[test]
fn the_exit_status_says_what_became_of_it() {
    for (answer, status, outcome) in [
        (ops("1", "200"), 0, Some("success")),
        (http("200 OK", "<OPS_envelope></x>"), 1, None),
        (ops("1", ""), 3, Some("incomplete")),
        (http("200 OK", "<OPS_envelope><header>"), 3, None),
        (ops("0", "465"), 4, Some("failure")),
        (http("502 Bad Gateway", "<html>Bad Gateway</html>"), 5, None),
        (String::new(), 5, None),
        (ops("1", "310"), 6, Some("contradictory")),
    ] {
        let run = call(&server(answer.clone()), &MAIL);
        assert_eq!(run.status, status, "{answer}: {}", run.err);
        let printed = serde_json::from_str::<Value>(&run.out).ok();
        let found = printed.as_ref().and_then(|printed| printed["outcome"].as_str());
        assert_eq!(found, outcome, "{answer}");
        assert_eq!(run.err.is_empty(), status == 0, "{}", run.err);
    }
    // Nobody listens.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let run = call(&format!("http://127.0.0.1:{port}/"), &MAIL);
    assert_eq!(run.status, 5, "{}", run.err);
    assert!(run.err.contains("not sent: no connection"), "{}", run.err);
    assert_eq!(call("no-address", &MAIL).status, 2);
}

#[test]
fn enom_answers_are_printed_in_their_format() {
    for (format, body, status) in [
        ("text", "ErrCount=0\r\nDone=true\r\n", 0),
        ("text", "ErrCount=1\r\nErr1=no\r\nDone=true\r\n", 4),
        ("xml", "<interface-response><ErrCount>0</ErrCount></interface-response>", 3),
        ("text", "ErrCount=0\r\nErr1=no\r\nDone=true\r\n", 6),
    ] {
        let url = server(http("200 OK", body));
        let run = call(&url, &["Check", "SLD=a", "TLD=com", "--format", format]);
        assert_eq!(run.status, status, "{body}: {}", run.err);
        let printed: Value = serde_json::from_str(&run.out).expect(body);
        assert_eq!((&printed["protocol"], &printed["format"]), (&"enom".into(), &format.into()));
    }
}

#[test]
fn secrets_of_a_reply_are_masked_unless_asked_for() {
    let url = server(ops("1", "200"));
    assert!(!call(&url, &MAIL).out.contains("0123"));
    assert!(call(&url, &[&MAIL[..], &["--show-secrets"]].concat()).out.contains("0123"));
}

#[test]
fn a_dry_run_prints_the_request_and_sends_nothing() {
    let run = call("live", &[&MAIL[..], &["--dry-run"]].concat());
    assert_eq!(run.status, 0);
    assert!(run.out.starts_with("POST / HTTP/1.1\r\nhost: rr-n1-tor.opensrs.net:55443\r\n"));
    assert!(run.out.contains("x-signature: [REDACTED]\r\n"), "{}", run.out);
}

#[test]
fn nothing_is_changed_on_the_live_system_unasked() {
    for arguments in
        [&MAIL[..], &["getaccountinfo"], &["GetSubAccountPassword", "SLD=a", "TLD=com"]]
    {
        let run = call("live", arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{}", run.err);
        assert!(run.err.contains("may change something on the live system"), "{}", run.err);
        assert!(run.err.contains("--yes"), "{}", run.err);
    }
}

#[test]
fn a_file_without_certificates_is_refused_before_anything_is_sent() {
    let file = folder("cacert").join("ca.pem");
    std::fs::write(&file, "no certificate").unwrap();
    let option = format!("--cacert={}", file.display());
    let run = call("https://127.0.0.1:1/", &[&MAIL[..], &[&option]].concat());
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
    assert!(run.err.contains("ca.pem: invalid root certificates: expected PEM"), "{}", run.err);
    let run = call("https://127.0.0.1:1/", &[&MAIL[..], &["--cacert=/no/such/file"]].concat());
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
}

#[test]
fn the_help_has_the_exit_statuses() {
    let run = registrar(&["call", "--help"], b"");
    assert!(run.out.starts_with("Send an operation, and print the reply as JSON"), "{}", run.out);
    for line in
        ["Exit status: 0 done", " 4 the registrar refused", " 6 the reply contradicts itself"]
    {
        assert!(run.out.contains(line), "{}", run.out);
    }
}
