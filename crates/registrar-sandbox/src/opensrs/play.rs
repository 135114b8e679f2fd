//! What makes an operation one that is played.

use registrar_ops::opensrs::{
    Attributes, Cookie, Operation, Rejection, Reply, Request, ResponseCode,
};
use registrar_ops::{Body, DomainName};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::codes::opensrs as codes;
use crate::domain::Domain;
use crate::http::answer::Answer;
use crate::world::World;

/// What an operation does in an account's world.
pub(crate) trait Play: Operation<Reply: Serialize> + DeserializeOwned {
    /// Does it.
    ///
    /// # Errors
    /// The refusal to send.
    fn play(self, world: &mut World) -> Result<Done<Self::Reply>, Rejection>;
}

/// An operation that was done.
pub(crate) struct Done<A> {
    pub(crate) code: ResponseCode,
    pub(crate) text: &'static str,
    pub(crate) attributes: A,
}

impl Done<Attributes> {
    /// Done, with nothing to tell.
    pub(crate) fn plain(text: &'static str) -> Self {
        Self::with(text, Attributes::default())
    }
}

impl<A> Done<A> {
    /// Done, with something to tell.
    pub(crate) const fn with(text: &'static str, attributes: A) -> Self {
        Self { code: codes::DONE, text, attributes }
    }
}

/// Reads the operation out of a request, does it and writes the answer.
pub(crate) fn play<O: Play>(request: &Request<'_>, world: &mut World) -> Result<Answer, Rejection> {
    let operation = O::from_request(request)?;
    let done = operation.play(world).map_err(|no| no.with_object(request.object()))?;
    let reply = Reply::new(request.object(), done.text, done.attributes).with_code(done.code);
    let internal = |_| Rejection::new(codes::INTERNAL, "Internal error");
    let answer = reply.to_http().map_err(internal)?;
    Ok(answer.map(Body::into_string).map(String::into_bytes))
}

impl World {
    /// The domain of this name.
    pub(crate) fn domain(&mut self, name: &DomainName) -> Result<&mut Domain, Rejection> {
        self.domains.find(name.as_str()).ok_or_else(not_found)
    }

    /// The domain that a request acts on: the one whose session it has, otherwise the one it names.
    pub(crate) fn domain_of(
        &mut self,
        cookie: Option<&Cookie>,
        domain: Option<&DomainName>,
    ) -> Result<&mut Domain, Rejection> {
        let Some(cookie) = cookie.map(Cookie::as_secret) else {
            return self.domains.find(domain.map_or("", DomainName::as_str)).ok_or_else(not_found);
        };
        let session = self.session(cookie).ok_or_else(authentication)?;
        let (profile, at) = (session.profile.clone(), session.domain.clone());
        let name = domain.map_or(&*at, DomainName::as_str);
        let domain = self.domains.find(name).ok_or_else(not_found)?;
        // A session is no key to other profiles.
        if domain.profile == profile { Ok(domain) } else { Err(authentication()) }
    }
}

/// The refusal of a domain that is not there.
pub(crate) fn not_found() -> Rejection {
    Rejection::new(codes::DOMAIN_NOT_FOUND, "Domain not found")
}

/// The refusal of a registrant, as it was recorded: with an empty `support_message`.
pub(crate) fn authentication() -> Rejection {
    Rejection::new(codes::REGISTRANT, "Authentication Error.").with("support_message", "")
}
