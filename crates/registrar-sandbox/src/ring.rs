//! The latest of many things.

use std::collections::VecDeque;

/// So many things are kept.
pub(crate) const KEPT: usize = 10_000;

/// The latest [`KEPT`] things; older ones are dropped, but counted.
#[derive(Clone, Debug)]
pub(crate) struct Ring<T> {
    kept: VecDeque<T>,
    count: u64,
}

impl<T> Ring<T> {
    pub(crate) const fn new() -> Self {
        Self { kept: VecDeque::new(), count: 0 }
    }

    /// Adds what `make` makes of the next number, from 1.
    pub(crate) fn push(&mut self, make: impl FnOnce(u64) -> T) -> &T {
        self.count += 1;
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        let at = self.kept.len();
        self.kept.push_back(make(self.count));
        &self.kept[at]
    }

    /// How many were added.
    pub(crate) const fn count(&self) -> u64 {
        self.count
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.kept.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_things_are_dropped_and_counted() {
        let mut ring = Ring::new();
        for _ in 0..=KEPT {
            ring.push(|number| number);
        }
        assert_eq!(ring.iter().next(), Some(&2));
        assert_eq!(ring.iter().count(), KEPT);
    }
}
