//! "add (subuser)": give a profile a sub-user.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::beside::Beside;
use super::operation::Operation;
use super::permissions::Permissions;
use super::rejection::Rejection;
use super::request::Request;
use super::response_code::ResponseCode;
use crate::credential::Credential;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "add (subuser)";

/// Adds a sub-user to a registrant's profile ([document] "add (subuser)"). A profile has at most one.
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required, or `cookie`, not both | a domain of the profile, next to `attributes` |
/// | `username` | | the user name of the profile, next to `attributes` |
/// | `sub_username` | required | its user name |
/// | `sub_password` | required | its password |
/// | `sub_permission` | required | what it may do, a sum of bits |
///
/// The reply has no attributes. If the profile already has a sub-user, the request is refused with
/// [`QUOTA_447`](super::ResponseCode::QUOTA_447).
///
/// ```
/// use registrar_ops::opensrs::{AddSubUser, AnyOperation, Permissions};
/// use registrar_ops::{Credential, DomainName};
///
/// let (domain, password) = (DomainName::new("example.com")?, Credential::new("made.up")?);
/// let operation = AddSubUser::new(domain, "owner1", "helper1", password, Permissions::TECH);
/// let request = operation.to_request()?;
/// assert_eq!(request.envelope()["username"], "owner1"); // next to `attributes`
/// assert_eq!(request.attributes()["sub_username"], "helper1");
/// assert_eq!(request.attributes()["sub_permission"], "8");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddSubUser {
    /// The user name of the sub-user.
    pub sub_username: String,
    /// The password of the sub-user.
    pub sub_password: Credential,
    /// What the sub-user may do.
    pub sub_permission: Permissions,
    /// Items next to `attributes` in the request: `username`, and `domain` or `cookie`.
    pub beside: Beside,
}

impl AddSubUser {
    /// Adds a sub-user to the profile with the user name `username`, to which `domain` belongs.
    #[must_use]
    pub fn new(
        domain: DomainName,
        username: impl Into<String>,
        sub_username: impl Into<String>,
        sub_password: Credential,
        sub_permission: Permissions,
    ) -> Self {
        let beside = Beside { username: Some(username.into()), ..Beside::for_domain(domain) };
        Self { sub_username: sub_username.into(), sub_password, sub_permission, beside }
    }
}

impl Operation for AddSubUser {
    const ACTION: &'static str = "add";
    const OBJECT: &'static str = "subuser";
    // A profile has one sub-user: a second attempt is refused.
    const IDEMPOTENT: bool = true;
    type Reply = Attributes;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! {
            "sub_username" => self.sub_username.as_str(),
            "sub_password" => self.sub_password.expose_secret(),
            "sub_permission" => self.sub_permission.bits(),
        }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn check(&self) -> Result<(), ParameterError> {
        if self.sub_username.trim().is_empty() {
            return Err(ParameterError::missing("sub_username").says(DOCUMENT));
        }
        self.sub_permission.check(DOCUMENT)?;
        self.beside.check_one_profile(DOCUMENT)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.parameters(DOCUMENT);
        let owned = |text: &str| Ok(text.to_owned());
        Ok(Self {
            sub_username: parameters.required("sub_username", owned)?,
            sub_password: parameters.required("sub_password", Credential::new)?,
            sub_permission: parameters.required("sub_permission", str::parse)?,
            beside: Beside::of_profile(request, DOCUMENT)?,
        })
    }

    /// The quota is one sub-user.
    fn done_already(&self, rejection: &Rejection) -> bool {
        rejection.code() == Some(ResponseCode::QUOTA_447)
    }
}
