//! Why an answer is not a complete reply that reports success: the error type of both protocols.

use std::fmt;

use http::StatusCode;
use wire_text::Retry;
use zeroize::Zeroize;

use crate::unexpected_body::{UnexpectedBody, retry_of_status};
use crate::whole_reply::WholeReply;

/// Why an answer is not a complete reply that reports success. `C` is the error of the codec, `R` the
/// rejection, `M` the whole untyped message. Use it as [`opensrs::Error`](crate::opensrs::Error) or
/// [`enom::Error`](crate::enom::Error); their method `retry` says whether the request may be sent again.
///
/// `Display` says what kind of answer arrived, without its values. The message is zeroed on drop.
///
/// The [page of the crate](crate#what-can-go-wrong) has an example.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ReplyError<C, R, M> {
    /// The answer is not a reply of the registrar.
    NotAReply(UnexpectedBody),
    /// The answer is a message of the protocol, or begins like one, but cannot be read.
    Malformed(C),
    /// The answer ends too early, or lacks a field that every reply has. The operation may have been done.
    Incomplete(Incomplete<C, M>),
    /// The reply reports both success and failure.
    Contradictory(Box<Contradictory<M>>),
    /// The registrar refused.
    Rejected(R),
    /// The answer is a success, but not the reply that was asked for. It contains the whole reply.
    Unexpected(Box<Unexpected<C, M>>),
}

/// An incomplete reply. `Debug` omits the reply, whose texts may quote what was sent.
///
/// ```
/// use registrar_ops::Incomplete;
/// use registrar_ops::enom::{Error, Operation, SetPassword};
///
/// let error = SetPassword::reply("OrderID=17\nErrCount=0\n").unwrap_err(); // no `Done`
/// let Error::Incomplete(Incomplete::Lacks { field, reply }) = error else { panic!() };
/// assert_eq!(field, "Done");
/// assert_eq!(reply.get().field("OrderID").map(|order| order.value()), Some("17"));
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Incomplete<C, M> {
    /// The document ends too early.
    Cut(C),
    /// The document is complete, but lacks `field`, which every success has.
    Lacks {
        /// The name of the field.
        field: &'static str,
        /// The whole reply.
        reply: Box<WholeReply<M>>,
    },
}

/// A reply that reports both success and failure. `Debug` omits the reply, whose texts may quote what was sent.
///
/// ```
/// use registrar_ops::enom::{Error, Operation, SetPassword};
///
/// let body = "OrderID=17\nErrCount=0\nErr1=Failed\nDone=true\n";
/// let Err(Error::Contradictory(both)) = SetPassword::reply(body) else { panic!() };
/// assert_eq!(both.reply().field("OrderID").map(|order| order.value()), Some("17"));
/// ```
#[derive(Clone, PartialEq)]
pub struct Contradictory<M> {
    reply: WholeReply<M>,
    status: Option<StatusCode>,
}

/// A success that is not the reply that was asked for. `Debug` omits the reply, whose texts may quote what was
/// sent.
///
/// ```
/// use registrar_ops::Mismatch;
/// use registrar_ops::enom::{Error, GetRegLock, Operation};
///
/// let body = "OrderID=17\nErrCount=0\nDone=true\n"; // no `RegLock`
/// let Err(Error::Unexpected(success)) = GetRegLock::reply(body) else { panic!() };
/// assert!(matches!(success.mismatch(), Mismatch::Fields(_)));
/// assert_eq!(success.reply().field("OrderID").map(|order| order.value()), Some("17"));
/// ```
#[derive(Clone, PartialEq)]
pub struct Unexpected<C, M> {
    reply: WholeReply<M>,
    mismatch: Mismatch<C>,
}

/// Why a success is not the reply that was asked for.
///
/// [`Unexpected`] has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mismatch<C> {
    /// Its fields do not fit the type; the error says where and what was expected.
    Fields(C),
    /// It answers another action, object or command. This is the name of the field that shows it.
    Operation(&'static str),
    /// It was accepted, but is not finished; its text says what it waits for. Only a workflow takes this for an
    /// error; elsewhere, ask [`Reply::is_deferred`](crate::opensrs::Reply::is_deferred).
    Deferred,
}

impl<C, R, M> ReplyError<C, R, M> {
    /// The refusal of the registrar, if this is one.
    #[must_use]
    pub const fn rejection(&self) -> Option<&R> {
        match self {
            Self::Rejected(rejection) => Some(rejection),
            _ => None,
        }
    }

    /// The whole untyped reply, if there is one that is neither a success nor a refusal.
    #[must_use]
    pub fn untyped_reply(&self) -> Option<&M> {
        match self {
            Self::Incomplete(Incomplete::Lacks { reply, .. }) => Some(reply.get()),
            Self::Contradictory(contradictory) => Some(contradictory.reply.get()),
            Self::Unexpected(unexpected) => Some(unexpected.reply.get()),
            _ => None,
        }
    }

    /// The error for a success that does not fit.
    pub(crate) fn unexpected(reply: M, mismatch: Mismatch<C>) -> Self
    where
        M: Zeroize,
    {
        Self::Unexpected(Box::new(Unexpected { reply: WholeReply::new(reply), mismatch }))
    }

    /// The error for a reply that contradicts itself, or `status` where that is given.
    pub(crate) fn contradictory(reply: M, status: Option<StatusCode>) -> Self
    where
        M: Zeroize,
    {
        Self::Contradictory(Box::new(Contradictory { reply: WholeReply::new(reply), status }))
    }

    /// Whether the request may be sent again, where a rejection says it by `of_rejection`.
    pub(crate) fn retry_by(&self, of_rejection: impl FnOnce(&R) -> Retry) -> Retry {
        match self {
            Self::NotAReply(body) => body.retry(),
            Self::Incomplete(_) => Retry::IfIdempotent,
            Self::Contradictory(contradictory) => {
                // The body says that it was done, whatever the status says.
                match contradictory.status.map(retry_of_status) {
                    Some(Retry::Safe | Retry::IfIdempotent) => Retry::IfIdempotent,
                    Some(Retry::Never) | None => Retry::Never,
                }
            }
            Self::Rejected(rejection) => of_rejection(rejection),
            Self::Malformed(_) | Self::Unexpected(_) => Retry::Never,
        }
    }
}

impl<M> Contradictory<M> {
    /// The whole reply.
    #[must_use]
    pub const fn reply(&self) -> &M {
        self.reply.get()
    }

    /// The HTTP status, if it contradicts a body that reports success.
    #[must_use]
    pub const fn status(&self) -> Option<StatusCode> {
        self.status
    }
}

impl<C, M> Unexpected<C, M> {
    /// The whole reply.
    #[must_use]
    pub const fn reply(&self) -> &M {
        self.reply.get()
    }

    /// The whole reply, by value. Its texts are not zeroed on drop any more.
    #[must_use]
    pub fn into_reply(self) -> M
    where
        M: Clone,
    {
        self.reply.get().clone()
    }

    /// What does not fit.
    #[must_use]
    pub const fn mismatch(&self) -> &Mismatch<C> {
        &self.mismatch
    }
}

impl<C, R, M> fmt::Display for ReplyError<C, R, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAReply(body) => write!(f, "not a reply but {body}"),
            Self::Malformed(_) => f.write_str("malformed reply"),
            Self::Incomplete(Incomplete::Cut(_)) => f.write_str("incomplete reply"),
            Self::Incomplete(Incomplete::Lacks { field, .. }) => {
                write!(f, "incomplete reply: no usable `{field}`")
            }
            Self::Contradictory(contradictory) => match contradictory.status {
                Some(status) => {
                    write!(f, "HTTP {} with a reply that says success", status.as_u16())
                }
                None => f.write_str("contradictory reply: it says success and failure"),
            },
            Self::Rejected(_) => f.write_str("request rejected"),
            Self::Unexpected(unexpected) => match unexpected.mismatch {
                Mismatch::Fields(_) => f.write_str("a success whose fields do not fit the type"),
                Mismatch::Operation(field) => {
                    write!(f, "a reply to another operation: see its `{field}`")
                }
                Mismatch::Deferred => f.write_str("a success that is not finished"),
            },
        }
    }
}

impl<C: fmt::Debug, M> fmt::Debug for Incomplete<C, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cut(error) => f.debug_tuple("Cut").field(error).finish(),
            Self::Lacks { field, .. } => {
                f.debug_struct("Lacks").field("field", field).finish_non_exhaustive()
            }
        }
    }
}

impl<M> fmt::Debug for Contradictory<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contradictory").field("status", &self.status).finish_non_exhaustive()
    }
}

impl<C: fmt::Debug, M> fmt::Debug for Unexpected<C, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unexpected").field("mismatch", &self.mismatch).finish_non_exhaustive()
    }
}

impl<C, R, M> std::error::Error for ReplyError<C, R, M>
where
    C: std::error::Error + 'static,
    R: std::error::Error + 'static,
    M: fmt::Debug,
{
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Malformed(error) | Self::Incomplete(Incomplete::Cut(error)) => Some(error),
            Self::Rejected(rejection) => Some(rejection),
            Self::Unexpected(unexpected) => match &unexpected.mismatch {
                Mismatch::Fields(error) => Some(error),
                Mismatch::Operation(_) | Mismatch::Deferred => None,
            },
            Self::NotAReply(_) | Self::Incomplete(_) | Self::Contradictory(_) => None,
        }
    }
}
