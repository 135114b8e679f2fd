//! What all connections share.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::fault::Fault;
use crate::record::Record;
use crate::tenants::Tenants;
use crate::wrong_key::WrongKey;

/// What a sandbox was started with.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) wrong_key: WrongKey,
    pub(crate) fault: Fault,
    /// The seed of the spellings of replies, if each is to have another.
    pub(crate) vary: Option<u64>,
    pub(crate) time_out: Duration,
}

/// Who is told of each exchange.
pub(crate) type Observer = Box<dyn Fn(&Record) + Send + Sync>;

/// What all connections share.
pub(crate) struct Server {
    pub(crate) settings: Settings,
    pub(crate) address: SocketAddr,
    pub(crate) tenants: Tenants,
    pub(crate) answered: AtomicU64,
    pub(crate) observer: Option<Observer>,
    /// The certificate that clients have to trust, in PEM.
    pub(crate) certificate: Option<String>,
}

impl Server {
    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        let scheme = if self.certificate.is_some() { "https" } else { "http" };
        format!("{scheme}://{}{path}", self.address)
    }

    /// How many replies were respelt before this one.
    pub(crate) fn next_number(&self) -> u64 {
        self.answered.fetch_add(1, Ordering::Relaxed)
    }
}
