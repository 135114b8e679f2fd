//! `belongs_to_rsp`: whether a domain belongs to the reseller.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::beside::Beside;
use super::operation::Operation;
use super::request::Request;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "belongs_to_rsp";

/// Asks whether a domain belongs to the reseller (operation `belongs_to_rsp`, known from public clients).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required | the domain |
///
/// It is the cheapest way to check, before a mail is sent, whether the domain is the reseller's.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, BelongsToRsp, Operation};
///
/// let operation = BelongsToRsp::new(DomainName::new("example.com")?);
/// assert_eq!(operation.to_request()?.attributes()["domain"], "example.com");
///
/// # use registrar_ops::opensrs::{BelongsToRspReply, Reply};
/// # let fields = BelongsToRspReply { belongs_to_rsp: true, domain_expdate: None };
/// # let body = Reply::new("domain", "Query successful", fields).to_body()?;
/// let reply = BelongsToRsp::reply(&body)?; // the body of the answer
/// assert!(reply.attributes().belongs_to_rsp);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BelongsToRsp {
    /// The domain.
    pub domain: DomainName,
    /// Items next to `attributes` in the request.
    #[serde(default, skip_serializing_if = "Beside::is_empty")]
    pub beside: Beside,
}

/// Whether a domain belongs to the reseller.
///
/// The reply to [`BelongsToRsp`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BelongsToRspReply {
    /// Whether it does.
    pub belongs_to_rsp: bool,
    /// When it expires, `YYYY-MM-DD hh:mm:ss`, if it belongs to the reseller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain_expdate: Option<String>,
}

impl BelongsToRsp {
    /// Asks about `domain`.
    #[must_use]
    pub fn new(domain: DomainName) -> Self {
        Self { domain, beside: Beside::default() }
    }
}

impl Operation for BelongsToRsp {
    const ACTION: &'static str = "belongs_to_rsp";
    const OBJECT: &'static str = "domain";
    const IDEMPOTENT: bool = true;
    type Reply = BelongsToRspReply;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        Ok(Value::from(assoc! { "domain" => self.domain.as_str() }))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        Ok(Self {
            domain: request.parameters(DOCUMENT).required("domain", DomainName::new)?,
            beside: Beside::of(request, DOCUMENT)?,
        })
    }
}
