//! What a client makes of answers that are not the documents' replies.

use std::error::Error as _;

use http::StatusCode;
use registrar_ops::Looks;
use registrar_ops::enom::{Error, GetAccountPassword, Operation as _, SetPassword};

use crate::sample;

/// `not a reply: …`, `malformed: …`, `incomplete` or `rejected: …`.
fn sort(error: &Error) -> String {
    match error {
        Error::NotAReply(page) => format!("not a reply: {page}"),
        Error::Malformed(error) => {
            format!("malformed: {} at {}", error.kind(), error.path().unwrap_or("no path"))
        }
        Error::Incomplete(_) => "incomplete".to_owned(),
        Error::Rejected(rejection) => format!("rejected: {rejection}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn other_answers_are_told_apart() {
    let done = "ErrCount=0\nDone=true\n";
    for (body, what, retryable) in [
        ("", "not a reply: an empty body", true),
        ("<html><body>502 Bad Gateway</body></html>", "not a reply: an HTML page", false),
        ("{\"error\":\"x\"}", "not a reply: JSON", false),
        ("Service unavailable", "not a reply: text", false),
        ("<?xml version='1.0'?><soap:Envelope/>", "not a reply: other XML", false),
        ("Command=SETPASSWORD\nErrCount=0\nDone=false\n", "incomplete", true),
        ("Command=SETPASSWORD\nErrCount=0\n", "incomplete", true),
        ("<interface-response><ErrCount>0</ErrCount>", "incomplete", true),
        ("<HTML><BODY><STRONG>ErrCount: </STRONG>0<BR /><STRONG", "incomplete", true),
        (
            "<interface-response><ErrCount>0</Done></interface-response>",
            "malformed: mismatched end tag at no path",
            false,
        ),
        ("ErrCount=1\nErr1=No\nDone=true\n", "rejected: no response number given", false),
        (
            "ErrCount=1\nErr1=No\nResponseCount=1\nResponseNumber1=713254\nDone=true\n",
            "rejected: 713254 (policy, unauthorized, users)",
            false,
        ),
        (
            "ErrCount=1\nErr1=No\nResponseNumber1=618150\nDone=true\n",
            "rejected: 618150 (system, down for maintenance, command)",
            true,
        ),
        (
            "ErrCount=1\nErr1=No\nResponseNumber1=207153\nDone=true\n",
            "rejected: 207153 (registry, connection failed, domain name)",
            true,
        ),
        ("ErrCount=1\nDone=true\n", "rejected: no response number given", false),
        ("ErrCount=0\nErr1=No\nDone=true\n", "rejected: no response number given", false),
        ("ErrCount=1\nErr1=No\n", "rejected: no response number given", false),
    ] {
        let error = SetPassword::reply(body).unwrap_err();
        assert_eq!(sort(&error), what, "{body}");
        assert_eq!(error.is_retryable(), retryable, "{body}");
    }
    assert!(SetPassword::reply(done).is_ok());
    let error = GetAccountPassword::reply(done).unwrap_err();
    assert!(sort(&error).starts_with("malformed: value that does not fit"), "{error:?}");
    assert!(error.source().unwrap().to_string().contains("GotAccountInfo"), "{error:?}");
}

#[test]
fn the_status_of_http_counts() {
    let answer = |status: u16, body: &'static str| {
        http::Response::builder().status(status).body(body).unwrap()
    };
    let error = SetPassword::reply_from_http(&answer(503, "<html>x</html>")).unwrap_err();
    assert_eq!(error.to_string(), "not a reply of eNom but HTTP 503 with an HTML page");
    assert!(error.is_retryable());
    let error = SetPassword::reply_from_http(&answer(403, "Command=X\nSite: none\n")).unwrap_err();
    match error {
        Error::NotAReply(page) => {
            assert_eq!((page.status(), page.looks()), (Some(StatusCode::FORBIDDEN), Looks::Text));
        }
        other => panic!("{other:?}"),
    }
    assert!(SetPassword::reply_from_http(&answer(500, "ErrCount=0\nDone=true")).is_ok());
}

#[test]
fn no_cut_reads_as_success() {
    for command in ["get_account_password", "set_password"] {
        for name in ["xml", "html", "txt"] {
            let whole = sample(&format!("{command}.reply.{name}"));
            let done = whole.windows(4).position(|window| window == b"Done").unwrap();
            for end in 0..whole.len() {
                let error = SetPassword::reply(&whole[..end]).err();
                match error {
                    Some(Error::Incomplete(_)) => {}
                    Some(Error::NotAReply(_) | Error::Malformed(_)) => assert!(end < done),
                    Some(other) => panic!("{name} cut at {end}: {other:?}"),
                    // In the flat formats all that matters was there; in XML, all but a newline.
                    None if name == "xml" => assert_eq!(end, whole.len() - 1),
                    None => assert!(end > done, "{name} cut at {end}"),
                }
            }
        }
    }
}
