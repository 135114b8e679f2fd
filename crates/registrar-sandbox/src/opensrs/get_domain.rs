//! `get (domain)`: what is known of a domain, by type.

use registrar_ops::opensrs::{Attributes, Beside, Operation, Rejection, Request, ResponseCode};
use registrar_ops::ops_envelope::assoc;
use registrar_ops::{DomainName, ParameterError};
use serde::{Deserialize, Serialize};

use super::play::{Done, Play};
use crate::clock::opensrs_time;
use crate::world::World;

#[derive(Serialize, Deserialize)]
pub(crate) struct GetDomain {
    r#type: String,
    domain: Option<DomainName>,
    beside: Beside,
}

impl Operation for GetDomain {
    const ACTION: &'static str = "get";
    const OBJECT: &'static str = "domain";
    const IDEMPOTENT: bool = true;
    type Reply = Attributes;

    fn read(request: &Request<'_>) -> Result<Self, ParameterError> {
        let document = "get (domain)";
        let beside = Beside::of(request, document)?;
        let parameters = request.parameters(document);
        let domain = parameters.optional("domain", DomainName::new)?;
        let r#type = parameters.required("type", |text| Ok(text.to_ascii_lowercase()))?;
        Ok(Self { r#type, domain: domain.or_else(|| beside.domain.clone()), beside })
    }
}

impl Play for GetDomain {
    fn play(self, world: &mut World) -> Result<Done<Attributes>, Rejection> {
        let expires = opensrs_time(world.clock.now() + 365 * 86_400);
        let domain = world.domain_of(self.beside.cookie.as_ref(), self.domain.as_ref())?;
        let attributes = match &*self.r#type {
            "status" => assoc! { "lock_state" => domain.locked, "can_modify" => "1" },
            "domain_auth_info" => {
                let code = domain.authcode.as_ref().map_or("", |code| code.expose_secret());
                assoc! { "domain_auth_info" => code.to_owned() }
            }
            "all_info" => assoc! {
                "auto_renew" => "1",
                "let_expire" => "0",
                "sponsoring_rsp" => "1",
                "expiredate" => expires,
            },
            _ => {
                let text = "Invalid data: type: expected one that the sandbox plays";
                return Err(Rejection::new(ResponseCode::INVALID_DATA, text));
            }
        };
        Ok(Done::with("Query successful", attributes.into()))
    }
}
