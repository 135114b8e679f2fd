//! `SetPassword`.

use registrar_ops::enom::{AnyFields, Rejection, SetPassword};

use super::play::Play;
use crate::world::World;

impl Play for SetPassword {
    fn play(self, world: &mut World) -> Result<AnyFields, Rejection> {
        let domain = world.own_domain(self.domain.domain_name())?;
        domain.domain_password = self.domain_password.as_secret().clone();
        Ok(AnyFields::default())
    }
}
