//! Why a call failed.

use std::fmt;
use std::time::Duration;

use registrar_ops::RequestError;
use wire_text::Retry;

use crate::transport_error::TransportError;

/// Why a call failed. `E` is the error of `registrar-ops` for an answer; see
/// [`opensrs::Error`](crate::opensrs::Error) and [`enom::Error`](crate::enom::Error).
///
/// `Debug` and `Display` show no value of the request or the answer.
///
/// [How to look at it](crate#errors).
pub struct Error<E>(Box<Inner<E>>);

struct Inner<E> {
    kind: ErrorKind<E>,
    retry: Retry,
    attempts: u32,
    may_be_done: bool,
    retry_after: Option<Duration>,
}

/// What went wrong.
///
/// [What to do about each](crate#errors).
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind<E> {
    /// The request could not be made.
    Request(RequestError),
    /// No byte of the request was sent: the host was not found, or there was no connection to it.
    NotSent(TransportError),
    /// The request was sent, at least in part, and no complete answer came. The operation may have been done.
    NoAnswer(TransportError),
    /// The answer is not a complete reply that reports success.
    Reply(E),
    /// The refusal shows that an earlier attempt, whose answer was lost, worked.
    DoneAlready(E),
}

/// How far a request came.
///
/// ```no_run
/// # #[cfg(feature = "ureq")]
/// # {
/// use registrar_client::registrar_ops::{DomainName, opensrs::SendPassword};
/// use registrar_client::{Phase, opensrs::Client};
///
/// let operation = SendPassword::new(DomainName::new("example.info")?);
/// let client = Client::at("http://made-up.invalid/", "reseller", "private key")?;
/// let error = client.send(&operation).unwrap_err();
/// assert_eq!(error.phase(), Phase::NotSent); // there is no such host
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Nothing was sent.
    NotSent,
    /// The request was sent, at least in part; no complete answer came.
    NoAnswer,
    /// An answer came.
    Answered,
}

impl<E> Error<E> {
    pub(crate) fn request(error: RequestError) -> Self {
        Self::new(ErrorKind::Request(error), Retry::Never)
    }

    pub(crate) fn new(kind: ErrorKind<E>, retry: Retry) -> Self {
        Self(Box::new(Inner { kind, retry, attempts: 0, may_be_done: false, retry_after: None }))
    }

    /// What the last attempt alone says about another.
    pub(crate) const fn own_retry(&self) -> Retry {
        self.0.retry
    }

    /// After `attempts`, of which one may have done what was asked for.
    pub(crate) fn after(mut self, attempts: u32, may_be_done: bool) -> Self {
        self.0.attempts = attempts;
        self.0.may_be_done = may_be_done;
        self
    }

    pub(crate) fn with_retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.0.retry_after = retry_after;
        self
    }

    /// What went wrong in the last attempt.
    #[must_use]
    pub const fn kind(&self) -> &ErrorKind<E> {
        &self.0.kind
    }

    /// What went wrong in the last attempt, by value.
    #[must_use]
    pub fn into_kind(self) -> ErrorKind<E> {
        self.0.kind
    }

    /// How far the last attempt came.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        match self.0.kind {
            ErrorKind::Request(_) | ErrorKind::NotSent(_) => Phase::NotSent,
            ErrorKind::NoAnswer(_) => Phase::NoAnswer,
            ErrorKind::Reply(_) | ErrorKind::DoneAlready(_) => Phase::Answered,
        }
    }

    /// Whether you may make the call again, according to the last attempt. If an earlier attempt may have done
    /// the operation, it is never [`Safe`](Retry::Safe).
    #[must_use]
    pub fn retry(&self) -> Retry {
        match self.0.retry {
            Retry::Safe if self.0.may_be_done => Retry::IfIdempotent,
            retry => retry,
        }
    }

    /// Whether any of the attempts did the operation, or may have done it. Only a refusal by the registrar, a
    /// status such as 429, and a request that was not sent show that nothing was done.
    #[must_use]
    pub const fn may_be_done(&self) -> bool {
        self.0.may_be_done
    }

    /// How many attempts were made.
    #[must_use]
    pub const fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the server asks the client to wait before the next request (`Retry-After`).
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The error of the answer, if there is an answer.
    #[must_use]
    pub const fn reply_error(&self) -> Option<&E> {
        match &self.0.kind {
            ErrorKind::Reply(error) | ErrorKind::DoneAlready(error) => Some(error),
            _ => None,
        }
    }
}

impl<E: fmt::Debug> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("retry", &self.retry())
            .field("attempts", &self.0.attempts)
            .field("may_be_done", &self.0.may_be_done)
            .field("retry_after", &self.0.retry_after)
            .finish()
    }
}

impl<E: fmt::Display> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            ErrorKind::Request(error) => write!(f, "the request cannot be made: {error}"),
            ErrorKind::NotSent(error) => write!(f, "not sent: {error}"),
            ErrorKind::NoAnswer(error) => write!(f, "sent, but no whole answer: {error}"),
            ErrorKind::Reply(error) => error.fmt(f),
            ErrorKind::DoneAlready(error) => write!(f, "done by an earlier attempt: {error}"),
        }?;
        if self.0.attempts > 1 {
            write!(f, " (after {} attempts)", self.0.attempts)
        } else {
            Ok(())
        }
    }
}

/// Each kind is shown whole, so that the source is the next cause after it.
impl<E: std::error::Error + 'static> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.kind {
            ErrorKind::Request(error) => error.source(),
            ErrorKind::NotSent(error) | ErrorKind::NoAnswer(error) => error.source(),
            ErrorKind::Reply(error) | ErrorKind::DoneAlready(error) => error.source(),
        }
    }
}
