//! The program, as someone starts it.
#![cfg(feature = "bin")]

mod common;

use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use common::send;
use registrar_ops::opensrs::{
    ChangePassword, Operation, RegistrantPassword, Reseller, SendPassword, Signature,
};
use registrar_ops::{DomainName, Secret};
use serde_json::Value;

/// The program, ended when dropped.
struct Program {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    first: Value,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_registrar-sandbox"));
    command.args(arguments);
    command
}

impl Program {
    fn start(arguments: &[&str]) -> Self {
        let mut child = command(arguments).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        Self { child, lines, first }
    }

    fn reseller(&self) -> Reseller {
        let text = |name: &str| self.first[name].as_str().unwrap().to_owned();
        let endpoint: http::Uri = text("opensrs_url").parse().unwrap();
        Reseller::new(&text("username"), text("key")).unwrap().with_endpoint(endpoint)
    }

    fn line(&mut self) -> Value {
        serde_json::from_str(&self.lines.next().unwrap().unwrap()).unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn change(domain: &str) -> ChangePassword {
    let password = RegistrantPassword::new("hunter2").unwrap();
    ChangePassword::new(DomainName::new(domain).unwrap(), password)
}

fn output(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

#[test]
fn the_first_line_has_the_addresses_and_a_line_an_exchange_follows() {
    for (flags, is_shown) in
        [(&["--port", "0"][..], false), (&["--port=0", "--show-secrets"], true)]
    {
        let mut program = Program::start(flags);
        let request = program.reseller().request(&change("example.info")).unwrap();
        let answer = send(request.map(String::from)).unwrap();
        ChangePassword::reply_from_http(&answer).unwrap();
        let line = program.line();
        assert_eq!(
            (&line["operation"], &line["outcome"]),
            (&"change password".into(), &"success".into())
        );
        assert_eq!(line.to_string().contains("hunter2"), is_shown, "{line}");
    }
}

#[test]
fn envelopes_in_other_encodings_are_read() {
    let mut program = Program::start(&["--port", "0"]);
    let items = [("action", "send_authcode"), ("object", "domain"), ("owner", "J\u{fc}rgen")];
    let items = items.map(|(key, text)| format!("<item key='{key}'>{text}</item>")).concat();
    let envelope = format!(
        "<?xml version='1.0' encoding='ISO-8859-1'?><OPS_envelope><body><data_block><dt_assoc>{items}\
         </dt_assoc></data_block></body></OPS_envelope>"
    );
    let latin1 = |text: &str| text.chars().map(|c| u8::try_from(c).unwrap()).collect::<Vec<_>>();
    let utf16 = envelope.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let unknown = latin1(&envelope.replace("ISO-8859-1", "x-unknown"));
    for (body, owner, text) in [
        (latin1(&envelope), "J\u{fc}rgen", "Missing field: domain_name: expected a value"),
        (utf16, "J\u{fc}rgen", "Missing field: domain_name: expected a value"),
        (unknown, "", "Invalid envelope: unsupported encoding"),
    ] {
        let signature = Signature::of(&body, &Secret::from("sandbox-private-key"));
        let request = http::Request::post(program.first["opensrs_url"].as_str().unwrap())
            .header("x-username", "reseller")
            .header("x-signature", signature.as_str());
        let answer = send(request.body(body).unwrap()).unwrap();
        let answer = String::from_utf8(answer.into_body()).unwrap();
        assert!(answer.contains(text), "{answer}");
        let line = program.line();
        assert_eq!(line["request"]["decoded"]["owner"].as_str().unwrap_or_default(), owner);
    }
}

#[test]
fn serving_goes_on_when_nobody_reads() {
    let program = Program::start(&["--port", "0"]);
    let request = program.reseller().request(&change("example.info")).unwrap();
    for _ in 0..1_500 {
        let (parts, body) = (request.headers().clone(), request.body().as_str().to_owned());
        let mut again = http::Request::post(request.uri()).body(body).unwrap();
        *again.headers_mut() = parts;
        assert_eq!(send(again).unwrap().status(), 200);
    }
}

#[test]
fn a_file_says_what_there_is() {
    let path = std::env::temp_dir().join(format!("registrar-sandbox-{}.toml", std::process::id()));
    let write =
        |text: &str| std::fs::File::create(&path).unwrap().write_all(text.as_bytes()).unwrap();
    let name = path.to_str().unwrap();
    write(
        "port = 0\nwrong_key = \"410\"\naccounts = [\"other\"]\n\
         [reseller]\nusername = \"me\"\nkey = \"my-key\"\n\
         [[domain]]\nname = \"mine.example\"\nauthcode = \"secret-code\"\n",
    );
    let program = Program::start(&["--config", name]);
    assert_eq!(program.first["username"], "me");
    for (domain, is_there) in [("mine.example", true), ("example.info", false)] {
        let operation = SendPassword::new(DomainName::new(domain).unwrap());
        let request = program.reseller().request(&operation).unwrap();
        let outcome = SendPassword::reply_from_http(&send(request.map(String::from)).unwrap());
        assert_eq!(outcome.is_ok(), is_there, "{domain}");
    }
    for (text, message) in [
        ("prot = 0", ":1: unknown field `prot`"),
        ("port = 0\nfault = \"nothing\"", ":2: no fault has this name"),
        ("[[domain]]\nname = \"no name\"", "domain"),
        ("[reseller]\nusername = \"\"\nkey = \"hunter2\"", "X-Username"),
    ] {
        write(text);
        let output = output(&["--config", name]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(told.contains(message) && told.lines().count() == 1, "{told}");
        assert!(!told.contains("hunter2"));
    }
    std::fs::remove_file(&path).unwrap();
    assert!(String::from_utf8(output(&["--config", name]).stderr).unwrap().contains("cannot read"));
}

#[test]
fn mistakes_are_told_in_sentences() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let in_use = output(&["--port", &port]);
    let told = String::from_utf8(in_use.stderr).unwrap();
    assert!(told.starts_with(&format!("registrar-sandbox: port {port} is in use;")), "{told}");
    assert_eq!((in_use.status.code(), in_use.stdout.len()), (Some(1), 0));
    for flags in
        [&["--port", "99999"][..], &["--fault", "nothing"], &["--wrong-key", "9"], &["--x"]]
    {
        assert_eq!(output(flags).status.code(), Some(2), "{flags:?}");
    }
    let help = String::from_utf8(output(&["--help"]).stdout).unwrap();
    for flag in
        ["--port", "--tls", "--config", "--fault", "--vary", "--wrong-key", "--show-secrets"]
    {
        assert!(help.contains(flag), "{flag}");
    }
}

#[test]
fn clients_in_other_languages_are_short_and_work() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/");
    for (interpreter, file, told) in [
        ("python3", "reset.py", "https://registrar.test/reset?token="),
        ("node", "lost.mjs", "no answer\nnew-password\n"),
    ] {
        let path = format!("{folder}{file}");
        assert!(std::fs::read_to_string(&path).unwrap().lines().count() <= 15, "{file}");
        let program = Program::start(&["--port", "0"]);
        let mut command = Command::new(interpreter);
        let client = command.arg(&path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let Ok(mut client) = client else {
            // Not by `eprintln`, which the test runner swallows.
            writeln!(std::io::stderr(), "{file} not tested: {interpreter} is missing").unwrap();
            continue;
        };
        writeln!(client.stdin.take().unwrap(), "{}", program.first).unwrap();
        let output = String::from_utf8(client.wait_with_output().unwrap().stdout).unwrap();
        assert!(output.contains(told), "{file}: {output}");
    }
}
