//! Operations of any type, for queues.

use super::command::Command;
use super::error::Error;
use super::operation::{Operation, asked};
use super::rejection::Rejection;
use super::reply::Reply;
use crate::request_error::RequestError;

/// An [`Operation`] of any type: a queue of `Box<dyn AnyOperation>` can contain different operations. Every
/// operation implements it.
///
/// ```
/// use registrar_ops::SplitName;
/// use registrar_ops::enom::{AnyOperation, DomainPassword, SetPassword};
///
/// let name = SplitName::new("resellerdocs", "com")?;
/// let password = DomainPassword::new("resellerdocspw")?;
/// let queue: Vec<Box<dyn AnyOperation>> = vec![Box::new(SetPassword::new(name, password))];
/// assert_eq!(queue[0].command_name(), "SetPassword");
/// assert!(queue[0].is_idempotent());
/// # Ok::<(), registrar_ops::RequestError>(())
/// ```
pub trait AnyOperation {
    /// [`Operation::COMMAND`].
    fn command_name(&self) -> &'static str;

    /// [`Operation::IDEMPOTENT`].
    fn is_idempotent(&self) -> bool;

    /// [`Operation::done_already`].
    fn is_done_already(&self, rejection: &Rejection) -> bool;

    /// The command with its parameters, checked.
    ///
    /// # Errors
    /// The parameter that breaks a rule, or a field that is not a plain value.
    fn to_command(&self) -> Result<Command, RequestError>;

    /// Reads the reply to this operation from the body of an answer. Checks that the fields fit the operation's
    /// type, and returns the untyped reply.
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
    fn command_name(&self) -> &'static str {
        O::COMMAND
    }

    fn is_idempotent(&self) -> bool {
        O::IDEMPOTENT
    }

    fn is_done_already(&self, rejection: &Rejection) -> bool {
        self.done_already(rejection)
    }

    fn to_command(&self) -> Result<Command, RequestError> {
        self.check()?;
        let command = self.command()?;
        command.check_repeated()?;
        Ok(command)
    }

    fn read_reply(&self, body: &[u8]) -> Result<Reply, Error> {
        let reply = Reply::<O::Reply>::parse_asked(body, Some(asked::<O>()))?;
        Ok(reply.untyped())
    }

    fn read_http_reply(&self, answer: &http::Response<&[u8]>) -> Result<Reply, Error> {
        let reply = Reply::<O::Reply>::from_http_asked(answer, Some(asked::<O>()))?;
        Ok(reply.untyped())
    }
}
