//! Both clients where no request gets through: that it was not sent is known, and said.

#![cfg(all(feature = "ureq", feature = "reqwest"))]

mod common;

use std::net::TcpListener;
use std::time::Duration;

use common::both::{KEY, change, send_mail};
use common::settings;
use registrar_client::opensrs::Client;
use registrar_client::{ErrorKind, Phase, RetryPolicy, TransportErrorKind};
use wire_text::Retry;

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
