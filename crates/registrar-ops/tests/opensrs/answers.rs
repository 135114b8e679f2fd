//! What a client makes of answers: success, or which error.

use http::StatusCode;
use registrar_ops::opensrs::{
    Attributes, Error, Operation, Rejection, Reply, ResponseCode, SendPassword,
};
use registrar_ops::ops_envelope::{Envelope, ParseOptions};
use registrar_ops::{BodyKind, Incomplete, Mismatch, Retry};
use serde::{Deserialize, Serialize};

use crate::{envelope, items, meaning, sample, text};

/// The error in words: itself, then its cause.
pub(crate) fn words(error: &Error) -> String {
    let source = std::error::Error::source(error);
    match source {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

fn reply(pairs: &[(&str, &str)]) -> String {
    envelope(&items(pairs))
}

const OK: (&str, &str) = ("is_success", "1");
const NO: (&str, &str) = ("is_success", "0");

#[test]
fn each_answer_is_a_success_or_one_kind_of_error() {
    use Retry::{IfIdempotent, Never, Safe};
    let code = |code| ("response_code", code);
    for (body, what, retry) in [
        (String::new(), "not a reply but an empty body", IfIdempotent),
        ("<html><body>502 Bad Gateway</body></html>".into(), "not a reply but an HTML page", Never),
        ("<html><body>502 Bad".into(), "not a reply but an HTML page", Never),
        ("<?xml version='1.0'?><soap:Envelope/>".into(), "not a reply but other XML", Never),
        ("{\"error\":\"x\"}".into(), "not a reply but JSON", Never),
        ("Service unavailable".into(), "not a reply but other text", Never),
        (text("send_password.request.xml").into(), "not a reply but a request", Never),
        (text("send_password.reply.xml")[..400].into(), "incomplete reply", IfIdempotent),
        (text("send_password.reply.xml").replace("</body>", "</bodies>"), "malformed reply", Never),
        ("<OPS_envelope><bogus/></OPS_envelope>".into(), "malformed reply", Never),
        // What says neither yes nor no.
        (
            reply(&[("action", "reply"), code("200")]),
            "incomplete reply: no usable `is_success`",
            IfIdempotent,
        ),
        (reply(&[("action", "Reply")]), "incomplete reply: no usable `is_success`", IfIdempotent),
        (
            reply(&[("is_success", "maybe"), code("200")]),
            "incomplete reply: no usable `is_success`",
            IfIdempotent,
        ),
        (reply(&[OK]), "incomplete reply: no usable `response_code`", IfIdempotent),
        (reply(&[OK, code("")]), "incomplete reply: no usable `response_code`", IfIdempotent),
        (reply(&[OK, code("many")]), "incomplete reply: no usable `response_code`", IfIdempotent),
        (reply(&[OK, code("+200")]), "incomplete reply: no usable `response_code`", IfIdempotent),
        (
            reply(&[OK, code("99999999999")]),
            "incomplete reply: no usable `response_code`",
            IfIdempotent,
        ),
        // What says both.
        (reply(&[OK, code("310")]), CONTRADICTORY, Never),
        (reply(&[OK, code("465")]), CONTRADICTORY, Never),
        (reply(&[NO, code("200")]), CONTRADICTORY, Never),
        (reply(&[NO, code("299")]), CONTRADICTORY, Never),
        (reply(&[OK, ("IS_SUCCESS", "0"), code("200")]), CONTRADICTORY, Never),
        (reply(&[OK, code("200"), ("Response_Code", "465")]), CONTRADICTORY, Never),
        (meaning("success_with_404.xml"), CONTRADICTORY, Never),
        // What says no.
        (reply(&[NO, code("465")]), "request rejected: 465 invalid data", Never),
        (
            reply(&[NO, code("300")]),
            "request rejected: 300 deferred, or command rate exceeded",
            IfIdempotent,
        ),
        (reply(&[NO, code("310")]), "request rejected: 310 too many connections", Safe),
        (
            reply(&[NO, code("702")]),
            "request rejected: 702 registry or supplier unavailable",
            IfIdempotent,
        ),
        (reply(&[NO, code("7777")]), "request rejected: 7777", Never),
        (reply(&[NO]), "request rejected: no response code given", Never),
        (reply(&[NO, code("465.1")]), "request rejected: no response code given", Never),
        (
            meaning("rejected_400_ip_address.xml"),
            "request rejected: 400 failed or not allowed",
            Never,
        ),
        (meaning("rejected_401.xml"), "request rejected: 401 authentication failed", Never),
        // A success of something else.
        (
            reply(&[OK, code("200"), ("action", "REPLY"), ("object", "PASSWORD")]),
            "a reply to another operation: see its `object`",
            Never,
        ),
        (
            reply(&[OK, code("200"), ("action", "change"), ("object", "domain")]),
            "a reply to another operation: see its `action`",
            Never,
        ),
    ] {
        let error = SendPassword::reply(&body).unwrap_err();
        let words = words(&error);
        assert!(words.starts_with(what), "{words}: {body}");
        assert_eq!(error.retry(), retry, "{body}");
        // The same without a type, but for what was asked for.
        match Reply::<Attributes>::parse(&body) {
            Ok(_) => assert!(matches!(error, Error::Unexpected(_)), "{body}"),
            Err(untyped) => assert_eq!(untyped.to_string(), error.to_string(), "{body}"),
        }
    }
}

#[test]
fn a_field_in_two_spellings_is_no_success() {
    let twice = "<item key='attributes'><dt_assoc><item key='a'>1</item></dt_assoc></item>\
        <item key='Attributes'><dt_assoc><item key='b'>2</item></dt_assoc></item>";
    let body = envelope(&(items(&[OK, ("response_code", "200")]) + twice));
    let error = Reply::<Attributes>::parse(&body).unwrap_err();
    let words = words(&error);
    assert!(
        words.ends_with("key given twice: expected each field once at `Attributes`"),
        "{words}"
    );
    assert_eq!(error.untyped_reply().unwrap()["attributes"]["a"], "1");
}

#[test]
fn white_space_is_no_attributes() {
    for spelling in ["", "\n    "] {
        let body = reply(&[OK, ("response_code", "200"), ("attributes", spelling)]);
        assert!(Reply::<Attributes>::parse(&body).unwrap().attributes().is_empty());
    }
}

#[test]
fn debug_shows_an_object_as_far_as_it_is_a_name() {
    for (said, code) in [(OK, "200"), (NO, "465")] {
        let body = reply(&[said, ("response_code", code), ("object", "DOMAIN; pw=hunter2")]);
        let shown = format!("{:?}", Reply::<Attributes>::parse(&body));
        assert!(shown.contains("DOMAIN…") && !shown.contains("hunter2"), "{shown}");
    }
}

const CONTRADICTORY: &str = "contradictory reply: it says success and failure";

#[test]
fn success_takes_a_yes_and_a_code_below_300() {
    for (pairs, code, is_deferred) in [
        (&[OK, ("response_code", "200")][..], 200, false),
        (&[("is_success", " TRUE "), ("response_code", " 250 ")], 250, false),
        (&[OK, ("response_code", "300")], 300, true),
        (&[OK, ("response_code", "200"), ("object", " ")], 200, false),
        (&[OK, ("response_code", "200"), ("object", "DO_MAIN"), ("action", "")], 200, false),
        (&[OK, ("IS_SUCCESS", "1 "), ("response_code", "212")], 212, false),
    ] {
        let reply = SendPassword::reply(&reply(pairs)).unwrap();
        assert_eq!(reply.code().map(ResponseCode::number), Some(code), "{pairs:?}");
        assert_eq!(reply.is_deferred(), is_deferred, "{pairs:?}");
    }
    let quoting =
        reply(&[OK, ("response_code", "200"), ("response_text", "Your password is hunter2")]);
    let quoting = SendPassword::reply(&quoting).unwrap();
    assert!(quoting.text().ends_with("hunter2") && !format!("{quoting:?}").contains("hunter2"));
}

#[test]
fn an_error_keeps_the_untyped_reply() {
    #[derive(Debug, Serialize, Deserialize)]
    struct Register {}

    #[derive(Debug, Serialize, Deserialize)]
    struct Registered {
        count: u8,
    }

    impl Operation for Register {
        const ACTION: &'static str = "sw_register";
        const OBJECT: &'static str = "domain";
        const IDEMPOTENT: bool = false;
        type Reply = Registered;
    }

    let attributes = items(&[("id", "3735283"), ("count", "300")]);
    let attributes = format!("<item key=\"attributes\"><dt_assoc>{attributes}</dt_assoc></item>");
    let body = envelope(&(items(&[OK, ("response_code", "200")]) + &attributes));
    let error = Register::reply(&body).unwrap_err();
    assert_eq!(
        error.untyped_reply().map(|reply| reply["attributes"]["id"].as_str()),
        Some(Some("3735283"))
    );
    assert_eq!(error.retry(), Retry::Never);
    match error {
        Error::Unexpected(unexpected) => {
            match unexpected.mismatch() {
                Mismatch::Fields(error) => assert_eq!(error.path(), Some("attributes.count")),
                other => panic!("{other:?}"),
            }
            assert_eq!(unexpected.into_reply(), Envelope::parse(&body).unwrap());
        }
        other => panic!("{other:?}"),
    }
    match SendPassword::reply(&reply(&[OK])).unwrap_err() {
        Error::Incomplete(Incomplete::Lacks { field, reply }) => {
            assert_eq!((field, reply.get()["is_success"].as_str()), ("response_code", Some("1")));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_rejection_keeps_what_stood_beside() {
    let body = meaning("rejected_415_support_message.xml");
    let error = SendPassword::reply(&body).unwrap_err();
    let rejection = error.rejection().unwrap();
    assert_eq!(rejection.code(), Some(ResponseCode::REGISTRANT_AUTHENTICATION));
    assert_eq!(rejection.beside()["support_message"], "Please contact support, case 7.");
    assert!(!error.is_authentication());

    let made = Rejection::new(ResponseCode::REGISTRANT_AUTHENTICATION, "Authentication Error.")
        .with_object("DOMAIN")
        .with("support_message", "Please contact support, case 7.");
    let again = SendPassword::reply(&made.to_body().unwrap()).unwrap_err();
    let again = again.rejection().unwrap();
    assert_eq!((again.beside(), again.text()), (rejection.beside(), rejection.text()));
    assert_eq!(again.object(), Some("DOMAIN"));
    let shown = format!("{again:?}");
    assert!(shown.starts_with("Rejection {") && shown.contains("DOMAIN"), "{shown}");
    assert!(shown.contains("415") && !shown.contains("case 7"), "{shown}");

    for (name, is_authentication) in
        [("rejected_401.xml", true), ("rejected_400_ip_address.xml", false)]
    {
        let error = SendPassword::reply(&meaning(name)).unwrap_err();
        assert_eq!(error.is_authentication(), is_authentication, "{name}");
    }
    let bad_code = reply(&[NO, ("response_code", "465.1")]);
    let error = SendPassword::reply(&bad_code).unwrap_err();
    assert_eq!(error.rejection().unwrap().beside()["response_code"], "465.1");
}

#[test]
fn the_status_and_charset_of_http_count() {
    let answer = |status: u16, content_type: &str, body: &[u8]| {
        let builder = http::Response::builder().status(status);
        builder.header("content-type", content_type).body(body.to_vec()).unwrap()
    };
    let page = answer(502, "text/html", b"<html>Bad Gateway</html>");
    let error = SendPassword::reply_from_http(&page).unwrap_err();
    assert_eq!(error.to_string(), "not a reply but HTTP 502 with an HTML page");
    match error {
        Error::NotAReply(body) => {
            assert_eq!(body.status(), Some(StatusCode::BAD_GATEWAY));
            assert_eq!(body.kind(), BodyKind::Html);
        }
        other => panic!("{other:?}"),
    }
    for (status, retry) in [
        (200, Retry::Never),
        (404, Retry::Never),
        (408, Retry::Safe),
        (425, Retry::Safe),
        (429, Retry::Safe),
        (500, Retry::IfIdempotent),
        (502, Retry::IfIdempotent),
        (504, Retry::IfIdempotent),
    ] {
        let page = answer(status, "text/html", b"<html></html>");
        assert_eq!(SendPassword::reply_from_http(&page).unwrap_err().retry(), retry, "{status}");
    }
    // A status of failure beats a body that says success, and not the words of one that says no.
    let reply = sample("send_password.reply.xml");
    assert!(SendPassword::reply_from_http(&answer(200, "text/xml", reply)).is_ok());
    for (status, retry) in
        [(400, Retry::Never), (429, Retry::IfIdempotent), (500, Retry::IfIdempotent)]
    {
        let error = SendPassword::reply_from_http(&answer(status, "text/xml", reply)).unwrap_err();
        assert_eq!(error.to_string(), format!("HTTP {status} with a reply that says success"));
        assert_eq!(error.retry(), retry);
    }
    let no = meaning("rejected_401.xml");
    let error = SendPassword::reply_from_http(&answer(401, "text/xml", no.as_bytes())).unwrap_err();
    assert!(error.is_authentication());
}

#[test]
fn text_is_text_whatever_it_says_of_its_encoding() {
    let latin1 = meaning("latin1_label.xml");
    let reply = SendPassword::reply(&latin1).unwrap();
    assert_eq!(reply.text(), "caf\u{E9}");
    let http = http::Response::builder().header("content-type", "text/xml; charset=iso-8859-1");
    let reply = SendPassword::reply_from_http(&http.body(latin1).unwrap()).unwrap();
    assert_eq!(reply.text(), "caf\u{E9}");
    let without_header = SendPassword::reply(&meaning("no_header.xml")).unwrap();
    assert_eq!(without_header.attributes()["status"], "completed");
}

#[cfg(feature = "encoding")]
#[test]
fn the_charset_of_http_decodes_the_reply() {
    let latin = text("send_password.reply.xml").replace("encoding='UTF-8' ", "");
    let latin: Vec<u8> = latin
        .replace("Message sent", "Message envoy\u{E9}")
        .chars()
        .map(|character| u8::try_from(character).unwrap())
        .collect();
    let answer = http::Response::builder().header("content-type", "text/xml; charset=ISO-8859-1");
    let outcome = SendPassword::reply_from_http(&answer.body(latin).unwrap());
    assert_eq!(outcome.unwrap().text(), "Message envoy\u{E9}");
}

/// With options a reply is always read as a tree.
#[test]
fn a_reply_read_in_one_pass_is_the_one_read_as_a_tree() {
    #[derive(Clone, Debug, Deserialize, PartialEq)]
    struct Named {
        id: Option<u32>,
        domain: Option<String>,
    }

    fn check<A: serde::de::DeserializeOwned + Clone + PartialEq + std::fmt::Debug>(
        body: &[u8],
    ) -> bool {
        let one_pass = Reply::<A>::parse(body).map_err(|error| words(&error));
        let answer = http::Response::new(body);
        let from_http = Reply::<A>::from_http(&answer);
        let tree = Reply::<A>::parse_with(body, &ParseOptions::new());
        let tree = tree.map_err(|error| words(&error));
        assert_eq!(one_pass, tree, "{}", body.escape_ascii());
        assert_eq!(from_http.ok(), tree.clone().ok(), "{}", body.escape_ascii());
        tree.is_ok()
    }

    let samples = testdata::ops().map(|sample| sample.bytes().to_vec());
    let messages = testdata::messages().into_iter().map(|message| message.bytes);
    let mut successes = 0;
    for body in samples.chain(messages) {
        successes += usize::from(check::<Attributes>(&body));
        successes += usize::from(check::<Named>(&body));
        for length in [1, 7] {
            for at in (0..body.len().saturating_sub(length)).step_by(159) {
                let damaged = [&body[..at], &body[at + length..]].concat();
                successes += usize::from(check::<Attributes>(&damaged));
            }
        }
    }
    assert!(successes > 40, "{successes}");
}

#[test]
fn an_empty_item_takes_no_attributes_away() {
    let fields = items(&[OK, ("response_code", "200")]);
    let full = "<item key=\"attributes\"><dt_assoc><item key=\"a\">b</item></dt_assoc></item>";
    let empty = "<item key=\"Attributes\"></item>";
    for both in [format!("{full}{empty}"), format!("{empty}{full}")] {
        let reply = Reply::<Attributes>::parse(&envelope(&format!("{fields}{both}"))).unwrap();
        assert_eq!(reply.attributes()["a"], "b", "{both}");
    }
}
