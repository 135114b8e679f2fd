//! "update (cookie)": move a registrant's session to another domain of the profile.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::beside::Beside;
use super::operation::Operation;
use super::request::Request;
use super::set_cookie::SetCookieReply;
use super::username::Username;
use crate::credential::Credential;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;
use crate::password::Cookie;

const DOCUMENT: &str = "update (cookie)";

/// Moves a session to another domain of the same profile ([document] "update (cookie)").
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `cookie` | required | the session, next to `attributes` |
/// | `domain` | required | the present domain of the session |
/// | `domain_new` | required | another domain of the profile |
/// | `reg_username`, `reg_password` | required, may be empty | those of the profile |
///
/// In a recorded exchange the last two are empty, so they are `Option`s. The reply contains a cookie, like that
/// of [`SetCookie`](super::SetCookie).
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, Cookie, UpdateCookie};
///
/// let cookie = Cookie::new("24128866:3210384")?; // the session that `SetCookie` began
/// let (old, new) = (DomainName::new("example.com")?, DomainName::new("example.org")?);
/// let operation = UpdateCookie::new(cookie, old, new);
/// let request = operation.to_request()?;
/// assert_eq!(request.envelope()["cookie"], "24128866:3210384"); // next to `attributes`
/// assert_eq!(request.attributes()["domain_new"], "example.org");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpdateCookie {
    /// The user name of the profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reg_username: Option<Username>,
    /// The password of the profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reg_password: Option<Credential>,
    /// The domain of the session.
    pub domain: DomainName,
    /// The new domain of the session.
    pub domain_new: DomainName,
    /// Items next to `attributes` in the request: the cookie.
    pub beside: Beside,
}

impl UpdateCookie {
    /// Moves the session `cookie` from `domain` to `domain_new`.
    #[must_use]
    pub fn new(cookie: Cookie, domain: DomainName, domain_new: DomainName) -> Self {
        let beside = Beside::for_cookie(cookie);
        Self { reg_username: None, reg_password: None, domain, domain_new, beside }
    }
}

impl Operation for UpdateCookie {
    const ACTION: &'static str = "update";
    const OBJECT: &'static str = "cookie";
    const IDEMPOTENT: bool = true;
    type Reply = SetCookieReply;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        let username = self.reg_username.as_ref().map_or("", Username::as_str);
        let password = self.reg_password.as_ref().map_or("", Credential::expose_secret);
        Ok(Value::from(assoc! {
            "reg_username" => username,
            "reg_password" => password,
            "domain" => self.domain.as_str(),
            "domain_new" => self.domain_new.as_str(),
        }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn check(&self) -> Result<(), ParameterError> {
        self.beside.check_cookie(DOCUMENT)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.parameters(DOCUMENT);
        Ok(Self {
            reg_username: parameters.optional("reg_username", Username::new)?,
            reg_password: parameters.optional("reg_password", Credential::new)?,
            domain: parameters.required("domain", DomainName::new)?,
            domain_new: parameters.required("domain_new", DomainName::new)?,
            beside: Beside::of(request, DOCUMENT)?,
        })
    }
}
