//! "change (ownership)": move a domain to another registrant's profile.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::{Attributes, insert_some};
use super::beside::Beside;
use super::operation::Operation;
use super::rejection::Rejection;
use super::request::Request;
use super::response_code::ResponseCode;
use super::username::Username;
use crate::credential::OwnershipPassword;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;
use crate::password::Cookie;

const DOCUMENT: &str = "change (ownership)";

/// Moves a domain to another profile, an existing or a new one ([document] "change (ownership)").
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required, or `cookie` | the domain that moves, next to `attributes` |
/// | `username` | required | 3 to 20 of A-Z a-z 0-9 |
/// | `password` | required | 10 to 20 of A-Z a-z 0-9 and ``!@$^,.~\|=-+_{}#"`` |
/// | `reg_domain` | optional | a domain of the profile to move into; without it a new one is made |
/// | `move_all` | optional | `1` moves all domains of the profile (in the registrar's toolkit only) |
///
/// The reply has no attributes. In the document's table `domain` is an attribute, in its example it is next to
/// the attributes: both are read, and it is written as in the example.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, ChangeOwnership, OwnershipPassword, Username};
///
/// let (username, password) = (Username::new("newowner")?, OwnershipPassword::new("made.up.one")?);
/// let operation = ChangeOwnership {
///     reg_domain: Some(DomainName::new("example.org")?), // into the profile of this domain
///     ..ChangeOwnership::new(DomainName::new("example.com")?, username, password)
/// };
/// let request = operation.to_request()?;
/// assert_eq!(request.envelope()["domain"], "example.com"); // next to `attributes`
/// assert_eq!(request.attributes()["username"], "newowner");
/// assert_eq!(request.attributes()["reg_domain"], "example.org");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeOwnership {
    /// The user name of the other profile.
    pub username: Username,
    /// The password of the other profile.
    pub password: OwnershipPassword,
    /// A domain of the existing profile to move into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reg_domain: Option<DomainName>,
    /// Whether all domains of the profile move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub move_all: Option<bool>,
    /// Items next to `attributes` in the request: `domain` or `cookie`.
    pub beside: Beside,
}

impl ChangeOwnership {
    /// Moves `domain` to a new profile.
    #[must_use]
    pub fn new(domain: DomainName, username: Username, password: OwnershipPassword) -> Self {
        let beside = Beside::for_domain(domain);
        Self { username, password, reg_domain: None, move_all: None, beside }
    }

    /// Moves the domain of the session `cookie` to a new profile.
    #[must_use]
    pub fn by_cookie(cookie: Cookie, username: Username, password: OwnershipPassword) -> Self {
        let beside = Beside::for_cookie(cookie);
        Self { username, password, reg_domain: None, move_all: None, beside }
    }
}

impl Operation for ChangeOwnership {
    const ACTION: &'static str = "change";
    const OBJECT: &'static str = "ownership";
    // Without `reg_domain` each time makes another profile.
    const IDEMPOTENT: bool = false;
    type Reply = Attributes;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        let mut items = assoc! {
            "username" => self.username.as_str(),
            "password" => self.password.expose_secret(),
        };
        insert_some(&mut items, "reg_domain", self.reg_domain.as_ref().map(DomainName::as_str));
        insert_some(&mut items, "move_all", self.move_all);
        Ok(Value::from(items))
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
            username: parameters.required("username", Username::new)?,
            password: parameters.required("password", OwnershipPassword::new)?,
            reg_domain: parameters.optional("reg_domain", DomainName::new)?,
            move_all: parameters.flag("move_all")?,
            beside: Beside::of_profile(request, DOCUMENT)?,
        })
    }

    /// A change that was made with a cookie has made it stale.
    fn done_already(&self, rejection: &Rejection) -> bool {
        rejection.code() == Some(ResponseCode::REGISTRANT_AUTHENTICATION)
    }
}
