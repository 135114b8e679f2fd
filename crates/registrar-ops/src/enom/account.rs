//! The account of a reseller: credentials, and where requests go.

use std::fmt;

use http::header::{CONTENT_TYPE, HeaderValue};
use http::uri::PathAndQuery;
use http::{Method, Uri};

use super::{Command, Format, Incoming, Operation, Rejection};
use crate::{Body, ParameterError, ParameterErrorKind, Secret, form};

/// The document that says how commands are carried.
const DOCUMENT: &str = "eNom API, Input Parameters";

/// The parameters that every request has, and that no [`Command`] may bring along.
pub(super) const COMMON: [&str; 4] = ["command", "uid", "pw", "ResponseType"];

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
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Account {
    uid: String,
    token: Secret,
    endpoint: Endpoint,
}

/// Where requests go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Endpoint {
    /// `https://reseller.enom.com/interface.asp`: what is done there is done.
    #[default]
    Live,
    /// `https://resellertest.enom.com/interface.asp`: the test system.
    Test,
    /// Any other: a proxy, a sandbox.
    Other(Uri),
}

/// A request whose address holds the token and everything else, as GET has it.
///
/// Addresses end up in logs, so `Debug` shows none of it; [`expose`](Self::expose) gives the request
/// to send. [`Account::request`] keeps credentials out of addresses.
#[derive(Clone)]
pub struct GetRequest(http::Request<()>);

impl Account {
    /// The account `uid`, at the live endpoint.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when a part is empty.
    pub fn new(uid: impl Into<String>, token: impl Into<Secret>) -> Result<Self, ParameterError> {
        let (uid, token) = (uid.into(), token.into());
        for (name, value) in [("uid", uid.as_str()), ("pw", token.expose())] {
            if value.is_empty() {
                let kind = ParameterErrorKind::Missing;
                return Err(ParameterError::new(kind, name, "a value", DOCUMENT));
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

    /// Makes the request of an operation: a POST with everything in its body.
    ///
    /// # Errors
    /// Those of [`Command::of`] and [`request_for`](Self::request_for); with the operations of this
    /// crate there are none.
    pub fn request<O: Operation>(
        &self,
        operation: &O,
        format: Format,
    ) -> Result<http::Request<Body>, ParameterError> {
        self.request_for(&Command::of(operation)?, format)
    }

    /// Makes the request of a generic [`Command`]: a POST with everything in its body.
    ///
    /// # Errors
    /// [`Repeated`](ParameterErrorKind::Repeated) when the command brings along a parameter that
    /// the account sets (`command`, `uid`, `pw`, `ResponseType`).
    pub fn request_for(
        &self,
        command: &Command,
        format: Format,
    ) -> Result<http::Request<Body>, ParameterError> {
        let mut request = http::Request::new(self.encode(command, format)?);
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.endpoint.uri();
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers_mut().insert(CONTENT_TYPE, form);
        Ok(request)
    }

    /// Makes the request of an operation as a GET, with everything in its address.
    ///
    /// # Errors
    /// As [`request`](Self::request), and [`OutOfRange`](ParameterErrorKind::OutOfRange) when it is
    /// too long for an address.
    pub fn get_request<O: Operation>(
        &self,
        operation: &O,
        format: Format,
    ) -> Result<GetRequest, ParameterError> {
        self.get_request_for(&Command::of(operation)?, format)
    }

    /// Makes the request of a generic [`Command`] as a GET, with everything in its address.
    ///
    /// # Errors
    /// As [`request_for`](Self::request_for), and [`OutOfRange`](ParameterErrorKind::OutOfRange)
    /// when it is too long for an address.
    pub fn get_request_for(
        &self,
        command: &Command,
        format: Format,
    ) -> Result<GetRequest, ParameterError> {
        let query = self.encode(command, format)?;
        let mut parts = self.endpoint.uri().into_parts();
        let address = parts.path_and_query.as_ref().map_or("/", PathAndQuery::as_str);
        let sign = if address.contains('?') { '&' } else { '?' };
        let address = PathAndQuery::try_from(format!("{address}{sign}{}", query.as_str()));
        parts.path_and_query = address.ok();
        match parts.path_and_query.is_some().then(|| Uri::from_parts(parts)) {
            Some(Ok(uri)) => {
                let mut request = http::Request::new(());
                *request.uri_mut() = uri;
                Ok(GetRequest(request))
            }
            _ => {
                let (kind, rule) = (ParameterErrorKind::OutOfRange, "what fits into an address");
                Err(ParameterError::new(kind, command.name().to_owned(), rule, DOCUMENT))
            }
        }
    }

    fn encode(&self, command: &Command, format: Format) -> Result<Body, ParameterError> {
        let is_common = |name: &str| COMMON.iter().any(|held| held.eq_ignore_ascii_case(name));
        if let Some((name, _)) = command.iter().find(|&(name, _)| is_common(name)) {
            let (kind, rule) = (ParameterErrorKind::Repeated, "what the account sets, once");
            return Err(ParameterError::new(kind, name.to_owned(), rule, DOCUMENT));
        }
        let who = [("command", command.name()), ("uid", &self.uid), ("pw", self.token.expose())];
        let how = [("ResponseType", response_type(format))];
        Ok(form::encode(who.into_iter().chain(command.iter()).chain(how)))
    }

    /// The server's side: checks that an incoming request is from this account, its token compared
    /// in constant time.
    ///
    /// # Errors
    /// The answer to send, in the format that the request asks for.
    pub fn verify(&self, incoming: &Incoming) -> Result<(), Rejection> {
        let is_token = incoming.token().is_some_and(|token| *token == self.token);
        if is_token && incoming.uid() == Some(&self.uid) {
            return Ok(());
        }
        Err(Rejection::authentication().with_command(incoming.command().name()))
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
    /// The request, its address in the clear.
    #[must_use]
    pub fn expose(self) -> http::Request<()> {
        self.0
    }
}

impl fmt::Debug for GetRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uri = self.0.uri();
        let (scheme, host) = (uri.scheme_str().unwrap_or_default(), uri.host().unwrap_or_default());
        write!(f, "GetRequest({scheme}://{host}{}?[secret])", uri.path())
    }
}
