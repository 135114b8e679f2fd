//! `belongs_to_rsp`, `check_transfer` and `get_transfers_away`.

use registrar_ops::DomainName;
use registrar_ops::opensrs::{
    Attributes, BelongsToRsp, BelongsToRspReply, CheckTransfer, CheckTransferReply,
    GetTransfersAway, Rejection, TransfersAway,
};
use registrar_ops::ops_envelope::assoc;

use super::play::{Done, Play};
use crate::clock::{YEAR, opensrs_time};
use crate::world::World;

/// So many transfers are on a page.
const PAGE: u32 = 40;

impl Play for BelongsToRsp {
    fn play(self, world: &mut World) -> Result<Done<BelongsToRspReply>, Rejection> {
        let belongs_to_rsp = world.domains.find(self.domain.as_str()).is_some();
        let expires = opensrs_time(world.clock.now().saturating_add(YEAR));
        let domain_expdate = belongs_to_rsp.then_some(expires);
        Ok(Done::with("Query successful", BelongsToRspReply { belongs_to_rsp, domain_expdate }))
    }
}

impl Play for CheckTransfer {
    /// A domain that is here already cannot be transferred here.
    fn play(self, world: &mut World) -> Result<Done<CheckTransferReply>, Rejection> {
        let is_here = world.domains.find(self.domain.as_str()).is_some();
        let mut reply = CheckTransferReply::new(false);
        let reason =
            if is_here { "Domain already exists in the account" } else { "Domain not registered" };
        reply.reason = Some(reason.into());
        Ok(Done::with("Query successful", reply))
    }
}

impl Play for GetTransfersAway {
    fn play(self, world: &mut World) -> Result<Done<TransfersAway>, Rejection> {
        let limit = self.limit.unwrap_or(PAGE).min(PAGE);
        let page = self.page.unwrap_or(0);
        let domain = self.domain.as_ref().map(DomainName::as_str);
        let found = world.look_at_transfers(domain);
        let is_asked = |name: &Option<String>, held: &str| {
            name.as_ref().is_none_or(|name| match name.strip_suffix('*') {
                Some(start) => held.starts_with(start),
                None => held.eq_ignore_ascii_case(name),
            })
        };
        let rows: Vec<Attributes> = found
            .iter()
            .filter(|transfer| is_asked(&self.gaining_registrar, &transfer.gaining_registrar))
            .filter(|transfer| is_asked(&self.status, transfer.status.as_str()))
            .map(|transfer| {
                let row = assoc! {
                    "domain" => transfer.domain.clone(),
                    "gaining_registrar" => transfer.gaining_registrar.clone(),
                    "status" => transfer.status.as_str(),
                };
                Attributes::from(row)
            })
            .collect();
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let (from, count) = (u64::from(page) * u64::from(limit), limit as usize);
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        let transfers = rows.into_iter().skip(from).take(count).collect();
        let (page, page_size, total) = (Some(page), Some(limit), Some(total));
        Ok(Done::with("Query successful", TransfersAway { page, page_size, total, transfers }))
    }
}
