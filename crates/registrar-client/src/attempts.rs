//! Whether a request is sent again, and when.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

use wire_text::Retry;

use crate::budget::Budget;
use crate::repeat::Repeat;
use crate::settings::RetryPolicy;

/// The attempts of one call.
#[derive(Debug)]
pub(crate) struct Attempts<'a> {
    policy: &'a RetryPolicy,
    budget: &'a Budget,
    repeat: Repeat,
    made: u32,
    may_be_done: bool,
}

impl<'a> Attempts<'a> {
    pub(crate) fn new(policy: &'a RetryPolicy, budget: &'a Budget, repeat: Repeat) -> Self {
        budget.earn();
        Self { policy, budget, repeat, made: 0, may_be_done: false }
    }

    /// Counts an attempt that is about to be made.
    pub(crate) const fn begin(&mut self) {
        self.made = self.made.saturating_add(1);
    }

    /// How many attempts were made.
    pub(crate) const fn made(&self) -> u32 {
        self.made
    }

    /// An attempt has failed, and may have done what was asked for nevertheless.
    pub(crate) const fn failed(&mut self, may_be_done: bool) {
        self.may_be_done |= may_be_done;
    }

    /// Whether an attempt before may have done what was asked for.
    pub(crate) const fn may_be_done(&self) -> bool {
        self.may_be_done
    }

    /// How long to wait before the next attempt after one that failed; nothing when there is to be none.
    pub(crate) fn after_failure(
        &mut self,
        retry: Retry,
        retry_after: Option<Duration>,
    ) -> Option<Duration> {
        let is_allowed = match retry {
            Retry::Never => false,
            Retry::Safe => true,
            Retry::IfIdempotent => self.repeat == Repeat::Harmless,
        };
        if !is_allowed || self.made >= self.policy.attempts() {
            return None;
        }
        let asked = retry_after.unwrap_or_default();
        // Coming back earlier than asked is what the server wants to prevent.
        if asked > self.policy.longest_wait() || !self.budget.spend() {
            return None;
        }
        Some(asked.max(self.wait(random())))
    }

    /// Doubled with each attempt, and less by up to a half as `random` has it.
    fn wait(&self, random: u64) -> Duration {
        let factor = 1_u32.checked_shl(self.made.saturating_sub(1)).unwrap_or(u32::MAX);
        let whole = self.policy.first_wait().saturating_mul(factor).min(self.policy.longest_wait());
        let thousandths = u32::try_from(random % 1001).unwrap_or_default();
        (whole / 2000).saturating_mul(1000 + thousandths)
    }
}

/// A random number: the standard library seeds its hash maps with some.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: RetryPolicy = RetryPolicy::new()
        .with_attempts(4)
        .with_first_wait(Duration::from_millis(100))
        .with_longest_wait(Duration::from_millis(250));

    fn attempts(budget: &Budget, repeat: Repeat) -> Attempts<'_> {
        let mut attempts = Attempts::new(&POLICY, budget, repeat);
        attempts.begin();
        attempts
    }

    #[test]
    fn what_may_have_been_done_is_repeated_only_without_harm() {
        let budget = Budget::new(10);
        for (retry, harmful, harmless) in [
            (Retry::Never, false, false),
            (Retry::Safe, true, true),
            (Retry::IfIdempotent, false, true),
        ] {
            for (repeat, again) in [(Repeat::Harmful, harmful), (Repeat::Harmless, harmless)] {
                let mut attempts = attempts(&budget, repeat);
                assert_eq!(attempts.after_failure(retry, None).is_some(), again, "{retry:?}");
            }
        }
        let mut attempts = attempts(&budget, Repeat::Harmful);
        for (may_be_done, expected) in [(false, false), (true, true), (false, true)] {
            attempts.failed(may_be_done);
            assert_eq!(attempts.may_be_done(), expected);
        }
    }

    #[test]
    fn waits_double_up_to_the_longest() {
        let budget = Budget::new(10);
        let mut attempts = attempts(&budget, Repeat::Harmless);
        for (least, most) in [(50, 100), (100, 200), (125, 250)] {
            assert_eq!(attempts.wait(0).as_millis(), least);
            assert_eq!(attempts.wait(1000).as_millis(), most);
            let wait = attempts.after_failure(Retry::Safe, None).unwrap().as_millis();
            assert!((least..=most).contains(&wait), "{wait}");
            attempts.begin();
        }
        assert_eq!(attempts.after_failure(Retry::Safe, None), None, "four attempts are all");
    }

    #[test]
    fn retry_after_is_obeyed_and_no_longer_than_the_longest_wait() {
        let budget = Budget::new(10);
        let mut attempts = attempts(&budget, Repeat::Harmful);
        for asked in [240, 250].map(Duration::from_millis) {
            assert_eq!(attempts.after_failure(Retry::Safe, Some(asked)), Some(asked));
        }
        let asked = Duration::from_millis(251);
        assert_eq!(attempts.after_failure(Retry::Safe, Some(asked)), None);
    }

    #[test]
    fn an_empty_budget_ends_retries() {
        let budget = Budget::new(1);
        assert!(attempts(&budget, Repeat::Harmful).after_failure(Retry::Safe, None).is_some());
        assert!(attempts(&budget, Repeat::Harmful).after_failure(Retry::Safe, None).is_none());
    }

    #[test]
    fn random_numbers_differ() {
        let numbers: std::collections::HashSet<u64> = (0..100).map(|_| random()).collect();
        assert!(numbers.len() > 90);
    }
}
