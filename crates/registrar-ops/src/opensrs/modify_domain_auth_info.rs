//! "modify (domain)", data `domain_auth_info`: set the authorization code of a domain.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::beside::Beside;
use super::operation::Operation;
use super::request::Request;
use crate::credential::Credential;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "modify (domain)";

/// Sets the authorization code of a domain ([document] "modify (domain)", data `domain_auth_info`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required, or `cookie` | the domain, next to `attributes` |
/// | `data` | required | `domain_auth_info`, set by this type |
/// | `domain_auth_info` | required | the code; the registry says which characters are allowed |
/// | `affect_domains` | required | `0`: a code is of one domain |
///
/// The reply has no attributes. The document names the data, and public clients send the parameter; there is no
/// sample of either.
///
/// ```
/// use registrar_ops::opensrs::{AnyOperation, ModifyDomainAuthInfo};
/// use registrar_ops::{Credential, DomainName};
///
/// let code = Credential::new("made-up-code")?;
/// let operation = ModifyDomainAuthInfo::new(DomainName::new("example.com")?, code);
/// let request = operation.to_request()?;
/// assert_eq!(request.envelope()["domain"], "example.com"); // next to `attributes`
/// assert_eq!(request.attributes()["data"], "domain_auth_info");
/// assert_eq!(request.attributes()["domain_auth_info"], "made-up-code");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModifyDomainAuthInfo {
    /// The new code.
    pub domain_auth_info: Credential,
    /// Items next to `attributes` in the request: `domain` or `cookie`.
    pub beside: Beside,
}

impl ModifyDomainAuthInfo {
    /// Sets the code of `domain`.
    #[must_use]
    pub fn new(domain: DomainName, domain_auth_info: Credential) -> Self {
        Self { domain_auth_info, beside: Beside::for_domain(domain) }
    }
}

impl Operation for ModifyDomainAuthInfo {
    const ACTION: &'static str = "modify";
    const OBJECT: &'static str = "domain";
    const KIND: Option<(&'static str, &'static str)> = Some(("data", "domain_auth_info"));
    const IDEMPOTENT: bool = true;
    type Reply = Attributes;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! {
            "data" => "domain_auth_info",
            "domain_auth_info" => self.domain_auth_info.expose_secret(),
            "affect_domains" => false,
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
            domain_auth_info: parameters.required("domain_auth_info", Credential::new)?,
            beside: Beside::of_profile(request, DOCUMENT)?,
        })
    }
}
