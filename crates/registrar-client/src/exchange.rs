//! One call: attempts, each with a request and perhaps an answer, until there is a reply or an error.
//! No I/O: the blocking and the async clients drive the same code.

use std::time::{Duration, SystemTime};

use registrar_ops::{Body, enom, opensrs};
use wire_text::Retry;

use crate::answer::{Answer, Undelivered};
use crate::asked::Asked;
use crate::attempts::Attempts;
use crate::budget::Budget;
use crate::error::{Error, ErrorKind};
use crate::repeat::Repeat;
use crate::retry_after;
use crate::settings::Settings;
use crate::trace::Trace;

/// What `registrar-ops` says of an answer that is no success.
pub(crate) trait ReplyFailure {
    fn retry(&self) -> Retry;

    /// Whether it is a refusal by the registrar.
    fn is_rejection(&self) -> bool;
}

impl ReplyFailure for opensrs::Error {
    fn retry(&self) -> Retry {
        self.retry()
    }

    fn is_rejection(&self) -> bool {
        self.rejection().is_some()
    }
}

impl ReplyFailure for enom::Error {
    fn retry(&self) -> Retry {
        self.retry()
    }

    fn is_rejection(&self) -> bool {
        self.rejection().is_some()
    }
}

/// One call.
pub(crate) struct Exchange<'a> {
    attempts: Attempts<'a>,
    trace: Trace<'a>,
}

/// What to do after an attempt.
pub(crate) enum Step<T, E> {
    /// Wait, and send the same request again.
    Wait(Duration),
    /// The call is over.
    Return(Result<T, Error<E>>),
}

impl<'a> Exchange<'a> {
    pub(crate) fn new(
        settings: &'a Settings,
        budget: &'a Budget,
        asked: Asked<'a>,
        repeat: Repeat,
    ) -> Self {
        let attempts = Attempts::new(settings.retry(), budget, repeat);
        Self { attempts, trace: Trace::new(asked) }
    }

    /// An attempt begins.
    pub(crate) fn begin(&mut self, request: &http::Request<Body>) {
        self.attempts.begin();
        self.trace.begin(self.attempts.made(), request);
    }

    /// An attempt has come to its end. `read` makes a reply of an answer; `is_done` says whether a
    /// refusal means that an earlier attempt did its work.
    pub(crate) fn end<T, E: ReplyFailure + std::error::Error>(
        &mut self,
        answer: Result<Answer, Undelivered>,
        read: impl FnOnce(&http::Response<&[u8]>) -> Result<T, E>,
        is_done: impl FnOnce(&E) -> bool,
    ) -> Step<T, E> {
        let (error, retry_after) = match answer {
            Ok(Answer { head, body }) => {
                let retry_after = retry_after::of(&head.headers, SystemTime::now());
                let answer = http::Response::from_parts(head, body.as_slice());
                match read(&answer) {
                    Ok(reply) => {
                        self.trace.success(&answer);
                        return Step::Return(Ok(reply));
                    }
                    Err(error) => {
                        self.trace.failure(Some(&answer), &error);
                        if self.attempts.may_be_done() && is_done(&error) {
                            let error = Error::new(ErrorKind::DoneAlready(error), Retry::Never);
                            return Step::Return(Err(error.after(self.attempts.made(), true)));
                        }
                        let retry = error.retry();
                        // Anything but a refusal may stand in place of a reply that says success.
                        self.attempts.failed(match retry {
                            Retry::Safe => false,
                            Retry::Never => !error.is_rejection(),
                            Retry::IfIdempotent => true,
                        });
                        (Error::new(ErrorKind::Reply(error), retry), retry_after)
                    }
                }
            }
            Err(undelivered) => {
                let (kind, retry) = match undelivered {
                    Undelivered::NotSent(error) => {
                        self.trace.failure(None, &error);
                        (ErrorKind::NotSent(error), Retry::Safe)
                    }
                    Undelivered::NoAnswer(error) => {
                        self.trace.failure(None, &error);
                        self.attempts.failed(true);
                        (ErrorKind::NoAnswer(error), Retry::IfIdempotent)
                    }
                };
                (Error::new(kind, retry), None)
            }
        };
        match self.attempts.after_failure(error.own_retry(), retry_after) {
            Some(wait) => {
                self.trace.wait(wait);
                Step::Wait(wait)
            }
            None => {
                let error = error.with_retry_after(retry_after);
                Step::Return(Err(error.after(self.attempts.made(), self.attempts.may_be_done())))
            }
        }
    }
}
