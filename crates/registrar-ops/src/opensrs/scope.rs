//! What a request carries beside its attributes.

use std::net::IpAddr;

use crate::{DomainName, Secret};

/// The standard parameters that say for whom a request acts, beside `attributes`: a registrant's
/// session, the registrant's address, or a domain without the registrant's credentials.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope<'a> {
    pub(crate) cookie: Option<&'a Secret>,
    pub(crate) registrant_ip: Option<IpAddr>,
    pub(crate) domain: Option<&'a DomainName>,
}

impl<'a> Scope<'a> {
    /// Nothing beside the attributes.
    #[must_use]
    pub const fn new() -> Self {
        Self { cookie: None, registrant_ip: None, domain: None }
    }

    /// Sets `cookie`: the session of the registrant's profile.
    #[must_use]
    pub const fn with_cookie(mut self, cookie: Option<&'a Secret>) -> Self {
        self.cookie = cookie;
        self
    }

    /// Sets `registrant_ip`: the address that the registrant comes from.
    #[must_use]
    pub const fn with_registrant_ip(mut self, address: Option<IpAddr>) -> Self {
        self.registrant_ip = address;
        self
    }

    /// Sets `domain`: the domain to act on.
    #[must_use]
    pub const fn with_domain(mut self, domain: Option<&'a DomainName>) -> Self {
        self.domain = domain;
        self
    }
}
