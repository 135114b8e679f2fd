//! What a reply says of the command, in one word.

use core::fmt;

/// What a reply says of the command, in one word. The enum is exhaustive: there is no fifth.
///
/// ```
/// use wire_text::Verdict;
///
/// assert_eq!(Verdict::Contradictory.to_string(), "contradictory");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It says that the command succeeded, nothing in it says otherwise, and it has arrived whole.
    Success,
    /// It says that the command failed.
    Failure,
    /// It lacks what says whether the command succeeded.
    Incomplete,
    /// It says both.
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
