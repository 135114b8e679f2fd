//! Finding the host and connecting to it, marked: what fails here fails before a request is sent.
//! `ureq` itself does not tell a connection that was refused from one that was reset.

use std::fmt;

use http::Uri;
use ureq::config::Config;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{
    ConnectionDetails, Connector, DefaultConnector, NextTimeout, Transport,
};

use crate::transport_error::{TransportErrorKind, is_of_encryption};

/// The default way to find a host.
#[derive(Debug, Default)]
pub(super) struct Resolve(DefaultResolver);

/// The default way to connect, the agreement on encryption included.
#[derive(Debug, Default)]
pub(super) struct Connect(DefaultConnector);

/// An error from before a request was sent.
#[derive(Debug)]
pub(super) struct BeforeSending {
    pub(super) kind: TransportErrorKind,
    pub(super) error: ureq::Error,
}

impl Resolver for Resolve {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.0.resolve(uri, config, timeout);
        found.map_err(|error| before_sending(TransportErrorKind::Resolve, error))
    }
}

impl Connector<()> for Connect {
    type Out = Box<dyn Transport>;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        chained: Option<()>,
    ) -> Result<Option<Self::Out>, ureq::Error> {
        let transport = self.0.connect(details, chained);
        transport.map_err(|error| before_sending(TransportErrorKind::Connect, error))
    }
}

fn before_sending(kind: TransportErrorKind, error: ureq::Error) -> ureq::Error {
    use ureq::Error as E;
    let kind = match &error {
        E::Timeout(_) => TransportErrorKind::TimedOut,
        E::Tls(_) | E::Pem(_) | E::Rustls(_) => TransportErrorKind::Tls,
        E::Io(io) if is_of_encryption(io) => TransportErrorKind::Tls,
        _ => kind,
    };
    ureq::Error::Other(Box::new(BeforeSending { kind, error }))
}

impl fmt::Display for BeforeSending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl std::error::Error for BeforeSending {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;

    #[test]
    fn what_fails_before_sending_is_named_by_its_cause() {
        use ureq::Error as E;
        for (error, kind) in [
            (E::Tls("no certificate"), TransportErrorKind::Tls),
            (E::Rustls(rustls::Error::HandshakeNotComplete), TransportErrorKind::Tls),
            (E::Timeout(ureq::Timeout::Connect), TransportErrorKind::TimedOut),
            (E::HostNotFound, TransportErrorKind::Connect),
        ] {
            let shown = error.to_string();
            let E::Other(error) = before_sending(TransportErrorKind::Connect, error) else {
                panic!("{shown}")
            };
            let error = error.downcast_ref::<BeforeSending>().unwrap();
            assert_eq!((error.kind, error.to_string()), (kind, shown));
            assert!(error.source().is_some_and(<dyn std::error::Error>::is::<ureq::Error>));
        }
    }
}
