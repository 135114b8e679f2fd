//! Both clients against servers that answer: what is sent, and what is taken for an answer.

#![cfg(all(feature = "ureq", feature = "reqwest"))]

mod common;

use common::both::{KEY, PASSWORD, both, mail, runtime, send_change, send_mail, twice};
use common::{Answer, Server, http, ops, settings};
use registrar_client::opensrs::{AsyncClient, Client};
use registrar_client::registrar_ops::SplitName;
use registrar_client::registrar_ops::enom::{self, Command, SetPassword};
use registrar_client::registrar_ops::opensrs::Request;
use registrar_client::{ErrorKind, Phase, Repeat, RetryPolicy, TransportErrorKind};

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
fn a_success_of_a_failing_status_is_contradictory() {
    let server = Server::start([http("404 Not Found", "", &ops(1, 200))]);
    for reply in send_change(&server.url, &settings()) {
        let error = reply.unwrap_err();
        assert!(error.to_string().contains("HTTP 404 with a reply that says success"), "{error}");
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
