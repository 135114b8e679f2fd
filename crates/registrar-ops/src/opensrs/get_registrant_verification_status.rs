//! `get_registrant_verification_status`: whether a registrant is verified.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::beside::Beside;
use super::operation::Operation;
use super::request::Request;
use super::some_if_filled::some_if_filled;
use super::verification_state::VerificationState;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "get_registrant_verification_status";

/// Asks whether the registrant of a domain has verified the e-mail address ([document]
/// `get_registrant_verification_status`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required | the domain |
///
/// The reply has its last three fields only while the registrant is unverified.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{
///     AnyOperation, GetRegistrantVerificationStatus, Operation, VerificationState,
/// };
///
/// let operation = GetRegistrantVerificationStatus::new(DomainName::new("example.com")?);
/// assert_eq!(operation.to_request()?.attributes()["domain"], "example.com");
///
/// # use registrar_ops::opensrs::{Reply, VerificationStatus};
/// # let fields = VerificationStatus {
/// #     registrant_verification_status: VerificationState::Unverified,
/// #     verification_deadline: None,
/// #     days_to_suspend: Some(5),
/// #     email_bounced: None,
/// # };
/// # let body = Reply::new("domain", "Command completed successfully.", fields).to_body()?;
/// let reply = GetRegistrantVerificationStatus::reply(&body)?; // the body of the answer
/// let status = reply.attributes();
/// assert_eq!(status.registrant_verification_status, VerificationState::Unverified);
/// assert_eq!(status.days_to_suspend, Some(5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GetRegistrantVerificationStatus {
    /// The domain.
    pub domain: DomainName,
    /// Items next to `attributes` in the request.
    #[serde(default, skip_serializing_if = "Beside::is_empty")]
    pub beside: Beside,
}

/// Whether the registrant has verified the e-mail address, and what happens otherwise.
///
/// The reply to [`GetRegistrantVerificationStatus`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerificationStatus {
    /// The state.
    pub registrant_verification_status: VerificationState,
    /// The deadline for the verification, while the registrant is unverified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification_deadline: Option<String>,
    /// In how many days the domain will be suspended, while the registrant is unverified. A negative number:
    /// since how many days it is suspended.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "some_if_filled")]
    pub days_to_suspend: Option<i32>,
    /// `1` if the mail came back, while the registrant is unverified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_bounced: Option<String>,
}

impl GetRegistrantVerificationStatus {
    /// Asks about `domain`.
    #[must_use]
    pub fn new(domain: DomainName) -> Self {
        Self { domain, beside: Beside::default() }
    }
}

impl Operation for GetRegistrantVerificationStatus {
    const ACTION: &'static str = "get_registrant_verification_status";
    const OBJECT: &'static str = "domain";
    const IDEMPOTENT: bool = true;
    type Reply = VerificationStatus;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! { "domain" => self.domain.as_str() }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        Ok(Self {
            domain: request.parameters(DOCUMENT).required("domain", DomainName::new)?,
            beside: Beside::of(request, DOCUMENT)?,
        })
    }
}
