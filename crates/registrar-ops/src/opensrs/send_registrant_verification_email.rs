//! `send_registrant_verification_email`: send the verification mail again.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::beside::Beside;
use super::operation::Operation;
use super::request::Request;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "send_registrant_verification_email";

/// Sends the registrant of a domain the mail that verifies the e-mail address once more ([document]
/// `send_registrant_verification_email`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required | the domain |
///
/// The reply has no attributes.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, SendRegistrantVerificationEmail};
///
/// let operation = SendRegistrantVerificationEmail::new(DomainName::new("example.com")?);
/// assert_eq!(operation.to_request()?.attributes()["domain"], "example.com");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendRegistrantVerificationEmail {
    /// The domain.
    pub domain: DomainName,
    /// Items next to `attributes` in the request.
    #[serde(default, skip_serializing_if = "Beside::is_empty")]
    pub beside: Beside,
}

impl SendRegistrantVerificationEmail {
    /// Mails the registrant of `domain`.
    #[must_use]
    pub fn new(domain: DomainName) -> Self {
        Self { domain, beside: Beside::default() }
    }
}

impl Operation for SendRegistrantVerificationEmail {
    const ACTION: &'static str = "send_registrant_verification_email";
    const OBJECT: &'static str = "domain";
    // Each time sends another mail.
    const IDEMPOTENT: bool = false;
    type Reply = Attributes;

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
