//! Exit statuses.

use std::process::ExitCode;

/// What the program says by its exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All was done.
    Success,
    /// A document or an answer could not be read, or the output not written.
    Unreadable,
    /// A document or an answer was read, but says neither yes nor no.
    Incomplete,
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
            // 2, wrong usage, is said by the parser of the command line.
            Exit::Unreadable => 1,
            Exit::Incomplete => 3,
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
