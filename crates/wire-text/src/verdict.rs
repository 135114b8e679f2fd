//! Whether a reply says that its command succeeded.

use core::fmt;

/// Whether a reply says that its command succeeded. The enum is exhaustive on purpose: there are only these
/// four cases.
///
/// ```
/// use wire_text::Verdict;
///
/// assert_eq!(Verdict::Contradictory.to_string(), "contradictory");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The reply says that the command succeeded, nothing in it says otherwise, and it is complete.
    Success,
    /// The reply says that the command failed.
    Failure,
    /// The reply does not say whether the command succeeded, or is not complete.
    Incomplete,
    /// The reply says both.
    Contradictory,
}

/// The name of the variant in lower case.
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
