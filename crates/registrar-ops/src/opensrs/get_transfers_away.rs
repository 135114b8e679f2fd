//! `get_transfers_away`: the domains that are, or were, transferred to another registrar.

use ops_envelope::{Assoc, Error as EnvelopeError, Value};
use serde::{Deserialize, Serialize};

use super::attributes::{Attributes, insert_some};
use super::beside::Beside;
use super::date::Date;
use super::operation::Operation;
use super::request::Request;
use crate::domain_name::DomainName;
use crate::parameters::{ParameterError, ParameterErrorKind};

const DOCUMENT: &str = "get_transfers_away";

/// Lists the domains that are, or were, transferred to another registrar ([document]
/// `get_transfers_away`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `domain` | optional | only this domain |
/// | `gaining_registrar` | optional | only to this registrar; `*` stands for any text |
/// | `status` | optional | only these |
/// | `limit` | optional | rows a page, 40 at most |
/// | `page` | optional | which page |
/// | `owner_request_from`, `_to` | optional | asked of the owner in these days, `YYYY-MM-DD` up to 2030 |
/// | `owner_confirm_from`, `_to` | optional | confirmed by the owner in these days |
///
/// The document has more filters of the same kind; use a [`Request`] for them.
///
/// ```
/// use registrar_ops::opensrs::{AnyOperation, Date, GetTransfersAway, Operation};
///
/// let operation = GetTransfersAway {
///     owner_request_from: Some(Date::new(2026, 3, 1)?),
///     limit: Some(40),
///     ..GetTransfersAway::default()
/// };
/// assert_eq!(operation.to_request()?.attributes()["owner_request_from"], "2026-03-01");
///
/// # use registrar_ops::opensrs::{Attributes, Reply, TransfersAway};
/// # use registrar_ops::ops_envelope::assoc;
/// # let row = Attributes::from(assoc! { "domain" => "example.com", "status" => "pending_owner" });
/// # let fields = TransfersAway { total: Some(1), transfers: vec![row], ..TransfersAway::default() };
/// # let body = Reply::new("domain", "Command Successful", fields).to_body()?;
/// let reply = GetTransfersAway::reply(&body)?; // the body of the answer
/// for row in &reply.attributes().transfers {
///     assert_eq!(row["domain"], "example.com");
///     assert_eq!(row["status"], "pending_owner");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::opensrs).
///
/// [document]: https://domains.opensrs.guide/
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GetTransfersAway {
    /// Only this domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainName>,
    /// Only transfers to this registrar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gaining_registrar: Option<String>,
    /// Only transfers of this status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// How many rows a page has, at most 40.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Which page to return.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The first day on which the owner was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_request_from: Option<Date>,
    /// The last day on which the owner was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_request_to: Option<Date>,
    /// The first day on which the owner confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_confirm_from: Option<Date>,
    /// The last day on which the owner confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_confirm_to: Option<Date>,
    /// Items next to `attributes` in the request.
    #[serde(skip_serializing_if = "Beside::is_empty")]
    pub beside: Beside,
}

/// A page of the listing.
///
/// The reply to [`GetTransfersAway`], which has an example.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TransfersAway {
    /// The number of this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// How many rows a page has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_size: Option<u32>,
    /// How many rows there are on all pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// The rows. Their fields are not documented well enough to be typed.
    pub transfers: Vec<Attributes>,
}

impl GetTransfersAway {
    /// Asks for the transfers of `domain`.
    #[must_use]
    pub fn new(domain: DomainName) -> Self {
        Self { domain: Some(domain), ..Self::default() }
    }
}

impl Operation for GetTransfersAway {
    const ACTION: &'static str = "get_transfers_away";
    const OBJECT: &'static str = "domain";
    const IDEMPOTENT: bool = true;
    type Reply = TransfersAway;

    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        let mut items = Assoc::new();
        insert_some(&mut items, "domain", self.domain.as_ref().map(DomainName::as_str));
        insert_some(&mut items, "gaining_registrar", self.gaining_registrar.as_deref());
        insert_some(&mut items, "status", self.status.as_deref());
        insert_some(&mut items, "limit", self.limit);
        insert_some(&mut items, "page", self.page);
        let date = |date: Option<Date>| date.map(|date| date.to_string());
        insert_some(&mut items, "owner_request_from", date(self.owner_request_from));
        insert_some(&mut items, "owner_request_to", date(self.owner_request_to));
        insert_some(&mut items, "owner_confirm_from", date(self.owner_confirm_from));
        insert_some(&mut items, "owner_confirm_to", date(self.owner_confirm_to));
        Ok(Value::from(items))
    }

    fn beside(&self) -> Option<&Beside> {
        Some(&self.beside)
    }

    fn check(&self) -> Result<(), ParameterError> {
        match self.limit {
            Some(41..) => Err(out_of_range("limit", "a number up to 40")),
            _ => Ok(()),
        }
    }

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let parameters = request.parameters(DOCUMENT);
        let owned = |text: &str| Ok(text.to_owned());
        Ok(Self {
            domain: parameters.optional("domain", DomainName::new)?,
            gaining_registrar: parameters.optional("gaining_registrar", owned)?,
            status: parameters.optional("status", owned)?,
            limit: parameters.optional("limit", number)?,
            page: parameters.optional("page", number)?,
            owner_request_from: parameters.optional("owner_request_from", str::parse)?,
            owner_request_to: parameters.optional("owner_request_to", str::parse)?,
            owner_confirm_from: parameters.optional("owner_confirm_from", str::parse)?,
            owner_confirm_to: parameters.optional("owner_confirm_to", str::parse)?,
            beside: Beside::of(request, DOCUMENT)?,
        })
    }
}

fn number(text: &str) -> Result<u32, ParameterError> {
    let error = |_| ParameterError::new(ParameterErrorKind::Invalid, "page", "a number");
    text.trim().parse().map_err(error)
}

fn out_of_range(name: &'static str, rule: &'static str) -> ParameterError {
    ParameterError::new(ParameterErrorKind::OutOfRange, name, rule).says(DOCUMENT)
}
