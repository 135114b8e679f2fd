//! `StatusDomain`: where a domain is registered.

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::domain_parameters::{command_about, domain};
use super::operation::Operation;
use crate::parameters::ParameterError;
use crate::request_error::RequestError;
use crate::split_name::SplitName;

const DOCUMENT: &str = "StatusDomain";

/// Asks where a domain is registered, and whether it is in this account ([document] `StatusDomain`).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `SLD`, `TLD` | required | the domain |
/// | `OrderType` | optional | only orders of this type |
///
/// The words and numbers of the reply are returned unchanged.
///
/// ```
/// use registrar_ops::SplitName;
/// use registrar_ops::enom::{AnyOperation, Operation, StatusDomain};
///
/// let command = StatusDomain::new(SplitName::new("resellerdocs", "com")?).to_command()?;
/// assert_eq!(command.iter().collect::<Vec<_>>(), [("SLD", "resellerdocs"), ("TLD", "com")]);
///
/// // The body of the answer:
/// let body = "Registrar=Known\nInAccount=1\nErrCount=0\nDone=true\n";
/// assert_eq!(StatusDomain::reply(body)?.fields().in_account, Some(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
///
/// [document]: https://api.enom.com/docs
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusDomain {
    /// The domain.
    pub domain: SplitName,
    /// Only orders of this type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_type: Option<String>,
}

/// Where a domain is registered.
///
/// The reply to [`StatusDomain`], which has an example.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StatusDomainReply {
    /// The domain.
    #[serde(default, rename = "DomainName", skip_serializing_if = "Option::is_none")]
    pub domain_name: Option<String>,
    /// `Known`, `Unknown` or `None`.
    #[serde(default, rename = "Registrar", skip_serializing_if = "Option::is_none")]
    pub registrar: Option<String>,
    /// Whether it is in this account: `1` if it is, otherwise `0` or `2`.
    #[serde(default, rename = "InAccount", skip_serializing_if = "Option::is_none")]
    pub in_account: Option<u8>,
    /// When it expires, `M/D/YYYY h:mm:ss AM`.
    #[serde(default, rename = "ExpDate", skip_serializing_if = "Option::is_none")]
    pub exp_date: Option<String>,
    /// Its order.
    #[serde(default, rename = "OrderID", skip_serializing_if = "Option::is_none")]
    pub order_id: Option<String>,
    /// The answer of the registry, as a number.
    #[serde(default, rename = "RRPCode", skip_serializing_if = "Option::is_none")]
    pub rrp_code: Option<u32>,
    /// The answer of the registry, in words.
    #[serde(default, rename = "RRPText", skip_serializing_if = "Option::is_none")]
    pub rrp_text: Option<String>,
}

debug_with_words!(StatusDomainReply { domain_name, registrar, in_account, exp_date, order_id, rrp_code; rrp_text });

impl StatusDomain {
    /// Asks where `domain` is registered.
    #[must_use]
    pub const fn new(domain: SplitName) -> Self {
        Self { domain, order_type: None }
    }
}

impl StatusDomainReply {
    /// Whether it is in this account (`1`) or not (`0`, `2`), and nothing else.
    #[must_use]
    pub const fn new(in_account: u8) -> Self {
        Self {
            domain_name: None,
            registrar: None,
            in_account: Some(in_account),
            exp_date: None,
            order_id: None,
            rrp_code: None,
            rrp_text: None,
        }
    }
}

impl Operation for StatusDomain {
    const COMMAND: &'static str = "StatusDomain";
    const IDEMPOTENT: bool = true;
    type Reply = StatusDomainReply;

    fn command(&self) -> Result<Command, RequestError> {
        let command = command_about(Self::COMMAND, &self.domain);
        Ok(match &self.order_type {
            Some(order_type) => command.with("OrderType", order_type.as_str()),
            None => command,
        })
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self {
            domain: domain(&parameters)?,
            order_type: parameters.optional("OrderType", |text| Ok(text.to_owned()))?,
        })
    }
}
