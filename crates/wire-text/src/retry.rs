//! Whether a request that failed may be sent again.

use core::fmt;

/// Whether a request that failed may be sent again. The enum is exhaustive: there is no fourth answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// The same request would fail again.
    Never,
    /// Nothing was done: the same request may be sent again.
    Safe,
    /// It may have been done: the same request may be sent again only if repeating does no harm.
    IfIdempotent,
}

/// `never`, `safe` or `only if repeating does no harm`.
impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Never => "never",
            Self::Safe => "safe",
            Self::IfIdempotent => "only if repeating does no harm",
        })
    }
}
