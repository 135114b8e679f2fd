//! One account of a sandbox, as a test sees it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use registrar_ops::http::Uri;
use registrar_ops::{DomainName, ParameterError, Secret, enom, opensrs};

use crate::domain::Domain;
use crate::faults::Faults;
use crate::login::Login;
use crate::mail::Mail;
use crate::operation::Operation;
use crate::record::Record;
use crate::server::Server;
use crate::tenant::{Credentials, Tenant};
use crate::tenants::Refused;
use crate::transfer::TransferAnswer;

/// One account of a sandbox, with its own domains, sessions, mails and faults. It does not see the data of
/// other accounts. A clone is the same account.
///
/// The [page of the crate](crate#in-a-test) has an example.
#[derive(Clone)]
pub struct Account {
    server: Arc<Server>,
    tenant: Arc<Tenant>,
}

impl Account {
    pub(crate) const fn new(server: Arc<Server>, tenant: Arc<Tenant>) -> Self {
        Self { server, tenant }
    }

    /// Adds an account whose names at both registrars are `name`.
    pub(crate) fn add(server: &Arc<Server>, name: &str) -> Result<Self, AccountError> {
        let key = Secret::new(format!("key-of-{name}"));
        let token = Secret::new(format!("token-of-{name}"));
        // They check what a name may be.
        opensrs::Reseller::new(name, key.clone()).map_err(AccountError::Name)?;
        enom::Account::new(name, token.clone()).map_err(AccountError::Name)?;
        let world = server.tenants.default().initial().clone();
        let (username, uid) = (name.to_owned(), name.to_owned());
        let tenant = server.tenants.add(Credentials { username, key, uid, token }, world)?;
        Ok(Self::new(Arc::clone(server), tenant))
    }

    /// The user name for `OpenSRS`.
    #[must_use]
    pub fn username(&self) -> &str {
        &self.tenant.credentials.username
    }

    /// The private key for `OpenSRS`.
    #[must_use]
    pub fn key(&self) -> &Secret {
        &self.tenant.credentials.key
    }

    /// The account ID for eNom.
    #[must_use]
    pub fn uid(&self) -> &str {
        &self.tenant.credentials.uid
    }

    /// The token for eNom.
    #[must_use]
    pub fn token(&self) -> &Secret {
        &self.tenant.credentials.token
    }

    /// The account as a `Reseller`, which makes requests to this sandbox.
    ///
    /// # Panics
    /// Never: names are checked when an account is made.
    #[must_use]
    pub fn reseller(&self) -> opensrs::Reseller {
        let Credentials { username, key, .. } = &self.tenant.credentials;
        let reseller =
            opensrs::Reseller::new(username, key.clone()).expect("a name that was checked");
        reseller.with_endpoint(self.uri("/"))
    }

    /// The account as an `enom::Account`, which makes requests to this sandbox.
    ///
    /// # Panics
    /// Never: names are checked when an account is made.
    #[must_use]
    pub fn enom_account(&self) -> enom::Account {
        let Credentials { uid, token, .. } = &self.tenant.credentials;
        let account = enom::Account::new(&**uid, token.clone()).expect("a name that was checked");
        account.with_endpoint(self.uri("/interface.asp"))
    }

    /// The URL for clients of `OpenSRS`.
    #[must_use]
    pub fn opensrs_url(&self) -> String {
        self.server.url("/")
    }

    /// The URL for clients of eNom.
    #[must_use]
    pub fn enom_url(&self) -> String {
        self.server.url("/interface.asp")
    }

    fn uri(&self, path: &str) -> Uri {
        self.server.url(path).parse().expect("an address of our own")
    }

    /// The current state of the domain with this name.
    #[must_use]
    pub fn domain(&self, name: &str) -> Option<Domain> {
        let name = DomainName::new(name).ok()?;
        self.tenant.state().world.domains.find(name.as_str()).cloned()
    }

    /// The current state of all domains.
    #[must_use]
    pub fn domains(&self) -> Vec<Domain> {
        self.tenant.state().world.domains.iter().cloned().collect()
    }

    /// The current state of all eNom logins.
    #[must_use]
    pub fn logins(&self) -> Vec<Login> {
        self.tenant.state().world.logins.values().cloned().collect()
    }

    /// Adds a domain, or replaces one of the same name. [`reset`](Self::reset) undoes it.
    pub fn add_domain(&self, domain: Domain) {
        self.tenant.state().world.domains.insert(domain);
    }

    /// Adds a login of eNom, or replaces one with the same ID. [`reset`](Self::reset) undoes it.
    pub fn add_login(&self, login: Login) {
        self.tenant.state().world.logins.insert(login.login_id.clone(), login);
    }

    /// The mails that the registrars sent, oldest first; at most the last 10,000.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        self.tenant.state().world.mailbox.mails().cloned().collect()
    }

    /// Sets a new password with the token of a mail, as its recipient would. Returns whether the token was
    /// valid; after that it is used up.
    #[must_use]
    pub fn set_password(&self, token: &Secret, password: impl Into<Secret>) -> bool {
        let mut state = self.tenant.state();
        state.world.set_password(token.expose_secret(), &password.into())
    }

    /// Starts a transfer of a domain to another registrar. Returns whether it began: it does not if the domain
    /// is locked, not in this account, or already being transferred.
    #[must_use]
    pub fn begin_transfer(&self, domain: &str, gaining_registrar: &str) -> bool {
        self.tenant.state().world.begin_transfer(domain, gaining_registrar)
    }

    /// Answers a transfer as the owner would. The answer takes effect after clients have asked for the
    /// transfer's status `polls` times; 0 means at once. Returns whether a transfer was waiting for an answer.
    /// A domain whose transfer is accepted leaves the account.
    #[must_use]
    pub fn answer_transfer(&self, domain: &str, answer: TransferAnswer, polls: u32) -> bool {
        let mut state = self.tenant.state();
        let transfer = state.world.transfers.pending(domain);
        transfer.map(|transfer| transfer.answer = Some((answer, polls))).is_some()
    }

    /// The requests for the operation `O` that had the right key or token and could be read, oldest first.
    #[must_use]
    pub fn received<O: Operation>(&self) -> Vec<O> {
        let (state, name) = (self.tenant.state(), O::name());
        let records = state.records.iter();
        let its = records.filter(|record| record.is_verified && record.operation == name);
        its.filter_map(O::read).collect()
    }

    /// All requests and their answers, oldest first; at most the last 10,000.
    #[must_use]
    pub fn requests(&self) -> Vec<Record> {
        self.tenant.state().records.iter().cloned().collect()
    }

    /// The faults to simulate.
    #[must_use]
    pub fn faults(&self) -> Faults<'_> {
        Faults::new(&self.tenant)
    }

    /// From now on, answers the operation `O` with `answer`, without doing anything.
    pub fn answer_with<O: Operation>(&self, answer: http::Response<impl Into<Vec<u8>>>) {
        self.answer_operation_with(&O::name(), answer);
    }

    /// Like [`answer_with`](Self::answer_with), for an operation given by name: `lookup domain`, `Check`.
    pub fn answer_operation_with(&self, name: &str, answer: http::Response<impl Into<Vec<u8>>>) {
        let canned = &mut self.tenant.state().canned;
        canned.insert(name.to_ascii_lowercase(), answer.map(Into::into));
    }

    /// Advances the clock at which sessions and tokens expire.
    pub fn advance_clock(&self, by: Duration) {
        self.tenant.state().world.clock.advance(by);
    }

    /// The time in this account, in seconds since 1970.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.tenant.state().world.clock.now()
    }

    /// Forgets all that happened in this account.
    pub fn reset(&self) {
        self.tenant.reset();
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").field("username", &self.username()).finish_non_exhaustive()
    }
}

/// Why an account could not be made.
///
/// ```
/// use registrar_sandbox::{AccountError, Sandbox};
///
/// let sandbox = Sandbox::start()?;
/// assert!(sandbox.new_account("test-7").is_ok());
/// assert_eq!(sandbox.new_account("test-7").unwrap_err(), AccountError::NameTaken);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountError {
    /// The name is not valid for an account.
    Name(ParameterError),
    /// Another account has the name.
    NameTaken,
    /// The sandbox has as many accounts as it can have.
    TooMany,
}

impl From<Refused> for AccountError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NameTaken => Self::NameTaken,
            Refused::TooMany => Self::TooMany,
        }
    }
}

impl fmt::Display for AccountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(error) => error.fmt(f),
            Self::NameTaken => f.write_str("another account has this name"),
            Self::TooMany => f.write_str("the sandbox has 10,000 accounts, and takes no more"),
        }
    }
}

impl std::error::Error for AccountError {}
