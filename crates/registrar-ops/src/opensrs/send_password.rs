//! `send_password (domain)`: mail a password reset link to a contact of a domain.

use serde::{Deserialize, Serialize};

use super::{Attributes, Contact, Operation, Request};
use crate::parameter::flag;
use crate::{DomainName, ParameterError};

const DOCUMENT: &str = "send_password (domain)";

/// Sends an email with a password reset link to a contact of a domain
/// (document `send_password (domain)`).
///
/// | parameter | obligation | here |
/// |---|---|---|
/// | `domain_name` | required | argument of [`new`](Self::new) |
/// | `send_to` | `owner` or `admin`, which is the default | [`with_send_to`](Self::with_send_to) |
/// | `sub_user` | required, `0` or `1` | `0` unless [`with_sub_user`](Self::with_sub_user) |
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendPassword {
    sub_user: bool,
    #[serde(default)]
    send_to: Contact,
    domain_name: DomainName,
}

impl SendPassword {
    /// To the admin contact of `domain`, not to its sub-user.
    #[must_use]
    pub const fn new(domain: DomainName) -> Self {
        Self { sub_user: false, send_to: Contact::Admin, domain_name: domain }
    }

    /// Chooses the contact.
    #[must_use]
    pub const fn with_send_to(mut self, contact: Contact) -> Self {
        self.send_to = contact;
        self
    }

    /// Says whether the mail goes to the sub-user of the domain; the registrar refuses where there
    /// is none.
    #[must_use]
    pub const fn with_sub_user(mut self, sub_user: bool) -> Self {
        self.sub_user = sub_user;
        self
    }

    /// The domain.
    #[must_use]
    pub const fn domain_name(&self) -> &DomainName {
        &self.domain_name
    }

    /// The contact.
    #[must_use]
    pub const fn send_to(&self) -> Contact {
        self.send_to
    }

    /// Whether the mail goes to the sub-user.
    #[must_use]
    pub const fn sub_user(&self) -> bool {
        self.sub_user
    }
}

impl Operation for SendPassword {
    const ACTION: &'static str = "send_password";
    const OBJECT: &'static str = "domain";
    type Reply = Attributes;

    fn from_request(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.parameters(DOCUMENT);
        Ok(Self {
            domain_name: parameters.required("domain_name", DomainName::new)?,
            send_to: parameters.optional("send_to", str::parse)?.unwrap_or_default(),
            sub_user: parameters.required("sub_user", flag)?,
        })
    }
}
