//! "modify (domain)", data `status`: lock or unlock a domain.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::beside::Beside;
use super::lock_state::LockState;
use super::operation::Operation;
use super::request::Request;
use crate::domain_name::DomainName;
use crate::parameters::{ParameterError, ParameterErrorKind};

const DOCUMENT: &str = "modify (domain)";

/// Locks or unlocks a domain ([document] "modify (domain)", data `status`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required, or `cookie` | the domain, next to `attributes` |
/// | `data` | required | `status`, set by this type |
/// | `lock_state` | required | `0` unlocked, `1` locked |
/// | `affect_domains` | required | `0` this domain, `1` all of the profile |
///
/// The reply has no attributes. Public clients leave `affect_domains` out, which is read as 0, and send
/// `domain` as an attribute, or `domain_name` instead of it, which are read too. A request with two different
/// domains is refused.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, LockState, ModifyDomainStatus};
///
/// let operation = ModifyDomainStatus::new(DomainName::new("example.com")?, LockState::Locked);
/// let request = operation.to_request()?;
/// assert_eq!(request.envelope()["domain"], "example.com"); // next to `attributes`
/// assert_eq!(request.attributes()["lock_state"], "1");
/// assert_eq!(request.attributes()["affect_domains"], "0");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModifyDomainStatus {
    /// The new state of the lock.
    pub lock_state: LockState,
    /// Whether to change all domains of the profile.
    #[serde(default)]
    pub affect_domains: bool,
    /// Items next to `attributes` in the request: `domain` or `cookie`.
    pub beside: Beside,
}

impl ModifyDomainStatus {
    /// Locks or unlocks `domain`.
    #[must_use]
    pub fn new(domain: DomainName, lock_state: LockState) -> Self {
        Self { lock_state, affect_domains: false, beside: Beside::for_domain(domain) }
    }
}

impl Operation for ModifyDomainStatus {
    const ACTION: &'static str = "modify";
    const OBJECT: &'static str = "domain";
    const KIND: Option<(&'static str, &'static str)> = Some(("data", "status"));
    const IDEMPOTENT: bool = true;
    type Reply = Attributes;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! {
            "data" => "status",
            "lock_state" => self.lock_state.as_str(),
            "affect_domains" => self.affect_domains,
        }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn check(&self) -> Result<(), ParameterError> {
        self.beside.check_profile(DOCUMENT)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.parameters(DOCUMENT);
        Ok(Self {
            lock_state: parameters.required("lock_state", str::parse)?,
            affect_domains: parameters.flag("affect_domains")?.unwrap_or_default(),
            beside: read_beside(request)?,
        })
    }
}

/// The items next to `attributes`; the domain may be the attribute `domain_name`.
fn read_beside(request: &Request<'_>) -> Result<Beside, ParameterError> {
    let beside = Beside::of_profile(request, DOCUMENT)?;
    let domain_name = request.parameters(DOCUMENT).optional("domain_name", DomainName::new)?;
    match (&beside.domain, &domain_name) {
        (Some(domain), Some(other)) if domain != other => {
            let (kind, rule) = (ParameterErrorKind::Repeated, "the same domain as in `domain`");
            Err(ParameterError::new(kind, "domain_name", rule))
        }
        (Some(_), _) => Ok(beside),
        (None, _) => Ok(Beside { domain: domain_name, ..beside }),
    }
}
