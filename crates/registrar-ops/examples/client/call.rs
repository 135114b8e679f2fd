//! Operations over HTTP with `ureq`: what an application puts between the crate and its HTTP stack.

use std::fmt;
use std::time::Duration;

use registrar_ops::enom::{self, Account, Format};
use registrar_ops::opensrs::{self, Reseller};
use registrar_ops::{RequestError, Retry};
use ureq::Agent;

/// No reply is longer than this.
const MAX_BODY: u64 = 1 << 20;

/// Both accounts, and the HTTP stack.
pub(crate) struct Client {
    agent: Agent,
    reseller: Reseller,
    account: Account,
}

/// Why a call failed.
#[derive(Debug)]
pub(crate) enum CallError {
    /// There was no answer, or it broke off.
    Transport(ureq::Error),
    /// OpenSRS said no, or nothing that can be read.
    OpenSrs(opensrs::Error),
    /// eNom said no, or nothing that can be read.
    Enom(enom::Error),
    /// The request cannot be made.
    Request(RequestError),
}

impl Client {
    pub(crate) fn new(reseller: Reseller, account: Account, timeout: Duration) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(timeout))
            // The crate makes more of an error page than its status.
            .http_status_as_error(false)
            .build();
        Self { agent: config.into(), reseller, account }
    }

    /// Calls OpenSRS.
    pub(crate) fn opensrs<O: opensrs::Operation>(
        &self,
        operation: &O,
    ) -> Result<opensrs::Reply<O::Reply>, CallError> {
        let request = self.reseller.request(operation).map_err(CallError::Request)?;
        O::reply_from_http(&self.send(request.map(String::from))?).map_err(CallError::OpenSrs)
    }

    /// Calls eNom.
    pub(crate) fn enom<O: enom::Operation>(
        &self,
        operation: &O,
        format: Format,
    ) -> Result<enom::Reply<O::Reply>, CallError> {
        let request = self.account.request(operation, format).map_err(CallError::Request)?;
        O::reply_from_http(&self.send(request.map(String::from))?).map_err(CallError::Enom)
    }

    /// Calls eNom with everything in the address.
    pub(crate) fn enom_by_get<O: enom::Operation>(
        &self,
        operation: &O,
        format: Format,
    ) -> Result<enom::Reply<O::Reply>, CallError> {
        let request = self.account.get_request(operation, format).map_err(CallError::Request)?;
        let request = request.expose_secret().map_err(CallError::Request)?;
        O::reply_from_http(&self.send(request)?).map_err(CallError::Enom)
    }

    /// Sends any request.
    pub(crate) fn send(
        &self,
        request: http::Request<impl ureq::AsSendBody>,
    ) -> Result<http::Response<Vec<u8>>, CallError> {
        let answer = self.agent.run(request).map_err(CallError::Transport)?;
        let (parts, mut body) = answer.into_parts();
        let body =
            body.with_config().limit(MAX_BODY).read_to_vec().map_err(CallError::Transport)?;
        Ok(http::Response::from_parts(parts, body))
    }
}

impl CallError {
    /// Whether the same call may be made again.
    pub(crate) fn retry(&self) -> Retry {
        match self {
            // The request may have arrived, though its answer did not.
            Self::Transport(_) => Retry::IfIdempotent,
            Self::OpenSrs(error) => error.retry(),
            Self::Enom(error) => error.retry(),
            Self::Request(_) => Retry::Never,
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(error) => error.fmt(f),
            Self::OpenSrs(error) => error.fmt(f),
            Self::Enom(error) => error.fmt(f),
            Self::Request(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CallError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::OpenSrs(error) => error.source(),
            Self::Enom(error) => error.source(),
            Self::Request(error) => error.source(),
        }
    }
}
