//! A refusal by `OpenSRS`.

use std::borrow::Cow;
use std::fmt;

use http::header::{CONTENT_TYPE, HeaderValue};
use ops_envelope::{Error as EnvelopeError, Value};
use wire_text::Retry;
use wire_text::secret_names::shown_name;

use super::attributes::Attributes;
use super::head::Head;
use super::response_code::ResponseCode;
use crate::body::Body;
use crate::parameters::{ParameterError, ParameterErrorKind};

/// A refusal (`is_success` is 0): a client reads it, a server makes it.
///
/// `Debug` and `Display` show the code. They omit the text, which is the registrar's words and may quote what
/// was sent; use [`text`](Self::text).
///
/// ```
/// use registrar_ops::opensrs::{Rejection, ResponseCode};
///
/// let rejection = Rejection::new(ResponseCode::NOT_FOUND, "No such domain").with_object("domain");
/// assert_eq!(rejection.to_string(), "480 not found");
/// assert_eq!(rejection.text(), "No such domain");
/// assert_eq!(rejection.to_http()?.status(), 200);
/// # Ok::<(), registrar_ops::ops_envelope::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Rejection(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    head: Head,
    attributes: Attributes,
}

impl Rejection {
    /// A refusal with a code and the reason in words.
    #[must_use]
    pub fn new(code: ResponseCode, text: impl Into<String>) -> Self {
        Self::from_parts(Head::new(code, text), Attributes::default())
    }

    pub(super) fn from_parts(head: Head, attributes: Attributes) -> Self {
        Self(Box::new(Inner { head, attributes }))
    }

    /// The refusal for a wrong user name or signature: 401. Send it with HTTP status 200, which all known
    /// clients can read.
    #[must_use]
    pub fn authentication() -> Self {
        Self::new(ResponseCode::AUTHENTICATION, "Authentication Failed")
    }

    /// Sets the object of the request that is refused. An empty name is ignored.
    #[must_use]
    pub fn with_object(mut self, object: impl Into<String>) -> Self {
        let object = Cow::Owned(object.into());
        self.0.head.object = Some(object).filter(|object: &Cow<'_, str>| !object.is_empty());
        self
    }

    /// Names the object of a request as far as it is a name: damage can make anything of it, and a refusal
    /// tells no value of what was sent.
    pub(super) fn about(self, object: &str) -> Self {
        self.with_object(shown_name(object))
    }

    /// Adds attributes.
    #[must_use]
    pub fn with_attributes(mut self, attributes: impl Into<Attributes>) -> Self {
        self.0.attributes = attributes.into();
        self
    }

    /// Adds an item next to the attributes, such as `support_message`.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value<'static>>) -> Self {
        self.0.head.beside.insert(name.into(), value.into());
        self
    }

    /// The code, if the reply has one.
    #[must_use]
    pub fn code(&self) -> Option<ResponseCode> {
        self.0.head.code
    }

    /// Whether the request may be sent again, according to the code. Without a code, never.
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.code().map_or(Retry::Never, ResponseCode::retry)
    }

    /// The registrar's reason in words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.head.text
    }

    /// The object that the reply names.
    #[must_use]
    pub fn object(&self) -> Option<&str> {
        self.0.head.object.as_deref()
    }

    /// The attributes, which some rejections have.
    #[must_use]
    pub fn attributes(&self) -> &Attributes {
        &self.0.attributes
    }

    /// The other items next to the attributes.
    #[must_use]
    pub fn beside(&self) -> &Attributes {
        &self.0.head.beside
    }

    /// The reply as it is sent, in the layout of the documents.
    ///
    /// # Errors
    /// [`Unrepresentable`](ops_envelope::ErrorKind::Unrepresentable) for a value that an envelope cannot hold.
    pub fn to_body(&self) -> Result<Body, EnvelopeError> {
        self.0.head.to_body(false, self.0.attributes.value().clone())
    }

    /// The reply as an HTTP answer. Its status is always 200, because several clients read the body only then.
    ///
    /// # Errors
    /// Those of [`to_body`](Self::to_body).
    pub fn to_http(&self) -> Result<http::Response<Body>, EnvelopeError> {
        let mut answer = http::Response::new(self.to_body()?);
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/xml"));
        Ok(answer)
    }
}

/// [`MISSING_FIELD`](ResponseCode::MISSING_FIELD) or [`INVALID_DATA`](ResponseCode::INVALID_DATA), with
/// the name and the rule.
impl From<ParameterError> for Rejection {
    fn from(error: ParameterError) -> Self {
        let (code, what) = match error.kind() {
            ParameterErrorKind::Missing => (ResponseCode::MISSING_FIELD, "Missing field"),
            _ => (ResponseCode::INVALID_DATA, "Invalid data"),
        };
        let name = shown_name(error.parameter());
        Self::new(code, format!("{what}: {name}: expected {}", error.rule()))
    }
}

impl fmt::Debug for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejection")
            .field("object", &self.object().map(shown_name))
            .field("code", &self.code())
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code() {
            Some(code) => code.fmt(f),
            None => f.write_str("no response code given"),
        }
    }
}

impl std::error::Error for Rejection {}
