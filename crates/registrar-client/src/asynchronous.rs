//! The async HTTP library, `reqwest`.

use std::error::Error as _;
use std::sync::Arc;

use http::Request;
use registrar_ops::Body;
use rustls::{ClientConfig, RootCertStore};
use zeroize::Zeroizing;

use crate::answer::{Answer, Undelivered, append};
use crate::error::Error;
use crate::exchange::{Exchange, ReplyFailure, Step};
use crate::settings::{Settings, USER_AGENT};
use crate::setup_error::SetupError;
use crate::transport_error::{
    TransportError, TransportErrorKind as Kind, causes, is_of_encryption,
};

#[derive(Clone, Debug)]
pub(crate) struct Http {
    client: reqwest::Client,
    max_body: usize,
}

impl Http {
    pub(crate) fn new(settings: &Settings) -> Result<Self, SetupError> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut roots = RootCertStore::empty();
        match settings.root_certificates() {
            Some(own) => {
                // All of them can be read: that was looked at when they were made.
                roots.add_parsable_certificates(own.certificates().cloned());
            }
            None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        }
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| SetupError::Http(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .http1_only()
            .pool_max_idle_per_host(settings.idle_connections())
            .timeout(settings.timeout())
            .connect_timeout(settings.connect_timeout())
            .no_proxy()
            .user_agent(USER_AGENT)
            .build()
            .map_err(|error| {
                SetupError::Http(TransportError::caused_by(Kind::Other, &error).to_string())
            })?;
        Ok(Self { client, max_body: settings.max_body() })
    }

    /// Makes attempts until the call is over.
    pub(crate) async fn call<T, E: ReplyFailure + std::error::Error>(
        &self,
        mut exchange: Exchange<'_>,
        request: &Request<Body>,
        mut read: impl FnMut(&http::Response<&[u8]>) -> Result<T, E>,
        is_done: impl Fn(&E) -> bool,
    ) -> Result<T, Error<E>> {
        loop {
            exchange.begin(request);
            let answer = self.send(request).await;
            match exchange.end(answer, &mut read, &is_done) {
                Step::Wait(duration) => tokio::time::sleep(duration).await,
                Step::Return(result) => return result,
            }
        }
    }

    async fn send(&self, request: &Request<Body>) -> Result<Answer, Undelivered> {
        // The HTTP library panics without one.
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(Undelivered::NotSent(TransportError::new(Kind::NoRuntime, "")));
        }
        let mut copy = Request::new(request.body().as_bytes().to_vec());
        *copy.method_mut() = request.method().clone();
        *copy.uri_mut() = request.uri().clone();
        *copy.headers_mut() = request.headers().clone();
        let copy = reqwest::Request::try_from(copy).map_err(undelivered)?;
        let mut answer = self.client.execute(copy).await.map_err(undelivered)?;
        let mut body = Zeroizing::new(Vec::new());
        while let Some(piece) = answer.chunk().await.map_err(undelivered)? {
            append(&mut body, &piece, self.max_body)?;
        }
        let mut head = http::Response::new(());
        *head.status_mut() = answer.status();
        *head.version_mut() = answer.version();
        *head.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(Answer { head: head.into_parts().0, body })
    }
}

/// Whether a request that failed so was sent. Where it cannot be told, it may have been.
fn undelivered(error: reqwest::Error) -> Undelivered {
    // The text of the error itself has the address.
    let error = error.without_url();
    let kind = if error.is_timeout() {
        Kind::TimedOut
    } else if error.is_builder() {
        Kind::Other
    } else if causes(&error).any(is_of_encryption) {
        Kind::Tls
    } else if error.is_connect() {
        Kind::Connect
    } else {
        Kind::Closed
    };
    let cause = if error.source().is_some() && kind != Kind::TimedOut {
        TransportError::caused_by(kind, &error)
    } else {
        TransportError::new(kind, "")
    };
    if error.is_builder() || error.is_connect() {
        Undelivered::NotSent(cause)
    } else {
        Undelivered::NoAnswer(cause)
    }
}
