//! Which fault comes next.

use std::collections::{BTreeMap, VecDeque};

use super::Fault;
use crate::random::Random;

/// So many faults may wait for one operation, and so many operations may have some.
const MAX_QUEUE: usize = 10_000;

/// The faults that an account was told to show.
#[derive(Clone, Debug, Default)]
pub(crate) struct Script {
    queues: BTreeMap<String, VecDeque<Fault>>,
    chance: Option<Chance>,
}

/// A fault that comes by chance.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    percent: u8,
    faults: Vec<Fault>,
    random: Random,
}

impl Script {
    /// Adds faults to show on the next calls of an operation.
    pub(crate) fn push(&mut self, operation: &str, faults: impl IntoIterator<Item = Fault>) {
        if self.queues.len() >= MAX_QUEUE && !self.queues.contains_key(operation) {
            return;
        }
        let queue = self.queues.entry(operation.to_owned()).or_default();
        queue.extend(faults.into_iter().take(MAX_QUEUE - queue.len()));
    }

    pub(crate) fn set_chance(&mut self, seed: u64, percent: u8, faults: Vec<Fault>) {
        self.chance = Some(Chance { percent, faults, random: Random::new(seed) });
    }

    /// What waits, by operation.
    pub(crate) fn queues(&self) -> impl Iterator<Item = (&str, &VecDeque<Fault>)> {
        self.queues.iter().map(|(name, queue)| (name.as_str(), queue))
    }

    /// The fault of this call. What is scripted comes before what chance has.
    pub(crate) fn next(&mut self, operation: &str) -> Fault {
        if let Some(queue) = self.queues.get_mut(operation) {
            let fault = queue.pop_front();
            if queue.is_empty() {
                self.queues.remove(operation);
            }
            return fault.unwrap_or_default();
        }
        self.chance.as_mut().map(Chance::next).unwrap_or_default()
    }
}

impl Chance {
    fn next(&mut self) -> Fault {
        if self.random.below(100) >= u64::from(self.percent) {
            return Fault::None;
        }
        self.random.pick(&self.faults).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_followed_once() {
        let mut script = Script::default();
        script.push("a", [Fault::Cut, Fault::None, Fault::Reset]);
        assert_eq!(script.next("b"), Fault::None);
        let shown: Vec<_> = (0..4).map(|_| script.next("a")).collect();
        assert_eq!(shown, [Fault::Cut, Fault::None, Fault::Reset, Fault::None]);
        assert_eq!(script.queues().count(), 0);
    }

    #[test]
    fn chance_is_the_same_for_one_seed() {
        let shown = |seed, percent| {
            let mut script = Script::default();
            script.set_chance(seed, percent, vec![Fault::Cut, Fault::Reset]);
            (0..1000).map(|_| script.next("a")).collect::<Vec<_>>()
        };
        assert_eq!(shown(1, 50), shown(1, 50));
        assert_ne!(shown(1, 50), shown(2, 50));
        assert!(shown(1, 0).iter().all(|&fault| fault == Fault::None));
        assert!(shown(1, 100).iter().all(|&fault| fault != Fault::None));
        let count = shown(1, 50).iter().filter(|&&fault| fault == Fault::Cut).count();
        assert!((200..300).contains(&count), "{count}");
    }
}
