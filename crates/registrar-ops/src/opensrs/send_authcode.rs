//! `send_authcode`: mail the authorization code of a domain.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::beside::Beside;
use super::operation::Operation;
use super::request::Request;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "send_authcode";

/// Sends the authorization code of an EPP domain to its admin contact ([document] `send_authcode`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain_name` | required | the EPP domain |
///
/// The reply has no attributes. The registrar refuses for domains that do not use EPP.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, SendAuthcode};
///
/// let operation = SendAuthcode::new(DomainName::new("example.com")?);
/// let request = operation.to_request()?;
/// assert_eq!((request.action(), request.object()), ("send_authcode", "domain"));
/// assert_eq!(request.attributes()["domain_name"], "example.com");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendAuthcode {
    /// The domain.
    pub domain_name: DomainName,
    /// Items next to `attributes` in the request.
    #[serde(default, skip_serializing_if = "Beside::is_empty")]
    pub beside: Beside,
}

impl SendAuthcode {
    /// Mails the code of `domain_name`.
    #[must_use]
    pub fn new(domain_name: DomainName) -> Self {
        Self { domain_name, beside: Beside::default() }
    }
}

impl Operation for SendAuthcode {
    const ACTION: &'static str = "send_authcode";
    const OBJECT: &'static str = "domain";
    // Each time sends another mail.
    const IDEMPOTENT: bool = false;
    type Reply = Attributes;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! { "domain_name" => self.domain_name.as_str() }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.parameters(DOCUMENT);
        Ok(Self {
            domain_name: parameters.required("domain_name", DomainName::new)?,
            beside: Beside::of(request, DOCUMENT)?,
        })
    }
}
