//! `change (password)`.

use registrar_ops::opensrs::{Attributes, ChangePassword, Rejection};

use super::play::{Done, Play};
use crate::world::World;

impl Play for ChangePassword {
    /// The profile has the new password for all its domains, and all its sessions end.
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let (cookie, domain) = (self.beside.cookie.as_ref(), self.beside.domain.as_ref());
        let profile = world.domain_of(cookie, domain)?.profile.clone();
        world.end_sessions(&profile);
        world.domains.set_password(&profile, self.reg_password.as_secret());
        Ok(Done::plain("Command Successful"))
    }
}
