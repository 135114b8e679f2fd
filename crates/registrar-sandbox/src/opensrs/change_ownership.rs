//! `change (ownership)`.

use registrar_ops::opensrs::{Attributes, ChangeOwnership, Rejection};

use super::play::{Done, Play, authentication};
use crate::domain::Profile;
use crate::world::World;

impl Play for ChangeOwnership {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let (cookie, domain) = (self.beside.cookie.as_ref(), self.beside.domain.as_ref());
        let domain = world.domain_of(cookie, domain)?;
        let (name, before) = (domain.name.clone(), domain.profile.clone());
        let username = self.username.as_str().to_owned();
        let after = Profile { username, password: self.password.as_secret().clone() };
        // A domain that is named has the profile to move into.
        if let Some(of) = &self.reg_domain
            && world.domain(of)?.profile != after
        {
            return Err(authentication());
        }
        world.sessions.end_all(&before);
        if self.move_all == Some(true) {
            for domain in world.domains.of_profile(&before) {
                domain.profile = after.clone();
            }
        } else {
            world.domain(&name)?.profile = after;
        }
        Ok(Done::plain("Command Successful"))
    }
}
