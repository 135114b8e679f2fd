//! `registrar request`: the bytes that are sent, and what is refused.

#![cfg(feature = "request")]

mod common;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};

use common::{Run, command, folder, registrar};
use registrar_ops::opensrs::{ChangePassword, Operation, Reseller};

/// Runs `request` with a key and a password in the environment.
fn request(arguments: &[&str]) -> Run {
    let output = command(&[&["request"], arguments].concat())
        .env("KEY", "s3cretkey")
        .env("PASSWORD", "hunter2")
        .env("REGISTRAR_USER", "somebody")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let status = output.status.code().unwrap();
    Run { out: text(output.stdout), err: text(output.stderr), status }
}

const TEST: [&str; 2] = ["--endpoint=test", "--key-file=env:KEY"];
const CHANGE: [&str; 3] = ["change/password", "domain=example.com", "reg_password@env:PASSWORD"];

#[test]
fn the_bytes_are_those_that_are_sent() {
    let run = request(&[&TEST[..], &CHANGE, &["--show-secrets"]].concat());
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let (head, body) = run.out.split_once("\r\n\r\n").unwrap();
    let lines: Vec<_> = head.split("\r\n").collect();
    assert_eq!(lines[0], "POST / HTTP/1.1");
    assert_eq!(lines[1], "host: horizon.opensrs.net:55443");
    assert!(lines.contains(&"x-username: somebody"), "{head}");
    assert!(lines.contains(&format!("content-length: {}", body.len()).as_str()), "{head}");

    // The signature is that of these bytes, and the operation is in them.
    let value = |name| head.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    let sent = http::Request::post("/")
        .header("x-username", "somebody")
        .header("x-signature", value("x-signature: "))
        .body(body.to_owned())
        .unwrap();
    let reseller = Reseller::new("somebody", "s3cretkey").unwrap();
    let operation = ChangePassword::from_request(&reseller.receive(&sent).unwrap()).unwrap();
    assert_eq!(operation.reg_password.expose_secret(), "hunter2");
    assert_eq!(operation.beside.domain.unwrap(), "example.com");
}

#[test]
fn secrets_are_masked_unless_asked_for() {
    let run = request(&[&TEST[..], &CHANGE].concat());
    assert_eq!(run.status, 0);
    for secret in ["hunter2", "s3cretkey"] {
        assert!(!run.out.contains(secret), "{}", run.out);
    }
    assert!(run.out.contains("x-signature: [REDACTED]"), "{}", run.out);
    assert!(run.out.contains("\">[REDACTED]</item>"), "{}", run.out);

    let set = ["SetPassword", "SLD=resellerdocs", "TLD=com", "DomainPassword@env:PASSWORD"];
    let run = request(&[&TEST[..], &set].concat());
    assert_eq!(
        run.out.split_once("\r\n\r\n").unwrap().1,
        "command=SetPassword&uid=somebody&pw=[REDACTED]&SLD=resellerdocs&TLD=com\
         &DomainPassword=[REDACTED]&ResponseType=XML"
    );
    let run = request(&[&TEST[..], &set, &["--show-secrets", "--format=text"]].concat());
    assert!(run.out.contains("&pw=s3cretkey&") && run.out.ends_with("&ResponseType=Text"));
    assert!(run.out.starts_with("POST /interface.asp HTTP/1.1\r\nhost: resellertest.enom.com\r\n"));
}

#[test]
fn a_secret_comes_from_a_file_and_not_from_the_command_line() {
    let path = folder("secrets").join("password");
    fs::write(&path, "hunter2\n").unwrap();
    let parameter = format!("reg_password@{}", path.display());
    let arguments = ["change/password", "domain=example.com", &parameter, "--show-secrets"];
    let run = request(&[&TEST[..], &arguments].concat());
    assert!(run.out.contains("\"reg_password\">hunter2</item>"), "{}", run.out);

    for (arguments, said) in [
        (["domain=example.com", "reg_password=hunter2"], "write reg_password@FILE"),
        (["domain=example.com", "reg_password"], "no terminal to ask on"),
        (["domain=example.com", "reg_password@env:NO_SUCH"], "`NO_SUCH` is not set"),
    ] {
        let run = request(&[&TEST[..], &["change/password"], &arguments].concat());
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{}", run.err);
        assert!(run.err.contains(said) && !run.err.contains("hunter2"), "{}", run.err);
    }
    let run = request(&[&TEST[..], &["change/password", "reg_password@/no/such/file"]].concat());
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
}

#[test]
fn a_parameter_that_breaks_a_rule_is_wrong_usage() {
    for (arguments, said) in [
        (&["send_authcode/domain"][..], "missing parameter `domain_name`"),
        (&["send_authcode", "domain_name=x"], "invalid parameter `domain_name`"),
        (&["send_authcode", "domain_name=a.com", "domain_name=b.com"], "given twice"),
        (&["SetPassword", "SLD=resellerdocs"], "parameter"),
        (&["Check", "uid=other"], "uid"),
        (&["lookup/domain", "=a.com"], "no name"),
    ] {
        let run = request(&[&TEST[..], arguments].concat());
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(said), "{arguments:?}: {}", run.err);
    }
    // There is no endpoint unless one is named.
    let run = request(&["--key-file=env:KEY", "lookup/domain", "domain=a.com"]);
    assert_eq!(run.status, 2);
    let run = request(&["--key-file=env:KEY", "--endpoint=https://a:hunter2@b/", "lookup/domain"]);
    assert!(run.status == 2 && !run.err.contains("hunter2"), "{}", run.err);
}

#[test]
fn what_has_no_type_is_made_as_well() {
    let arguments = ["lookup/domain", "domain=example.com", "registrant_ip=192.0.2.1"];
    let run = request(&[&TEST[..], &arguments, &["--show-secrets"]].concat());
    let (_, body) = run.out.split_once("\r\n\r\n").unwrap();
    let envelope = ops_envelope::Envelope::parse(body).unwrap();
    assert_eq!(envelope["action"], "lookup");
    assert_eq!(envelope["attributes"]["domain"], "example.com");
    assert_eq!(envelope["registrant_ip"], "192.0.2.1");
    let run = request(&[&TEST[..], &["Check", "SLD=a", "TLD=com", "--show-secrets"]].concat());
    assert!(run.out.contains("command=Check&"), "{}", run.out);
}

#[test]
fn the_curl_command_replays_the_request_byte_by_byte() {
    if Command::new("curl").arg("--version").output().is_err() {
        return;
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("--endpoint=http://{}/", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let (mut sent, mut piece) = (Vec::new(), [0; 4096]);
        while !sent.ends_with(b"</OPS_envelope>\n") && !sent.ends_with(b"</OPS_envelope>") {
            let length = stream.read(&mut piece).unwrap();
            assert!(length > 0, "{}", String::from_utf8_lossy(&sent));
            sent.extend_from_slice(&piece[..length]);
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").unwrap();
        String::from_utf8(sent).unwrap()
    });
    let run =
        request(&[&[endpoint.as_str(), "--key-file=env:KEY", "--curl"], &CHANGE[..]].concat());
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(Command::new("sh").args(["-c", &run.out]).output().unwrap().status.success());
    let sent = server.join().unwrap();
    let (head, body) = sent.split_once("\r\n\r\n").unwrap();
    let value = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).unwrap().1
    };
    let received = http::Request::post("/")
        .header("x-username", value("x-username"))
        .header("x-signature", value("x-signature"))
        .body(body.to_owned())
        .unwrap();
    assert_eq!(value("content-type"), "text/xml");
    let reseller = Reseller::new("somebody", "s3cretkey").unwrap();
    assert!(reseller.receive(&received).is_ok(), "{sent}");
}

#[test]
fn the_help_names_the_operations() {
    let run = registrar(&["request", "--help"], b"");
    assert!(run.out.starts_with("Print the exact HTTP request of an operation."), "{}", run.out);
    for name in ["change/password", "send_authcode/domain", "SetPassword", "GetAccountPassword"] {
        assert!(run.out.contains(&format!("\n  {name}\n")), "{}", run.out);
    }
}
