//! "delete (cookie)": end a registrant's session.

use ops_envelope::{Assoc, Error as EnvelopeError, Value};
use serde::{Deserialize, Serialize};

use super::attributes::{Attributes, insert_some};
use super::beside::Beside;
use super::operation::Operation;
use super::rejection::Rejection;
use super::request::Request;
use super::response_code::ResponseCode;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;
use crate::password::Cookie;

const DOCUMENT: &str = "delete (cookie)";

/// Ends the session of a registrant ([document] "delete (cookie)").
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `cookie` | required | the session; sent both in `attributes` and next to it |
/// | `domain` | optional | the domain of the session; the registrar's own toolkit asks for it |
///
/// The reply has no attributes.
///
/// ```
/// use registrar_ops::opensrs::{AnyOperation, Cookie, DeleteCookie};
///
/// let operation = DeleteCookie::new(Cookie::new("24128866:3210384")?);
/// let request = operation.to_request()?;
/// assert_eq!(request.envelope()["cookie"], "24128866:3210384"); // next to `attributes`
/// assert_eq!(request.attributes()["cookie"], "24128866:3210384");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteCookie {
    /// The domain of the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainName>,
    /// Items next to `attributes` in the request: the cookie, which is also written as an attribute.
    pub beside: Beside,
}

impl DeleteCookie {
    /// Ends the session `cookie`.
    #[must_use]
    pub fn new(cookie: Cookie) -> Self {
        Self { domain: None, beside: Beside::for_cookie(cookie) }
    }
}

impl Operation for DeleteCookie {
    const ACTION: &'static str = "delete";
    const OBJECT: &'static str = "cookie";
    const IDEMPOTENT: bool = true;
    type Reply = Attributes;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        let mut items = Assoc::new();
        insert_some(&mut items, "cookie", self.beside.cookie.as_ref().map(Cookie::expose_secret));
        insert_some(&mut items, "domain", self.domain.as_ref().map(DomainName::as_str));
        Ok(Value::from(items))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn check(&self) -> Result<(), ParameterError> {
        self.beside.check_cookie(DOCUMENT)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let cookie = request.all_parameters(DOCUMENT).required("cookie", Cookie::new)?;
        Ok(Self {
            domain: request.parameters(DOCUMENT).optional("domain", DomainName::new)?,
            beside: Beside { cookie: Some(cookie), ..Beside::of(request, DOCUMENT)? },
        })
    }

    /// A session that was ended is refused as one that never was.
    fn done_already(&self, rejection: &Rejection) -> bool {
        rejection.code() == Some(ResponseCode::REGISTRANT_AUTHENTICATION)
    }
}
