//! The untyped reply in an error.

use std::fmt;

use zeroize::Zeroize;

/// A whole untyped reply, zeroed on drop. `Debug` omits its texts, which may quote what was sent.
///
/// [`Incomplete`](crate::Incomplete) has an example.
#[derive(Clone)]
pub struct WholeReply<M> {
    reply: M,
    /// How it is zeroed, so that no type which names `M` has to say that it can be.
    zeroize: fn(&mut M),
}

impl<M> WholeReply<M> {
    pub(crate) fn new(reply: M) -> Self
    where
        M: Zeroize,
    {
        Self { reply, zeroize: M::zeroize }
    }

    /// The reply.
    #[must_use]
    pub const fn get(&self) -> &M {
        &self.reply
    }
}

impl<M: PartialEq> PartialEq for WholeReply<M> {
    fn eq(&self, other: &Self) -> bool {
        self.reply == other.reply
    }
}

impl<M> fmt::Debug for WholeReply<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WholeReply").finish_non_exhaustive()
    }
}

impl<M> Drop for WholeReply<M> {
    fn drop(&mut self) {
        (self.zeroize)(&mut self.reply);
    }
}
