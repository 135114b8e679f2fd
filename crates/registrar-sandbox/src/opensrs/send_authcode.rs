//! `send_authcode (domain)`.

use registrar_ops::opensrs::{Attributes, Rejection, SendAuthcode};

use super::play::{Done, Play};
use crate::codes::opensrs as codes;
use crate::mail::Mail;
use crate::world::World;

impl Play for SendAuthcode {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let domain = world.domain(&self.domain_name)?;
        let Some(authcode) = domain.authcode.clone() else {
            return Err(Rejection::new(codes::NO_AUTHCODE, "The domain does not use EPP"));
        };
        let mail = Mail::new(domain.admin_email.clone(), "Your authorization code");
        let domain = Some(self.domain_name.to_string());
        world.send(Mail { domain, authcode: Some(authcode), ..mail });
        Ok(Done::plain("Message sent"))
    }
}
