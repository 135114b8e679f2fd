//! Items of a request next to its attributes.

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use super::request::{NO_REPLY, Request, STRUCTURE, is_of_reply};
use crate::domain_name::DomainName;
use crate::parameters::{ParameterError, ParameterErrorKind, Parameters};
use crate::password::Cookie;
use crate::secret::{Exposed, Secret};

/// The names that have a field.
const TYPED: [&str; 4] = ["cookie", "registrant_ip", "domain", "username"];

/// The items of a request next to `attributes`: for whom it acts, and anything else that a client wants to
/// send.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{Beside, Cookie, SendAuthcode};
///
/// let operation = SendAuthcode {
///     beside: Beside { cookie: Some(Cookie::new("24128866:3210384")?), ..Beside::default() },
///     ..SendAuthcode::new(DomainName::new("example.info")?)
/// };
/// # let _ = operation;
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Beside {
    /// The session of the registrant's profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cookie: Option<Cookie>,
    /// The address that the registrant comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registrant_ip: Option<IpAddr>,
    /// The domain to act on, without the registrant's session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainName>,
    /// The user name of the profile to act in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// Any other items, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", serialize_with = "exposed")]
    pub others: BTreeMap<String, Secret>,
}

impl Beside {
    /// Whether there are no items.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Checks that the others are no names that a request has anyway, or only a reply has.
    pub(super) fn check(&self) -> Result<(), ParameterError> {
        let is_known = |name: &str| {
            TYPED.iter().chain(&STRUCTURE).any(|known| known.eq_ignore_ascii_case(name))
        };
        if let Some(name) = self.others.keys().find(|name| is_known(name)) {
            let (kind, rule) = (ParameterErrorKind::Repeated, "what the request has once");
            return Err(ParameterError::new(kind, name.clone(), rule));
        }
        match self.others.keys().find(|name| is_of_reply(name)) {
            Some(name) => {
                Err(ParameterError::new(ParameterErrorKind::Invalid, name.clone(), NO_REPLY))
            }
            None => Ok(()),
        }
    }

    /// Reads the items of `request` next to its attributes; errors name `document`. Items that are not plain
    /// text are left out: use [`Request::get`].
    ///
    /// # Errors
    /// The item that breaks its rule. An empty cookie breaks one, because it would mean no cookie.
    pub fn of(request: &Request<'_>, document: &'static str) -> Result<Self, ParameterError> {
        Self::read(request, &request.beside_parameters(document))
    }

    /// [`of`](Self::of), where what has a type may stand among the attributes, too.
    pub(super) fn anywhere(
        request: &Request<'_>,
        document: &'static str,
    ) -> Result<Self, ParameterError> {
        Self::read(request, &request.all_parameters(document))
    }

    /// [`of`](Self::of), where the domain may stand among the attributes, too: the tables of the guide
    /// have it there, its examples beside them.
    pub(super) fn of_profile(
        request: &Request<'_>,
        document: &'static str,
    ) -> Result<Self, ParameterError> {
        let beside = Self::of(request, document)?;
        let domain = request.all_parameters(document).optional("domain", DomainName::new)?;
        Ok(Self { domain, ..beside })
    }

    /// Checks that a domain or a cookie says whose profile is meant.
    pub(super) fn check_profile(&self, document: &'static str) -> Result<(), ParameterError> {
        match self {
            Self { domain: None, cookie: None, .. } => {
                Err(ParameterError::missing("domain").says(document))
            }
            _ => Ok(()),
        }
    }

    /// Checks that a domain or a cookie says whose profile is meant, but not both.
    pub(super) fn check_one_profile(&self, document: &'static str) -> Result<(), ParameterError> {
        if self.domain.is_some() && self.cookie.is_some() {
            let (kind, rule) = (ParameterErrorKind::Invalid, "a domain or a cookie, not both");
            return Err(ParameterError::new(kind, "cookie", rule).says(document));
        }
        self.check_profile(document)
    }

    /// Checks that there is a session.
    pub(super) fn check_cookie(&self, document: &'static str) -> Result<(), ParameterError> {
        match self.cookie {
            None => Err(ParameterError::missing("cookie").says(document)),
            Some(_) => Ok(()),
        }
    }

    /// What says that `domain` is acted on.
    pub(super) fn for_domain(domain: DomainName) -> Self {
        Self { domain: Some(domain), ..Self::default() }
    }

    /// What says in whose session.
    pub(super) fn for_cookie(cookie: Cookie) -> Self {
        Self { cookie: Some(cookie), ..Self::default() }
    }

    fn read(request: &Request<'_>, parameters: &Parameters<'_>) -> Result<Self, ParameterError> {
        let is_typed = |name: &str| TYPED.iter().any(|typed| typed.eq_ignore_ascii_case(name));
        let others = request.beside().filter(|(name, _)| !is_typed(name));
        Ok(Self {
            cookie: parameters.raw("cookie")?.map(Cookie::new).transpose()?,
            registrant_ip: parameters.optional("registrant_ip", ip_address)?,
            domain: parameters.optional("domain", DomainName::new)?,
            username: parameters.text("username")?.map(str::to_owned),
            others: others
                .filter_map(|(name, text)| Some((name.to_owned(), Secret::new(text?))))
                .collect(),
        })
    }
}

fn ip_address(text: &str) -> Result<IpAddr, ParameterError> {
    let kind = ParameterErrorKind::Invalid;
    let error = |_| ParameterError::new(kind, "registrant_ip", "an IP address");
    text.trim().parse().map_err(error)
}

fn exposed<S: Serializer>(
    others: &BTreeMap<String, Secret>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(others.len()))?;
    for (name, value) in others {
        map.serialize_entry(name, &Exposed(value))?;
    }
    map.end()
}
