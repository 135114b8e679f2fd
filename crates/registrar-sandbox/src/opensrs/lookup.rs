//! `lookup (domain)`: is a name taken?

use registrar_ops::opensrs::{Operation, Rejection};
use serde::{Deserialize, Serialize};

use super::play::{Done, Play};
use crate::codes::opensrs as codes;
use crate::world::World;

#[derive(Serialize, Deserialize)]
pub(crate) struct Lookup {
    // Names in other scripts are asked for, too.
    domain: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct LookupReply {
    status: String,
}

impl Operation for Lookup {
    const ACTION: &'static str = "lookup";
    const OBJECT: &'static str = "domain";
    const IDEMPOTENT: bool = true;
    type Reply = LookupReply;
}

impl Play for Lookup {
    fn play(self, world: &mut World) -> Result<Done<LookupReply>, Rejection> {
        let (code, text, status) = match world.domains.find(&self.domain.trim().to_lowercase()) {
            Some(_) => (codes::TAKEN, "Domain taken", "taken"),
            None => (codes::AVAILABLE, "Domain available", "available"),
        };
        Ok(Done { code, ..Done::with(text, LookupReply { status: status.into() }) })
    }
}
