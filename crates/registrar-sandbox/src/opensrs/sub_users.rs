//! `add`, `get`, `modify` and `delete (subuser)`: a profile has one at most.

use registrar_ops::opensrs::{
    AddSubUser, Attributes, Beside, DeleteSubUser, GetSubUser, ModifySubUser, Permissions,
    Rejection, SubUser as Found,
};

use super::play::{Done, Play};
use crate::codes::opensrs as codes;
use crate::domain::{Domain, SubUser};
use crate::world::World;

/// The number of the one sub-user.
const ID: &str = "1";

fn about<'w>(beside: &Beside, world: &'w mut World) -> Result<&'w mut Domain, Rejection> {
    world.domain_of(beside.cookie.as_ref(), beside.domain.as_ref())
}

impl Play for AddSubUser {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let domain = about(&self.beside, world)?;
        if domain.sub_user.is_some() {
            let text = "The profile has a sub-user already";
            return Err(Rejection::new(codes::SUB_USER_EXISTS, text));
        }
        domain.sub_user = Some(SubUser {
            username: self.sub_username,
            password: self.sub_password.as_secret().clone(),
            permission: self.sub_permission.bits(),
            email: format!("sub-user@{}", domain.name),
        });
        Ok(Done::plain("Command Successful"))
    }
}

impl Play for GetSubUser {
    fn play(self, world: &mut World) -> Result<Done<Found>, Rejection> {
        let found = about(&self.beside, world)?.sub_user.as_ref().map(|sub_user| Found {
            id: Some(ID.into()),
            username: Some(sub_user.username.clone()),
            permission: Some(Permissions::from_bits(sub_user.permission)),
        });
        Ok(Done::with("Query successful", found.unwrap_or_default()))
    }
}

impl Play for ModifySubUser {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let sub_user = about(&self.beside, world)?.sub_user.as_mut();
        let sub_user = sub_user.filter(|_| self.sub_id == ID).ok_or_else(not_found)?;
        sub_user.username = self.sub_username;
        sub_user.password = self.sub_password.as_secret().clone();
        sub_user.permission = self.sub_permission.bits();
        Ok(Done::plain("Command Successful"))
    }
}

impl Play for DeleteSubUser {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let domain = about(&self.beside, world)?;
        if domain.sub_user.is_none() || self.sub_id != ID {
            return Err(not_found());
        }
        domain.sub_user = None;
        Ok(Done::plain("Command Successful"))
    }
}

fn not_found() -> Rejection {
    Rejection::new(codes::SUB_USER_NOT_FOUND, "Sub-user not found")
}
