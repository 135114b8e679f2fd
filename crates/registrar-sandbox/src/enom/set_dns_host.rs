//! `SetDNSHost`: the call of the dynamic-DNS updaters.

use registrar_ops::enom::{Operation, Rejection, ResponseCode};
use registrar_ops::{DomainName, Secret};
use serde::{Deserialize, Serialize};

use super::play::{Play, not_found};
use crate::world::World;

/// A domain has so many hosts.
const MAX_HOSTS: usize = 1_000;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SetDnsHost {
    zone: DomainName,
    #[serde(default)]
    host_name: Option<String>,
    address: String,
    #[serde(serialize_with = "Secret::serialize_exposed")]
    domain_password: Secret,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SetDnsHostReply {
    #[serde(rename = "IP")]
    ip: String,
}

impl Operation for SetDnsHost {
    const COMMAND: &'static str = "SetDNSHost";
    const IDEMPOTENT: bool = true;
    type Reply = SetDnsHostReply;
}

impl Play for SetDnsHost {
    // The domain's own password is what counts; updaters have no other.
    const NEEDS_LOGIN: bool = false;

    fn play(self, world: &mut World) -> Result<SetDnsHostReply, Rejection> {
        // The zone may be a host of the domain.
        let mut name = self.zone.as_str();
        while world.domains.find(name).is_none() {
            name = name.split_once('.').ok_or_else(not_found)?.1;
        }
        let domain = world.domains.find(name).ok_or_else(not_found)?;
        if domain.domain_password != self.domain_password {
            let code = ResponseCode::from_number(304_156);
            return Err(Rejection::new(code, "Passwords do not match"));
        }
        let host = self.host_name.unwrap_or_else(|| "@".into());
        if domain.hosts.len() < MAX_HOSTS || domain.hosts.contains_key(&host) {
            domain.hosts.insert(host, self.address.clone());
        }
        Ok(SetDnsHostReply { ip: self.address })
    }
}
