//! What a document says happened, in one word.

use enom_response::Verdict;
use registrar_ops::opensrs::{Error, Reply};

use super::document::Document;

/// What a document says happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Success,
    Failure,
    Incomplete,
    Contradictory,
    /// It says nothing of the kind: a request.
    Unknown,
}

impl Outcome {
    /// The outcome of `document`, which was read from `bytes`.
    pub(crate) fn of(document: &Document<'_>, bytes: &[u8]) -> Self {
        match document {
            Document::Ops(_) => Self::of_envelope(bytes),
            Document::Enom(response) => match response.outcome().verdict() {
                Verdict::Success => Self::Success,
                Verdict::Failure => Self::Failure,
                Verdict::Incomplete => Self::Incomplete,
                Verdict::Contradictory => Self::Contradictory,
            },
        }
    }

    /// Clients of `registrar-ops` and this word must never differ, so that crate is asked.
    fn of_envelope(bytes: &[u8]) -> Self {
        let reply: Result<Reply, _> = Reply::parse(bytes);
        match reply {
            // A success whose attributes are no assoc is one.
            Ok(_) | Err(Error::Unexpected(_)) => Self::Success,
            Err(Error::Rejected(_)) => Self::Failure,
            Err(Error::Incomplete(_)) => Self::Incomplete,
            Err(Error::Contradictory(_)) => Self::Contradictory,
            Err(_) => Self::Unknown,
        }
    }

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failure => "failure",
            Self::Incomplete => "incomplete",
            Self::Contradictory => "contradictory",
            Self::Unknown => "unknown",
        }
    }
}
