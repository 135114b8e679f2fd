//! HTTPS.
#![cfg(feature = "tls")]

use std::sync::Arc;
use std::time::Duration;

use registrar_sandbox::Sandbox;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

const REQUEST: &[u8] =
    b"GET /_sandbox/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

fn connector(pem: &str) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()).unwrap();
    let provider = Arc::new(ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.unwrap().with_root_certificates(roots).with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

#[tokio::test]
async fn whoever_trusts_the_certificate_is_served() {
    let sandbox = Sandbox::builder().with_tls().start().unwrap();
    assert!(sandbox.opensrs_url().starts_with("https://127.0.0.1:"));
    let connector = connector(sandbox.certificate().unwrap());
    for name in ["localhost", "127.0.0.1"] {
        let stream = TcpStream::connect(sandbox.address()).await.unwrap();
        let name = ServerName::try_from(name).unwrap();
        let mut stream = connector.connect(name, stream).await.unwrap();
        stream.write_all(REQUEST).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    }
    let stream = TcpStream::connect(sandbox.address()).await.unwrap();
    let other = ServerName::try_from("other.example").unwrap();
    assert!(connector.connect(other, stream).await.is_err());
}

#[tokio::test]
async fn the_certificate_is_had_over_plain_http() {
    let sandbox =
        Sandbox::builder().with_tls().with_time_out(Duration::from_secs(5)).start().unwrap();
    let mut stream = TcpStream::connect(sandbox.address()).await.unwrap();
    let request = String::from_utf8_lossy(REQUEST).replace("health", "ca.pem");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with(sandbox.certificate().unwrap()), "{answer}");
}
