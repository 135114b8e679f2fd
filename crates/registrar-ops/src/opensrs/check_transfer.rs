//! `check_transfer`: whether a domain can be transferred, and the status of a transfer.

use ops_envelope::{Error as EnvelopeError, Value, assoc};
use serde::{Deserialize, Serialize};

use super::attributes::insert_some;
use super::beside::Beside;
use super::operation::Operation;
use super::request::Request;
use crate::domain_name::DomainName;
use crate::parameters::ParameterError;

const DOCUMENT: &str = "check_transfer";

/// Asks whether a domain can be transferred, and for the status of a transfer ([document] `check_transfer` of
/// an older guide).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | required | the domain |
/// | `check_status` | optional | `1` asks how far the transfer is |
/// | `get_request_address` | optional | `1` asks for the address that the request was mailed to |
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, CheckTransfer, Operation};
///
/// let name = DomainName::new("example.com")?;
/// let operation = CheckTransfer { check_status: Some(true), ..CheckTransfer::new(name) };
/// assert_eq!(operation.to_request()?.attributes()["check_status"], "1");
///
/// # use registrar_ops::opensrs::{CheckTransferReply, Reply};
/// # let mut fields = CheckTransferReply::new(false);
/// # fields.reason = Some("Transfer in progress".into());
/// # let body = Reply::new("domain", "Query successful", fields).to_body()?;
/// let reply = CheckTransfer::reply(&body)?; // the body of the answer
/// assert!(!reply.attributes().transferrable);
/// assert_eq!(reply.attributes().reason.as_deref(), Some("Transfer in progress"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckTransfer {
    /// The domain.
    pub domain: DomainName,
    /// Whether to return the status of the transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_status: Option<bool>,
    /// Whether to return the address to which the request was mailed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub get_request_address: Option<bool>,
    /// Items next to `attributes` in the request.
    #[serde(default, skip_serializing_if = "Beside::is_empty")]
    pub beside: Beside,
}

/// Whether a domain can be transferred. The values of the other fields are not documented.
///
/// The reply to [`CheckTransfer`], which has an example.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CheckTransferReply {
    /// Whether it can be transferred (the registrar spells the field this way).
    pub transferrable: bool,
    /// The status of the transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Why it cannot be transferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What kind of transfer it is.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Whether the registrar does not offer the service for such a domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noservice: Option<String>,
    /// The address to which the request was mailed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_address: Option<String>,
    /// When the status changed last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<String>,
    /// The time of `timestamp` in seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unixtime: Option<String>,
}

debug_with_words!(CheckTransferReply {
    transferrable, status, kind, noservice, request_address, timestamp, unixtime; reason
});

impl CheckTransfer {
    /// Asks whether `domain` can be transferred.
    #[must_use]
    pub fn new(domain: DomainName) -> Self {
        let (check_status, get_request_address) = (None, None);
        Self { domain, check_status, get_request_address, beside: Beside::default() }
    }
}

impl CheckTransferReply {
    /// Whether it can be transferred, and nothing else.
    #[must_use]
    pub const fn new(transferrable: bool) -> Self {
        let (status, reason, kind, noservice) = (None, None, None, None);
        let (request_address, timestamp, unixtime) = (None, None, None);
        Self {
            transferrable,
            status,
            reason,
            kind,
            noservice,
            request_address,
            timestamp,
            unixtime,
        }
    }
}

impl Operation for CheckTransfer {
    const ACTION: &'static str = "check_transfer";
    const OBJECT: &'static str = "domain";
    const IDEMPOTENT: bool = true;
    type Reply = CheckTransferReply;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        let mut items = assoc! { "domain" => self.domain.as_str() };
        insert_some(&mut items, "check_status", self.check_status);
        insert_some(&mut items, "get_request_address", self.get_request_address);
        Ok(Value::from(items))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.parameters(DOCUMENT);
        Ok(Self {
            domain: parameters.required("domain", DomainName::new)?,
            check_status: parameters.flag("check_status")?,
            get_request_address: parameters.flag("get_request_address")?,
            beside: Beside::of(request, DOCUMENT)?,
        })
    }
}
