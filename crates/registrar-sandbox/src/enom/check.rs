//! `Check`: is a name taken?

use registrar_ops::SplitName;
use registrar_ops::enom::{Operation, Rejection};
use serde::{Deserialize, Serialize};

use super::play::Play;
use crate::codes::registry;
use crate::world::World;

#[derive(Serialize, Deserialize)]
pub(crate) struct Check {
    #[serde(rename = "SLD")]
    sld: String,
    #[serde(rename = "TLD")]
    tld: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct CheckReply {
    #[serde(rename = "DomainName")]
    domain_name: String,
    #[serde(rename = "RRPCode")]
    code: u32,
    #[serde(rename = "RRPText")]
    text: String,
}

impl Operation for Check {
    const COMMAND: &'static str = "Check";
    const IDEMPOTENT: bool = true;
    type Reply = CheckReply;
}

impl Play for Check {
    fn play(self, world: &mut World) -> Result<CheckReply, Rejection> {
        let name = SplitName::new(&self.sld, &self.tld)?.domain_name().to_string();
        let (code, text) = match world.domains.find(&name) {
            Some(_) => (registry::TAKEN, "Domain not available"),
            None => (registry::AVAILABLE, "Domain available"),
        };
        Ok(CheckReply { domain_name: name, code, text: text.into() })
    }
}
