//! Whether doing something twice does harm.

#[cfg(doc)]
use registrar_ops::{enom, opensrs};

/// Whether doing something twice does more than doing it once, where no type says so
/// ([`opensrs::Operation::IDEMPOTENT`], [`enom::Operation::IDEMPOTENT`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// It does no more: a request whose answer was lost may be sent again.
    Harmless,
    /// It may do harm: another mail, another bill.
    Harmful,
}

impl Repeat {
    pub(crate) const fn of(is_idempotent: bool) -> Self {
        if is_idempotent { Self::Harmless } else { Self::Harmful }
    }
}
