//! The blocking HTTP library, `ureq`.

mod connection;

use std::io::{self, Read};
use std::sync::Arc;

use http::Request;
use registrar_ops::Body;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use zeroize::Zeroizing;

use connection::{BeforeSending, Connect, Resolve};

use crate::answer::{Answer, Undelivered, append};
use crate::error::Error;
use crate::exchange::{Exchange, ReplyFailure, Step};
use crate::settings::Settings;
use crate::transport_error::{TransportError, TransportErrorKind as Kind};

/// How much of a body is read at once.
const PIECE: usize = 16 << 10;

#[derive(Clone, Debug)]
pub(crate) struct Http {
    agent: ureq::Agent,
    max_body: usize,
}

impl Http {
    pub(crate) fn new(settings: &Settings) -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let roots = match settings.root_certificates() {
            Some(own) => {
                let own = own.certificates().map(|own| Certificate::from_der(own).to_owned());
                RootCerts::from(own)
            }
            None => RootCerts::WebPki,
        };
        let tls = TlsConfig::builder()
            .root_certs(roots)
            .unversioned_rustls_crypto_provider(provider)
            .build();
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            // A redirect is an answer like any other: not followed, and no reply.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections(settings.idle_connections())
            .max_idle_connections_per_host(settings.idle_connections())
            .timeout_global(Some(settings.timeout()))
            .timeout_resolve(Some(settings.connect_timeout()))
            .timeout_connect(Some(settings.connect_timeout()))
            .proxy(None)
            .user_agent(crate::settings::USER_AGENT)
            .tls_config(tls)
            .build();
        let agent = ureq::Agent::with_parts(config, Connect::default(), Resolve::default());
        Self { agent, max_body: settings.max_body() }
    }

    /// Makes attempts until the call is over.
    pub(crate) fn call<T, E: ReplyFailure + std::error::Error>(
        &self,
        mut exchange: Exchange<'_>,
        request: &Request<Body>,
        mut read: impl FnMut(&http::Response<&[u8]>) -> Result<T, E>,
        is_done: impl Fn(&E) -> bool,
    ) -> Result<T, Error<E>> {
        loop {
            exchange.begin(request);
            match exchange.end(self.send(request), &mut read, &is_done) {
                Step::Wait(duration) => std::thread::sleep(duration),
                Step::Return(result) => return result,
            }
        }
    }

    fn send(&self, request: &Request<Body>) -> Result<Answer, Undelivered> {
        let mut copy = Request::new(request.body().as_bytes());
        *copy.method_mut() = request.method().clone();
        *copy.uri_mut() = request.uri().clone();
        *copy.headers_mut() = request.headers().clone();
        let answer = self.agent.run(copy).map_err(|error| undelivered(&error))?;
        let (head, mut body) = answer.into_parts();
        let body = read(body.as_reader(), self.max_body)?;
        Ok(Answer { head, body })
    }
}

/// Reads a whole body. What is outgrown on the way is zeroed.
fn read(mut reader: impl Read, limit: usize) -> Result<Zeroizing<Vec<u8>>, Undelivered> {
    let mut body = Zeroizing::new(Vec::new());
    let mut piece = Zeroizing::new(vec![0; PIECE]);
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return Ok(body),
            Ok(length) => append(&mut body, &piece[..length], limit)?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => {
                let error = ureq::Error::from(error);
                return Err(match undelivered(&error) {
                    Undelivered::NotSent(error) | Undelivered::NoAnswer(error) => {
                        Undelivered::NoAnswer(error)
                    }
                });
            }
        }
    }
}

/// Whether a request that failed so was sent. Where it cannot be told, it may have been.
fn undelivered(error: &ureq::Error) -> Undelivered {
    use ureq::Error as E;
    match error {
        E::Other(other) => match other.downcast_ref::<BeforeSending>() {
            Some(BeforeSending { kind: Kind::TimedOut, .. }) => {
                Undelivered::NotSent(TransportError::new(Kind::TimedOut, ""))
            }
            Some(BeforeSending { kind, error }) => {
                Undelivered::NotSent(TransportError::caused_by(*kind, error))
            }
            None => Undelivered::NoAnswer(TransportError::new(Kind::Other, "")),
        },
        E::BadUri(_) | E::Http(_) | E::RequireHttpsOnly(_) | E::InvalidProxyUrl => {
            // Their texts name the address.
            Undelivered::NotSent(TransportError::new(Kind::Other, "invalid address"))
        }
        E::Timeout(_) => Undelivered::NoAnswer(TransportError::new(Kind::TimedOut, "")),
        E::Io(io) => Undelivered::NoAnswer(match io.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => {
                TransportError::new(Kind::TimedOut, "")
            }
            _ => TransportError::caused_by(Kind::Closed, io),
        }),
        E::LargeResponseHeader(..) | E::BodyExceedsLimit(_) => {
            Undelivered::NoAnswer(TransportError::new(Kind::TooLong, ""))
        }
        E::Protocol(_) => Undelivered::NoAnswer(TransportError::new(Kind::Protocol, "")),
        _ => Undelivered::NoAnswer(TransportError::new(Kind::Other, "")),
    }
}
