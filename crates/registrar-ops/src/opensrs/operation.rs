//! What makes a plain struct an operation.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Error, Reply, Request, Scope};
use crate::ParameterError;

/// An action on an object, with its attributes and those of its reply.
///
/// A struct becomes an operation with two constants and the type of the reply's attributes:
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

    /// The attributes of a reply; [`Attributes`](super::Attributes) for whatever there may be.
    type Reply: DeserializeOwned;

    /// What goes into `attributes`: the struct itself, unless some of it goes elsewhere.
    fn attributes(&self) -> impl Serialize {
        self
    }

    /// What goes beside `attributes`: nothing, unless overridden.
    fn scope(&self) -> Scope<'_> {
        Scope::new()
    }

    /// Reads the operation out of an incoming request of this action and object. Unless overridden,
    /// serde reads the attributes.
    ///
    /// # Errors
    /// The parameter that is missing or breaks a rule.
    fn from_request(request: &Request<'_>) -> Result<Self, ParameterError>
    where
        Self: DeserializeOwned,
    {
        request.deserialize_attributes()
    }

    /// Reads the reply to this operation from the body of an answer.
    ///
    /// # Errors
    /// See [`Error`]: whatever is not a whole reply that says success.
    fn reply(body: &(impl AsRef<[u8]> + ?Sized)) -> Result<Reply<Self::Reply>, Error> {
        Reply::parse(body)
    }

    /// Reads the reply to this operation from an answer; its status and charset count too.
    ///
    /// # Errors
    /// As [`reply`](Self::reply).
    fn reply_from_http(
        answer: &http::Response<impl AsRef<[u8]>>,
    ) -> Result<Reply<Self::Reply>, Error> {
        Reply::from_http(answer)
    }
}
