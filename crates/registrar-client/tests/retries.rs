//! Both clients against servers that refuse, or whose answers are lost: how often a request is sent.

#![cfg(all(feature = "ureq", feature = "reqwest"))]

mod common;

use std::error::Error as _;
use std::time::{Duration, Instant};

use common::both::{KEY, PASSWORD, both, mail, send_change, send_mail, twice};
use common::{Answer, Server, cut, http, ops, settings};
use registrar_client::opensrs::Client;
use registrar_client::registrar_ops::opensrs::{
    ChangePassword, Cookie, RegistrantPassword, Rejection,
};
use registrar_client::{ErrorKind, Phase, RetryPolicy, TransportErrorKind};
use wire_text::Retry;

/// The faults after which nobody knows whether it was done.
fn ambiguous() -> Vec<(&'static str, Answer, TransportErrorKind)> {
    vec![
        ("closed", Answer::Close, TransportErrorKind::Closed),
        ("cut", cut(&ops(1, 200)), TransportErrorKind::Closed),
        ("silent", Answer::Silence(Vec::new()), TransportErrorKind::TimedOut),
        (
            "silent in the body",
            Answer::Silence(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<OPS".to_vec()),
            TransportErrorKind::TimedOut,
        ),
    ]
}

#[test]
fn a_mail_is_never_sent_again_when_its_answer_is_lost() {
    for (name, answer, kind) in ambiguous() {
        let server = Server::start([answer]);
        for reply in send_mail(&server.url, &settings()) {
            let error = reply.unwrap_err();
            assert_eq!(
                (error.phase(), error.attempts()),
                (Phase::NoAnswer, 1),
                "{name}: {error:?}"
            );
            assert_eq!((error.retry(), error.may_be_done()), (Retry::IfIdempotent, true), "{name}");
            let ErrorKind::NoAnswer(transport) = error.kind() else { panic!("{name}") };
            assert_eq!(transport.kind(), kind, "{name}: {error}");
        }
        assert_eq!(server.requests().len(), 2, "{name}");
    }
}

#[test]
fn a_change_is_sent_again_when_its_answer_is_lost() {
    for (name, answer, _) in ambiguous() {
        let server = twice(&[answer, http("200 OK", "", &ops(1, 200))]);
        for reply in send_change(&server.url, &settings()) {
            assert_eq!(reply.expect(name), "words");
        }
        let requests = server.requests();
        assert_eq!(requests.len(), 4, "{name}");
        assert_eq!(requests[0], requests[1], "{name}: the same request");
    }
}

#[test]
fn an_answer_that_may_mean_it_was_done_is_as_a_lost_one() {
    // A gateway, an empty answer, a registry that is not reached.
    for answer in [
        http("502 Bad Gateway", "", "<html>Bad Gateway</html>"),
        http("200 OK", "", ""),
        http("200 OK", "", &ops(0, 702)),
    ] {
        let server = Server::start([answer.clone()]);
        for reply in send_mail(&server.url, &settings()) {
            let error = reply.unwrap_err();
            assert_eq!((error.phase(), error.attempts()), (Phase::Answered, 1), "{answer:?}");
            assert_eq!(error.retry(), Retry::IfIdempotent);
        }
        let server = twice(&[answer, http("200 OK", "", &ops(1, 200))]);
        for reply in send_change(&server.url, &settings()) {
            assert!(reply.is_ok());
        }
    }
}

#[test]
fn a_refusal_before_anything_was_done_is_repeated_for_any_operation() {
    for answer in [
        http("200 OK", "", &ops(0, 310)),
        http("429 Too Many Requests", "", "slow down"),
        http("408 Request Timeout", "", ""),
    ] {
        let server = twice(&[answer, http("200 OK", "", &ops(1, 200))]);
        for reply in send_mail(&server.url, &settings()) {
            assert_eq!(reply.unwrap(), "words");
        }
        assert_eq!(server.requests().len(), 4);
    }
}

#[test]
fn other_refusals_are_not_repeated() {
    for (answer, authentication) in [
        (http("200 OK", "", &ops(0, 465)), false),
        (http("200 OK", "", &ops(0, 401)), true),
        (http("400 Bad Request", "", &ops(0, 410)), true),
    ] {
        let server = Server::start([answer]);
        for reply in send_change(&server.url, &settings()) {
            let error = reply.unwrap_err();
            assert_eq!((error.attempts(), error.retry()), (1, Retry::Never));
            assert!(error.rejection().is_some(), "the body is kept whatever the status");
            assert_eq!(error.is_authentication(), authentication);
        }
    }
}

#[test]
fn a_refusal_may_say_that_a_lost_attempt_did_its_work() {
    let by_cookie = || {
        let password = RegistrantPassword::new(PASSWORD).unwrap();
        ChangePassword::by_cookie(Cookie::new("0123:4567").unwrap(), password)
    };
    let stale = http("200 OK", "", &ops(0, 415));
    let send = |server: &Server| {
        both(
            &server.url,
            &settings(),
            |client| client.send(&by_cookie()),
            async |client| client.send(&by_cookie()).await,
        )
    };
    for reply in send(&twice(&[Answer::Close, stale.clone()])) {
        let error = reply.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::DoneAlready(_)), "{error:?}");
        assert_eq!((error.attempts(), error.may_be_done()), (2, true));
        let shown = error.to_string();
        assert!(shown.starts_with("done by an earlier attempt: "), "{shown}");
        assert!(shown.ends_with(" (after 2 attempts)"), "{shown}");
        let shown = format!("{error:?}");
        assert!(shown.starts_with("Error { kind: DoneAlready("), "{shown}");
        let parts = "retry: Never, attempts: 2, may_be_done: true, retry_after: None }";
        assert!(shown.ends_with(parts), "{shown}");
        assert!(error.source().is_some_and(<dyn std::error::Error>::is::<Rejection>));
    }
    // Without a lost attempt it is a refusal like any other.
    for reply in send(&twice(&[stale])) {
        let error = reply.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Reply(_)));
        assert!(!error.to_string().contains("attempt"), "{error}");
        assert!(error.source().is_some_and(<dyn std::error::Error>::is::<Rejection>));
    }
}

#[test]
fn retry_after_is_obeyed_up_to_the_longest_wait() {
    let answer = |seconds: u32| {
        http("429 Too Many Requests", &format!("Retry-After: {seconds}\r\n"), "slow down")
    };
    let server = twice(&[answer(1), http("200 OK", "", &ops(1, 200))]);
    let began = Instant::now();
    for reply in send_mail(&server.url, &settings()) {
        assert!(reply.is_ok());
    }
    assert!(began.elapsed() >= Duration::from_secs(2), "one second for each client");

    let server = Server::start([answer(3600)]);
    for reply in send_mail(&server.url, &settings()) {
        let error = reply.unwrap_err();
        assert_eq!((error.attempts(), error.retry()), (1, Retry::Safe));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    }
}

#[test]
fn a_budget_ends_a_storm() {
    let server = Server::start([http("429 Too Many Requests", "", "slow down")]);
    let retry = RetryPolicy::new().with_first_wait(Duration::from_millis(1)).with_budget(3);
    let settings = settings().with_retry(retry);
    let client = Client::at(&server.url, "reseller", KEY).unwrap().with_settings(settings);
    let attempts: Vec<_> =
        (0..5).map(|_| client.clone().send(&mail()).unwrap_err().attempts()).collect();
    assert_eq!(attempts, [3, 2, 1, 1, 1]);
}
