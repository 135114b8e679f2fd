//! Time-outs, limits and retries of a client.

use std::time::Duration;

#[cfg(any(feature = "ureq", feature = "reqwest"))]
use crate::root_certificates::RootCertificates;

/// What requests name as their client.
#[cfg(any(feature = "ureq", feature = "reqwest"))]
pub(crate) const USER_AGENT: &str = concat!("registrar-client/", env!("CARGO_PKG_VERSION"));

/// Time-outs, limits and retries of a client. Time-outs and limits cannot be switched off.
///
/// Some things cannot be set: redirects are not followed, because the signature and the password would go to
/// another host; every request is a POST; the body is read even if the HTTP status is an error.
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
/// It does not decide whether a request may be sent again at all: one that may have been done already is
/// repeated only if that does no harm.
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
    /// The defaults: 60 seconds for an attempt; 10 seconds to connect; answers of at most 16 MiB; no open
    /// connections are kept; [`RetryPolicy::new`]; over HTTPS, the certificates that Mozilla trusts.
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

    /// Sets how long an attempt may take, including the body of the answer.
    #[must_use]
    pub const fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how long finding the host may take, and how long connecting to it may take.
    #[must_use]
    pub const fn with_connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets how many bytes the body of an answer may have.
    #[must_use]
    pub const fn with_max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets how many open connections are kept for later requests. By default none: if the server has closed
    /// one in the meantime, the call fails after the request was sent, and it is not known whether the
    /// operation was done.
    #[must_use]
    pub const fn with_idle_connections(mut self, connections: usize) -> Self {
        self.idle_connections = connections;
        self
    }

    /// Sets when and how often a request is sent again.
    #[must_use]
    pub const fn with_retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// Sets certificates to trust instead of Mozilla's, such as that of a sandbox or of a proxy.
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
    /// The defaults: three attempts; half a second before the second, about twice as long before each further
    /// one, at most 30 seconds; a budget of ten retries.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            attempts: 3,
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(30),
            budget: 10,
        }
    }

    /// Only one attempt.
    #[must_use]
    pub const fn never() -> Self {
        Self::new().with_attempts(1)
    }

    /// Sets how often a request is sent at most; 0 counts as 1.
    #[must_use]
    pub const fn with_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets how long to wait before the second attempt. The wait doubles with each attempt, and is shortened by
    /// up to half at random, so that clients that failed at the same time do not retry at the same time.
    #[must_use]
    pub const fn with_first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait;
        self
    }

    /// Sets how long to wait at most. If a server asks for more with `Retry-After`, the request is not sent
    /// again.
    #[must_use]
    pub const fn with_longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// Sets how many retries a client and its clones may make in a row. Ten calls add one retry to this budget,
    /// up to its limit. So when every request fails, retries end instead of multiplying the load.
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
