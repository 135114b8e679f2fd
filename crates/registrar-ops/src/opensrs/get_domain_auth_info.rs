//! "get (domain)", type `domain_auth_info`: the authorization code of a domain.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::beside::Beside;
use super::operation::Operation;
use super::request::Request;
use crate::credential::Credential;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "get (domain)";

/// Asks for the authorization code of a domain ([document] "get (domain)", type `domain_auth_info`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required, or `cookie` | the domain, next to `attributes` |
/// | `type` | required | `domain_auth_info`, set by this type |
///
/// The document does not list this type among those that need no session, but public clients ask with only a
/// domain. A reply without a code is not a success.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, GetDomainAuthInfo, Operation};
///
/// let operation = GetDomainAuthInfo::new(DomainName::new("example.com")?);
/// assert_eq!(operation.to_request()?.attributes()["type"], "domain_auth_info");
///
/// # use registrar_ops::Credential;
/// # use registrar_ops::opensrs::{DomainAuthInfo, Reply};
/// # let fields = DomainAuthInfo::new(Credential::new("made-up-code")?);
/// # let body = Reply::new("domain", "Query successful", fields).to_body()?;
/// let reply = GetDomainAuthInfo::reply(&body)?; // the body of the answer
/// assert_eq!(reply.attributes().domain_auth_info.expose_secret(), "made-up-code");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GetDomainAuthInfo {
    /// Items next to `attributes` in the request: `domain` or `cookie`.
    pub beside: Beside,
}

/// The authorization code of a domain.
///
/// The reply to [`GetDomainAuthInfo`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DomainAuthInfo {
    /// The code.
    pub domain_auth_info: Credential,
}

impl DomainAuthInfo {
    /// The code.
    #[must_use]
    pub const fn new(domain_auth_info: Credential) -> Self {
        Self { domain_auth_info }
    }
}

impl GetDomainAuthInfo {
    /// Asks for the code of `domain`.
    #[must_use]
    pub fn new(domain: DomainName) -> Self {
        Self { beside: Beside::for_domain(domain) }
    }
}

impl Operation for GetDomainAuthInfo {
    const ACTION: &'static str = "get";
    const OBJECT: &'static str = "domain";
    const KIND: Option<(&'static str, &'static str)> = Some(("type", "domain_auth_info"));
    const IDEMPOTENT: bool = true;
    type Reply = DomainAuthInfo;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! { "type" => "domain_auth_info" }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn check(&self) -> Result<(), ParameterError> {
        self.beside.check_profile(DOCUMENT)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        Ok(Self { beside: Beside::of_profile(request, DOCUMENT)? })
    }
}
