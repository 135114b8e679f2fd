//! The account of a reseller: its credentials and endpoint.

use std::fmt;

use enom_response::Format;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::uri::PathAndQuery;
use http::{Method, Uri};
use wire_text::secret_names::MASK;

use super::any_operation::AnyOperation;
use super::command::Command;
use super::rejection::Rejection;
use super::request::{COMMON, Request};
use crate::body::Body;
use crate::form;
use crate::parameters::{ParameterError, ParameterErrorKind};
use crate::request_error::RequestError;
use crate::secret::Secret;
use crate::shown_uri::shown;

/// The document that says how commands are carried.
const DOCUMENT: &str = "eNom API, Input Parameters";

/// How long an address can be in the crate `http`.
const MAX_ADDRESS: usize = 65_534;

/// A reseller's account: account ID, API token and endpoint.
///
/// ```
/// use registrar_ops::enom::{Account, DomainPassword, Endpoint, Format, SetPassword};
/// use registrar_ops::SplitName;
///
/// let account = Account::new("resellid", "resellpw")?.with_endpoint(Endpoint::Test);
/// let password = DomainPassword::new("resellerdocspw")?;
/// let operation = SetPassword::new(SplitName::new("resellerdocs", "com")?, password);
/// let request = account.request(&operation, Format::Xml)?; // an `http::Request`, to be sent
/// assert_eq!(request.uri(), "https://resellertest.enom.com/interface.asp");
/// assert_eq!(
///     request.body().as_str(),
///     "command=SetPassword&uid=resellid&pw=resellpw\
///      &SLD=resellerdocs&TLD=com&DomainPassword=resellerdocspw&ResponseType=XML",
/// );
/// # Ok::<(), registrar_ops::RequestError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Account {
    uid: String,
    token: Secret,
    endpoint: Endpoint,
}

/// The address to which requests go.
///
/// [`Account`] has an example.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Endpoint {
    /// `https://reseller.enom.com/interface.asp`: the live system, where changes are real.
    #[default]
    Live,
    /// `https://resellertest.enom.com/interface.asp`: the test system.
    Test,
    /// Any other address: a proxy, a sandbox.
    Other(Uri),
}

/// A GET request, whose address contains the token and all parameters.
///
/// Addresses end up in logs, so `Debug` shows nothing of it; [`expose_secret`](Self::expose_secret) returns the
/// request to send. [`Account::request`] keeps credentials out of addresses.
///
/// ```
/// use registrar_ops::enom::{Account, CheckLogin, Format};
///
/// let account = Account::new("resellid", "made.up")?;
/// let request = account.get_request(&CheckLogin::new(), Format::Text)?;
/// assert!(!format!("{request:?}").contains("made.up"));
/// let request = request.expose_secret()?; // an `http::Request`, to be sent
/// assert_eq!(
///     request.uri(),
///     "https://reseller.enom.com/interface.asp?\
///      command=CheckLogin&uid=resellid&pw=made.up&ResponseType=Text",
/// );
/// # Ok::<(), registrar_ops::RequestError>(())
/// ```
#[derive(Clone)]
pub struct GetRequest {
    endpoint: Uri,
    query: Body,
}

impl Account {
    /// The account `uid`, at the live endpoint.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when a part is empty.
    pub fn new(uid: impl Into<String>, token: impl Into<Secret>) -> Result<Self, ParameterError> {
        let (uid, token) = (uid.into(), token.into());
        for (name, value) in [("uid", uid.as_str()), ("pw", token.expose_secret())] {
            if value.is_empty() {
                return Err(ParameterError::missing(name).says(DOCUMENT));
            }
        }
        Ok(Self { uid, token, endpoint: Endpoint::Live })
    }

    /// The same account at another endpoint.
    #[must_use]
    pub fn with_endpoint(mut self, endpoint: impl Into<Endpoint>) -> Self {
        self.endpoint = endpoint.into();
        self
    }

    /// The account ID.
    #[must_use]
    pub fn uid(&self) -> &str {
        &self.uid
    }

    /// Makes the request of an operation (boxed operations too): a POST with everything in its body.
    ///
    /// # Errors
    /// The parameter that breaks a rule, or a field that is not a plain value.
    pub fn request(
        &self,
        operation: &(impl AnyOperation + ?Sized),
        format: Format,
    ) -> Result<http::Request<Body>, RequestError> {
        self.request_for(&operation.to_command()?, format)
    }

    /// Makes the request of a generic [`Command`]: a POST with everything in its body.
    ///
    /// # Errors
    /// [`Repeated`](ParameterErrorKind::Repeated) if the command has two values for one name, or has a
    /// parameter that the account sets (`command`, `uid`, `pw`, `ResponseType`).
    pub fn request_for(
        &self,
        command: &Command,
        format: Format,
    ) -> Result<http::Request<Body>, RequestError> {
        let mut request = http::Request::new(self.encode(command, format)?);
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.endpoint.uri();
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers_mut().insert(CONTENT_TYPE, form);
        Ok(request)
    }

    /// Makes the request of an operation as a GET, with all parameters in its address.
    ///
    /// # Errors
    /// Those of [`request`](Self::request), and [`OutOfRange`](ParameterErrorKind::OutOfRange) if it is too
    /// long for an address.
    pub fn get_request(
        &self,
        operation: &(impl AnyOperation + ?Sized),
        format: Format,
    ) -> Result<GetRequest, RequestError> {
        self.get_request_for(&operation.to_command()?, format)
    }

    /// Makes the request of a generic [`Command`] as a GET, with all parameters in its address.
    ///
    /// # Errors
    /// Those of [`request_for`](Self::request_for), and [`OutOfRange`](ParameterErrorKind::OutOfRange) if it is
    /// too long for an address.
    pub fn get_request_for(
        &self,
        command: &Command,
        format: Format,
    ) -> Result<GetRequest, RequestError> {
        let (query, endpoint) = (self.encode(command, format)?, self.endpoint.uri());
        if endpoint.to_string().len() + 1 + query.as_str().len() > MAX_ADDRESS {
            let (kind, rule) = (ParameterErrorKind::OutOfRange, "what fits into an address");
            return Err(ParameterError::new(kind, command.name().to_owned(), rule).into());
        }
        Ok(GetRequest { endpoint, query })
    }

    fn encode(&self, command: &Command, format: Format) -> Result<Body, ParameterError> {
        let is_common = |name: &str| COMMON.iter().any(|held| held.eq_ignore_ascii_case(name));
        if let Some((name, _)) = command.iter().find(|&(name, _)| is_common(name)) {
            let (kind, rule) = (ParameterErrorKind::Repeated, "what the account sets, once");
            return Err(ParameterError::new(kind, name.to_owned(), rule));
        }
        command.check_repeated()?;
        let who =
            [("command", command.name()), ("uid", &self.uid), ("pw", self.token.expose_secret())];
        let how = [("ResponseType", response_type(format))];
        Ok(form::encode(who.into_iter().chain(command.iter()).chain(how)))
    }

    /// For servers: checks that a request is from this account. Compares the token in constant time.
    ///
    /// # Errors
    /// The answer to send, in the format that the request asks for.
    pub fn verify(&self, request: &Request) -> Result<(), Rejection> {
        let is_token = request.token().is_some_and(|token| *token == self.token);
        if is_token && request.uid() == Some(&self.uid) {
            return Ok(());
        }
        Err(request.reject(Rejection::authentication()))
    }
}

/// The value of `ResponseType`, as the documents spell it.
const fn response_type(format: Format) -> &'static str {
    match format {
        Format::Text => "Text",
        Format::Html => "HTML",
        Format::Xml => "XML",
    }
}

impl Endpoint {
    /// The address, without parameters.
    #[must_use]
    pub fn uri(&self) -> Uri {
        match self {
            Self::Live => Uri::from_static("https://reseller.enom.com/interface.asp"),
            Self::Test => Uri::from_static("https://resellertest.enom.com/interface.asp"),
            Self::Other(uri) => uri.clone(),
        }
    }
}

impl From<Uri> for Endpoint {
    fn from(uri: Uri) -> Self {
        Self::Other(uri)
    }
}

impl GetRequest {
    /// The request with its full address. The types of `http` keep the address in memory that is not zeroed.
    ///
    /// # Errors
    /// [`Invalid`](ParameterErrorKind::Invalid) if a query cannot be added to the endpoint.
    pub fn expose_secret(self) -> Result<http::Request<()>, RequestError> {
        let mut parts = self.endpoint.into_parts();
        let path = parts.path_and_query.as_ref().map_or("/", PathAndQuery::as_str);
        let sign = if path.contains('?') { '&' } else { '?' };
        let path = PathAndQuery::try_from(format!("{path}{sign}{}", self.query.as_str()));
        parts.path_and_query = path.ok();
        match parts.path_and_query.is_some().then(|| Uri::from_parts(parts)) {
            Some(Ok(uri)) => {
                let mut request = http::Request::new(());
                *request.uri_mut() = uri;
                Ok(request)
            }
            _ => {
                let kind = ParameterErrorKind::Invalid;
                Err(ParameterError::new(kind, "endpoint", "an address with a host").into())
            }
        }
    }
}

impl fmt::Debug for GetRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GetRequest({}?{MASK})", shown(&self.endpoint))
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
