//! A reply that reports success.

use std::borrow::Cow;

use http::header::{CONTENT_TYPE, HeaderValue};
use ops_envelope::{Envelope, Error as EnvelopeError, ParseOptions, Value};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wire_text::{Input, Source};

use super::attributes::{Attributes, wipe};
use super::error::Error;
use super::head::Head;
use super::response_code::ResponseCode;
use super::untyped::{Answer, Success};
use super::usual;
use super::view::{owns_text, view};
use crate::body::Body;
use crate::charset;
use crate::error::Mismatch;

/// A complete reply that reports success (`is_success` is 1, and the code is below 310), with attributes of
/// type `A`.
///
/// Clients get it from [`Operation::reply`](super::Operation::reply), or from [`parse`](Self::parse) if they
/// sent a generic request. Servers make it with [`new`](Self::new).
///
/// ```
/// use registrar_ops::opensrs::{Reply, ResponseCode};
///
/// # let body = testdata::by_name("send_password.reply.xml").unwrap().bytes();
/// let reply: Reply = Reply::parse(body)?;
/// assert_eq!(reply.code(), Some(ResponseCode::SUCCESS));
/// assert_eq!(reply.text(), "Message sent");
/// assert_eq!(reply.attributes().get("domain"), None);
/// # Ok::<(), registrar_ops::opensrs::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply<A = Attributes> {
    head: Head,
    attributes: A,
}

impl<A> Reply<A> {
    /// A reply about `object`, with [`ResponseCode::SUCCESS`].
    #[must_use]
    pub fn new(object: impl Into<String>, text: impl Into<String>, attributes: A) -> Self {
        let head = Head::new(ResponseCode::SUCCESS, text);
        Self { head: Head { object: Some(Cow::Owned(object.into())), ..head }, attributes }
    }

    /// Sets the code.
    #[must_use]
    pub const fn with_code(mut self, code: ResponseCode) -> Self {
        self.head.code = Some(code);
        self
    }

    /// Adds an item next to the attributes.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value<'static>>) -> Self {
        self.head.beside.insert(name.into(), value.into());
        self
    }

    /// The code. A reply that was read always has one.
    #[must_use]
    pub const fn code(&self) -> Option<ResponseCode> {
        self.head.code
    }

    /// Whether the operation was accepted but is not finished: the code is 300 to 309. The text says what it
    /// waits for.
    #[must_use]
    pub const fn is_deferred(&self) -> bool {
        matches!(self.head.code, Some(code) if code.number() >= 300)
    }

    /// The registrar's text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.head.text
    }

    /// The object that the reply names.
    #[must_use]
    pub fn object(&self) -> Option<&str> {
        self.head.object.as_deref()
    }

    /// The attributes.
    #[must_use]
    pub const fn attributes(&self) -> &A {
        &self.attributes
    }

    /// The attributes, by value.
    #[must_use]
    pub fn into_attributes(self) -> A {
        self.attributes
    }

    /// The other items next to the attributes.
    #[must_use]
    pub const fn beside(&self) -> &Attributes {
        &self.head.beside
    }
}

impl<A: DeserializeOwned> Reply<A> {
    /// Reads the body of an answer, text or bytes.
    ///
    /// # Errors
    /// See [`Error`]: anything that is not a complete reply that reports success.
    pub fn parse(body: &(impl Input + ?Sized)) -> Result<Self, Error> {
        Self::parse_asked(body, None)
    }

    /// Like [`parse`](Self::parse), but with limits and options.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse).
    pub fn parse_with(body: &(impl Input + ?Sized), options: &ParseOptions) -> Result<Self, Error> {
        Self::read(Answer { source: Source::of(body), options, status: None, asked: None })
    }

    /// Reads an answer. Also uses its status and charset.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse).
    pub fn from_http(answer: &http::Response<impl Input>) -> Result<Self, Error> {
        Self::from_http_asked(answer, None)
    }

    /// [`parse`](Self::parse) for the reply to the action and object `asked`.
    pub(super) fn parse_asked(
        body: &(impl Input + ?Sized),
        asked: Option<(&'static str, &'static str)>,
    ) -> Result<Self, Error> {
        let (source, options) = (Source::of(body), &ParseOptions::new());
        if let Some(reply) = Self::read_usual(source, asked) {
            return Ok(reply);
        }
        Self::read(Answer { source, options, status: None, asked })
    }

    /// [`from_http`](Self::from_http) for the reply to the action and object `asked`.
    pub(super) fn from_http_asked(
        answer: &http::Response<impl Input>,
        asked: Option<(&'static str, &'static str)>,
    ) -> Result<Self, Error> {
        let (source, status) = (Source::of(answer.body()), answer.status());
        let charset = charset::of(answer.headers());
        let is_utf_8 = charset.is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8"));
        if is_utf_8
            && status.as_u16() < 400
            && let Some(reply) = Self::read_usual(source, asked)
        {
            return Ok(reply);
        }
        let mut options = ParseOptions::new();
        if let Some(charset) = charset {
            options = options.with_charset(charset);
        }
        Self::read(Answer { source, options: &options, status: Some(status), asked })
    }

    /// The usual success that `source` is, if it is one.
    fn read_usual(source: Source<'_>, asked: Option<(&'static str, &'static str)>) -> Option<Self> {
        let (head, attributes) = usual::read(source.bytes(), asked)?;
        // Attributes that are missing are an empty item.
        let attributes = attributes.or_else(|| fit(Value::default()).ok())?;
        Some(Self { head, attributes })
    }

    fn read(answer: Answer<'_>) -> Result<Self, Error> {
        let Success { head, attributes } = answer.success()?;
        let attributes = attributes.unwrap_or_default();
        let fitting = if owns_text(&attributes) {
            let fitting = fit(view(&attributes));
            wipe(attributes);
            fitting
        } else {
            fit(attributes)
        };
        match fitting {
            Ok(attributes) => Ok(Self { head, attributes }),
            // The tree is used up: the message is read again, for whoever wants it untyped.
            Err(error) => {
                let envelope = answer.envelope()?.into_owned();
                Err(Error::unexpected(envelope, Mismatch::Fields(error)))
            }
        }
    }
}

impl Reply<Attributes> {
    pub(super) const fn from_parts(head: Head, attributes: Attributes) -> Self {
        Self { head, attributes }
    }

    /// The whole message again.
    pub(super) fn to_envelope(&self) -> Envelope<'static> {
        self.head.to_envelope(true, self.attributes.value().clone()).into_owned()
    }

    /// The attributes, converted to the type `A`.
    ///
    /// # Errors
    /// [`Unexpected`](Error::Unexpected) if they do not fit.
    pub fn attributes_as<A: DeserializeOwned>(&self) -> Result<A, Error> {
        fit(view(self.attributes.value()))
            .map_err(|error| Error::unexpected(self.to_envelope(), Mismatch::Fields(error)))
    }
}

/// `attributes` as those of the type `A`. An error has their path.
fn fit<A: DeserializeOwned>(attributes: Value<'_>) -> Result<A, EnvelopeError> {
    ops_envelope::from_value(attributes).map_err(|error| error.in_field("attributes"))
}

impl<A: Serialize> Reply<A> {
    /// The reply as it is sent, in the layout of the documents.
    ///
    /// # Errors
    /// [`Unrepresentable`](ops_envelope::ErrorKind::Unrepresentable) for a value that an envelope cannot hold.
    pub fn to_body(&self) -> Result<Body, EnvelopeError> {
        self.head.to_body(true, ops_envelope::to_value(&self.attributes)?)
    }

    /// The reply as an HTTP answer with status 200.
    ///
    /// # Errors
    /// Those of [`to_body`](Self::to_body).
    pub fn to_http(&self) -> Result<http::Response<Body>, EnvelopeError> {
        let mut answer = http::Response::new(self.to_body()?);
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/xml"));
        Ok(answer)
    }
}
