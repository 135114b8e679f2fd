//! What a client makes of answers: success, or which error.

use std::error::Error as _;

use http::StatusCode;
use registrar_ops::enom::{
    Error, Format, GetAccountPassword, Operation, Rejection, Reply, ResponseCode, SetPassword,
};
use registrar_ops::{BodyKind, Retry};
use serde::{Deserialize, Serialize};

use crate::meaning;

/// The error in words: itself, then its cause.
fn words(error: &Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

const CONTRADICTORY: &str = "contradictory reply: it says success and failure";

#[test]
fn each_answer_is_a_success_or_one_kind_of_error() {
    use Retry::{IfIdempotent, Never, Safe};
    for (body, what, retry) in [
        ("", "not a reply but an empty body", IfIdempotent),
        ("<html><body>502 Bad Gateway</body></html>", "not a reply but an HTML page", Never),
        ("{\"error\":\"x\"}", "not a reply but JSON", Never),
        ("Service unavailable", "not a reply but other text", Never),
        ("<?xml version='1.0'?><soap:Envelope/>", "not a reply but other XML", Never),
        ("Command=SETPASSWORD\nErrCount=0\nDone=false\n", LACKS_DONE, IfIdempotent),
        ("Command=SETPASSWORD\nErrCount=0\n", LACKS_DONE, IfIdempotent),
        ("Command=SETPASSWORD\nDone=true\n", LACKS_COUNT, IfIdempotent),
        ("Done=true\n", LACKS_COUNT, IfIdempotent),
        ("Command=SETPASSWORD\nErrCount=none\nDone=true\n", LACKS_COUNT, IfIdempotent),
        ("<interface-response><ErrCount>0</ErrCount>", "incomplete reply: ", IfIdempotent),
        (
            "<interface-response><ErrCount>0</Done></interface-response>",
            "malformed reply: mismatched end tag",
            Never,
        ),
        ("ErrCount=0\nErr1=No\nDone=true\n", CONTRADICTORY, Never),
        ("ErrCount=0\nErrCount=1\nDone=true\n", CONTRADICTORY, Never),
        ("ErrCount=0\nErrCount=many\nDone=true\n", CONTRADICTORY, Never),
        ("ErrCount=0\nResponseCount=1\nResponseNumber1=304156\nDone=true\n", CONTRADICTORY, Never),
        ("ErrCount=1\nErr1=No\nDone=true\n", "request rejected: no response number given", Never),
        ("ErrCount=1\nErr1=No\n", "request rejected: no response number given", Never),
        ("ErrCount=1\nDone=true\n", "request rejected: no response number given", Never),
        ("Err1=No\nDone=true\n", "request rejected: no response number given", Never),
        (
            "ErrCount=1\nErr1=No\nResponseCount=1\nResponseNumber1=713254\nDone=true\n",
            "request rejected: 713254 (policy, unauthorized, users)",
            Never,
        ),
        (
            "ErrCount=1\nErr1=No\nResponseNumber1=618150\nDone=true\n",
            "request rejected: 618150 (system, down for maintenance, command)",
            Safe,
        ),
        (
            "ErrCount=1\nErr1=No\nResponseNumber1=207153\nDone=true\n",
            "request rejected: 207153 (registry, connection failed, domain name)",
            IfIdempotent,
        ),
        (
            "ErrCount=2\nErr1=No\nErr2=No\nResponseNumber1=618150\nResponseNumber2=207153\nDone=true",
            "request rejected: 618150",
            IfIdempotent,
        ),
        (
            "ErrCount=2\nErr1=No\nErr2=No\nResponseNumber1=618150\nResponseNumber2=304156\nDone=true",
            "request rejected: 618150",
            Never,
        ),
        (
            "Command=CHECK\nErrCount=0\nDone=true\n",
            "a reply to another operation: see its `Command`",
            Never,
        ),
    ] {
        let error = SetPassword::reply(body).unwrap_err();
        let words = words(&error);
        assert!(words.starts_with(what), "{words}: {body}");
        assert_eq!(error.retry(), retry, "{body}");
    }
    for body in [
        "ErrCount=0\nDone=true\n",
        "ErrCount=0\nErrCount=0\nDone=TRUE\n",
        "Command=SET_PASSWORD\nErrCount=0\nDone=true\n",
        "Command=\nErrCount=0\nResponseCount=1\nResponseNumber1=100000\nDone=true\n",
    ] {
        SetPassword::reply(body).unwrap_or_else(|error| panic!("{error}: {body}"));
    }
}

const LACKS_DONE: &str = "incomplete reply: no usable `Done`";
const LACKS_COUNT: &str = "incomplete reply: no usable `ErrCount`";

#[test]
fn the_known_traps_are_no_success() {
    for (name, what) in [
        ("done_alone.txt", LACKS_COUNT),
        ("http_head_kept.txt", "not a reply but an HTTP message with its headers"),
        ("chunk_framing.txt", "not a reply but a body that is still in chunks"),
    ] {
        assert_eq!(words(&SetPassword::reply(&meaning(name)).unwrap_err()), what, "{name}");
    }
    for name in ["bad_login_suffix.txt", "html_value_becomes_name.html"] {
        assert!(SetPassword::reply(&meaning(name)).is_err(), "{name}");
        assert!(<Reply>::parse(&meaning(name)).is_err(), "{name}");
    }
    let cut = SetPassword::reply(&meaning("cut_am.txt")).unwrap();
    assert_eq!(cut.get("RequestDateTime"), Some("2/5/2015 3:14:04"));
    #[cfg(feature = "jiff")]
    {
        assert_eq!(cut.request_time(), None);
        let whole = SetPassword::reply(crate::sample("set_password.reply.txt")).unwrap();
        assert_eq!(whole.request_time().unwrap().to_string(), "2015-02-05T15:14:04");
    }
}

#[test]
fn a_field_that_says_no_is_a_rejection() {
    #[derive(Serialize, Deserialize)]
    struct Synch {}

    #[derive(Debug, Deserialize)]
    struct Synched {}

    impl Operation for Synch {
        const COMMAND: &'static str = "SynchAuthInfo";
        const IDEMPOTENT: bool = false;
        const MUST_BE_TRUE: &'static [&'static str] = &["InfoSynched"];
        const MUST_BE_EMPTY: &'static [&'static str] = &["ErrString"];
        type Reply = Synched;
    }

    for (fields, field) in [
        ("InfoSynched=True\nErrString=\n", None),
        ("EPPEmailMessage=Email has been sent.\n", None),
        ("InfoSynched=False\n", Some("InfoSynched")),
        ("InfoSynched=True\nErrString=Mail not sent\n", Some("ErrString")),
    ] {
        let body = format!("{fields}Command=SYNCHAUTHINFO\nErrCount=0\nDone=true\n");
        let error = Synch::reply(&body).err();
        let rejection = error.as_ref().and_then(Error::rejection);
        assert_eq!(rejection.and_then(Rejection::field), field, "{fields}");
        assert_eq!(error.is_some(), field.is_some(), "{fields}");
    }
    let no =
        GetAccountPassword::reply("GotAccountInfo=False\nErrCount=0\nDone=true\n").unwrap_err();
    assert_eq!(words(&no), "request rejected: `GotAccountInfo` reports a failure");
    assert_eq!(no.retry(), Retry::Never);
}

#[test]
fn an_error_keeps_the_untyped_reply() {
    let body = "OrderID=4711\nErrCount=0\nDone=true\n";
    let error = GetAccountPassword::reply(body).unwrap_err();
    assert_eq!(error.to_string(), "a success whose fields do not fit the type");
    assert!(error.source().unwrap().to_string().contains("GotAccountInfo"), "{error:?}");
    assert_eq!(error.untyped_reply().and_then(|reply| reply.get("OrderID")), Some("4711"));
    assert_eq!(error.retry(), Retry::Never);
}

#[test]
fn the_status_of_http_counts() {
    let answer = |status: u16, body: &'static str| {
        http::Response::builder().status(status).body(body).unwrap()
    };
    let error = SetPassword::reply_from_http(&answer(503, "<html>x</html>")).unwrap_err();
    assert_eq!(error.to_string(), "not a reply but HTTP 503 with an HTML page");
    assert_eq!(error.retry(), Retry::IfIdempotent);
    match SetPassword::reply_from_http(&answer(403, "Forbidden")).unwrap_err() {
        Error::NotAReply(body) => {
            let (status, kind) = (body.status(), body.kind());
            assert_eq!((status, kind), (Some(StatusCode::FORBIDDEN), BodyKind::Text));
        }
        other => panic!("{other:?}"),
    }
    let error = SetPassword::reply_from_http(&answer(500, "ErrCount=0\nDone=true")).unwrap_err();
    assert_eq!(error.to_string(), "HTTP 500 with a reply that says success");
    let error = SetPassword::reply_from_http(&answer(500, "ErrCount=1\nDone=true")).unwrap_err();
    assert!(error.rejection().is_some());
}

#[test]
fn a_refused_account_is_told_from_other_refusals() {
    for (number, expected) in [(304_155, true), (304_156, false), (403_155, false)] {
        let rejection = Rejection::new(ResponseCode::new(number), "No");
        let body = rejection.to_body(Format::Xml).unwrap();
        let error = SetPassword::reply(&body).unwrap_err();
        assert_eq!(error.rejection().map(Rejection::is_authentication), Some(expected), "{number}");
    }
}
