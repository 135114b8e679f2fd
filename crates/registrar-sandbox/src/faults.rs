//! The faults of an account.

use std::fmt;

use crate::fault::Fault;
use crate::operation::Operation;
use crate::tenant::Tenant;

/// The faults of an account: see [`Account::faults`](crate::Account::faults).
#[derive(Clone, Copy)]
pub struct Faults<'a> {
    tenant: &'a Tenant,
}

impl<'a> Faults<'a> {
    pub(crate) const fn new(tenant: &'a Tenant) -> Self {
        Self { tenant }
    }

    /// Simulates these faults in the next calls of the operation `O`, one in each call; [`Fault::None`] is a
    /// call without a fault. They come after the faults that already wait.
    ///
    /// ```
    /// use registrar_ops::opensrs::ChangePassword;
    /// use registrar_sandbox::{Fault, Sandbox};
    ///
    /// let sandbox = Sandbox::start()?;
    /// let faults = [Fault::LostReply, Fault::Status(503), Fault::None];
    /// sandbox.faults().on::<ChangePassword>(faults);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn on<O: Operation>(&self, faults: impl IntoIterator<Item = Fault>) {
        self.on_operation(&O::name(), faults);
    }

    /// Like [`on`](Self::on), for an operation given by name: `lookup domain`, `Check`. Any name is accepted, also
    /// that of an operation that the sandbox does not know.
    pub fn on_operation(&self, name: &str, faults: impl IntoIterator<Item = Fault>) {
        self.tenant.state().script.push(&name.to_ascii_lowercase(), faults);
    }

    /// From now on, simulates one of `faults`, chosen at random, in `percent` of a hundred calls. Calls for
    /// which a fault waits do not count. The same seed gives the same sequence.
    pub fn by_chance(&self, seed: u64, percent: u8, faults: impl IntoIterator<Item = Fault>) {
        self.tenant.state().script.set_chance(seed, percent, faults.into_iter().collect());
    }

    /// The faults that wait, by operation.
    pub(crate) fn waiting(self) -> Vec<(String, Vec<Fault>)> {
        let state = self.tenant.state();
        let queues = state.script.queues();
        queues.map(|(name, queue)| (name.to_owned(), queue.iter().copied().collect())).collect()
    }

    /// Removes all faults that were set.
    pub fn clear(&self) {
        self.tenant.state().script = crate::fault::script::Script::default();
    }
}

impl fmt::Debug for Faults<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.waiting()).finish()
    }
}
