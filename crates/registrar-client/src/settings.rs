//! Time-outs, limits and retries of a client.

use std::time::Duration;

#[cfg(any(feature = "ureq", feature = "reqwest"))]
use crate::root_certificates::RootCertificates;

/// What requests name as their client.
#[cfg(any(feature = "ureq", feature = "reqwest"))]
pub(crate) const USER_AGENT: &str = concat!("registrar-client/", env!("CARGO_PKG_VERSION"));

/// Time-outs, limits and retries of a client. None of them can be switched off.
///
/// What is not here cannot be set: redirects are not followed, for the signature and the password would
/// go to another host; every request is a POST; answers with an error status keep their body.
///
/// ```
/// use std::time::Duration;
/// use registrar_client::{RetryPolicy, Settings};
///
/// let settings = Settings::new()
///     .with_timeout(Duration::from_secs(20))
///     .with_retry(RetryPolicy::new().with_attempts(5));
/// assert_eq!(settings.timeout(), Duration::from_secs(20));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    timeout: Duration,
    connect_timeout: Duration,
    max_body: usize,
    idle_connections: usize,
    retry: RetryPolicy,
    #[cfg(any(feature = "ureq", feature = "reqwest"))]
    root_certificates: Option<RootCertificates>,
}

/// When and how often a request is sent again.
///
/// Whether it may be sent again at all is not decided here: a request that may have been done already
/// is repeated only if that does no harm.
///
/// [`Settings`] has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    first_wait: Duration,
    longest_wait: Duration,
    budget: u32,
}

impl Settings {
    /// 60 seconds for an attempt, 10 of them to connect; answers of at most 16 MiB; no connection is
    /// kept; [`RetryPolicy::new`]; over HTTPS, the certificates that Mozilla trusts.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            max_body: 16 << 20,
            idle_connections: 0,
            retry: RetryPolicy::new(),
            #[cfg(any(feature = "ureq", feature = "reqwest"))]
            root_certificates: None,
        }
    }

    /// How long an attempt may take, the answer's body included.
    #[must_use]
    pub const fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long it may take to find the host, and as long again to connect.
    #[must_use]
    pub const fn with_connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How many bytes the body of an answer may have.
    #[must_use]
    pub const fn with_max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// How many connections are kept for later requests. By default none: one that the server has
    /// closed meanwhile fails after the request was sent, and nobody knows whether it was done.
    #[must_use]
    pub const fn with_idle_connections(mut self, connections: usize) -> Self {
        self.idle_connections = connections;
        self
    }

    /// When and how often a request is sent again.
    #[must_use]
    pub const fn with_retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// Certificates to trust in place of Mozilla's, as that of a sandbox or of a proxy.
    #[cfg(any(feature = "ureq", feature = "reqwest"))]
    #[must_use]
    pub fn with_root_certificates(mut self, certificates: RootCertificates) -> Self {
        self.root_certificates = Some(certificates);
        self
    }

    /// See [`with_timeout`](Self::with_timeout).
    #[must_use]
    pub const fn timeout(&self) -> Duration {
        self.timeout
    }

    /// See [`with_connect_timeout`](Self::with_connect_timeout).
    #[must_use]
    pub const fn connect_timeout(&self) -> Duration {
        self.connect_timeout
    }

    /// See [`with_max_body`](Self::with_max_body).
    #[must_use]
    pub const fn max_body(&self) -> usize {
        self.max_body
    }

    /// See [`with_idle_connections`](Self::with_idle_connections).
    #[must_use]
    pub const fn idle_connections(&self) -> usize {
        self.idle_connections
    }

    /// See [`with_retry`](Self::with_retry).
    #[must_use]
    pub const fn retry(&self) -> &RetryPolicy {
        &self.retry
    }

    /// See [`with_root_certificates`](Self::with_root_certificates).
    #[cfg(any(feature = "ureq", feature = "reqwest"))]
    #[must_use]
    pub const fn root_certificates(&self) -> Option<&RootCertificates> {
        self.root_certificates.as_ref()
    }
}

impl RetryPolicy {
    /// Three attempts; half a second before the second, about twice as long before each further one, 30
    /// seconds at most; ten retries in a row.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            attempts: 3,
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(30),
            budget: 10,
        }
    }

    /// One attempt.
    #[must_use]
    pub const fn never() -> Self {
        Self::new().with_attempts(1)
    }

    /// How often a request is sent at most; 0 counts as 1.
    #[must_use]
    pub const fn with_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// How long to wait before the second attempt. The wait doubles with each attempt, and up to half of
    /// it is left out by chance, so that clients that failed together do not come back together.
    #[must_use]
    pub const fn with_first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait;
        self
    }

    /// How long to wait at most. A server that asks by `Retry-After` for more is not asked again.
    #[must_use]
    pub const fn with_longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// How many retries a client and its clones may have beyond one retry for ten calls: when every
    /// request fails, retries end instead of multiplying the load.
    #[must_use]
    pub const fn with_budget(mut self, retries: u32) -> Self {
        self.budget = retries;
        self
    }

    /// See [`with_attempts`](Self::with_attempts).
    #[must_use]
    pub const fn attempts(&self) -> u32 {
        self.attempts
    }

    /// See [`with_first_wait`](Self::with_first_wait).
    #[must_use]
    pub const fn first_wait(&self) -> Duration {
        self.first_wait
    }

    /// See [`with_longest_wait`](Self::with_longest_wait).
    #[must_use]
    pub const fn longest_wait(&self) -> Duration {
        self.longest_wait
    }

    /// See [`with_budget`](Self::with_budget).
    #[must_use]
    pub const fn budget(&self) -> u32 {
        self.budget
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}
