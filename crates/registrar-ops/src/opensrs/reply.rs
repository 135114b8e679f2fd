//! A reply that says success.

use std::ops::Deref;

use http::header::{CONTENT_TYPE, HeaderValue};
use ops_envelope::{Assoc, ErrorKind, ParseOptions, Value, assoc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::answer::Answer;
use super::{Error, Rejection, ResponseCode};
use crate::{Body, Looks, Page};

/// A whole reply that says success (`is_success` is 1), with attributes of type `A`.
///
/// Clients get it from [`Operation::reply`](super::Operation::reply), or from
/// [`parse`](Self::parse) when they sent a generic request. Servers make it with
/// [`new`](Self::new).
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
pub struct Reply<A = Attributes>(Answer<A>);

/// Whatever attributes a reply has, as a tree; an empty assoc when it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attributes(Value<'static>);

impl<A> Reply<A> {
    /// A reply about `object`, with [`ResponseCode::SUCCESS`].
    #[must_use]
    pub fn new(object: impl Into<String>, text: impl Into<String>, attributes: A) -> Self {
        let (action, code) = ("reply".to_owned(), Some(ResponseCode::SUCCESS));
        let (object, text, others) = (Some(object.into()), text.into(), Assoc::new());
        Self(Answer { action, object, code, text, attributes, others })
    }

    /// Sets the code.
    #[must_use]
    pub fn with_code(mut self, code: ResponseCode) -> Self {
        self.0.code = Some(code);
        self
    }

    /// The code, if the reply has one.
    #[must_use]
    pub const fn code(&self) -> Option<ResponseCode> {
        self.0.code
    }

    /// What the registrar says, in words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The object the reply names.
    #[must_use]
    pub fn object(&self) -> Option<&str> {
        self.0.object.as_deref()
    }

    /// The attributes.
    #[must_use]
    pub const fn attributes(&self) -> &A {
        &self.0.attributes
    }

    /// The attributes, by value.
    #[must_use]
    pub fn into_attributes(self) -> A {
        self.0.attributes
    }

    /// What else stands beside the attributes.
    #[must_use]
    pub const fn others(&self) -> &Assoc<'static> {
        &self.0.others
    }
}

impl<A: DeserializeOwned> Reply<A> {
    /// Reads the body of an answer.
    ///
    /// # Errors
    /// See [`Error`]: whatever is not a whole reply that says success.
    pub fn parse(body: &(impl AsRef<[u8]> + ?Sized)) -> Result<Self, Error> {
        Self::parse_with(body, &ParseOptions::new())
    }

    /// [`parse`](Self::parse) with limits and options of one's own.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn parse_with(
        body: &(impl AsRef<[u8]> + ?Sized),
        options: &ParseOptions,
    ) -> Result<Self, Error> {
        read(body.as_ref(), options, None)
    }

    /// Reads an answer; its status and charset count too.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn from_http(answer: &http::Response<impl AsRef<[u8]>>) -> Result<Self, Error> {
        let mut options = ParseOptions::new();
        if let Some(charset) = crate::charset::of(answer.headers()) {
            options = options.with_charset(charset);
        }
        read(answer.body().as_ref(), &options, Some(answer.status()))
    }
}

impl<A: Serialize> Reply<A> {
    /// The reply as it is sent, in the layout of the documents.
    ///
    /// # Errors
    /// [`Unrepresentable`](ops_envelope::ErrorKind::Unrepresentable) for what an envelope cannot
    /// hold.
    pub fn to_body(&self) -> Result<Body, ops_envelope::Error> {
        self.0.to_body(true)
    }

    /// The reply as an HTTP answer with status 200.
    ///
    /// # Errors
    /// As [`to_body`](Self::to_body).
    pub fn to_http(&self) -> Result<http::Response<Body>, ops_envelope::Error> {
        let mut answer = http::Response::new(self.to_body()?);
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/xml"));
        Ok(answer)
    }
}

/// The element without which XML is no envelope.
const ROOT: &[u8] = b"OPS_envelope";

/// What tells replies from other envelopes.
#[derive(Deserialize)]
struct Outcome {
    action: Option<String>,
    is_success: Option<bool>,
}

fn read<A: DeserializeOwned>(
    body: &[u8],
    options: &ParseOptions,
    status: Option<http::StatusCode>,
) -> Result<Reply<A>, Error> {
    let fail = |error| failure(error, body, status);
    // Read first by itself: a rejection has other attributes.
    let outcome: Outcome = ops_envelope::from_slice_with(body, options).map_err(fail)?;
    match outcome.is_success {
        Some(true) => Answer::parse(body, options).map(Reply).map_err(fail),
        Some(false) => {
            let rejection = Answer::parse(body, options).map(Rejection::from_answer);
            Err(Error::Rejected(rejection.map_err(fail)?))
        }
        None if outcome.action.is_some_and(|action| !action.eq_ignore_ascii_case("reply")) => {
            Err(Error::NotAReply(Page::new(status, Looks::Request)))
        }
        None => match Answer::<Attributes>::parse(body, options) {
            Err(error) => Err(Error::Malformed(error)),
            Ok(_) => Err(Error::NotAReply(Page::new(status, Looks::Xml))),
        },
    }
}

/// Tells apart what is broken and what is something else altogether.
fn failure(error: ops_envelope::Error, body: &[u8], status: Option<http::StatusCode>) -> Error {
    let looks = Looks::of(body);
    let names_envelope = || body.windows(ROOT.len()).any(|word| word == ROOT);
    match (looks, error.kind()) {
        (Looks::Xml, ErrorKind::Incomplete) => Error::Incomplete(error),
        (Looks::Xml, _) if names_envelope() => Error::Malformed(error),
        _ => Error::NotAReply(Page::new(status, looks)),
    }
}

impl Deref for Attributes {
    type Target = Value<'static>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'a, T: Into<Value<'a>>> From<T> for Attributes {
    fn from(value: T) -> Self {
        Self(value.into().into_owned())
    }
}

impl Default for Attributes {
    fn default() -> Self {
        Self(assoc! {}.into())
    }
}

impl Serialize for Attributes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|value| Self(value.into_owned()))
    }
}
