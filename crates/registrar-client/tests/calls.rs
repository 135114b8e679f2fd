//! Both clients against servers that answer well, badly or not at all: how far a request comes, what is
//! said of it, and how often it is sent.

#![cfg(all(feature = "ureq", feature = "reqwest"))]

mod common;

use std::net::TcpListener;
use std::time::{Duration, Instant};

use common::{Answer, Server, cut, http, ops, settings};
use registrar_client::opensrs::{AsyncClient, Client, Error};
use registrar_client::registrar_ops::enom::{self, Command, SetPassword};
use registrar_client::registrar_ops::opensrs::{
    ChangePassword, Cookie, RegistrantPassword, Reply, Request, SendPassword,
};
use registrar_client::registrar_ops::{DomainName, SplitName};
use registrar_client::{ErrorKind, Phase, Repeat, RetryPolicy, Settings, TransportErrorKind};
use wire_text::Retry;

const KEY: &str = "hunter2-key";
const PASSWORD: &str = "hunter2";

fn mail() -> SendPassword {
    SendPassword::new(DomainName::new("example.info").unwrap())
}

fn change() -> ChangePassword {
    let password = RegistrantPassword::new(PASSWORD).unwrap();
    ChangePassword::new(DomainName::new("example.info").unwrap(), password)
}

/// The answer to the same call by the blocking and the async client, which must be the same.
fn both<T>(
    url: &str,
    settings: &Settings,
    blocking: impl Fn(&Client) -> Result<Reply<T>, Error>,
    asynchronous: impl AsyncFnOnce(&AsyncClient) -> Result<Reply<T>, Error>,
) -> [Result<String, Error>; 2] {
    let client = Client::at(url, "reseller", KEY).unwrap().with_settings(settings.clone());
    let one = blocking(&client);
    let client = AsyncClient::at(url, "reseller", KEY).unwrap();
    let client = client.with_settings(settings.clone()).unwrap();
    let other = runtime().block_on(asynchronous(&client));
    [one, other].map(|reply| reply.map(|reply| reply.text().to_owned()))
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn send_mail(url: &str, settings: &Settings) -> [Result<String, Error>; 2] {
    both(url, settings, |client| client.send(&mail()), async |client| client.send(&mail()).await)
}

fn send_change(url: &str, settings: &Settings) -> [Result<String, Error>; 2] {
    both(
        url,
        settings,
        |client| client.send(&change()),
        async |client| client.send(&change()).await,
    )
}

/// The same answers for the first and for the second client.
fn twice(answers: &[Answer]) -> Server {
    Server::start([answers, answers].concat())
}

#[test]
fn a_success_is_a_reply_and_is_sent_once_by_post() {
    let server = twice(&[http("200 OK", "", &ops(1, 200))]);
    for reply in send_mail(&server.url, &settings()) {
        assert_eq!(reply.unwrap(), "words");
    }
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    for request in requests {
        let request = request.to_ascii_lowercase();
        assert!(request.starts_with("post / http/1.1\r\n"), "{request}");
        for head in ["content-type: text/xml\r\n", "x-username: reseller\r\n", "x-signature: "] {
            assert!(request.contains(head), "{head}");
        }
        assert!(!request.contains("accept-encoding"), "{request}");
    }
}

#[test]
fn nothing_is_sent_where_nobody_listens() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for reply in send_mail(&format!("http://127.0.0.1:{port}/"), &settings()) {
        let error = reply.unwrap_err();
        assert_eq!((error.phase(), error.retry()), (Phase::NotSent, Retry::Safe));
        // Safe for a mail too, so it was tried three times.
        assert_eq!((error.attempts(), error.may_be_done()), (3, false));
        let ErrorKind::NotSent(transport) = error.kind() else { panic!("{error:?}") };
        assert_eq!(transport.kind(), TransportErrorKind::Connect, "{error}");
        assert!(error.to_string().starts_with("not sent: no connection"), "{error}");
    }
}

#[test]
fn a_host_without_address_is_not_sent_to() {
    for reply in send_mail("http://no-such-host.invalid/", &settings()) {
        assert_eq!(reply.unwrap_err().phase(), Phase::NotSent);
    }
}

/// A server that reads the beginning of what it is sent, and answers so.
fn raw_server(answer: &'static [u8], silence: Duration) -> String {
    use std::io::{Read, Write};
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            std::thread::spawn(move || {
                let mut stream = stream.unwrap();
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(answer);
                std::thread::sleep(silence);
            });
        }
    });
    url
}

#[test]
fn nothing_is_sent_before_encryption_is_agreed_upon() {
    let once = settings().with_retry(RetryPolicy::never());
    for (answer, silence, kind) in [
        (&b"HTTP/1.1 400 Bad Request\r\n\r\n"[..], 0, Some(TransportErrorKind::Tls)),
        // The alert `handshake_failure`.
        (b"\x15\x03\x03\0\x02\x02\x28", 0, Some(TransportErrorKind::Tls)),
        (b"", 0, None),
        (b"", 2000, Some(TransportErrorKind::TimedOut)),
    ] {
        let url = raw_server(answer, Duration::from_millis(silence));
        for reply in send_mail(&url, &once) {
            let error = reply.unwrap_err();
            assert_eq!((error.phase(), error.retry()), (Phase::NotSent, Retry::Safe), "{error:?}");
            let ErrorKind::NotSent(transport) = error.kind() else { panic!("{error:?}") };
            assert!(kind.is_none_or(|kind| transport.kind() == kind), "{error:?}");
        }
    }
}

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
fn a_success_of_a_failing_status_is_contradictory() {
    let server = Server::start([http("404 Not Found", "", &ops(1, 200))]);
    for reply in send_change(&server.url, &settings()) {
        let error = reply.unwrap_err();
        assert!(error.to_string().contains("HTTP 404 with a reply that says success"), "{error}");
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
    }
    // Without a lost attempt it is a refusal like any other.
    for reply in send(&twice(&[stale])) {
        assert!(matches!(reply.unwrap_err().kind(), ErrorKind::Reply(_)));
    }
}

#[test]
fn a_last_attempt_that_is_not_sent_does_not_hide_one_that_may_have_worked() {
    // One connection, whose answer is lost, then nobody listens.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let thread = std::thread::spawn(move || {
        use std::io::Read;
        let (mut stream, _) = listener.accept().unwrap();
        drop(listener);
        let _ = stream.read(&mut [0; 64]);
    });
    let client = Client::at(&url, "reseller", KEY).unwrap().with_settings(settings());
    let error = client.send(&change()).unwrap_err();
    thread.join().unwrap();
    assert_eq!((error.phase(), error.attempts()), (Phase::NotSent, 3), "{error:?}");
    assert_eq!((error.may_be_done(), error.retry()), (true, Retry::IfIdempotent));
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
fn a_redirect_is_not_followed() {
    let target = Server::start([http("200 OK", "", &ops(1, 200))]);
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
        let location = format!("Location: {}\r\n", target.url);
        let server = Server::start([http(status, &location, "")]);
        for reply in send_change(&server.url, &settings()) {
            let error = reply.unwrap_err();
            assert_eq!((error.phase(), error.attempts()), (Phase::Answered, 1), "{error:?}");
        }
    }
    assert_eq!(target.requests(), Vec::<String>::new());
}

#[test]
fn a_body_is_limited() {
    let long = ops(1, 200) + &" ".repeat(5000);
    let server = Server::start([http("200 OK", "", &long)]);
    for reply in send_mail(&server.url, &settings().with_max_body(long.len())) {
        assert!(reply.is_ok());
    }
    for reply in send_mail(&server.url, &settings().with_max_body(long.len() - 1)) {
        let error = reply.unwrap_err();
        let ErrorKind::NoAnswer(transport) = error.kind() else { panic!("{error:?}") };
        assert_eq!(transport.kind(), TransportErrorKind::TooLong);
    }
}

#[test]
fn no_connection_is_kept() {
    let alive = ops(1, 200);
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", alive.len());
    let server = Server::start([Answer::Silence((head + &alive).into_bytes())]);
    let client = Client::at(&server.url, "reseller", KEY).unwrap().with_settings(settings());
    for _ in 0..3 {
        client.send(&mail()).unwrap();
    }
    let client = AsyncClient::at(&server.url, "reseller", KEY).unwrap();
    let client = client.with_settings(settings()).unwrap();
    runtime().block_on(async {
        for _ in 0..3 {
            client.send(&mail()).await.unwrap();
        }
    });
    // The server reads one request of each connection.
    assert_eq!(server.requests().len(), 6);
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

#[test]
fn what_has_no_type_is_sent_as_well() {
    let server = Server::start([http("200 OK", "", &ops(1, 200))]);
    let request = || Request::new("get_balance", "balance");
    let replies = both(
        &server.url,
        &settings(),
        |client| client.send_untyped(&request(), Repeat::Harmless),
        async |client| client.send_untyped(&request(), Repeat::Harmless).await,
    );
    for reply in replies {
        assert_eq!(reply.unwrap(), "words");
    }
    let replies = both(
        &server.url,
        &settings(),
        |client| client.send_any(&mail()),
        async |client| client.send_any(&mail()).await,
    );
    for reply in replies {
        assert_eq!(reply.unwrap(), "words");
    }
    assert!(server.requests()[0].contains("get_balance"));

    // A repetition that does harm is not made.
    let server = Server::start([Answer::Close]);
    let client = Client::at(&server.url, "reseller", KEY).unwrap().with_settings(settings());
    let error = client.send_untyped(&request(), Repeat::Harmful).unwrap_err();
    assert_eq!(error.attempts(), 1);
    let error = client.send_untyped(&request(), Repeat::Harmless).unwrap_err();
    assert_eq!(error.attempts(), 3);
}

#[test]
fn enom_is_called_in_each_format() {
    for (format, name, body) in [
        (enom::Format::Text, "Text", "ErrCount=0\nDone=true\n"),
        (
            enom::Format::Xml,
            "XML",
            "<interface-response><ErrCount>0</ErrCount><Done>true</Done></interface-response>",
        ),
    ] {
        let server = Server::start([http("200 OK", "", body)]);
        let (url, settings) = (&server.url, settings());
        let name_of = SplitName::new("resellerdocs", "com").unwrap();
        let password = enom::DomainPassword::new(PASSWORD).unwrap();
        let operation = SetPassword::new(name_of, password);
        let client = registrar_client::enom::Client::at(url, "resellid", KEY).unwrap();
        let client = client.with_settings(settings.clone()).with_format(format);
        assert_eq!(client.send(&operation).unwrap().get("ErrCount"), Some("0"));
        client.send_any(&operation).unwrap();
        client.send_untyped(&Command::new("Check"), Repeat::Harmless).unwrap();
        let client = registrar_client::enom::AsyncClient::at(url, "resellid", KEY).unwrap();
        let client = client.with_settings(settings).unwrap().with_format(format);
        runtime().block_on(async {
            client.send(&operation).await.unwrap();
            client.send_any(&operation).await.unwrap();
            client.send_untyped(&Command::new("Check"), Repeat::Harmless).await.unwrap();
        });
        let requests = server.requests();
        assert_eq!(requests.len(), 6);
        for request in requests {
            assert!(request.starts_with("POST / HTTP/1.1\r\n"), "{request}");
            assert!(request.contains(&format!("&ResponseType={name}")), "{request}");
        }
    }
}

#[test]
fn without_a_runtime_there_is_an_error() {
    let client = AsyncClient::test("reseller", KEY).unwrap();
    let client = client.with_settings(settings().with_retry(RetryPolicy::never())).unwrap();
    let operation = mail();
    let mut future = Box::pin(client.send(&operation));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(reply) = future.as_mut().poll(&mut context) else { panic!() };
    let ErrorKind::NotSent(error) = reply.unwrap_err().into_kind() else { panic!() };
    assert_eq!(error.kind(), TransportErrorKind::NoRuntime);
}

#[test]
fn clients_and_futures_can_cross_threads_and_debug_shows_no_secret() {
    fn is_send_and_sync<T: Send + Sync>(_: &T) {}
    fn is_send<T: Send>(_: &T) {}
    let client = Client::live("reseller", KEY).unwrap();
    let asynchronous = AsyncClient::live("reseller", KEY).unwrap();
    is_send_and_sync(&client);
    is_send_and_sync(&asynchronous);
    is_send(&asynchronous.send(&mail()));
    assert!(!format!("{client:?} {asynchronous:?}").contains("hunter2"));
}
