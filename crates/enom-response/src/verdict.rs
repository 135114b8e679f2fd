//! The outcome of a response in one word.

use core::fmt;

/// The outcome in one word: the first of these that fits, in the order `Contradictory`, `Failure`,
/// `Incomplete`, `Success`. The enum is exhaustive: there is no fifth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// `ErrCount` is 0, nothing says otherwise, and `Done` is true.
    Success,
    /// `ErrCount` is above 0; or it is not there, and a message is.
    Failure,
    /// `ErrCount` or `Done` is not there, or is not what it should be.
    Incomplete,
    /// `ErrCount` is 0, and a message, a response number or another `ErrCount` says otherwise.
    Contradictory,
}

/// The word in small letters.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Success => "success",
            Self::Failure => "failure",
            Self::Incomplete => "incomplete",
            Self::Contradictory => "contradictory",
        })
    }
}
