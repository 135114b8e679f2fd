//! Tokens that stand for the password of an account.

use registrar_ops::enom::{
    ApiToken, ApiTokenCreate, ApiTokenCreateReply, ApiTokenDelete, ApiTokenDeleteReply,
    ApiTokenDetails, ApiTokenDetailsReply, ApiTokenUpdate, ApiTokenUpdateReply, Rejection,
};
use registrar_ops::{Credential, Secret};

use super::play::{Needs, Play};
use crate::codes::enom as codes;
use crate::world::{HeldToken, World};

/// An account has so many tokens.
const MAX_TOKENS: usize = 1_000;

impl Play for ApiTokenCreate {
    const NEEDS: Needs = Needs::Password;

    fn play(self, world: &mut World) -> Result<ApiTokenCreateReply, Rejection> {
        if world.api_tokens.iter().any(|held| held.name == self.name) {
            return Err(name_taken());
        }
        if world.api_tokens.len() >= MAX_TOKENS {
            let text = "The account has as many tokens as it can have";
            return Err(Rejection::new(codes::TOO_MANY_TOKENS, text));
        }
        let id = world.next_number().to_string();
        let secret = Secret::new(format!("api-token-{id}-{:x}", world.clock.now()));
        let mut reply = ApiTokenCreateReply::new(Credential::new(secret.clone())?);
        (reply.api_token_name, reply.api_token_id) = (Some(self.name.clone()), Some(id.clone()));
        world.api_tokens.push(HeldToken { secret, name: self.name, id });
        Ok(reply)
    }
}

impl Play for ApiTokenDetails {
    const NEEDS: Needs = Needs::Password;

    fn play(self, world: &mut World) -> Result<ApiTokenDetailsReply, Rejection> {
        let is_asked = |held: &&HeldToken| {
            self.token.as_ref().is_none_or(|token| *token.as_secret() == held.secret)
        };
        let tokens = world.api_tokens.iter().filter(is_asked).map(|held| {
            Ok(ApiToken::new(Credential::new(held.secret.clone())?, &*held.name, &*held.id))
        });
        Ok(ApiTokenDetailsReply::new(tokens.collect::<Result<_, Rejection>>()?))
    }
}

impl Play for ApiTokenUpdate {
    fn play(self, world: &mut World) -> Result<ApiTokenUpdateReply, Rejection> {
        let is_other = |held: &HeldToken| held.id != self.token_id && held.name == self.name;
        if world.api_tokens.iter().any(is_other) {
            return Err(name_taken());
        }
        let mut tokens = world.api_tokens.iter_mut();
        let held = tokens.find(|held| held.id == self.token_id).ok_or_else(token_not_found)?;
        held.name = self.name;
        Ok(ApiTokenUpdateReply::new(true))
    }
}

impl Play for ApiTokenDelete {
    const NEEDS: Needs = Needs::Password;

    fn play(self, world: &mut World) -> Result<ApiTokenDeleteReply, Rejection> {
        let before = world.api_tokens.len();
        world.api_tokens.retain(|held| held.secret != *self.token.as_secret());
        if world.api_tokens.len() < before {
            Ok(ApiTokenDeleteReply::new(true))
        } else {
            Err(token_not_found())
        }
    }
}

fn name_taken() -> Rejection {
    Rejection::new(codes::TOKEN_NAME_TAKEN, "A token has this name already")
}

fn token_not_found() -> Rejection {
    Rejection::new(codes::TOKEN_NOT_FOUND, "Token not found")
}
