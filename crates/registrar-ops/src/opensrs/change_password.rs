//! "change (password)": set the password of a registrant's profile.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::beside::Beside;
use super::operation::Operation;
use super::rejection::Rejection;
use super::request::Request;
use super::response_code::ResponseCode;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;
use crate::password::{Cookie, RegistrantPassword};

const DOCUMENT: &str = "change (password)";

/// Changes the password of the profile of a cookie or a domain ([document] "change (password)").
///
/// The serialised operation contains the password and the cookie.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required, or `cookie` | the domain whose profile it is, next to `attributes` |
/// | `reg_password` | required | A-Z a-z 0-9 and ``!@$^,.~\|=-+_{}#"`` |
/// | `registrant_ip` | optional | next to `attributes` |
///
/// The reply has no attributes. In the document's table `domain` is an attribute, in its example it is next to
/// the attributes: both are read, and it is written as in the example. The registrar's own toolkit sends a
/// cookie and no domain. The change makes the cookie invalid: delete it and set another.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, ChangePassword, Cookie, RegistrantPassword};
///
/// let password = RegistrantPassword::new("made.up")?;
/// let operation = ChangePassword::new(DomainName::new("example.com")?, password.clone());
/// let request = operation.to_request()?;
/// assert_eq!(request.envelope()["domain"], "example.com"); // next to `attributes`
/// assert_eq!(request.attributes()["reg_password"], "made.up");
///
/// // The same, in a session that `SetCookie` began.
/// let operation = ChangePassword::by_cookie(Cookie::new("24128866:3210384")?, password);
/// assert_eq!(operation.to_request()?.envelope()["cookie"], "24128866:3210384");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The new password.
    pub reg_password: RegistrantPassword,
    /// Items next to `attributes` in the request: `domain` or `cookie`, or both.
    pub beside: Beside,
}

impl ChangePassword {
    /// Sets the password for the profile of `domain`.
    #[must_use]
    pub fn new(domain: DomainName, reg_password: RegistrantPassword) -> Self {
        Self { reg_password, beside: Beside::for_domain(domain) }
    }

    /// Sets the password for the profile of the session `cookie`.
    #[must_use]
    pub fn by_cookie(cookie: Cookie, reg_password: RegistrantPassword) -> Self {
        Self { reg_password, beside: Beside::for_cookie(cookie) }
    }
}

impl Operation for ChangePassword {
    const ACTION: &'static str = "change";
    const OBJECT: &'static str = "password";
    const IDEMPOTENT: bool = true;
    type Reply = Attributes;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! { "reg_password" => self.reg_password.expose_secret() }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn check(&self) -> Result<(), ParameterError> {
        self.beside.check_profile(DOCUMENT)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.all_parameters(DOCUMENT);
        Ok(Self {
            reg_password: parameters.required("reg_password", RegistrantPassword::new)?,
            beside: Beside::anywhere(request, DOCUMENT)?,
        })
    }

    /// A change that was made with a cookie has made it stale.
    fn done_already(&self, rejection: &Rejection) -> bool {
        rejection.code() == Some(ResponseCode::REGISTRANT_AUTHENTICATION)
    }
}
