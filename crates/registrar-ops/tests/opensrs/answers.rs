//! What a client makes of answers that are not the documents' replies.

use http::StatusCode;
use ops_envelope::{ErrorKind, Value};
use registrar_ops::Looks;
use registrar_ops::opensrs::{Error, Operation as _, ResponseCode, SendPassword};

use crate::requests::says;
use crate::{envelope, items, sample, text};

/// `NotAReply(looks)`, `Malformed(kind)`, `Incomplete` or `Rejected(code)`.
pub(crate) fn sort(error: &Error) -> String {
    match error {
        Error::NotAReply(page) => format!("not a reply: {page}"),
        Error::Malformed(error) => {
            format!("malformed: {} at {}", error.kind(), error.path().unwrap_or("no path"))
        }
        Error::Incomplete(error) => {
            assert_eq!(error.kind(), ErrorKind::Incomplete);
            "incomplete".to_owned()
        }
        Error::Rejected(rejection) => format!("rejected: {}", says(rejection)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn other_answers_are_told_apart() {
    let reply = |pairs: &[(&str, &str)]| envelope(&items(pairs));
    let ok = ("is_success", "1");
    for (body, what, retryable) in [
        (String::new(), "not a reply: an empty body", true),
        ("<html><body>502 Bad Gateway</body></html>".into(), "not a reply: an HTML page", false),
        ("<html><body>502 Bad".into(), "not a reply: an HTML page", false),
        ("<?xml version='1.0'?><soap:Envelope/>".into(), "not a reply: other XML", false),
        ("{\"error\":\"x\"}".into(), "not a reply: JSON", false),
        ("Service unavailable".into(), "not a reply: text", false),
        (text("send_password.request.xml").into(), "not a reply: a request", false),
        (text("send_password.reply.xml")[..400].into(), "incomplete", true),
        (
            reply(&[("action", "reply"), ("response_code", "200")]),
            "malformed: value that does not fit at no path",
            false,
        ),
        (
            reply(&[("is_success", "maybe")]),
            "malformed: value that does not fit at is_success",
            false,
        ),
        (
            reply(&[("is_success", "0"), ("response_code", "465.1"), ("response_text", "No")]),
            "rejected: no response code given: No",
            false,
        ),
        (
            text("send_password.reply.xml").replace("</body>", "</bodies>"),
            "malformed: mismatched end tag at no path",
            false,
        ),
        (
            reply(&[("is_success", "0"), ("response_code", "465"), ("response_text", "No")]),
            "rejected: 465 invalid data: No",
            false,
        ),
        (
            reply(&[("is_success", "0"), ("response_code", "200"), ("response_text", "No")]),
            "rejected: 200 success: No",
            false,
        ),
        (
            reply(&[("is_success", "0"), ("response_code", "300")]),
            "rejected: 300 command rate exceeded: ",
            true,
        ),
        (reply(&[("is_success", "0"), ("response_code", "7777")]), "rejected: 7777: ", false),
        (reply(&[("is_success", "0")]), "rejected: no response code given: ", false),
    ] {
        let error = SendPassword::reply(&body).unwrap_err();
        assert_eq!(sort(&error), what, "{body}");
        assert_eq!(error.is_retryable(), retryable, "{body}");
    }
    // The code alone says nothing.
    let odd = SendPassword::reply(&reply(&[ok, ("response_code", "465")])).unwrap();
    assert_eq!(odd.code(), Some(ResponseCode::INVALID_DATA));
    assert_eq!(SendPassword::reply(&reply(&[ok])).unwrap().code(), None);
    // One that is no number is kept as it came.
    for code in ["many", "465.1", "99999999999"] {
        let odd = SendPassword::reply(&reply(&[ok, ("response_code", code)])).unwrap();
        let kept = odd.others().get("response_code").and_then(Value::as_str);
        assert_eq!((odd.code(), kept), (None, Some(code)));
        assert_eq!(SendPassword::reply(&odd.to_body().unwrap()).unwrap(), odd);
    }
    let quoting = SendPassword::reply(&reply(&[ok, ("response_text", "It is hunter2")])).unwrap();
    assert!(quoting.text() == "It is hunter2" && !format!("{quoting:?}").contains("hunter2"));
}

#[test]
fn the_status_and_charset_of_http_count() {
    let answer = |status: u16, content_type: &str, body: &[u8]| {
        let builder = http::Response::builder().status(status);
        builder.header("content-type", content_type).body(body.to_vec()).unwrap()
    };
    let page = answer(502, "text/html", b"<html>Bad Gateway</html>");
    let error = SendPassword::reply_from_http(&page).unwrap_err();
    assert_eq!(error.to_string(), "not a reply of OpenSRS but HTTP 502 with an HTML page");
    assert!(error.is_retryable());
    match error {
        Error::NotAReply(page) => {
            assert_eq!(page.status(), Some(StatusCode::BAD_GATEWAY));
            assert_eq!(page.looks(), Looks::Html);
        }
        other => panic!("{other:?}"),
    }
    let reply = sample("send_password.reply.xml");
    assert!(SendPassword::reply_from_http(&answer(200, "text/xml", reply)).is_ok());
    assert!(
        SendPassword::reply_from_http(&answer(500, "text/plain; charset=utf-8", reply)).is_ok()
    );
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

#[test]
fn every_cut_is_refused() {
    for name in ["send_password.reply.xml", "change_password.reply.xml"] {
        let whole = sample(name);
        for end in 0..whole.len() {
            let error = SendPassword::reply(&whole[..end]).unwrap_err();
            match error {
                Error::Incomplete(_) => {}
                Error::NotAReply(page) => assert!(page.looks() == Looks::Empty && end == 0),
                other => panic!("{name} cut at {end}: {other:?}"),
            }
        }
    }
}
