//! "get (domain)", type `status`: whether a domain is locked.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::beside::Beside;
use super::lock_state::LockState;
use super::operation::Operation;
use super::request::Request;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "get (domain)";

/// Asks whether a domain is locked ([document] "get (domain)", type `status`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required, or `cookie` | the domain, next to `attributes` |
/// | `type` | required | `status`, set by this type |
///
/// Only the lock in the reply is documented; public clients have seen the other attributes.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, GetDomainStatus, LockState, Operation};
///
/// let operation = GetDomainStatus::new(DomainName::new("example.com")?);
/// assert_eq!(operation.to_request()?.attributes()["type"], "status");
///
/// # use registrar_ops::opensrs::{DomainStatus, Reply};
/// # let fields = DomainStatus::new(LockState::Locked);
/// # let body = Reply::new("domain", "Query successful", fields).to_body()?;
/// let reply = GetDomainStatus::reply(&body)?; // the body of the answer
/// assert_eq!(reply.attributes().lock_state, LockState::Locked);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GetDomainStatus {
    /// Items next to `attributes` in the request: `domain` or `cookie`.
    pub beside: Beside,
}

/// The status of a domain. `Reply<Attributes>` contains any other attributes too.
///
/// The reply to [`GetDomainStatus`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DomainStatus {
    /// Whether it is locked.
    pub lock_state: LockState,
    /// Whether it can be modified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub can_modify: Option<String>,
    /// Whether a transfer to another registrar is under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer_away_in_progress: Option<String>,
    /// What the registry supports for such a domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain_supports: Option<Attributes>,
}

impl DomainStatus {
    /// A reply with only the state of the lock.
    #[must_use]
    pub const fn new(lock_state: LockState) -> Self {
        let (can_modify, transfer_away_in_progress, domain_supports) = (None, None, None);
        Self { lock_state, can_modify, transfer_away_in_progress, domain_supports }
    }
}

impl GetDomainStatus {
    /// Asks about `domain`.
    #[must_use]
    pub fn new(domain: DomainName) -> Self {
        Self { beside: Beside::for_domain(domain) }
    }
}

impl Operation for GetDomainStatus {
    const ACTION: &'static str = "get";
    const OBJECT: &'static str = "domain";
    const KIND: Option<(&'static str, &'static str)> = Some(("type", "status"));
    const IDEMPOTENT: bool = true;
    type Reply = DomainStatus;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! { "type" => "status" }))
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
