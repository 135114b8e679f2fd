//! `registrar request --json`: parameters that nest, secrets in a file, and what is refused.

#![cfg(feature = "request")]

mod common;

use std::fs;
use std::path::Path;

use common::{Run, command, folder, registrar, root};
use ops_envelope::Envelope;
use serde_json::{Map, Value, json};

const TEST: [&str; 4] =
    ["--endpoint=test", "--key-file=env:KEY", "--user=somebody", "--show-secrets"];

/// Runs `request` with `input` on standard input.
fn request(arguments: &[&str], input: &str) -> Run {
    use std::io::Write as _;
    let mut child = command(&[&["request"], &TEST[..], arguments].concat())
        .env("KEY", "s3cretkey")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let status = output.status.code().unwrap();
    Run { out: text(output.stdout), err: text(output.stderr), status }
}

fn body(run: &Run) -> &str {
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    run.out.split_once("\r\n\r\n").unwrap().1
}

#[test]
fn lists_and_assocs_nest() {
    let parameters = json!({
        "domain": "example.com",
        "auto_renew": true,
        "period": 2,
        "contact_set": { "owner": { "first_name": "Jo", "phone": "+1.4165550123" } },
        "nameserver_list": [{ "name": "ns1.example.com", "sortorder": "1" }, { "name": "ns2.example.com" }],
        "beside": { "cookie": "0123:4567", "registrant_ip": "192.0.2.1" },
    });
    let run =
        request(&["sw_register/domain", "--json=-", "reg_username=jo"], &parameters.to_string());
    let envelope = Envelope::parse(body(&run)).unwrap();
    let attributes = &envelope["attributes"];
    assert_eq!(attributes["contact_set"]["owner"]["phone"], "+1.4165550123");
    let names = attributes["nameserver_list"].as_array().unwrap();
    assert_eq!((names.len(), names.get(1).unwrap()["name"].as_str()), (2, Some("ns2.example.com")));
    assert_eq!((&attributes["auto_renew"], &attributes["period"]), (&"1".into(), &"2".into()));
    assert_eq!(
        (&attributes["reg_username"], &envelope["cookie"]),
        (&"jo".into(), &"0123:4567".into())
    );
    assert!(attributes.get("beside").is_none());
}

#[test]
fn enom_has_them_numbered_and_named() {
    let parameters = r#"{"SLD": "a", "TLD": "com", "NS": ["ns1.a.com", "ns2.a.com"],
        "Registrant": {"City": "Kyoto"}, "UseDNS": null}"#;
    let run = request(&["Purchase", "--json=-"], parameters);
    let form = "&SLD=a&TLD=com&NS1=ns1.a.com&NS2=ns2.a.com&RegistrantCity=Kyoto&UseDNS=&";
    assert!(body(&run).contains(form), "{}", run.out);
    let run = request(&["Purchase", "--json=-"], r#"{"NS": [["a"]]}"#);
    assert!(run.status == 2 && run.err.contains("`NS1`: for eNom, a list"), "{}", run.err);
}

/// The samples of all operations: what `decode` prints of a request, `request` makes again.
#[test]
fn what_decode_prints_is_made_again() {
    let (mut made, folder) = (0, folder("again"));
    let samples = ["testdata/ops", "testdata/ops/family"].map(|folder| root().join(folder));
    let samples = samples.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    for path in samples.map(|entry| entry.unwrap().path()) {
        if !path.to_string_lossy().ends_with(".request.xml") {
            continue;
        }
        let path = path.to_str().unwrap();
        let printed = registrar(&["decode", "--show-secrets", path], b"").out;
        let Value::Object(mut data) =
            serde_json::from_str::<Value>(&printed).unwrap()["data"].take()
        else {
            panic!("{path}");
        };
        let mut take = |name: &str| data.remove(name).unwrap();
        take("protocol");
        let name = [take("action"), take("object")].map(|word| word.as_str().unwrap().to_owned());
        let Value::Object(mut parameters) = data.remove("attributes").unwrap_or(Map::new().into())
        else {
            panic!("{path}");
        };
        // A cookie stands beside the attributes wherever it is given.
        parameters.retain(|name, value| name != "cookie" || data.get(name) != Some(value));
        parameters.insert("beside".into(), data.into());
        let file = folder.join(Path::new(path).file_name().unwrap());
        fs::write(&file, Value::Object(parameters).to_string()).unwrap();
        let json = format!("--json={}", file.display());
        let run = request(&[&name.join("/"), &json], "");
        assert_eq!(run.status, 0, "{path}: {}", run.err);
        let sample = fs::read(path).unwrap();
        assert_eq!(
            Envelope::parse(body(&run)).unwrap(),
            Envelope::parse(&sample).unwrap(),
            "{path}"
        );
        made += 1;
    }
    assert!(made >= 20, "{made}");
}

#[test]
fn a_name_that_the_type_does_not_know_is_refused() {
    for (arguments, input, said) in [
        (&["send_authcode", "domain_name=a.com", "sub_user=1"][..], "", "`sub_user`"),
        (
            &["send_authcode", "--json=-"],
            r#"{"domain_name": "a.com", "x": 1, "y": []}"#,
            "`x`, `y`",
        ),
        (
            &["SetPassword", "--json=-"],
            r#"{"SLD": "a", "TLD": "com", "DomainPassword": "hunter2", "NS": ["b"]}"#,
            "`NS1`",
        ),
        (
            &["send_authcode", "domain_name=a.com", "--json=-"],
            r#"{"domain_name": "b.com"}"#,
            "given twice",
        ),
        (&["Check", "sld=a", "SLD=b"], "", "given twice"),
        (&["lookup/domain", "--json=-"], r#"{"beside": {"action": "change"}}"#, "given twice"),
    ] {
        let run = request(arguments, input);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(said) && !run.err.contains("hunter2"), "{}", run.err);
    }
}

#[test]
fn what_is_no_json_object_is_reported_without_its_secrets() {
    for input in [
        "",
        r#"{"reg_password": "hunter2""#,
        r#"{"reg_password": hunter2}"#,
        r#"["hunter2"]"#,
        r#""hunter2""#,
        r#"{"domain": "a.com", "reg_password": "hunter2", "domain": "b.com"}"#,
        &format!("{{\"a\": {}", "[".repeat(10_000)),
    ] {
        let run = request(&["change/password", "--json=-"], input);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{input:.60}: {}", run.err);
        assert!(run.err.starts_with("error: -: ") && !run.err.contains("hunter2"), "{}", run.err);
    }
    let run = request(&["change/password", "--json=/no/such/file"], "");
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
}
