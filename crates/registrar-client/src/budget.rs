//! Limits how many retries the clones of a client make.

use std::sync::atomic::{AtomicU32, Ordering};

/// How many calls earn one retry.
const CALLS: u32 = 10;

/// Retries that a client has left. A call earns a tenth of one, and a full budget earns no more.
#[derive(Debug)]
pub(crate) struct Budget {
    tenths: AtomicU32,
    full: u32,
}

impl Budget {
    pub(crate) fn new(retries: u32) -> Self {
        let full = retries.saturating_mul(CALLS);
        Self { tenths: AtomicU32::new(full), full }
    }

    /// Counts a call.
    pub(crate) fn earn(&self) {
        let add = |tenths: u32| Some(tenths.saturating_add(1).min(self.full));
        let _ = self.tenths.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }

    /// Takes one retry, if there is one left.
    pub(crate) fn spend(&self) -> bool {
        let take = |tenths: u32| tenths.checked_sub(CALLS);
        self.tenths.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn a_budget_ends_and_calls_refill_it() {
        let budget = Budget::new(2);
        budget.earn();
        assert_eq!([budget.spend(), budget.spend(), budget.spend()], [true, true, false]);
        for _ in 0..9 {
            budget.earn();
        }
        assert!(!budget.spend());
        budget.earn();
        assert!(budget.spend());
        assert!(!Budget::new(0).spend());
    }
}
