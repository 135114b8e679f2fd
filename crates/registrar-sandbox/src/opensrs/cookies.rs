//! `set`, `update` and `delete (cookie)`: sessions of registrants.

use registrar_ops::opensrs::{
    Attributes, Cookie, DeleteCookie, Permissions, Rejection, SetCookie, SetCookieReply,
    UpdateCookie,
};

use super::play::{Done, Play, authentication};
use crate::clock::{YEAR, opensrs_time};
use crate::domain::Profile;
use crate::world::World;

impl Play for SetCookie {
    fn play(self, world: &mut World) -> Result<Done<SetCookieReply>, Rejection> {
        let domain = world.domain(&self.domain).map_err(|_| authentication())?;
        let (username, password) = (self.reg_username.as_str(), self.reg_password.as_secret());
        let profile = domain.profile.clone();
        let is_owner = profile.username == username && profile.password == *password;
        let sub_user = domain.sub_user.as_ref();
        let sub_user =
            sub_user.filter(|held| held.username == username && held.password == *password);
        let permission = sub_user.map(|sub_user| Permissions::from_bits(sub_user.permission));
        if !is_owner && permission.is_none() {
            return Err(authentication());
        }
        let cookie = world.begin_session(self.domain.as_str(), profile.clone());
        let cookie = Cookie::new(cookie).map_err(Rejection::from)?;
        let reply = session(world, &profile, cookie);
        Ok(Done::with(
            "Command Successful",
            SetCookieReply {
                f_owner: Some(is_owner),
                permission: permission.filter(|_| !is_owner),
                ..reply
            },
        ))
    }
}

impl Play for UpdateCookie {
    fn play(self, world: &mut World) -> Result<Done<SetCookieReply>, Rejection> {
        let cookie = self.beside.cookie.ok_or_else(authentication)?;
        world.domain_of(Some(&cookie), Some(&self.domain))?;
        let profile = world.domain_of(Some(&cookie), Some(&self.domain_new))?.profile.clone();
        if let Some(session) = world.session(cookie.as_secret()) {
            self.domain_new.as_str().clone_into(&mut session.domain);
        }
        Ok(Done::with("Command Successful", session(world, &profile, cookie)))
    }
}

impl Play for DeleteCookie {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let cookie = self.beside.cookie.ok_or_else(authentication)?;
        if world.sessions.end(cookie.as_secret(), world.clock.now()) {
            Ok(Done::plain("Command Successful"))
        } else {
            // A session that is over is refused as one that never was, by every action.
            Err(authentication())
        }
    }
}

/// What is told of a session.
fn session(world: &mut World, profile: &Profile, cookie: Cookie) -> SetCookieReply {
    let now = world.clock.now();
    let domain_count = u32::try_from(world.domains.of_profile(profile).count()).ok();
    SetCookieReply {
        domain_count,
        expiredate: Some(opensrs_time(now.saturating_add(YEAR))),
        f_owner: Some(true),
        last_access_time: Some(now.to_string()),
        waiting_requests_no: Some(0),
        waiting_request: Some("None".into()),
        ..SetCookieReply::new(cookie)
    }
}
