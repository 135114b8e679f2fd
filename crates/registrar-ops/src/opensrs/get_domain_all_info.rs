//! "get (domain)", type `all_info`: everything about a domain.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::beside::Beside;
use super::operation::Operation;
use super::request::Request;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "get (domain)";

/// Asks for everything about a domain ([document] "get (domain)", type `all_info`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required, or `cookie` | the domain, next to `attributes` |
/// | `type` | required | `all_info`, set by this type |
///
/// The reply is known from recordings; an attribute that is missing in it is `None`.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, GetDomainAllInfo, Operation};
///
/// let operation = GetDomainAllInfo::new(DomainName::new("example.com")?);
/// assert_eq!(operation.to_request()?.attributes()["type"], "all_info");
///
/// # use registrar_ops::opensrs::{DomainInfo, Reply};
/// # let mut fields = DomainInfo::default();
/// # fields.auto_renew = Some(true);
/// # let body = Reply::new("domain", "Query successful", fields).to_body()?;
/// let reply = GetDomainAllInfo::reply(&body)?; // the body of the answer
/// assert_eq!(reply.attributes().auto_renew, Some(true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GetDomainAllInfo {
    /// Items next to `attributes` in the request: `domain` or `cookie`.
    pub beside: Beside,
}

/// Everything about a domain.
///
/// The reply to [`GetDomainAllInfo`], which has an example.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DomainInfo {
    /// Whether it is renewed automatically.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auto_renew: Option<bool>,
    /// Whether it is left to expire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub let_expire: Option<bool>,
    /// Whether it belongs to the reseller who asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sponsoring_rsp: Option<bool>,
    /// When it expires at the registrar, `YYYY-MM-DD hh:mm:ss`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiredate: Option<String>,
    /// When it was registered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registry_createdate: Option<String>,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registry_updatedate: Option<String>,
    /// When it expires at the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registry_expiredate: Option<String>,
    /// When it was transferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registry_transferdate: Option<String>,
    /// Its contacts, by role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_set: Option<Attributes>,
    /// Its name servers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nameserver_list: Option<Attributes>,
}

impl GetDomainAllInfo {
    /// Asks about `domain`.
    #[must_use]
    pub fn new(domain: DomainName) -> Self {
        Self { beside: Beside::for_domain(domain) }
    }
}

impl Operation for GetDomainAllInfo {
    const ACTION: &'static str = "get";
    const OBJECT: &'static str = "domain";
    const KIND: Option<(&'static str, &'static str)> = Some(("type", "all_info"));
    const IDEMPOTENT: bool = true;
    type Reply = DomainInfo;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! { "type" => "all_info" }))
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
