//! A running sandbox.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;

use registrar_ops::{enom, opensrs};
use tokio::sync::oneshot;

use crate::account::{Account, AccountError};
use crate::faults::Faults;
use crate::mail::Mail;
use crate::operation::Operation;
use crate::record::Record;
use crate::server::Server;

/// Both registrars on a free port of this machine. They stop when it is dropped.
///
/// The methods for mails, requests and faults are about the account that exists from the start. Tests that
/// share a sandbox should each use an account of their own: [`new_account`](Self::new_account).
///
/// ```
/// use registrar_ops::opensrs::SendPassword;
/// use registrar_sandbox::Sandbox;
///
/// let sandbox = Sandbox::start()?;
/// // … a client that is told to use `sandbox.opensrs_url()` …
/// assert_eq!(sandbox.received::<SendPassword>(), []);
/// assert_eq!(sandbox.mails(), []);
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Sandbox {
    server: Arc<Server>,
    account: Account,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    pub(crate) fn new(
        server: Arc<Server>,
        stop: oneshot::Sender<()>,
        thread: JoinHandle<()>,
    ) -> Self {
        let account = Account::new(Arc::clone(&server), Arc::clone(server.tenants.default()));
        Self { server, account, stop: Some(stop), thread: Some(thread) }
    }

    /// The address on which it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.server.address
    }

    /// The URL for clients of `OpenSRS`.
    #[must_use]
    pub fn opensrs_url(&self) -> String {
        self.account.opensrs_url()
    }

    /// The URL for clients of eNom.
    #[must_use]
    pub fn enom_url(&self) -> String {
        self.account.enom_url()
    }

    /// The URL of the control interface, which the file `CONTROL.md` describes. With the feature `page`, it is
    /// also a page for a browser.
    #[must_use]
    pub fn control_url(&self) -> String {
        self.server.url("/_sandbox/")
    }

    /// The certificate that clients have to trust, in PEM; `None` without HTTPS.
    #[must_use]
    pub fn certificate(&self) -> Option<&str> {
        self.server.certificate.as_deref()
    }

    /// The account that exists from the start.
    #[must_use]
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// Adds an account for a test. It has the same domains as the first account had at the start. `name` is its
    /// user name at `OpenSRS` and its account ID at eNom.
    ///
    /// # Errors
    /// The name is empty, not valid in an HTTP header, or the name of another account.
    pub fn new_account(&self, name: &str) -> Result<Account, AccountError> {
        Account::add(&self.server, name)
    }

    /// The first account as a `Reseller`, which makes requests to this sandbox.
    #[must_use]
    pub fn reseller(&self) -> opensrs::Reseller {
        self.account.reseller()
    }

    /// The first account as an `enom::Account`, which makes requests to this sandbox.
    #[must_use]
    pub fn enom_account(&self) -> enom::Account {
        self.account.enom_account()
    }

    /// The mails that the registrars sent, oldest first.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        self.account.mails()
    }

    /// The requests for the operation `O` that had the right key or token, oldest first.
    #[must_use]
    pub fn received<O: Operation>(&self) -> Vec<O> {
        self.account.received()
    }

    /// All requests and their answers, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Record> {
        self.account.requests()
    }

    /// The faults to simulate.
    #[must_use]
    pub fn faults(&self) -> Faults<'_> {
        self.account.faults()
    }

    /// Forgets all that happened in every account.
    pub fn reset(&self) {
        for tenant in self.server.tenants.all() {
            tenant.reset();
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // It cannot have panicked on account of a request; if it did, there is nothing to stop.
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").field("address", &self.server.address).finish_non_exhaustive()
    }
}
