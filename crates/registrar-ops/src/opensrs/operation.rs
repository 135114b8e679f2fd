//! The trait for structs that are operations of `OpenSRS`.

use ops_envelope::{Error as EnvelopeError, Value};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wire_text::{Input, Redaction};

use super::beside::Beside;
use super::error::Error;
use super::rejection::Rejection;
use super::reply::Reply;
use super::request::Request;
use super::rows::ReplyRows;
use crate::parameters::ParameterError;
use crate::redacted::Redacted;

/// An action on an object with its attributes, and the type of its reply.
///
/// A serialised operation contains its secrets; for logs, use [`redacted`](Self::redacted).
///
/// To make a struct an operation, give three constants and the type of the reply's attributes:
///
/// ```
/// use registrar_ops::opensrs::{Operation, Reseller};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize)]
/// struct Lookup {
///     domain: String,
/// }
///
/// #[derive(Serialize, Deserialize)]
/// struct LookupReply {
///     status: String,
/// }
///
/// impl Operation for Lookup {
///     const ACTION: &'static str = "lookup";
///     const OBJECT: &'static str = "domain";
///     const IDEMPOTENT: bool = true;
///     type Reply = LookupReply;
/// }
///
/// let lookup = Lookup { domain: "example.com".into() };
/// let request = Reseller::new("reseller", "private key")?.request(&lookup)?;
/// assert!(request.body().as_str().contains(r#"<item key="domain">example.com</item>"#));
/// # let answer = registrar_ops::opensrs::Reply::new("domain", "Domain taken", LookupReply {
/// #     status: "taken".into(),
/// # });
/// # let body = answer.to_body()?;
/// let reply = Lookup::reply(&body)?; // the body of the answer
/// assert_eq!(reply.attributes().status, "taken");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Operation: Serialize {
    /// The action, such as `send_password`.
    const ACTION: &'static str;

    /// The object, such as `domain`.
    const OBJECT: &'static str;

    /// An attribute and its value which distinguish operations with the same action and object.
    const KIND: Option<(&'static str, &'static str)> = None;

    /// Whether doing it twice has the same effect as doing it once. Only then may a request whose answer was
    /// lost be sent again; see [`Retry`](crate::Retry).
    const IDEMPOTENT: bool;

    /// The type of the reply's attributes; [`Attributes`](super::Attributes) accepts any.
    type Reply: DeserializeOwned;

    /// The attributes of the request. The default serialises the struct with serde, which copies secrets; an
    /// implementation that returns values borrowed from the struct does not.
    ///
    /// # Errors
    /// [`Unrepresentable`](ops_envelope::ErrorKind::Unrepresentable) for a value that an envelope cannot hold.
    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        ops_envelope::to_value(self)
    }

    /// The items next to `attributes`. By default there are none.
    fn beside(&self) -> Option<&Beside> {
        None
    }

    /// Checks rules that concern several fields. It is called before a request is made, and after one was read.
    ///
    /// # Errors
    /// The parameter that breaks a rule.
    fn check(&self) -> Result<(), ParameterError> {
        Ok(())
    }

    /// Reads the operation from a request of this action and object. The default reads the attributes with
    /// serde.
    ///
    /// # Errors
    /// The parameter that is missing or breaks a rule.
    fn read(request: &Request<'_>) -> Result<Self, ParameterError>
    where
        Self: DeserializeOwned,
    {
        request.deserialize_attributes()
    }

    /// A view for logs: it serialises like the operation, but with every secret replaced. (The serialised
    /// operation itself contains its secrets, because a job in a queue needs them.)
    #[must_use]
    fn redacted(&self) -> Redacted<'_, Self> {
        self.redacted_with(&Redaction::secrets())
    }

    /// Like [`redacted`](Self::redacted), but also replaces what `redaction` masks.
    #[must_use]
    fn redacted_with(&self, redaction: &Redaction) -> Redacted<'_, Self> {
        Redacted::new(self, redaction.clone())
    }

    /// Whether `rejection`, received after an attempt whose answer was lost, shows that this attempt worked.
    #[must_use]
    fn done_already(&self, rejection: &Rejection) -> bool {
        let _ = rejection;
        false
    }

    /// Whether `request` has this action, object and kind, in any letter case.
    #[must_use]
    fn is_asked_by(request: &Request<'_>) -> bool {
        let is_kind = Self::KIND.is_none_or(|(name, kind)| {
            let given = request.parameters("").text(name);
            given.is_ok_and(|given| given.unwrap_or_default().trim().eq_ignore_ascii_case(kind))
        });
        is_kind
            && request.action().eq_ignore_ascii_case(Self::ACTION)
            && request.object().eq_ignore_ascii_case(Self::OBJECT)
    }

    /// For servers: reads the operation.
    ///
    /// # Errors
    /// The answer to send: [`INVALID_COMMAND`](super::ResponseCode::INVALID_COMMAND) if the request has another
    /// action or object, [`MISSING_FIELD`](super::ResponseCode::MISSING_FIELD) and
    /// [`INVALID_DATA`](super::ResponseCode::INVALID_DATA) for parameters that break a rule.
    fn from_request(request: &Request<'_>) -> Result<Self, Rejection>
    where
        Self: DeserializeOwned,
    {
        if !Self::is_asked_by(request) {
            return Err(request.unknown_command());
        }
        let operation = Self::read(request).and_then(|this| this.check().map(|()| this));
        operation.map_err(|error| Rejection::from(error).about(request.object()))
    }

    /// Reads the reply to this operation from the body of an answer, text or bytes.
    ///
    /// # Errors
    /// See [`Error`]: anything that is not a complete reply to this operation that reports success.
    fn reply(body: &(impl Input + ?Sized)) -> Result<Reply<Self::Reply>, Error> {
        Reply::parse_asked(body, Some((Self::ACTION, Self::OBJECT)))
    }

    /// Reads the rows of the reply to this operation one at a time: the items of the array at `path`, which has
    /// the keys that lead to it, such as `attributes.exp_domains`.
    ///
    /// # Errors
    /// Those of [`ReplyRows::parse`].
    fn rows<'a>(body: &'a (impl Input + ?Sized), path: &str) -> Result<ReplyRows<'a>, Error> {
        ReplyRows::parse_asked(body, path, Some((Self::ACTION, Self::OBJECT)))
    }

    /// Reads the reply to this operation from an answer. Also uses its status and charset.
    ///
    /// # Errors
    /// Those of [`reply`](Self::reply).
    fn reply_from_http(answer: &http::Response<impl Input>) -> Result<Reply<Self::Reply>, Error> {
        Reply::from_http_asked(answer, Some((Self::ACTION, Self::OBJECT)))
    }
}
