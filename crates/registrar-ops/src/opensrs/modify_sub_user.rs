//! "modify (subuser)": change the sub-user of a profile.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::beside::Beside;
use super::operation::Operation;
use super::permissions::Permissions;
use super::request::Request;
use crate::credential::Credential;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "modify (subuser)";

/// Changes the sub-user of a registrant's profile (operation "modify (subuser)" of the registrar's own
/// toolkit).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required, or `cookie`, not both | a domain of the profile, next to `attributes` |
/// | `username` | | the user name of the profile, next to `attributes` |
/// | `sub_id` | required | its number, from [`GetSubUser`](super::GetSubUser) |
/// | `sub_username` | required | its user name |
/// | `sub_password` | required | its password |
/// | `sub_permission` | required | what it may do, a sum of bits |
///
/// The reply has no attributes.
///
/// ```
/// use registrar_ops::opensrs::{AnyOperation, ModifySubUser, Permissions};
/// use registrar_ops::{Credential, DomainName};
///
/// let (domain, password) = (DomainName::new("example.com")?, Credential::new("made.up")?);
/// let both = Permissions::ADMIN | Permissions::TECH;
/// let operation = ModifySubUser::new(domain, "owner1", "1234", "helper1", password, both);
/// let request = operation.to_request()?;
/// assert_eq!(request.envelope()["username"], "owner1"); // next to `attributes`
/// assert_eq!(request.attributes()["sub_id"], "1234");
/// assert_eq!(request.attributes()["sub_permission"], "10");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModifySubUser {
    /// The number of the sub-user.
    pub sub_id: String,
    /// The user name of the sub-user.
    pub sub_username: String,
    /// The password of the sub-user.
    pub sub_password: Credential,
    /// What the sub-user may do.
    pub sub_permission: Permissions,
    /// Items next to `attributes` in the request: `username`, and `domain` or `cookie`.
    pub beside: Beside,
}

impl ModifySubUser {
    /// Changes the sub-user of the profile with the user name `username`, to which `domain` belongs.
    #[must_use]
    pub fn new(
        domain: DomainName,
        username: impl Into<String>,
        sub_id: impl Into<String>,
        sub_username: impl Into<String>,
        sub_password: Credential,
        sub_permission: Permissions,
    ) -> Self {
        let beside = Beside { username: Some(username.into()), ..Beside::for_domain(domain) };
        Self {
            sub_id: sub_id.into(),
            sub_username: sub_username.into(),
            sub_password,
            sub_permission,
            beside,
        }
    }
}

impl Operation for ModifySubUser {
    const ACTION: &'static str = "modify";
    const OBJECT: &'static str = "subuser";
    const IDEMPOTENT: bool = true;
    type Reply = Attributes;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! {
            "sub_id" => self.sub_id.as_str(),
            "sub_username" => self.sub_username.as_str(),
            "sub_password" => self.sub_password.expose_secret(),
            "sub_permission" => self.sub_permission.bits(),
        }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn check(&self) -> Result<(), ParameterError> {
        if self.sub_id.trim().is_empty() {
            return Err(ParameterError::missing("sub_id").says(DOCUMENT));
        }
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
            sub_id: parameters.required("sub_id", owned)?,
            sub_username: parameters.required("sub_username", owned)?,
            sub_password: parameters.required("sub_password", Credential::new)?,
            sub_permission: parameters.required("sub_permission", str::parse)?,
            beside: Beside::of_profile(request, DOCUMENT)?,
        })
    }
}
