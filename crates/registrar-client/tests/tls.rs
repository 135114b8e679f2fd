//! Both clients against a sandbox over TLS, with its certificate and without.

#![cfg(all(feature = "ureq", feature = "reqwest"))]

mod common;

use common::settings;
use registrar_client::registrar_ops::enom::Command;
use registrar_client::registrar_ops::{DomainName, opensrs::SendPassword};
use registrar_client::{
    ErrorKind, Phase, Repeat, RetryPolicy, RootCertificates, Settings, SetupError,
    TransportErrorKind, enom, opensrs,
};
use registrar_sandbox::Sandbox;

fn sandbox() -> Sandbox {
    Sandbox::builder().with_tls().start().unwrap()
}

/// As the program's users have it: the file that the sandbox gives away over plain HTTP.
fn ca_pem(sandbox: &Sandbox) -> Vec<u8> {
    use std::io::{Read, Write};
    let mut stream = std::net::TcpStream::connect(sandbox.address()).unwrap();
    let request = "GET /_sandbox/ca.pem HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split_once("\r\n\r\n").unwrap().1.into()
}

fn trusting(pem: &[u8]) -> Settings {
    settings().with_root_certificates(RootCertificates::from_pem(pem).unwrap())
}

fn mail() -> SendPassword {
    SendPassword::new(DomainName::new("example.info").unwrap())
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

#[test]
fn with_its_certificate_a_sandbox_is_called() {
    let sandbox = sandbox();
    let settings = trusting(&ca_pem(&sandbox));
    let account = sandbox.account();
    let (url, name) = (sandbox.opensrs_url(), account.username());
    assert!(url.starts_with("https://"), "{url}");
    let client = opensrs::Client::at(&url, name, account.key().clone()).unwrap();
    client.with_settings(settings.clone()).send(&mail()).unwrap();
    let client = opensrs::AsyncClient::at(&url, name, account.key().clone()).unwrap();
    let client = client.with_settings(settings.clone()).unwrap();
    runtime().block_on(client.send(&mail())).unwrap();
    assert_eq!(sandbox.received::<SendPassword>(), [mail(), mail()]);

    let (url, balance) = (sandbox.enom_url(), Command::new("GetBalance"));
    let client = enom::Client::at(&url, account.uid(), account.token().clone()).unwrap();
    let client = client.with_settings(settings.clone());
    client.send_untyped(&balance, Repeat::Harmless).unwrap();
    let client = enom::AsyncClient::at(&url, account.uid(), account.token().clone()).unwrap();
    let client = client.with_settings(settings).unwrap();
    runtime().block_on(client.send_untyped(&balance, Repeat::Harmless)).unwrap();
}

#[test]
fn without_it_nothing_is_sent() {
    let sandbox = sandbox();
    let account = sandbox.account();
    // Mozilla's certificates, and those of another sandbox.
    for settings in [settings(), trusting(&ca_pem(&self::sandbox()))] {
        let settings = settings.with_retry(RetryPolicy::never());
        let client = || (sandbox.opensrs_url(), account.username(), account.key().clone());
        let (url, name, key) = client();
        let blocking = opensrs::Client::at(&url, name, key).unwrap();
        let (_, name, key) = client();
        let asynchronous = opensrs::AsyncClient::at(&url, name, key).unwrap();
        let asynchronous = asynchronous.with_settings(settings.clone()).unwrap();
        for reply in [
            blocking.with_settings(settings).send(&mail()),
            runtime().block_on(asynchronous.send(&mail())),
        ] {
            let error = reply.unwrap_err();
            assert_eq!((error.phase(), error.may_be_done()), (Phase::NotSent, false), "{error:?}");
            let ErrorKind::NotSent(transport) = error.kind() else { panic!("{error:?}") };
            assert_eq!(transport.kind(), TransportErrorKind::Tls, "{error:?}");
        }
    }
    assert_eq!(sandbox.received::<SendPassword>(), []);
}

#[test]
fn what_is_no_certificate_is_refused() {
    let pem = String::from_utf8(ca_pem(&sandbox())).unwrap();
    assert!(RootCertificates::from_pem(pem.repeat(3).as_bytes()).is_ok());
    let no_x509 = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for (text, expected) in [
        ("", "PEM with a certificate in it"),
        ("<html>", "PEM with a certificate in it"),
        (&pem[..pem.len() / 2], "PEM"),
        (&pem.replace("MI", "!!"), "PEM"),
        (no_x509, "X.509 certificates"),
        (&(pem.clone() + no_x509), "X.509 certificates"),
    ] {
        let refused = RootCertificates::from_pem(text.as_bytes());
        assert_eq!(refused, Err(SetupError::Certificates(expected)), "{text}");
    }
    let settings = trusting(pem.as_bytes());
    assert_eq!(settings, settings.clone());
    assert!(format!("{settings:?}").contains("RootCertificates(1)"), "{settings:?}");
}
