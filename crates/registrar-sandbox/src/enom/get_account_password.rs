//! `GetAccountPassword`.

use registrar_ops::enom::{GetAccountPassword, GetAccountPasswordReply, Rejection, ResponseCode};

use super::play::Play;
use crate::mail::Mail;
use crate::world::World;
use crate::world::mailbox::Subject;

impl Play for GetAccountPassword {
    fn play(self, world: &mut World) -> Result<GetAccountPasswordReply, Rejection> {
        let Some(login) = world.logins.get(self.login_id.as_str()) else {
            return Ok(GetAccountPasswordReply::new(false));
        };
        if login.answer != *self.auth_question_answer.as_secret() {
            let code = ResponseCode::from_number(304_185);
            return Err(Rejection::new(code, "The answer is not correct"));
        }
        let (to, login) = (login.email.clone(), login.login_id.clone());
        let mail = Mail { login: Some(login.clone()), ..Mail::new(to, "Reset your password") };
        world.send_token(mail, Subject::Login(login));
        Ok(GetAccountPasswordReply::new(true))
    }
}
