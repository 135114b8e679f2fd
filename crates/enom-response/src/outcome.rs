//! Whether a response says that the command succeeded, its messages, and its response numbers.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use wire_text::Verdict;

use crate::names::{DONE, ERROR_COUNT, number};
use crate::response::Response;
use crate::response_code::ResponseCode;

mod reasons;

pub use reasons::Reason;
use reasons::{messages, paired, responses};

/// Whether a response says that the command succeeded, and why not.
///
/// ```
/// use enom_response::{Response, Verdict};
///
/// let response = Response::parse(
///     "ErrCount=1\nErr1=Bad User name or Password\n\
///      ResponseCount=1\nResponseNumber1=304155\nResponseString1=Validation error; invalid ; loginid\n\
///      Done=true",
/// )?;
/// let outcome = response.outcome();
/// assert_eq!(outcome.verdict(), Verdict::Failure);
/// let [reason] = outcome.reasons() else { panic!() };
/// assert_eq!(reason.message(), Some("Bad User name or Password"));
/// assert_eq!(reason.code().map(|code| code.number()), Some(304_155));
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Outcome<'r> {
    verdict: Verdict,
    is_complete: bool,
    reasons: Vec<Reason<'r>>,
    errors: Count,
    responses: Count,
}

/// How many messages or response numbers a response declares, and how many it has.
///
/// ```
/// use enom_response::Response;
///
/// let response = Response::parse("ErrCount=2\nErr1=Bad password\nDone=true")?;
/// let count = response.outcome().error_count();
/// assert_eq!((count.declared(), count.found()), (Some(2), 1));
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    declared: Option<u64>,
    found: usize,
}

/// Why a response is not a success. It owns its texts; `Debug` and `Display` do not show them.
///
/// ```
/// use enom_response::Response;
///
/// let response = Response::parse("ErrCount=1\nErr1=Bad password\nDone=true")?;
/// let failure = response.check().unwrap_err();
/// assert_eq!(failure.messages(), ["Bad password"]);
/// assert!(!failure.to_string().contains("Bad password"));
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Failure {
    verdict: Verdict,
    is_complete: bool,
    messages: Vec<String>,
    codes: Vec<ResponseCode>,
}

impl Response<'_> {
    /// Whether the response is complete up to its end mark: it has `Done=true`, in any letter case, and no
    /// other value of `Done`. Fields may follow it; the last of them may be cut.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let mut done = self.root().fields_named(DONE).peekable();
        done.peek().is_some()
            && done.all(|field| field.value().trim_ascii().eq_ignore_ascii_case("true"))
    }

    /// The error messages, in the order of their numbers: `Err1`, `Err2`, … at the top level and in
    /// `errors`. Empty ones are left out.
    #[must_use]
    pub fn errors(&self) -> Vec<&str> {
        messages(self.root()).into_iter().map(|(_, message)| message).collect()
    }

    /// Whether the response says that the command succeeded.
    ///
    /// `ErrCount` 0 and `Done` true are a success. `ErrCount` above 0, or a message without `ErrCount`, is a
    /// failure. `ErrCount` 0 together with a message, a response number that is neither 0 nor begins with 100, or
    /// another `ErrCount` is contradictory. Anything else is incomplete.
    ///
    /// `ErrCount` and `Done` count only at the top level; messages `Err1`, `Err2`, … and others also in `errors`,
    /// and response numbers also in `responses` and `response`.
    #[must_use]
    pub fn outcome(&self) -> Outcome<'_> {
        let root = self.root();
        let (messages, responses) = (messages(root), responses(root));
        let is_complete = self.is_complete();
        let counts = || root.fields_named(ERROR_COUNT).map(|field| count(field.value()));
        let is_zero = counts().any(|count| count == Some(0));
        let is_above = counts().flatten().any(|count| count > 0);
        let is_other = counts().any(|count| count != Some(0));
        let says_no = !messages.is_empty() || responses.iter().any(|(_, reason)| reason.says_no());
        let verdict = if is_zero && (says_no || is_other) {
            Verdict::Contradictory
        } else if is_above || !is_zero && !messages.is_empty() {
            Verdict::Failure
        } else if !is_complete || !is_zero {
            Verdict::Incomplete
        } else {
            Verdict::Success
        };
        let declared = |name| root.field(name).and_then(|field| number(field.value()));
        Outcome {
            verdict,
            is_complete,
            errors: Count { declared: declared(ERROR_COUNT), found: messages.len() },
            responses: Count { declared: declared("ResponseCount"), found: responses.len() },
            reasons: paired(messages, responses),
        }
    }

    /// The response itself, if it is a [success](Verdict::Success).
    ///
    /// # Errors
    /// Why it is not a success.
    pub fn check(&self) -> Result<&Self, Failure> {
        self.outcome().into_result().map(|()| self)
    }
}

/// The count that `text` is. No server writes zeros before it: `00` is what damage leaves of other fields.
fn count(text: &str) -> Option<u64> {
    let has_zeros = text.trim_ascii().len() > 1 && text.trim_ascii().starts_with('0');
    number(text).filter(|_| !has_zeros)
}

impl<'r> Outcome<'r> {
    /// The outcome as one value.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Whether the command succeeded.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self.verdict, Verdict::Success)
    }

    /// Whether the whole response arrived; see [`Response::is_complete`].
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The messages and response numbers that the response has, whatever it declares.
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

    /// `Ok` for a success.
    ///
    /// # Errors
    /// Why it is not a success.
    pub fn into_result(self) -> Result<(), Failure> {
        if self.is_success() {
            return Ok(());
        }
        let messages = self.reasons.iter().filter_map(Reason::message);
        Err(Failure {
            verdict: self.verdict,
            is_complete: self.is_complete,
            messages: messages.map(ToOwned::to_owned).collect(),
            codes: self.reasons.iter().filter_map(Reason::code).collect(),
        })
    }
}

impl Count {
    /// The declared number, if there is one that can be read.
    #[must_use]
    pub const fn declared(&self) -> Option<u64> {
        self.declared
    }

    /// How many the response has.
    #[must_use]
    pub const fn found(&self) -> usize {
        self.found
    }
}

impl Failure {
    /// The outcome as one value, which is not `Success`.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Whether the whole response arrived; see [`Response::is_complete`].
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.is_complete
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

/// The verdict and the response numbers.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.verdict {
            Verdict::Contradictory => "the response contradicts itself",
            Verdict::Failure if !self.is_complete => "command rejected, response incomplete",
            Verdict::Failure => "command rejected",
            Verdict::Incomplete | Verdict::Success => "response incomplete",
        })?;
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
            .field("verdict", &self.verdict)
            .field("is_complete", &self.is_complete)
            .field("reasons", &self.reasons)
            .field("errors", &self.errors)
            .field("responses", &self.responses)
            .finish()
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("verdict", &self.verdict)
            .field("is_complete", &self.is_complete)
            .field("codes", &self.codes)
            .field("messages", &self.messages.len())
            .finish()
    }
}
