//! What makes a command one that is played.

use registrar_ops::enom::{Operation, Rejection, Request};
use registrar_ops::{Body, DomainName};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::clock::enom_time;
use crate::codes::enom as codes;
use crate::domain::Domain;
use crate::http::answer::Answer;
use crate::world::World;

/// What a request must give to be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Nothing: the command asks for something else.
    Nothing,
    /// The password of the account, or a token that stands for it.
    Token,
    /// The password itself.
    Password,
}

/// What a command does in an account's world.
pub(crate) trait Play: Operation<Reply: Serialize> + DeserializeOwned {
    /// What a request must give to be heard.
    const NEEDS: Needs = Needs::Token;

    /// Does it.
    ///
    /// # Errors
    /// The refusal to send.
    fn play(self, world: &mut World) -> Result<Self::Reply, Rejection>;
}

/// Reads the command out of a request, does it and writes the answer in the format that was asked for.
pub(crate) fn play<O: Play>(request: &Request, world: &mut World) -> Result<Answer, Rejection> {
    let operation = O::from_request(request)?;
    let fields = operation.play(world).map_err(|no| request.reject(no))?;
    let (number, now) = (world.next_number(), world.clock.now());
    let reply = O::answer(fields)
        .with("Server", "SANDBOX")
        .with("Site", "eNom")
        .with("ExecTime", "0.001")
        .with("TrackingKey", format!("{now:08x}-0000-4000-8000-{number:012x}"))
        .with("RequestDateTime", enom_time(now));
    let internal = |_| request.rejection(codes::INTERNAL, "Internal error");
    let answer = reply.to_http(request.format()).map_err(internal)?;
    Ok(answer.map(Body::into_string).map(String::into_bytes))
}

impl World {
    /// The domain of this name, which must be the account's.
    pub(crate) fn own_domain(&mut self, name: &DomainName) -> Result<&mut Domain, Rejection> {
        self.domains.find(name.as_str()).ok_or_else(not_found)
    }
}

/// The refusal of a domain that is not the account's, as it was seen.
pub(crate) fn not_found() -> Rejection {
    Rejection::new(codes::DOMAIN_NOT_FOUND, "Domain name not found")
}
