//! "get (subuser)": the sub-user of a profile.

use ops_envelope::{Assoc, Error as EnvelopeError, Value};
use serde::{Deserialize, Serialize};

use super::beside::Beside;
use super::operation::Operation;
use super::permissions::Permissions;
use super::request::Request;
use super::some_if_filled::some_if_filled;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "get (subuser)";

/// Asks for the sub-user of a registrant's profile ([document] "get (subuser)").
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required, or `cookie`, not both | a domain of the profile, next to `attributes` |
/// | `username` | | the user name of the profile, next to `attributes` |
///
/// If there is no sub-user, the reply has no attributes. The document's table calls the first attribute `d`,
/// which seems to be a misprint of `id`.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, GetSubUser, Operation, Permissions};
///
/// let operation = GetSubUser::new(DomainName::new("example.com")?, "owner1");
/// assert_eq!(operation.to_request()?.envelope()["username"], "owner1"); // next to `attributes`
///
/// # use registrar_ops::opensrs::{Reply, SubUser};
/// # let id = Some("1234".into());
/// # let permission = Some(Permissions::ADMIN | Permissions::NAMESERVERS);
/// # let fields = SubUser { id, username: Some("helper1".into()), permission };
/// # let body = Reply::new("subuser", "Command Successful", fields).to_body()?;
/// let reply = GetSubUser::reply(&body)?; // the body of the answer
/// let sub_user = reply.attributes();
/// assert_eq!(sub_user.id.as_deref(), Some("1234"));
/// assert!(sub_user.permission.is_some_and(|all| all.contains(Permissions::ADMIN)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GetSubUser {
    /// Items next to `attributes` in the request: `username`, and `domain` or `cookie`.
    pub beside: Beside,
}

/// The sub-user; all fields are `None` if there is none.
///
/// The reply to [`GetSubUser`], which has an example.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubUser {
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some_if_filled")]
    pub id: Option<String>,
    /// Its user name.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some_if_filled")]
    pub username: Option<String>,
    /// What it may do.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some_if_filled")]
    pub permission: Option<Permissions>,
}

impl GetSubUser {
    /// Asks about the profile with the user name `username`, to which `domain` belongs.
    #[must_use]
    pub fn new(domain: DomainName, username: impl Into<String>) -> Self {
        let beside = Beside { username: Some(username.into()), ..Beside::for_domain(domain) };
        Self { beside }
    }
}

impl Operation for GetSubUser {
    const ACTION: &'static str = "get";
    const OBJECT: &'static str = "subuser";
    const IDEMPOTENT: bool = true;
    type Reply = SubUser;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(Assoc::new()))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn check(&self) -> Result<(), ParameterError> {
        self.beside.check_one_profile(DOCUMENT)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        Ok(Self { beside: Beside::of_profile(request, DOCUMENT)? })
    }
}
