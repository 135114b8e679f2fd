//! The settings with which a sandbox is started.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;
use std::{fmt, io};

use registrar_ops::{ParameterError, Secret, enom, opensrs};
use tokio::sync::oneshot;

use crate::domain::Domain;
use crate::fault::Fault;
use crate::listener::{Transport, listen};
use crate::login::Login;
use crate::record::Record;
use crate::sandbox::Sandbox;
use crate::server::{Observer, Server, Settings};
use crate::tenant::{Credentials, Tenant};
use crate::tenants::Tenants;
#[cfg(feature = "tls")]
use crate::tls;
use crate::world::World;
use crate::wrong_key::WrongKey;

/// The cookie of a session that is there from the start, for the first domain.
const COOKIE: &str = "24128866:3210384";

/// The settings with which a sandbox is started. By default it has
///
/// - the reseller `reseller` with the key `sandbox-private-key`, and the eNom account `resellid` with the
///   token `resellpw`;
/// - the domains `example.info`, whose registrant has the session `24128866:3210384`, `yourdomain.com`
///   with a sub-user, `old.example`, which does not use EPP, and `resellerdocs.com`;
/// - the eNom login `ichiro`, whose answer is `Jones`.
///
/// The [page of the crate](crate#in-a-test) has an example.
pub struct Builder {
    credentials: Credentials,
    domains: Option<Vec<Domain>>,
    logins: Option<Vec<Login>>,
    address: SocketAddr,
    settings: Settings,
    observer: Option<Observer>,
    #[cfg(feature = "tls")]
    is_encrypted: bool,
}

impl Sandbox {
    /// Starts a sandbox with an account, domains and logins to try out: see [`Builder`].
    ///
    /// # Errors
    /// No port or no thread is available.
    pub fn start() -> io::Result<Self> {
        Self::builder().start()
    }

    /// The settings for a sandbox, with their defaults.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::new()
    }
}

impl Builder {
    fn new() -> Self {
        let credentials = Credentials {
            username: "reseller".into(),
            key: Secret::new("sandbox-private-key"),
            uid: "resellid".into(),
            token: Secret::new("resellpw"),
        };
        let settings = Settings {
            wrong_key: WrongKey::default(),
            fault: Fault::None,
            vary: None,
            time_out: Duration::from_secs(60),
        };
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Self {
            credentials,
            domains: None,
            logins: None,
            address,
            settings,
            observer: None,
            #[cfg(feature = "tls")]
            is_encrypted: false,
        }
    }

    /// Sets the user name and the private key for `OpenSRS`.
    ///
    /// # Errors
    /// The errors of [`opensrs::Reseller::new`].
    pub fn with_reseller(
        mut self,
        username: &str,
        key: impl Into<Secret>,
    ) -> Result<Self, ParameterError> {
        let key = key.into();
        opensrs::Reseller::new(username, key.clone())?;
        username.clone_into(&mut self.credentials.username);
        self.credentials.key = key;
        Ok(self)
    }

    /// Sets the account ID and the token for eNom.
    ///
    /// # Errors
    /// The errors of [`enom::Account::new`].
    pub fn with_enom_account(
        mut self,
        uid: &str,
        token: impl Into<Secret>,
    ) -> Result<Self, ParameterError> {
        let token = token.into();
        enom::Account::new(uid, token.clone())?;
        uid.clone_into(&mut self.credentials.uid);
        self.credentials.token = token;
        Ok(self)
    }

    /// Adds a domain. The default domains are then left out.
    #[must_use]
    pub fn with_domain(mut self, domain: Domain) -> Self {
        self.domains.get_or_insert_default().push(domain);
        self
    }

    /// Adds a login of eNom. The default login is then left out.
    #[must_use]
    pub fn with_login(mut self, login: Login) -> Self {
        self.logins.get_or_insert_default().push(login);
        self
    }

    /// Listens on this port of the loopback interface instead of a free one.
    #[must_use]
    pub const fn with_port(mut self, port: u16) -> Self {
        self.address.set_port(port);
        self
    }

    /// Sets how `OpenSRS` answers a wrong key.
    #[must_use]
    pub const fn with_wrong_key(mut self, wrong_key: WrongKey) -> Self {
        self.settings.wrong_key = wrong_key;
        self
    }

    /// Simulates this fault in every exchange.
    #[must_use]
    pub const fn with_fault(mut self, fault: Fault) -> Self {
        self.settings.fault = fault;
        self
    }

    /// Writes each reply in another spelling that real servers were seen to use, so that a test shows whether a
    /// client relies on one. The same seed gives the same spellings.
    #[must_use]
    pub const fn with_spellings(mut self, seed: u64) -> Self {
        self.settings.vary = Some(seed);
        self
    }

    /// Sets after how much time a connection without data is closed; the default is a minute.
    #[must_use]
    pub const fn with_time_out(mut self, time: Duration) -> Self {
        self.settings.time_out = time;
        self
    }

    /// Calls `observer` after each exchange, on the thread that serves: it must not take long.
    #[must_use]
    pub fn with_observer(mut self, observer: impl Fn(&Record) + Send + Sync + 'static) -> Self {
        self.observer = Some(Box::new(observer));
        self
    }

    /// Serves HTTPS, with a certificate of its own: [`Sandbox::certificate`]. The same port also serves plain
    /// HTTP.
    #[cfg(feature = "tls")]
    #[must_use]
    pub const fn with_tls(mut self) -> Self {
        self.is_encrypted = true;
        self
    }

    /// Starts the sandbox.
    ///
    /// # Errors
    /// The port is in use, or no thread is available.
    pub fn start(self) -> io::Result<Sandbox> {
        let listener = TcpListener::bind(self.address)?;
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let tenants = Tenants::new(Tenant::new(self.credentials.clone(), self.world()));
        #[cfg(feature = "tls")]
        let (acceptor, certificate) = self.is_encrypted.then(tls::acceptor).transpose()?.unzip();
        #[cfg(not(feature = "tls"))]
        let certificate = None;
        let (settings, observer) = (self.settings, self.observer);
        let answered = AtomicU64::new(0);
        let server = Server { settings, address, tenants, answered, observer, certificate };
        let server = Arc::new(server);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let transport = Transport {
            #[cfg(feature = "tls")]
            acceptor,
        };
        let serving = listen(listener, Arc::clone(&server), transport, stopped);
        let thread = std::thread::Builder::new()
            .name("registrar-sandbox".into())
            .spawn(move || runtime.block_on(serving))?;
        Ok(Sandbox::new(server, stop, thread))
    }

    fn world(&self) -> World {
        let usual_domains = || usual_domains().collect();
        let usual_logins = || vec![Login::new("ichiro", "Jones")];
        let domains: Vec<_> = self.domains.clone().unwrap_or_else(usual_domains);
        let logins = self.logins.clone().unwrap_or_else(usual_logins);
        let mut world = World::new(domains, logins);
        if let Some(domain) = world.domains.find("example.info").cloned() {
            let now = world.clock.now();
            world.sessions.begin(COOKIE, domain.name.as_str(), domain.profile, now);
        }
        world
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("credentials", &self.credentials)
            .field("domains", &self.domains)
            .field("logins", &self.logins)
            .field("address", &self.address)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// The domains of the documents, and one that does not use EPP.
fn usual_domains() -> impl Iterator<Item = Domain> {
    let names = ["example.info", "yourdomain.com", "old.example", "resellerdocs.com"];
    let domains = names.into_iter().filter_map(|name| Domain::new(name).ok());
    domains.map(|domain| match domain.name.as_str() {
        "yourdomain.com" => domain.with_sub_user(),
        "old.example" => Domain { authcode: None, ..domain },
        _ => domain,
    })
}
