//! `send_password (domain)`.

use registrar_ops::opensrs::{Attributes, Contact, Rejection, SendPassword};

use super::play::{Done, Play};
use crate::codes::opensrs as codes;
use crate::mail::Mail;
use crate::world::World;
use crate::world::mailbox::Subject;

impl Play for SendPassword {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let name = self.domain_name.to_string();
        let domain = world.domain(&self.domain_name)?;
        let (to, subject) = match (&domain.sub_user, self.send_to) {
            (Some(sub_user), _) if self.sub_user => {
                (sub_user.email.clone(), Subject::SubUser(name.clone()))
            }
            (None, _) if self.sub_user => {
                return Err(Rejection::new(codes::NO_SUB_USER, "The domain has no sub-user"));
            }
            (_, Contact::Owner) => (domain.owner_email.clone(), Subject::Registrant(name.clone())),
            (_, Contact::Admin) => (domain.admin_email.clone(), Subject::Registrant(name.clone())),
        };
        let mail = Mail { domain: Some(name), ..Mail::new(to, "Reset your password") };
        world.send_token(mail, subject);
        Ok(Done::plain("Message sent"))
    }
}
