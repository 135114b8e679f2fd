//! `GetBalance`: what is left on the account.

use registrar_ops::enom::{Operation, Rejection};
use serde::{Deserialize, Serialize};

use super::play::Play;
use crate::world::World;

#[derive(Serialize, Deserialize)]
pub(crate) struct GetBalance {}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct GetBalanceReply {
    reseller: u8,
    balance: String,
    available_balance: String,
    domain_count: usize,
}

impl Operation for GetBalance {
    const COMMAND: &'static str = "GetBalance";
    const IDEMPOTENT: bool = true;
    type Reply = GetBalanceReply;
}

impl Play for GetBalance {
    fn play(self, world: &mut World) -> Result<GetBalanceReply, Rejection> {
        Ok(GetBalanceReply {
            reseller: 1,
            balance: "1000.00".into(),
            available_balance: "1000.00".into(),
            domain_count: world.domains.iter().count(),
        })
    }
}
