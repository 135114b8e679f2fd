//! A request before its signature is checked.

use std::fmt;

use http::Method;
use ops_envelope::ParseOptions;
use wire_text::{Input, Source};

use super::rejection::Rejection;
use super::request::Request;
use super::response_code::ResponseCode;
use super::sign::{SIGNATURE, Signature, USERNAME};
use crate::charset;
use crate::secret::Secret;

/// A request whose signature is not checked yet. It contains the user name, with which a server of many
/// resellers can look up the key.
///
/// A server of one reseller uses [`Reseller::receive`](super::Reseller::receive).
///
/// ```
/// use registrar_ops::opensrs::{Reseller, SendAuthcode, SignedRequest};
/// use registrar_ops::{DomainName, Secret};
///
/// // What a client sends:
/// let operation = SendAuthcode::new(DomainName::new("example.com")?);
/// let received = Reseller::new("reseller", "made.up")?.request(&operation)?;
///
/// // The server:
/// let signed = SignedRequest::from_http(&received)?;
/// assert_eq!(signed.username(), "reseller"); // whose key is looked up
/// let request = signed.verify(&Secret::new("made.up"))?;
/// assert_eq!(request.action(), "send_authcode");
/// assert!(signed.verify(&Secret::new("another")).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct SignedRequest<'a> {
    username: &'a str,
    signature: &'a [u8],
    charset: Option<&'a str>,
    body: Source<'a>,
}

impl<'a> SignedRequest<'a> {
    /// Reads the header fields of an HTTP request. The method is POST, in any letter case: a public client
    /// writes it in lower case.
    ///
    /// # Errors
    /// The answer to send: [`AUTHENTICATION`](ResponseCode::AUTHENTICATION) if a header field is missing, given
    /// twice, or not text; [`INVALID_COMMAND`](ResponseCode::INVALID_COMMAND) for another method.
    pub fn from_http(request: &'a http::Request<impl Input>) -> Result<Self, Rejection> {
        if !request.method().as_str().eq_ignore_ascii_case(Method::POST.as_str()) {
            let text = "Invalid command: expected the method POST";
            return Err(Rejection::new(ResponseCode::INVALID_COMMAND, text));
        }
        let header = |name| {
            let mut values = request.headers().get_all(name).iter();
            match (values.next(), values.next()) {
                (Some(value), None) => Ok(value.as_bytes()),
                _ => Err(Rejection::authentication()),
            }
        };
        let (username, signature) = (header(USERNAME)?, header(SIGNATURE)?);
        let username = str::from_utf8(username).map_err(|_| Rejection::authentication())?;
        let charset = charset::of(request.headers());
        Ok(Self { username, signature, charset, body: Source::of(request.body()) })
    }

    /// The user name in the request.
    #[must_use]
    pub const fn username(&self) -> &'a str {
        self.username
    }

    /// Checks the signature in constant time, then reads the request in the charset that its header names.
    ///
    /// # Errors
    /// [`AUTHENTICATION`](ResponseCode::AUTHENTICATION) if the signature is wrong, and the errors of
    /// [`Request::parse`].
    pub fn verify(&self, private_key: &Secret) -> Result<Request<'a>, Rejection> {
        if !Signature::of(self.body.bytes(), private_key).matches(self.signature) {
            return Err(Rejection::authentication());
        }
        let mut options = ParseOptions::new();
        if let Some(charset) = self.charset {
            options = options.with_charset(charset);
        }
        Request::read(self.body, &options)
    }
}

impl fmt::Debug for SignedRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedRequest").field("username", &self.username).finish_non_exhaustive()
    }
}
