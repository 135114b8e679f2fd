//! "set (cookie)": log a registrant in.

use std::net::IpAddr;

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::beside::Beside;
use super::operation::Operation;
use super::permissions::Permissions;
use super::request::Request;
use super::some_if_filled::some_if_filled;
use super::username::Username;
use crate::credential::Credential;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;
use crate::password::Cookie;

const DOCUMENT: &str = "set (cookie)";

/// Begins a session in a registrant's profile ([document] "set (cookie)"). Use it also to check whether a user
/// name and a password are right.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required | a domain of the profile |
/// | `reg_username` | required | 3 to 20 of A-Z a-z 0-9 |
/// | `reg_password` | required | the password as it is now |
///
/// If they are wrong, it is refused with
/// [`REGISTRANT_AUTHENTICATION`](super::ResponseCode::REGISTRANT_AUTHENTICATION).
///
/// ```
/// use registrar_ops::opensrs::{AnyOperation, Operation, SetCookie, Username};
/// use registrar_ops::{Credential, DomainName};
///
/// let (username, password) = (Username::new("owner1")?, Credential::new("made.up")?);
/// let operation = SetCookie::new(DomainName::new("example.com")?, username, password);
/// assert_eq!(operation.to_request()?.attributes()["reg_username"], "owner1");
///
/// # use registrar_ops::opensrs::{Cookie, Reply, SetCookieReply};
/// # let fields = SetCookieReply::new(Cookie::new("24128866:3210384")?);
/// # let body = Reply::new("cookie", "Command Successful", fields).to_body()?;
/// let reply = SetCookie::reply(&body)?; // the body of the answer
/// assert_eq!(reply.attributes().cookie.expose_secret(), "24128866:3210384");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetCookie {
    /// A domain of the profile.
    pub domain: DomainName,
    /// The user name of the profile.
    pub reg_username: Username,
    /// The password of the profile.
    pub reg_password: Credential,
    /// Items next to `attributes` in the request.
    #[serde(default, skip_serializing_if = "Beside::is_empty")]
    pub beside: Beside,
}

/// The new session, and data of the profile.
///
/// The reply to [`SetCookie`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetCookieReply {
    /// The session.
    pub cookie: Cookie,
    /// How many domains the profile has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain_count: Option<u32>,
    /// When the domain expires, `YYYY-MM-DD hh:mm:ss`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiredate: Option<String>,
    /// Whether the user is the owner of the profile, not its sub-user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub f_owner: Option<bool>,
    /// When the profile was last used: in seconds since 1970, or as `YYYY-MM-DD hh:mm:ss`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_access_time: Option<String>,
    /// The address from which it was last used.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "some_if_filled")]
    pub last_ip: Option<IpAddr>,
    /// What the sub-user may do.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "some_if_filled")]
    pub permission: Option<Permissions>,
    /// How many requests wait for an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_requests_no: Option<u32>,
    /// The request that waits, or `None` if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_request: Option<String>,
}

impl SetCookie {
    /// Logs in as `reg_username`.
    #[must_use]
    pub fn new(domain: DomainName, reg_username: Username, reg_password: Credential) -> Self {
        Self { domain, reg_username, reg_password, beside: Beside::default() }
    }
}

impl SetCookieReply {
    /// The session `cookie`, and nothing else.
    #[must_use]
    pub const fn new(cookie: Cookie) -> Self {
        Self {
            cookie,
            domain_count: None,
            expiredate: None,
            f_owner: None,
            last_access_time: None,
            last_ip: None,
            permission: None,
            waiting_requests_no: None,
            waiting_request: None,
        }
    }
}

impl Operation for SetCookie {
    const ACTION: &'static str = "set";
    const OBJECT: &'static str = "cookie";
    // A second session does no harm to the first.
    const IDEMPOTENT: bool = true;
    type Reply = SetCookieReply;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! {
            "domain" => self.domain.as_str(),
            "reg_username" => self.reg_username.as_str(),
            "reg_password" => self.reg_password.expose_secret(),
        }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.parameters(DOCUMENT);
        Ok(Self {
            domain: parameters.required("domain", DomainName::new)?,
            reg_username: parameters.required("reg_username", Username::new)?,
            reg_password: parameters.required("reg_password", Credential::new)?,
            beside: Beside::of(request, DOCUMENT)?,
        })
    }
}
