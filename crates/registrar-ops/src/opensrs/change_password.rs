//! "change (password)": set the password of a registrant's profile.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::{Attributes, Operation, RegistrantPassword, Request, Scope};
use crate::{DomainName, ParameterError, ParameterErrorKind, Secret};

const DOCUMENT: &str = "change (password)";

/// Changes the password of the profile that a cookie or a domain belongs to
/// (document "change (password)").
///
/// After a change made with a cookie, that cookie is stale: delete it and set another.
///
/// | parameter | obligation | here |
/// |---|---|---|
/// | `domain` | required | argument of [`new`](Self::new) |
/// | `reg_password` | required, A-Z a-z 0-9 and ``!@$^,.~|=-+_{}#"`` | argument of [`new`](Self::new) |
/// | `registrant_ip` | optional | [`with_registrant_ip`](Self::with_registrant_ip) |
/// | `cookie` | optional | [`with_cookie`](Self::with_cookie) |
///
/// The table of the document has `domain` among the attributes, its example beside them: both are
/// read, and it is written as in the example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePassword {
    domain: DomainName,
    reg_password: RegistrantPassword,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "Secret::serialize_option")]
    #[serde(default)]
    cookie: Option<Secret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registrant_ip: Option<IpAddr>,
}

#[derive(Serialize)]
struct ChangeAttributes<'a> {
    reg_password: &'a RegistrantPassword,
}

impl ChangePassword {
    /// Sets `password` for the profile of `domain`.
    #[must_use]
    pub const fn new(domain: DomainName, password: RegistrantPassword) -> Self {
        Self { domain, reg_password: password, cookie: None, registrant_ip: None }
    }

    /// Acts in the registrant's session.
    #[must_use]
    pub fn with_cookie(mut self, cookie: impl Into<Secret>) -> Self {
        self.cookie = Some(cookie.into());
        self
    }

    /// Tells the registrar where the registrant comes from.
    #[must_use]
    pub const fn with_registrant_ip(mut self, address: IpAddr) -> Self {
        self.registrant_ip = Some(address);
        self
    }

    /// The domain.
    #[must_use]
    pub const fn domain(&self) -> &DomainName {
        &self.domain
    }

    /// The new password.
    #[must_use]
    pub const fn reg_password(&self) -> &RegistrantPassword {
        &self.reg_password
    }

    /// The registrant's session.
    #[must_use]
    pub const fn cookie(&self) -> Option<&Secret> {
        self.cookie.as_ref()
    }

    /// Where the registrant comes from.
    #[must_use]
    pub const fn registrant_ip(&self) -> Option<IpAddr> {
        self.registrant_ip
    }
}

impl Operation for ChangePassword {
    const ACTION: &'static str = "change";
    const OBJECT: &'static str = "password";
    type Reply = Attributes;

    fn attributes(&self) -> impl Serialize {
        ChangeAttributes { reg_password: &self.reg_password }
    }

    fn scope(&self) -> Scope<'_> {
        Scope::new()
            .with_cookie(self.cookie.as_ref())
            .with_registrant_ip(self.registrant_ip)
            .with_domain(Some(&self.domain))
    }

    fn from_request(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.all_parameters(DOCUMENT);
        Ok(Self {
            domain: parameters.required("domain", DomainName::new)?,
            reg_password: parameters.required("reg_password", RegistrantPassword::new)?,
            cookie: parameters.text("cookie")?.map(Secret::new),
            registrant_ip: parameters.optional("registrant_ip", ip_address)?,
        })
    }
}

fn ip_address(text: &str) -> Result<IpAddr, ParameterError> {
    text.trim().parse().map_err(|_| {
        let (kind, rule) = (ParameterErrorKind::Invalid, "an IP address");
        ParameterError::new(kind, "registrant_ip", rule, DOCUMENT)
    })
}
