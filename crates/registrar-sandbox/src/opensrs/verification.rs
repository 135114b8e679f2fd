//! Whether a registrant's mail address is verified, and the mail that asks for it.

use registrar_ops::opensrs::{
    Attributes, GetRegistrantVerificationStatus, Rejection, SendRegistrantVerificationEmail,
    VerificationState, VerificationStatus,
};

use super::play::{Done, Play};
use crate::mail::Mail;
use crate::world::World;
use crate::world::mailbox::Subject;

/// A domain whose registrant is not verified has so many days.
const DAYS: i32 = 15;

impl Play for GetRegistrantVerificationStatus {
    fn play(self, world: &mut World) -> Result<Done<VerificationStatus>, Rejection> {
        let is_verified = world.domain(&self.domain)?.verified;
        let status = VerificationStatus {
            registrant_verification_status: if is_verified {
                VerificationState::Verified
            } else {
                VerificationState::Unverified
            },
            verification_deadline: None,
            days_to_suspend: (!is_verified).then_some(DAYS),
            email_bounced: None,
        };
        Ok(Done::with("Query successful", status))
    }
}

impl Play for SendRegistrantVerificationEmail {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let to = world.domain(&self.domain)?.owner_email.clone();
        let name = self.domain.to_string();
        let mail = Mail { domain: Some(name.clone()), ..Mail::new(to, "Verify your address") };
        world.send_token(mail, Subject::Verification(name));
        Ok(Done::plain("Verification email has been resent successfully."))
    }
}
