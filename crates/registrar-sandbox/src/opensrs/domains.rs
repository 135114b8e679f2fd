//! `get (domain)` and `modify (domain)`: lock, authorization code, dates.

use registrar_ops::opensrs::{
    Attributes, Beside, DomainAuthInfo, DomainInfo, DomainStatus, GetDomainAllInfo,
    GetDomainAuthInfo, GetDomainStatus, LockState, ModifyDomainAuthInfo, ModifyDomainStatus,
    Rejection,
};

use super::play::{Done, Play};
use crate::clock::{YEAR, opensrs_time};
use crate::codes::opensrs as codes;
use crate::domain::Domain;
use crate::world::World;

fn about<'w>(beside: &Beside, world: &'w mut World) -> Result<&'w mut Domain, Rejection> {
    world.domain_of(beside.cookie.as_ref(), beside.domain.as_ref())
}

impl Play for GetDomainStatus {
    fn play(self, world: &mut World) -> Result<Done<DomainStatus>, Rejection> {
        let domain = about(&self.beside, world)?;
        let lock_state = if domain.locked { LockState::Locked } else { LockState::Unlocked };
        Ok(Done::with("Query successful", DomainStatus::new(lock_state)))
    }
}

impl Play for GetDomainAuthInfo {
    fn play(self, world: &mut World) -> Result<Done<DomainAuthInfo>, Rejection> {
        let Some(code) = about(&self.beside, world)?.authcode.clone() else {
            return Err(no_code());
        };
        let code = registrar_ops::Credential::new(code).map_err(Rejection::from)?;
        Ok(Done::with("Query successful", DomainAuthInfo::new(code)))
    }
}

impl Play for GetDomainAllInfo {
    fn play(self, world: &mut World) -> Result<Done<DomainInfo>, Rejection> {
        about(&self.beside, world)?;
        let now = world.clock.now();
        let mut info = DomainInfo::default();
        info.auto_renew = Some(true);
        info.let_expire = Some(false);
        info.sponsoring_rsp = Some(true);
        info.expiredate = Some(opensrs_time(now.saturating_add(YEAR)));
        Ok(Done::with("Query successful", info))
    }
}

impl Play for ModifyDomainStatus {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let is_locked = self.lock_state == LockState::Locked;
        let profile = about(&self.beside, world)?.profile.clone();
        if self.affect_domains {
            world.domains.of_profile(&profile).for_each(|domain| domain.locked = is_locked);
        } else {
            about(&self.beside, world)?.locked = is_locked;
        }
        Ok(Done::plain("Update successful"))
    }
}

impl Play for ModifyDomainAuthInfo {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let domain = about(&self.beside, world)?;
        let code = domain.authcode.as_mut().ok_or_else(no_code)?;
        *code = self.domain_auth_info.as_secret().clone();
        Ok(Done::plain("Update successful"))
    }
}

fn no_code() -> Rejection {
    Rejection::new(codes::NO_AUTHCODE, "The domain does not use EPP")
}
