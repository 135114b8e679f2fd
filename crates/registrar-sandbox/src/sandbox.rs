//! A sandbox that runs.

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

/// Both registrars on a free port of this machine. They stop when this is dropped.
///
/// The methods about mails, requests and faults are those of the account that is there from the start;
/// tests that share a sandbox take one each: [`new_account`](Self::new_account).
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

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.server.address
    }

    /// The address for clients of `OpenSRS`.
    #[must_use]
    pub fn opensrs_url(&self) -> String {
        self.account.opensrs_url()
    }

    /// The address for clients of eNom.
    #[must_use]
    pub fn enom_url(&self) -> String {
        self.account.enom_url()
    }

    /// The address of the control interface, which the file `CONTROL.md` describes; in a browser, with the
    /// feature `page`, it is a page to look at.
    #[must_use]
    pub fn control_url(&self) -> String {
        self.server.url("/_sandbox/")
    }

    /// The certificate that clients have to trust, in PEM; none where it speaks plain HTTP.
    #[must_use]
    pub fn certificate(&self) -> Option<&str> {
        self.server.certificate.as_deref()
    }

    /// The account that is there from the start.
    #[must_use]
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// An account of its own for a test, with the same domains as the first one has at the start. Its user
    /// name at `OpenSRS` and its ID at eNom are `name`.
    ///
    /// # Errors
    /// The name is empty, no text for an HTTP header, or another account's.
    pub fn new_account(&self, name: &str) -> Result<Account, AccountError> {
        Account::add(&self.server, name)
    }

    /// Who requests to `OpenSRS` are from, with this sandbox as the endpoint.
    #[must_use]
    pub fn reseller(&self) -> opensrs::Reseller {
        self.account.reseller()
    }

    /// Who requests to eNom are from, with this sandbox as the endpoint.
    #[must_use]
    pub fn enom_account(&self) -> enom::Account {
        self.account.enom_account()
    }

    /// The mails that the registrars sent, oldest first.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        self.account.mails()
    }

    /// The requests for one operation that came with the right key or token, oldest first.
    #[must_use]
    pub fn received<O: Operation>(&self) -> Vec<O> {
        self.account.received()
    }

    /// All requests and what they were answered, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Record> {
        self.account.requests()
    }

    /// What is to go wrong.
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
