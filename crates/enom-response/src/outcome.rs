//! The outcome of a command: complete or not, its errors, its response numbers.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::{Response, ResponseCode};

mod collect;

/// What a response says of the command: whether all of it arrived, and what went wrong.
///
/// ```
/// use enom_response::Response;
///
/// let response = Response::parse(
///     "ErrCount=1\nErr1=Bad User name or Password\n\
///      ResponseCount=1\nResponseNumber1=304155\nResponseString1=Validation error; invalid ; loginid\n\
///      Done=true",
/// )?;
/// let outcome = response.outcome();
/// assert!(!outcome.is_success());
/// let [reason] = outcome.reasons() else { panic!() };
/// assert_eq!(reason.message(), Some("Bad User name or Password"));
/// assert_eq!(reason.code().map(|code| code.number()), Some(304_155));
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Outcome<'r> {
    complete: bool,
    failed: bool,
    reasons: Vec<Reason<'r>>,
    errors: Count,
    responses: Count,
}

/// A message and a response number, paired where they pair: the n-th with the n-th.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Reason<'r> {
    message: Option<&'r str>,
    number: Option<&'r str>,
    text: Option<&'r str>,
}

/// How many of something a response declares, and how many it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    declared: Option<u64>,
    found: usize,
    unreadable: bool,
}

/// Why a response is no success. Owned, and without the response's text in `Debug` and `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct Failure {
    complete: bool,
    rejected: bool,
    messages: Vec<String>,
    codes: Vec<ResponseCode>,
}

/// The field that ends a response.
pub(crate) const DONE: &str = "Done";

impl Response<'_> {
    /// Whether the whole response arrived: it says `Done=true`, in any letter case, and nothing to
    /// the contrary. No other word counts, `1` and `yes` included.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let mut done = self.root().fields_named(DONE).peekable();
        done.peek().is_some()
            && done.all(|field| field.value().trim_ascii().eq_ignore_ascii_case("true"))
    }

    /// The error messages, in the order of their numbers: `Err1`, `Err2`, … in text and HTML, the
    /// same or whatever else stands within `<errors>` in XML. Empty ones are left out.
    #[must_use]
    pub fn errors(&self) -> Vec<&str> {
        self.outcome().reasons.iter().filter_map(Reason::message).collect()
    }

    /// What the response says of the command.
    #[must_use]
    pub fn outcome(&self) -> Outcome<'_> {
        collect::Collector::default().collect(self)
    }

    /// The response itself if it is a [success](Outcome::is_success).
    ///
    /// # Errors
    /// Why it is none.
    pub fn check(&self) -> Result<&Self, Failure> {
        self.outcome().into_result().map(|()| self)
    }
}

impl<'r> Outcome<'r> {
    /// Whether the command succeeded: the response is complete, and nothing in it says failure, as an
    /// `ErrCount` other than zero does, an error message, and a response number that is not one of
    /// success. An `ErrCount` that is no field of the response, but stands in a value, a comment or a
    /// longer name, says failure too: something came between.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        self.complete && !self.failed
    }

    /// Whether something in the response says failure.
    #[must_use]
    pub const fn is_rejected(&self) -> bool {
        self.failed
    }

    /// Whether the whole response arrived; see [`Response::is_complete`].
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.complete
    }

    /// The messages and response numbers that are there, whatever the counts say.
    #[must_use]
    pub fn reasons(&self) -> &[Reason<'r>] {
        &self.reasons
    }

    /// `ErrCount`, and how many messages there are.
    #[must_use]
    pub const fn error_count(&self) -> Count {
        self.errors
    }

    /// `ResponseCount`, and how many response numbers there are.
    #[must_use]
    pub const fn response_count(&self) -> Count {
        self.responses
    }

    /// Whether a count disagrees with what is there.
    #[must_use]
    pub const fn count_mismatch(&self) -> bool {
        !self.errors.agrees() || !self.responses.agrees()
    }

    /// Nothing for a success.
    ///
    /// # Errors
    /// Why it is none.
    pub fn into_result(self) -> Result<(), Failure> {
        if self.is_success() {
            return Ok(());
        }
        Err(Failure {
            complete: self.complete,
            rejected: self.failed,
            messages: self
                .reasons
                .iter()
                .filter_map(Reason::message)
                .map(ToOwned::to_owned)
                .collect(),
            codes: self.reasons.iter().filter_map(Reason::code).collect(),
        })
    }
}

impl<'r> Reason<'r> {
    /// The message for people, such as `Err1`.
    #[must_use]
    pub const fn message(&self) -> Option<&'r str> {
        self.message
    }

    /// The response number, such as `ResponseNumber1`, if it is one.
    #[must_use]
    pub fn code(&self) -> Option<ResponseCode> {
        self.number?.parse().ok()
    }

    /// The response number as it stands there.
    #[must_use]
    pub const fn number(&self) -> Option<&'r str> {
        self.number
    }

    /// What the number means, such as `ResponseString1`.
    #[must_use]
    pub const fn text(&self) -> Option<&'r str> {
        self.text
    }
}

impl Count {
    /// The declared number, if there is one that can be read.
    #[must_use]
    pub const fn declared(&self) -> Option<u64> {
        self.declared
    }

    /// How many there are.
    #[must_use]
    pub const fn found(&self) -> usize {
        self.found
    }

    /// Whether what is there is what was declared, or nothing was declared.
    #[must_use]
    pub const fn agrees(&self) -> bool {
        match self.declared {
            Some(declared) => !self.unreadable && declared == self.found as u64,
            None => !self.unreadable,
        }
    }

    /// Takes in what a field declares. Empty declares nothing.
    fn declare(&mut self, text: &str) {
        let text = text.trim_ascii();
        if text.is_empty() {
            return;
        }
        match (text.parse::<u64>(), self.declared) {
            (Ok(number), None) => self.declared = Some(number),
            (Ok(number), Some(declared)) if number == declared => {}
            _ => self.unreadable = true,
        }
    }
}

impl Failure {
    /// Whether the failure is that not all of the response arrived (perhaps beside others).
    #[must_use]
    pub const fn is_incomplete(&self) -> bool {
        !self.complete
    }

    /// Whether something in the response says failure.
    #[must_use]
    pub const fn is_rejected(&self) -> bool {
        self.rejected
    }

    /// The messages for people. They are the server's words and may quote what was sent to it.
    #[must_use]
    pub fn messages(&self) -> &[String] {
        &self.messages
    }

    /// The response numbers.
    #[must_use]
    pub fn codes(&self) -> &[ResponseCode] {
        &self.codes
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.complete, self.rejected) {
            (true, _) => f.write_str("command rejected")?,
            (false, true) => f.write_str("command rejected, response incomplete")?,
            (false, false) => f.write_str("response incomplete")?,
        }
        for (at, code) in self.codes.iter().enumerate() {
            write!(f, "{} {code}", if at == 0 { ":" } else { "," })?;
        }
        Ok(())
    }
}

impl core::error::Error for Failure {}

impl fmt::Debug for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outcome")
            .field("complete", &self.complete)
            .field("failed", &self.failed)
            .field("reasons", &self.reasons)
            .field("errors", &self.errors)
            .field("responses", &self.responses)
            .finish()
    }
}

/// The messages are the server's words and may quote secrets: they do not show.
impl fmt::Debug for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reason").field("code", &self.code()).finish_non_exhaustive()
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("complete", &self.complete)
            .field("rejected", &self.rejected)
            .field("codes", &self.codes)
            .field("messages", &self.messages.len())
            .finish()
    }
}
