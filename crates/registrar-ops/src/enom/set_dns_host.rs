//! `SetDNSHost`: set the address of a host name.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::command::Command;
use super::operation::Operation;
use crate::credential::Credential;
use crate::domain_name::DomainName;
use crate::parameters::{ParameterError, ParameterErrorKind};
use crate::request_error::RequestError;

const DOCUMENT: &str = "SetDNSHost";

/// Sets the address of a host name, as clients for dynamic DNS do (command `SetDNSHost`, known only from
/// requests and replies).
///
/// | parameter | obligation | value |
/// |---|---|---|
/// | `Zone` | required | the domain, or a host in it |
/// | `HostName` | optional | the host; `*` was seen |
/// | `Address` | required | the address |
/// | `DomainPassword` | required | the password of the domain |
///
/// The password authenticates the request: such requests were seen with and without `uid` and `pw`. These
/// refusals were seen: 304156 for a wrong password, 316153 for a domain that is not found.
///
/// ```
/// use registrar_ops::enom::{AnyOperation, Operation, SetDnsHost};
/// use registrar_ops::{Credential, DomainName};
///
/// let (address, password) = ("192.0.2.7".parse()?, Credential::new("made.up")?);
/// let operation = SetDnsHost {
///     host_name: Some("home".into()),
///     ..SetDnsHost::new(DomainName::new("example.com")?, address, password)
/// };
/// let command = operation.to_command()?;
/// assert_eq!(command.get("Zone"), Some("example.com"));
/// assert_eq!(command.get("HostName"), Some("home"));
///
/// // The body of the answer:
/// let reply = SetDnsHost::reply("IP=192.0.2.7\nErrCount=0\nDone=true\n")?;
/// assert_eq!(reply.fields().ip, Some(address));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [How to send it](crate::enom).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetDnsHost {
    /// The domain, or a host in it.
    pub zone: DomainName,
    /// The address.
    pub address: IpAddr,
    /// The password of the domain.
    pub domain_password: Credential,
    /// The host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host_name: Option<String>,
}

/// The address that was set.
///
/// The reply to [`SetDnsHost`], which has an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetDnsHostReply {
    /// The address that the host has now.
    #[serde(default, rename = "IP", skip_serializing_if = "Option::is_none")]
    pub ip: Option<IpAddr>,
}

impl SetDnsHost {
    /// Sets the address of `zone` itself.
    #[must_use]
    pub const fn new(zone: DomainName, address: IpAddr, domain_password: Credential) -> Self {
        Self { zone, address, domain_password, host_name: None }
    }
}

impl SetDnsHostReply {
    /// The address that was set.
    #[must_use]
    pub const fn new(ip: IpAddr) -> Self {
        Self { ip: Some(ip) }
    }
}

impl Operation for SetDnsHost {
    const COMMAND: &'static str = "SetDNSHost";
    const IDEMPOTENT: bool = true;
    type Reply = SetDnsHostReply;

    fn command(&self) -> Result<Command, RequestError> {
        let command = Command::new(Self::COMMAND)
            .with("Zone", self.zone.as_str())
            .with("Address", self.address.to_string())
            .with("DomainPassword", self.domain_password.expose_secret());
        Ok(match &self.host_name {
            Some(host_name) => command.with("HostName", host_name.as_str()),
            None => command,
        })
    }

    fn read(command: &Command) -> Result<Self, ParameterError> {
        let parameters = command.parameters(DOCUMENT);
        Ok(Self {
            zone: parameters.required("Zone", DomainName::new)?,
            address: parameters.required("Address", ip_address)?,
            domain_password: parameters.required("DomainPassword", Credential::new)?,
            host_name: parameters.optional("HostName", |text| Ok(text.to_owned()))?,
        })
    }
}

fn ip_address(text: &str) -> Result<IpAddr, ParameterError> {
    let (kind, rule) = (ParameterErrorKind::Invalid, "an IP address");
    text.trim().parse().map_err(|_| ParameterError::new(kind, "Address", rule))
}
