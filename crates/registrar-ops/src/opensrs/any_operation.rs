//! Operations of any type, for queues.

use super::attributes::Attributes;
use super::beside::Beside;
use super::error::Error;
use super::operation::Operation;
use super::rejection::Rejection;
use super::reply::Reply;
use super::request::Request;
use crate::request_error::RequestError;

/// An [`Operation`] of any type: a queue of `Box<dyn AnyOperation>` can contain different operations. Every
/// operation implements it.
///
/// ```
/// use registrar_ops::DomainName;
/// use registrar_ops::opensrs::{AnyOperation, Reseller, SendAuthcode, SendPassword};
///
/// let name = DomainName::new("example.info")?;
/// let queue: Vec<Box<dyn AnyOperation>> =
///     vec![Box::new(SendPassword::new(name.clone())), Box::new(SendAuthcode::new(name))];
/// let reseller = Reseller::new("reseller", "private key")?;
/// for operation in &queue {
///     let request = reseller.request(&**operation)?;
///     assert!(request.body().as_str().contains(operation.action()));
/// }
/// # Ok::<(), registrar_ops::RequestError>(())
/// ```
pub trait AnyOperation {
    /// [`Operation::ACTION`].
    fn action(&self) -> &'static str;

    /// [`Operation::OBJECT`].
    fn object(&self) -> &'static str;

    /// [`Operation::IDEMPOTENT`].
    fn is_idempotent(&self) -> bool;

    /// [`Operation::done_already`].
    fn is_done_already(&self, rejection: &Rejection) -> bool;

    /// The request as a tree that borrows from the operation.
    ///
    /// # Errors
    /// The parameter that breaks a rule, or a value that an envelope cannot hold.
    fn to_request(&self) -> Result<Request<'_>, RequestError>;

    /// Reads the reply to this operation from the body of an answer. Checks that the attributes fit the
    /// operation's type, and returns the untyped reply.
    ///
    /// # Errors
    /// Those of [`Operation::reply`].
    fn read_reply(&self, body: &[u8]) -> Result<Reply, Error>;

    /// Like [`read_reply`](Self::read_reply), but also uses the status and charset of the answer.
    ///
    /// # Errors
    /// Those of [`Operation::reply`].
    fn read_http_reply(&self, answer: &http::Response<&[u8]>) -> Result<Reply, Error>;
}

impl<O: Operation> AnyOperation for O {
    fn action(&self) -> &'static str {
        O::ACTION
    }

    fn object(&self) -> &'static str {
        O::OBJECT
    }

    fn is_idempotent(&self) -> bool {
        O::IDEMPOTENT
    }

    fn is_done_already(&self, rejection: &Rejection) -> bool {
        self.done_already(rejection)
    }

    fn to_request(&self) -> Result<Request<'_>, RequestError> {
        self.check()?;
        let request = Request::new(O::ACTION, O::OBJECT).with_attributes(self.attributes()?);
        match self.beside() {
            Some(beside) => {
                beside.check()?;
                Ok(add(request, beside))
            }
            None => Ok(request),
        }
    }

    fn read_reply(&self, body: &[u8]) -> Result<Reply, Error> {
        fitting::<O, _>(body, |body| Reply::parse_asked(body, Some((O::ACTION, O::OBJECT))))
    }

    fn read_http_reply(&self, answer: &http::Response<&[u8]>) -> Result<Reply, Error> {
        fitting::<O, _>(answer, |answer| {
            Reply::from_http_asked(answer, Some((O::ACTION, O::OBJECT)))
        })
    }
}

/// The untyped reply, if it fits the type.
fn fitting<O: Operation, T: ?Sized>(
    answer: &T,
    read: impl Fn(&T) -> Result<Reply, Error>,
) -> Result<Reply, Error> {
    let reply: Reply<Attributes> = read(answer)?;
    reply.attributes_as::<O::Reply>()?;
    Ok(reply)
}

/// Adds what stands beside the attributes, in the order of the documents.
fn add<'a>(mut request: Request<'a>, beside: &'a Beside) -> Request<'a> {
    if let Some(cookie) = &beside.cookie {
        request = request.with("cookie", cookie.expose_secret());
    }
    if let Some(address) = beside.registrant_ip {
        request = request.with("registrant_ip", address.to_string());
    }
    if let Some(domain) = &beside.domain {
        request = request.with("domain", domain.as_str());
    }
    if let Some(username) = &beside.username {
        request = request.with("username", username.as_str());
    }
    for (name, value) in &beside.others {
        request = request.with(name.as_str(), value.expose_secret());
    }
    request
}
