//! `send_password (domain)`: mail a password reset link to a contact of a domain.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::beside::Beside;
use super::contact::Contact;
use super::operation::Operation;
use super::request::Request;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "send_password (domain)";

/// Sends an e-mail with a password reset link to a contact of a domain ([document]
/// `send_password (domain)`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain_name` | required | the domain |
/// | `send_to` | | `owner` or `admin`, which is the default |
/// | `sub_user` | required | `0` or `1`: an error where the domain has no sub-user |
///
/// The reply has no attributes. The registrar's own WHMCS module sends an empty `sub_user`, and other clients
/// leave it out: both are read as 0.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, Contact, SendPassword};
///
/// let name = DomainName::new("example.com")?;
/// let operation = SendPassword { send_to: Contact::Owner, ..SendPassword::new(name) };
/// let request = operation.to_request()?;
/// assert_eq!(request.attributes()["domain_name"], "example.com");
/// assert_eq!(request.attributes()["send_to"], "owner");
/// assert_eq!(request.attributes()["sub_user"], "0");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendPassword {
    /// Whether the mail goes to the sub-user of the domain. The registrar refuses if there is none.
    #[serde(default)]
    pub sub_user: bool,
    /// The contact.
    #[serde(default)]
    pub send_to: Contact,
    /// The domain.
    pub domain_name: DomainName,
    /// Items next to `attributes` in the request.
    #[serde(default, skip_serializing_if = "Beside::is_empty")]
    pub beside: Beside,
}

impl SendPassword {
    /// Mails the link to the admin contact of `domain_name`, not to its sub-user.
    #[must_use]
    pub fn new(domain_name: DomainName) -> Self {
        let (send_to, beside) = (Contact::Admin, Beside::default());
        Self { sub_user: false, send_to, domain_name, beside }
    }
}

impl Operation for SendPassword {
    const ACTION: &'static str = "send_password";
    const OBJECT: &'static str = "domain";
    // Each time sends another mail.
    const IDEMPOTENT: bool = false;
    type Reply = Attributes;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! {
            "sub_user" => self.sub_user,
            "send_to" => self.send_to.as_str(),
            "domain_name" => self.domain_name.as_str(),
        }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.parameters(DOCUMENT);
        Ok(Self {
            domain_name: parameters.required("domain_name", DomainName::new)?,
            send_to: parameters.optional("send_to", str::parse)?.unwrap_or_default(),
            sub_user: parameters.flag("sub_user")?.unwrap_or_default(),
            beside: Beside::of(request, DOCUMENT)?,
        })
    }
}
