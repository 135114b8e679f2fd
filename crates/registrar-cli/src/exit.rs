//! Exit statuses.

use std::process::ExitCode;

/// The exit status of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Everything was done.
    Success,
    /// A document or an answer could not be read, or the output not written.
    Unreadable,
    /// The command line is wrong.
    #[cfg(feature = "request")]
    Usage,
    /// A document or an answer was read, but does not say whether the command succeeded.
    Incomplete,
    /// The registrar refused.
    #[cfg(feature = "call")]
    Refused,
    /// No answer came, or the answer is not a reply of the registrar.
    #[cfg(feature = "call")]
    Undelivered,
    /// The reply contradicts itself, or is the reply to another operation.
    #[cfg(feature = "call")]
    Contradictory,
}

impl Exit {
    /// Of two documents the worse: one that was not read counts before one that is incomplete.
    pub(crate) const fn worse(self, other: Self) -> Self {
        match (self, other) {
            (Self::Success, other) | (other, Self::Success) => other,
            (Self::Incomplete, Self::Incomplete) => Self::Incomplete,
            _ => Self::Unreadable,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Unreadable => 1,
            // The parser of the command line says the same.
            #[cfg(feature = "request")]
            Exit::Usage => 2,
            Exit::Incomplete => 3,
            #[cfg(feature = "call")]
            Exit::Refused => 4,
            #[cfg(feature = "call")]
            Exit::Undelivered => 5,
            #[cfg(feature = "call")]
            Exit::Contradictory => 6,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Exit::{Incomplete, Success, Unreadable};

    #[test]
    fn what_was_not_read_is_worse_than_what_is_incomplete() {
        for (one, other, worse) in [
            (Success, Success, Success),
            (Success, Incomplete, Incomplete),
            (Incomplete, Incomplete, Incomplete),
            (Incomplete, Unreadable, Unreadable),
            (Unreadable, Success, Unreadable),
        ] {
            assert_eq!((one.worse(other), other.worse(one)), (worse, worse));
        }
    }
}
