//! `registrar decode` against the corpus: what is printed, and what is said by the exit status.

mod common;

use std::fs;
use std::io::Read;
use std::process::Stdio;

use common::{Run, command, folder, registrar, root};
use serde_json::Value;
use testdata::Reading;

fn decode(arguments: &[&str]) -> Run {
    registrar(&[&["decode"], arguments].concat(), b"")
}

/// The reading that is written down has no outcome, and those of messages have no `errors`.
fn check(path: &str, reading: &str) {
    let run = decode(&["--show-secrets", path]);
    assert_eq!((run.status == 0 || run.status == 3, run.err.as_str()), (true, ""), "{path}");
    let mut printed: Value = serde_json::from_str(&run.out).expect(path);
    let object = printed.as_object_mut().expect("an object");
    let outcome = object.shift_remove("outcome");
    assert_eq!(run.status == 3, outcome == Some("incomplete".into()), "{path}");
    let written: Value = serde_json::from_str(reading).expect(path);
    if written.get("errors").is_none() {
        object.shift_remove("errors");
    }
    assert!(printed == written, "{path} is not printed as it is written down: {printed:#}");
}

#[test]
fn every_document_is_printed_as_it_is_written_down() {
    let mut count = 0;
    for folder in ["ops", "enom", "ops/quirks", "enom/quirks"] {
        let folder = root().join("testdata").join(folder);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let Some(document) = path.to_str().and_then(|path| path.strip_suffix(".json")) else {
                continue;
            };
            // The requests of eNom are addresses.
            if !document.contains(".url") {
                check(document, &fs::read_to_string(&path).unwrap());
                count += 1;
            }
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn every_real_message_is_printed_as_it_is_written_down() {
    let messages = testdata::messages();
    assert!(messages.len() > 100);
    for message in messages {
        let path = format!("testdata/messages/{}", message.name);
        match &message.reading {
            Reading::Json(reading) => check(&path, reading),
            Reading::Refused(_) => {
                let run = decode(&[&path]);
                assert_eq!((run.status, run.out.as_str()), (1, ""), "{path}");
                assert!(run.err.starts_with(&format!("{path}:")), "{}", run.err);
            }
        }
    }
}

#[test]
fn the_members_stand_in_order_and_the_outcome_is_the_last() {
    let run = registrar(&["decode"], b"Command=CHECK\nErrCount=0\nDone=true\n");
    let mut printed: Value = serde_json::from_str(&run.out).unwrap();
    let names: Vec<_> = printed.as_object_mut().unwrap().keys().cloned().collect();
    assert_eq!(
        names,
        ["protocol", "format", "comments", "fields", "complete", "errors", "outcome"]
    );
    let run = decode(&["testdata/ops/send_password.reply.xml"]);
    let reading = fs::read_to_string(root().join("testdata/ops/send_password.reply.xml.json"));
    let with_outcome = reading.unwrap().replace("\n}\n", ",\n  \"outcome\": \"success\"\n}\n");
    assert_eq!(run.out, with_outcome);
}

#[test]
fn the_outcome_is_one_of_five_words() {
    let ops = |items: &str| {
        format!(
            "<OPS_envelope><body><data_block><dt_assoc>{items}</dt_assoc></data_block></body>\
             </OPS_envelope>"
        )
    };
    let reply = |success: &str, code: &str| {
        ops(&format!(
            "<item key='is_success'>{success}</item><item key='response_code'>{code}</item>"
        ))
    };
    for (document, outcome, status) in [
        (reply("1", "200"), "success", 0),
        (reply("1", "300"), "success", 0),
        (reply("0", "465"), "failure", 0),
        (reply("1", "310"), "contradictory", 0),
        (reply("0", "200"), "contradictory", 0),
        (reply("1", ""), "incomplete", 3),
        (ops("<item key='action'>REPLY</item>"), "incomplete", 3),
        (ops("<item key='action'>LOOKUP</item>"), "unknown", 0),
        (ops(""), "unknown", 0),
        ("ErrCount=0\nDone=true\n".into(), "success", 0),
        ("ErrCount=1\nErr1=no\nDone=true\n".into(), "failure", 0),
        ("ErrCount=1\nErr1=no\n".into(), "failure", 0),
        ("ErrCount=0\nErr1=no\nDone=true\n".into(), "contradictory", 0),
        ("ErrCount=0\n".into(), "incomplete", 3),
        ("Done=true\n".into(), "incomplete", 3),
    ] {
        let run = registrar(&["decode", "-"], document.as_bytes());
        let printed: Value = serde_json::from_str(&run.out).expect(&document);
        assert_eq!(
            (printed["outcome"].as_str(), run.status),
            (Some(outcome), status),
            "{document}"
        );
        assert_eq!(run.err, "");
    }
}

#[test]
fn the_worst_of_several_documents_counts() {
    let folder = folder("worst");
    let (good, open, bad) = (folder.join("good"), folder.join("open"), folder.join("bad"));
    fs::write(&good, "ErrCount=0\nDone=true\n").unwrap();
    fs::write(&open, "ErrCount=0\n").unwrap();
    fs::write(&bad, "<OPS_envelope>\n <header></headr>").unwrap();
    let [good, open, bad] = [&good, &open, &bad].map(|path| path.to_str().unwrap());
    for (paths, status, documents) in [
        (vec![good], 0, 1),
        (vec![open, good], 3, 2),
        (vec![good, bad, open], 1, 2),
        (vec![bad], 1, 0),
    ] {
        let run = decode(&paths);
        assert_eq!((run.status, run.out.matches("\"outcome\"").count()), (status, documents));
    }
    let run = decode(&[good, bad, open]);
    let mut lines = run.err.lines();
    let first = lines.next().unwrap();
    assert!(first.starts_with(&format!("{bad}:2:")) && first.contains("end tag"), "{first}");
    assert_eq!(lines.next_back(), Some("2 of 3 documents read"));
    assert_eq!(lines.next_back().map(str::trim_start), Some("^"));
}

#[test]
fn a_document_without_header_has_an_empty_one() {
    let run = decode(&["testdata/cases/no_header.xml"]);
    let printed: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(printed["header"], Value::Object(serde_json::Map::new()));
}

#[test]
fn files_of_a_folder_that_are_no_messages_are_passed_over() {
    let folder = folder("found");
    fs::write(folder.join("README.md"), "# Replies\n\nThese are replies.\n").unwrap();
    fs::write(folder.join("a.txt"), "ErrCount=0\nDone=true\n").unwrap();
    fs::write(folder.join("a.txt.json"), "{\"protocol\": \"enom\"}\n").unwrap();
    fs::write(folder.join("empty"), "").unwrap();
    fs::write(folder.join("page.html"), "<!DOCTYPE html><html></html>").unwrap();
    fs::write(folder.join("pom.xml"), "<project></project>").unwrap();
    fs::write(folder.join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::write(folder.join("sent.http"), "POST / HTTP/1.0\nHost: a\n\n<x/>").unwrap();
    let run = decode(&[folder.to_str().unwrap()]);
    assert_eq!((run.status, run.out.matches("\"outcome\"").count()), (0, 1), "{}", run.err);
    let lines: Vec<_> = run.err.lines().collect();
    assert_eq!(lines.len(), 7, "{lines:?}");
    assert!(lines.iter().all(|line| line.contains(": skipped: ")), "{lines:?}");

    // The same files, named, are errors.
    for name in ["README.md", "a.txt.json", "empty", "picture.png", "sent.http"] {
        let run = decode(&[folder.join(name).to_str().unwrap()]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{name}");
    }

    // A message that is broken is an error in a folder too.
    fs::write(folder.join("cut.xml"), "<OPS_envelope><header>").unwrap();
    let run = decode(&[folder.to_str().unwrap()]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("cut.xml:1:23: incomplete"), "{}", run.err);
}

#[test]
fn no_more_is_read_than_a_codec_takes() {
    let run = decode(&["/dev/zero"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let paths = ["testdata/ops/send_password.reply.xml"; 200];
    let mut child = command(&[&["decode"], &paths[..]].concat())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert!(!err.contains("panicked") && !err.contains("pipe"), "{err}");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn secrets_are_masked_unless_asked_for() {
    let path = "testdata/ops/change_password.request.xml";
    assert!(!decode(&[path]).out.contains("aaaa"));
    assert!(decode(&["--show-secrets", path]).out.contains("aaaa"));
    // Within values too, but for what no rule can know, and for a key.
    for path in ["testdata/enom/quirks/kv.txt", "testdata/cases/kv.xml"] {
        for flat in [&[][..], &["--flat"]] {
            let out = decode(&[&[path], flat].concat()).out;
            let shown = out.match_indices("hunter2").map(|(at, _)| &out[at + 7..at + 8]);
            assert!(
                shown.clone().count() > 0 && shown.clone().all(|which| "eg".contains(which)),
                "{out}"
            );
        }
    }
}

#[test]
fn deviations_are_listed_and_a_sample_has_none() {
    let run = registrar(&["decode", "--lint"], b"ErrCount: 0\nDone: true\n");
    assert_eq!(run.out, "<stdin>:1:1: `:` in place of `=`\n");
    let run = decode(&["--lint", "testdata/ops/send_password.reply.xml"]);
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "", ""));
}

#[test]
fn a_format_that_is_given_is_the_only_one() {
    let run = registrar(&["decode", "--format", "xml"], b"ErrCount=0\nDone=true\n");
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    let run = decode(&["--flat", "testdata/enom/get_account_password.reply.xml"]);
    assert!(run.out.contains("\"name\": \"ErrCount\""));
}

#[test]
fn wrong_usage_and_missing_files_have_their_statuses() {
    for arguments in [&["decode", "--no-such-option"][..], &["no-such-command"], &[]] {
        let run = registrar(arguments, b"");
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
    }
    let run = decode(&["no/such/file"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.starts_with("no/such/file: "), "{}", run.err);
    assert!(decode(&["--help"]).out.contains("\nExit status: 0 "));
    assert!(registrar(&["--version"], b"").out.starts_with("registrar 0."));
    assert!(registrar(&["completions", "bash"], b"").out.contains("decode"));
}
