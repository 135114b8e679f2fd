//! `send_authcode`: mail the authorization code of a domain.

use serde::{Deserialize, Serialize};

use super::{Attributes, Operation, Request};
use crate::{DomainName, ParameterError};

const DOCUMENT: &str = "send_authcode";

/// Sends the authorization code of an EPP domain to its admin contact (document `send_authcode`).
/// The registrar refuses for domains that do not use EPP.
///
/// | parameter | obligation | here |
/// |---|---|---|
/// | `domain_name` | required | argument of [`new`](Self::new) |
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendAuthcode {
    domain_name: DomainName,
}

impl SendAuthcode {
    /// For `domain`.
    #[must_use]
    pub const fn new(domain: DomainName) -> Self {
        Self { domain_name: domain }
    }

    /// The domain.
    #[must_use]
    pub const fn domain_name(&self) -> &DomainName {
        &self.domain_name
    }
}

impl Operation for SendAuthcode {
    const ACTION: &'static str = "send_authcode";
    const OBJECT: &'static str = "domain";
    type Reply = Attributes;

    fn from_request(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.parameters(DOCUMENT);
        Ok(Self { domain_name: parameters.required("domain_name", DomainName::new)? })
    }
}
