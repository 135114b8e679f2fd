//! HTTPS with a certificate of the sandbox's own making.

use std::io;
use std::sync::Arc;

use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::server::TlsStream;

use crate::http::connection::Stream;

/// The names that the certificate is good for.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// What turns a connection into one that is encrypted, and the certificate that clients have to trust, in
/// PEM.
pub(crate) fn acceptor() -> io::Result<(TlsAcceptor, String)> {
    let made =
        rcgen::generate_simple_self_signed(NAMES.map(String::from)).map_err(io::Error::other)?;
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let pem = made.cert.pem();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .map_err(io::Error::other)?;
    Ok((TlsAcceptor::from(Arc::new(config)), pem))
}

impl Stream for TlsStream<TcpStream> {
    fn reset_on_drop(&self) {
        // Where that fails, the connection is closed instead.
        let _ = self.get_ref().0.set_zero_linger();
    }
}
