//! An incoming request before its signature is checked.

use std::fmt;

use super::reseller::{SIGNATURE, USERNAME};
use super::{Rejection, Request, Signature};
use crate::Secret;

/// An incoming request whose signature is yet to be checked: it says who sends it, so that a server
/// of many resellers can look up the key.
///
/// A server of one reseller uses [`Reseller::receive`](super::Reseller::receive).
#[derive(Clone, Copy)]
pub struct SignedRequest<'a> {
    username: &'a str,
    signature: &'a [u8],
    body: &'a [u8],
}

impl<'a> SignedRequest<'a> {
    /// Finds the parts in an HTTP request.
    ///
    /// # Errors
    /// [`RESELLER_AUTHENTICATION`](super::ResponseCode::RESELLER_AUTHENTICATION) when a header is
    /// missing, given twice, or no text.
    pub fn from_http(request: &'a http::Request<impl AsRef<[u8]>>) -> Result<Self, Rejection> {
        let header = |name| {
            let mut values = request.headers().get_all(name).iter();
            match (values.next(), values.next()) {
                (Some(value), None) => Ok(value.as_bytes()),
                _ => Err(Rejection::authentication()),
            }
        };
        let (username, signature) = (header(USERNAME)?, header(SIGNATURE)?);
        let username = str::from_utf8(username).map_err(|_| Rejection::authentication())?;
        Ok(Self { username, signature, body: request.body().as_ref() })
    }

    /// Who the request says it is from.
    #[must_use]
    pub const fn username(&self) -> &'a str {
        self.username
    }

    /// Checks the signature in constant time, then reads the request.
    ///
    /// # Errors
    /// [`RESELLER_AUTHENTICATION`](super::ResponseCode::RESELLER_AUTHENTICATION) when the signature
    /// is wrong, and those of [`Request::parse`].
    pub fn verify(&self, private_key: &Secret) -> Result<Request<'a>, Rejection> {
        if !Signature::of(self.body, private_key).matches(self.signature) {
            return Err(Rejection::authentication());
        }
        Request::parse(self.body)
    }
}

impl fmt::Debug for SignedRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedRequest").field("username", &self.username).finish_non_exhaustive()
    }
}
