//! The registrar's lock, and where a domain is.

use registrar_ops::enom::{
    GetRegLock, GetRegLockReply, Rejection, SetRegLock, SetRegLockReply, StatusDomain,
    StatusDomainReply,
};

use super::play::Play;
use crate::clock::{YEAR, enom_time};
use crate::codes::{enom as codes, registry};
use crate::world::World;

impl Play for GetRegLock {
    fn play(self, world: &mut World) -> Result<GetRegLockReply, Rejection> {
        let mut reply = GetRegLockReply::new(world.own_domain(self.domain.domain_name())?.locked);
        reply.registrar = Some("ENOM".into());
        (reply.rrp_code, reply.rrp_text) = (Some(registry::DONE), Some("Command completed".into()));
        Ok(reply)
    }
}

impl Play for SetRegLock {
    /// What is set already is an error, as one client's code has it.
    fn play(self, world: &mut World) -> Result<SetRegLockReply, Rejection> {
        let domain = world.own_domain(self.domain.domain_name())?;
        if domain.locked != self.unlock_registrar {
            let text = if domain.locked { "locked" } else { "unlocked" };
            let message = format!("This domain is already {text}");
            return Err(Rejection::new(codes::LOCK_IS_SET, message));
        }
        domain.locked = !self.unlock_registrar;
        Ok(SetRegLockReply::new(if domain.locked { "REGISTRAR-LOCK" } else { "ACTIVE" }))
    }
}

impl Play for StatusDomain {
    fn play(self, world: &mut World) -> Result<StatusDomainReply, Rejection> {
        let name = self.domain.domain_name().to_string();
        world.look_at_transfers(Some(&name));
        let is_here = world.domains.find(&name).is_some();
        let expires = enom_time(world.clock.now().saturating_add(YEAR));
        let mut reply = StatusDomainReply::new(u8::from(is_here));
        reply.domain_name = Some(name);
        reply.registrar = Some(if is_here { "Known" } else { "None" }.into());
        reply.exp_date = is_here.then_some(expires);
        Ok(reply)
    }
}
