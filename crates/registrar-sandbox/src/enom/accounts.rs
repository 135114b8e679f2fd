//! Logins: who they are, what they forgot, and another password.

use registrar_ops::enom::{
    AnyFields, AuthQuestionAnswer, CheckLogin, CheckLoginReply, GetAccountPassword,
    GetAccountPasswordReply, GetAccountValidation, GetAccountValidationReply, Rejection,
    SendAccountEmail, SetAccountPassword, SetAccountPasswordReply,
};

use super::play::Play;
use crate::codes::enom as codes;
use crate::login::Login;
use crate::mail::Mail;
use crate::world::World;
use crate::world::mailbox::Subject;

impl Play for GetAccountPassword {
    fn play(self, world: &mut World) -> Result<GetAccountPasswordReply, Rejection> {
        let Some(login) = world.logins.get(self.login_id.as_str()) else {
            return Ok(GetAccountPasswordReply::new(false));
        };
        if login.answer != *self.auth_question_answer.as_secret() {
            return Err(Rejection::new(codes::WRONG_ANSWER, "The answer is not correct"));
        }
        let (to, login) = (login.email.clone(), login.login_id.clone());
        let mail = Mail { login: Some(login.clone()), ..Mail::new(to, "Reset your password") };
        world.send_token(mail, Subject::Login(login));
        Ok(GetAccountPasswordReply::new(true))
    }
}

impl Play for SetAccountPassword {
    fn play(self, world: &mut World) -> Result<SetAccountPasswordReply, Rejection> {
        if world.set_password(self.token.expose_secret(), self.password.as_secret()) {
            Ok(SetAccountPasswordReply::new(true))
        } else {
            Err(Rejection::new(codes::MAILED_TOKEN_INVALID, "Token is not valid"))
        }
    }
}

impl Play for GetAccountValidation {
    fn play(self, world: &mut World) -> Result<GetAccountValidationReply, Rejection> {
        let login = find(world, self.login_id.as_str())?;
        let answer = AuthQuestionAnswer::new(login.answer.clone())?;
        let mut reply = GetAccountValidationReply::new("Mother's Maiden Name", answer);
        reply.login_id = Some(login.login_id.clone());
        Ok(reply)
    }
}

impl Play for CheckLogin {
    /// Whoever gets here has logged in.
    fn play(self, _: &mut World) -> Result<CheckLoginReply, Rejection> {
        let mut reply = CheckLoginReply::default();
        (reply.reseller, reply.account) = (Some("1".into()), Some("100-aa-0001".into()));
        (reply.failure_count, reply.enabled) = (Some("0".into()), Some("True".into()));
        Ok(reply)
    }
}

impl Play for SendAccountEmail {
    fn play(self, world: &mut World) -> Result<AnyFields, Rejection> {
        let login = find(world, self.login_id.as_str())?;
        let mail = Mail::new(login.email.clone(), "Your login");
        let (password, login) = (Some(login.password.clone()), Some(login.login_id.clone()));
        world.send(Mail { login, password, ..mail });
        Ok(AnyFields::default())
    }
}

fn find<'w>(world: &'w World, login_id: &str) -> Result<&'w Login, Rejection> {
    let not_found = || Rejection::new(codes::LOGIN_NOT_FOUND, "Login ID not found");
    world.logins.get(login_id).ok_or_else(not_found)
}
