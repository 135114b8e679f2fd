//! Whether a request may be sent again.

use core::fmt;

/// Whether the same request may be sent again after a reply that is not a success.
///
/// ```
/// use wire_text::Retry;
///
/// assert_eq!(Retry::IfIdempotent.to_string(), "only if repeating does no harm");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// Never: it would get the same answer, or must not be done twice.
    Never,
    /// Nothing was done: sending it again does no harm.
    Safe,
    /// It may have been done: send it again only if doing it twice does no harm.
    IfIdempotent,
}

impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Never => "never",
            Self::Safe => "safe",
            Self::IfIdempotent => "only if repeating does no harm",
        })
    }
}
