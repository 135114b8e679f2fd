//! `change (password)`.

use registrar_ops::opensrs::{Attributes, ChangePassword, Rejection};

use super::play::{Done, Play};
use crate::world::World;

impl Play for ChangePassword {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let (cookie, domain) = (self.beside.cookie.as_ref(), self.beside.domain.as_ref());
        let profile = world.domain_of(cookie, domain)?.profile.clone();
        world.set_profile_password(&profile, self.reg_password.as_secret());
        Ok(Done::plain("Command Successful"))
    }
}
