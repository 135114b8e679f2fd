//! The account of a reseller: its credentials and endpoint.

use std::fmt;

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Method, Uri};
use wire_text::Input;

use super::any_operation::AnyOperation;
use super::rejection::Rejection;
use super::request::Request;
use super::sign::{SIGNATURE, Signature, USERNAME};
use super::signed_request::SignedRequest;
use crate::body::Body;
use crate::parameters::{ParameterError, ParameterErrorKind};
use crate::request_error::RequestError;
use crate::secret::Secret;
use crate::shown_uri::shown;

/// The document that says how requests are carried.
const DOCUMENT: &str = "OpenSRS API, Getting Started";

/// A reseller's account: user name, private key and endpoint.
///
/// ```
/// use registrar_ops::opensrs::{Contact, Endpoint, Reseller, SendPassword};
/// use registrar_ops::DomainName;
///
/// let reseller = Reseller::new("reseller", "private key")?.with_endpoint(Endpoint::Test);
/// let name = DomainName::new("example.info")?;
/// let operation = SendPassword { send_to: Contact::Owner, ..SendPassword::new(name) };
/// let request = reseller.request(&operation)?; // an `http::Request`, for any HTTP stack to send
/// assert_eq!(request.uri(), "https://horizon.opensrs.net:55443/");
/// assert_eq!(request.headers()["x-username"], "reseller");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reseller {
    username: HeaderValue,
    key: Secret,
    endpoint: Endpoint,
}

/// The address to which requests go.
///
/// [`Reseller`] has an example.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Endpoint {
    /// `https://rr-n1-tor.opensrs.net:55443/`: the live system, where changes are real.
    #[default]
    Live,
    /// `https://horizon.opensrs.net:55443/`: the test system.
    Test,
    /// Any other address: a proxy, a sandbox.
    Other(Uri),
}

impl Reseller {
    /// The account of `username`, at the live endpoint.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) if a part is empty, and
    /// [`Invalid`](ParameterErrorKind::Invalid) if the name is not allowed in an HTTP header.
    pub fn new(username: &str, private_key: impl Into<Secret>) -> Result<Self, ParameterError> {
        use ParameterErrorKind::{Invalid, Missing};
        let fail = |kind, name, rule| Err(ParameterError::new(kind, name, rule).says(DOCUMENT));
        let key = private_key.into();
        if username.is_empty() {
            return fail(Missing, "X-Username", "a value");
        }
        if key.expose_secret().is_empty() {
            return fail(Missing, "private key", "a value");
        }
        match HeaderValue::from_str(username) {
            Ok(name) if username.bytes().all(|byte| byte.is_ascii_graphic()) => {
                Ok(Self { username: name, key, endpoint: Endpoint::Live })
            }
            _ => fail(Invalid, "X-Username", "visible ASCII characters"),
        }
    }

    /// The same account at another endpoint.
    #[must_use]
    pub fn with_endpoint(mut self, endpoint: impl Into<Endpoint>) -> Self {
        self.endpoint = endpoint.into();
        self
    }

    /// The user name.
    #[must_use]
    pub fn username(&self) -> &str {
        self.username.to_str().unwrap_or_default()
    }

    /// Makes the signed request of an operation (boxed operations too).
    ///
    /// # Errors
    /// The parameter that breaks a rule, or a value that an envelope cannot hold.
    pub fn request(
        &self,
        operation: &(impl AnyOperation + ?Sized),
    ) -> Result<http::Request<Body>, RequestError> {
        self.request_for(&operation.to_request()?)
    }

    /// Makes the signed request of a generic [`Request`].
    ///
    /// # Errors
    /// [`RequestError::Envelope`] for a value that an envelope cannot hold.
    pub fn request_for(&self, request: &Request<'_>) -> Result<http::Request<Body>, RequestError> {
        request.to_body().map(|body| self.sign(body))
    }

    /// Makes a signed request with this body, unchanged.
    #[must_use]
    pub fn sign(&self, body: Body) -> http::Request<Body> {
        let signature = Signature::of(body.as_bytes(), &self.key);
        let mut request = http::Request::new(body);
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.endpoint.uri();
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/xml"));
        headers.insert(USERNAME, self.username.clone());
        headers.insert(SIGNATURE, signature.to_header());
        request
    }

    /// For servers: checks that a request is from this reseller, and reads it. The signature is compared in
    /// constant time, before any byte of the body is parsed.
    ///
    /// # Errors
    /// The answer to send: see [`SignedRequest::from_http`] and [`SignedRequest::verify`].
    pub fn receive<'a>(
        &self,
        request: &'a http::Request<impl Input>,
    ) -> Result<Request<'a>, Rejection> {
        let signed = SignedRequest::from_http(request)?;
        let is_user = signed.username() == self.username();
        let request = signed.verify(&self.key);
        if is_user { request } else { Err(Rejection::authentication()) }
    }
}

impl Endpoint {
    /// The address.
    #[must_use]
    pub fn uri(&self) -> Uri {
        match self {
            Self::Live => Uri::from_static("https://rr-n1-tor.opensrs.net:55443/"),
            Self::Test => Uri::from_static("https://horizon.opensrs.net:55443/"),
            Self::Other(uri) => uri.clone(),
        }
    }
}

impl From<Uri> for Endpoint {
    fn from(uri: Uri) -> Self {
        Self::Other(uri)
    }
}

/// The name, or the address without user info.
impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Live => f.write_str("Live"),
            Self::Test => f.write_str("Test"),
            Self::Other(uri) => write!(f, "Other({})", shown(uri)),
        }
    }
}
