//! What makes a plain struct an operation.

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

/// An action on an object, with its attributes and those of its reply.
///
/// Serialising an operation shows its secrets, as sending it does; [`redacted`](Self::redacted) is for logs.
///
/// A struct becomes an operation with three constants and the type of the reply's attributes:
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

    /// The attribute, and its value, that tell operations of the same action and object apart.
    const KIND: Option<(&'static str, &'static str)> = None;

    /// Whether doing it twice does no more than doing it once. A request whose answer was lost may be
    /// sent again only then; see [`Retry`](crate::Retry).
    const IDEMPOTENT: bool;

    /// The attributes of a reply; [`Attributes`](super::Attributes) for whatever there may be.
    type Reply: DeserializeOwned;

    /// What goes into `attributes`: what serde makes of the struct, unless overridden. Serde copies
    /// secrets on the way; a value that borrows them does not.
    ///
    /// # Errors
    /// [`Unrepresentable`](ops_envelope::ErrorKind::Unrepresentable) for what an envelope cannot hold.
    fn attributes(&self) -> Result<Value<'_>, EnvelopeError> {
        ops_envelope::to_value(self)
    }

    /// What goes beside `attributes`: nothing, unless overridden.
    fn beside(&self) -> Option<&Beside> {
        None
    }

    /// Checks rules that no single field can have. It is asked before a request is made and after one
    /// was read.
    ///
    /// # Errors
    /// The parameter that breaks a rule.
    fn check(&self) -> Result<(), ParameterError> {
        Ok(())
    }

    /// Reads the operation out of a request of this action and object. Unless overridden, serde reads
    /// the attributes.
    ///
    /// # Errors
    /// The parameter that is missing or breaks a rule.
    fn read(request: &Request<'_>) -> Result<Self, ParameterError>
    where
        Self: DeserializeOwned,
    {
        request.deserialize_attributes()
    }

    /// A view for logs: it serialises as the operation does, with every secret replaced. The operation
    /// itself serialises with its secrets, as a job in a queue needs them.
    #[must_use]
    fn redacted(&self) -> Redacted<'_, Self> {
        self.redacted_with(&Redaction::secrets())
    }

    /// [`redacted`](Self::redacted), with what else `redaction` hides replaced.
    #[must_use]
    fn redacted_with(&self, redaction: &Redaction) -> Redacted<'_, Self> {
        Redacted::new(self, redaction.clone())
    }

    /// Whether, after an attempt whose answer was lost, `rejection` says that this attempt did its work.
    #[must_use]
    fn done_already(rejection: &Rejection) -> bool {
        let _ = rejection;
        false
    }

    /// Whether `request` is of this action, object and kind, in any letter case.
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

    /// Reads the operation, on the side of the server.
    ///
    /// # Errors
    /// The answer to send: [`INVALID_COMMAND`](super::ResponseCode::INVALID_COMMAND) when the request is
    /// of another action or object, [`MISSING_FIELD`](super::ResponseCode::MISSING_FIELD) and
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
    /// See [`Error`]: whatever is not a whole reply to this operation that says success.
    fn reply(body: &(impl Input + ?Sized)) -> Result<Reply<Self::Reply>, Error> {
        Reply::parse_asked(body, Some((Self::ACTION, Self::OBJECT)))
    }

    /// Reads the rows of the reply to this operation one at a time: the items of the array that the path of
    /// keys leads to, such as `attributes.exp_domains`.
    ///
    /// # Errors
    /// As [`ReplyRows::parse`].
    fn rows<'a>(body: &'a (impl Input + ?Sized), path: &str) -> Result<ReplyRows<'a>, Error> {
        ReplyRows::parse_asked(body, path, Some((Self::ACTION, Self::OBJECT)))
    }

    /// Reads the reply to this operation from an answer; its status and charset count too.
    ///
    /// # Errors
    /// As [`reply`](Self::reply).
    fn reply_from_http(answer: &http::Response<impl Input>) -> Result<Reply<Self::Reply>, Error> {
        Reply::from_http_asked(answer, Some((Self::ACTION, Self::OBJECT)))
    }
}
