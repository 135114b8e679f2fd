//! `set (cookie)`: a registrant's session begins.

use registrar_ops::opensrs::{Operation, Rejection};
use registrar_ops::{DomainName, Secret};
use serde::{Deserialize, Serialize};

use super::play::{Done, Play, authentication};
use crate::clock::opensrs_time;
use crate::world::World;

#[derive(Serialize, Deserialize)]
pub(crate) struct SetCookie {
    domain: DomainName,
    reg_username: String,
    #[serde(serialize_with = "Secret::serialize_exposed")]
    reg_password: Secret,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SetCookieReply {
    #[serde(serialize_with = "Secret::serialize_exposed")]
    cookie: Secret,
    expiredate: String,
    domain_count: usize,
    last_access_time: u64,
    f_owner: u8,
    waiting_requests_no: u8,
    waiting_request: String,
    permission: String,
    last_ip: String,
}

impl Operation for SetCookie {
    const ACTION: &'static str = "set";
    const OBJECT: &'static str = "cookie";
    const IDEMPOTENT: bool = true;
    type Reply = SetCookieReply;
}

impl Play for SetCookie {
    fn play(self, world: &mut World) -> Result<Done<SetCookieReply>, Rejection> {
        let now = world.clock.now();
        let domain = world.domain(&self.domain).map_err(|_| authentication())?;
        let sub_user = domain.sub_user.as_ref().filter(|sub_user| {
            sub_user.username == self.reg_username && sub_user.password == self.reg_password
        });
        let permission = sub_user.map(|sub_user| sub_user.permission.to_string());
        let is_owner = World::is_password(domain, &self.reg_username, &self.reg_password);
        if !is_owner && permission.is_none() {
            return Err(authentication());
        }
        let profile = domain.profile.clone();
        let domain_count = world.domains.of_profile(&profile).count();
        let cookie = world.begin_session(self.domain.as_str(), profile);
        let reply = SetCookieReply {
            cookie,
            expiredate: opensrs_time(now + 365 * 86_400),
            domain_count,
            last_access_time: now,
            f_owner: u8::from(is_owner),
            waiting_requests_no: 0,
            waiting_request: "None".into(),
            permission: permission.unwrap_or_default(),
            last_ip: String::new(),
        };
        Ok(Done::with("Command Successful", reply))
    }
}
