//! "delete (subuser)": remove the sub-user of a profile.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::beside::Beside;
use super::operation::Operation;
use super::request::Request;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "delete (subuser)";

/// Removes the sub-user of a registrant's profile ([document] "delete (subuser)").
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required, or `cookie`, not both | a domain of the profile, next to `attributes` |
/// | `username` | | the user name of the profile, next to `attributes` |
/// | `sub_id` | required | its number, from [`GetSubUser`](super::GetSubUser) |
///
/// The reply has no attributes. It is not known how the registrar refuses if there is no such sub-user.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, DeleteSubUser};
///
/// let operation = DeleteSubUser::new(DomainName::new("example.com")?, "owner1", "1234");
/// let request = operation.to_request()?;
/// assert_eq!(request.envelope()["username"], "owner1"); // next to `attributes`
/// assert_eq!(request.attributes()["sub_id"], "1234");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteSubUser {
    /// The number of the sub-user.
    pub sub_id: String,
    /// Items next to `attributes` in the request: `username`, and `domain` or `cookie`.
    pub beside: Beside,
}

impl DeleteSubUser {
    /// Removes the sub-user of the profile with the user name `username`, to which `domain` belongs.
    #[must_use]
    pub fn new(domain: DomainName, username: impl Into<String>, sub_id: impl Into<String>) -> Self {
        let beside = Beside { username: Some(username.into()), ..Beside::for_domain(domain) };
        Self { sub_id: sub_id.into(), beside }
    }
}

impl Operation for DeleteSubUser {
    const ACTION: &'static str = "delete";
    const OBJECT: &'static str = "subuser";
    const IDEMPOTENT: bool = true;
    type Reply = Attributes;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! {
            "sub_id" => self.sub_id.as_str(),
        }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn check(&self) -> Result<(), ParameterError> {
        if self.sub_id.trim().is_empty() {
            return Err(ParameterError::missing("sub_id").says(DOCUMENT));
        }
        self.beside.check_one_profile(DOCUMENT)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.parameters(DOCUMENT);
        let owned = |text: &str| Ok(text.to_owned());
        Ok(Self {
            sub_id: parameters.required("sub_id", owned)?,
            beside: Beside::of_profile(request, DOCUMENT)?,
        })
    }
}
