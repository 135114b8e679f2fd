//! Deviations: input that differs from the published format and is accepted.

use alloc::vec::Vec;
use core::fmt;

/// One place where a document differs from the published format, but is accepted.
///
/// [`DeviationSink`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deviation<K> {
    kind: K,
    offset: usize,
}

impl<K: Copy> Deviation<K> {
    /// A deviation of `kind` at byte `offset`.
    #[must_use]
    pub const fn new(kind: K, offset: usize) -> Self {
        Self { kind, offset }
    }

    /// What differs.
    #[must_use]
    pub const fn kind(&self) -> K {
        self.kind
    }

    /// Where, as a byte offset into the input.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }
}

impl<K: fmt::Display> fmt::Display for Deviation<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

/// Collects the deviations that a reader finds.
///
/// If it is [disabled](Self::disabled), it stores nothing, and readers skip the work that only finds
/// deviations. Otherwise it stores deviations up to a limit and counts the rest.
///
/// ```
/// use wire_text::{Deviation, DeviationSink};
///
/// let mut sink = DeviationSink::with_limit(2);
/// sink.report("tab", 7);
/// sink.report("blank", 3);
/// sink.report("comment", 9); // one more than is kept
/// let deviations = sink.finish();
/// assert_eq!(deviations.as_slice(), [Deviation::new("blank", 3), Deviation::new("tab", 7)]);
/// assert_eq!(deviations.omitted(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct DeviationSink<K> {
    /// How many may be kept; `None` where nothing is wanted.
    limit: Option<usize>,
    kept: Vec<Deviation<K>>,
    omitted: usize,
}

impl<K: Copy> DeviationSink<K> {
    /// A sink that stores nothing, for plain reading.
    #[must_use]
    pub const fn disabled() -> Self {
        Self { limit: None, kept: Vec::new(), omitted: 0 }
    }

    /// A sink that stores at most `limit` deviations.
    #[must_use]
    pub const fn with_limit(limit: usize) -> Self {
        Self { limit: Some(limit), kept: Vec::new(), omitted: 0 }
    }

    /// Whether the sink stores or counts anything.
    #[inline]
    #[must_use]
    pub const fn is_enabled(&self) -> bool {
        self.limit.is_some()
    }

    /// Adds a deviation of `kind` at byte `offset`.
    #[inline]
    pub fn report(&mut self, kind: K, offset: usize) {
        match self.limit {
            Some(limit) if self.kept.len() < limit => self.kept.push(Deviation::new(kind, offset)),
            Some(_) => self.omitted += 1,
            None => {}
        }
    }

    /// The reported deviations, in document order.
    #[must_use]
    pub fn finish(self) -> Deviations<K> {
        let Self { mut kept, omitted, .. } = self;
        kept.sort_by_key(Deviation::offset);
        Deviations { kept, omitted }
    }
}

/// The deviations of a document, in document order.
///
/// [`DeviationSink`] has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviations<K> {
    kept: Vec<Deviation<K>>,
    omitted: usize,
}

impl<K: Copy> Deviations<K> {
    /// Those that were stored: all of them up to [`Limits::deviations`](crate::Limits::deviations).
    #[must_use]
    pub fn as_slice(&self) -> &[Deviation<K>] {
        &self.kept
    }

    /// Iterates over those that were stored.
    pub fn iter(&self) -> core::slice::Iter<'_, Deviation<K>> {
        self.kept.iter()
    }

    /// How many more there were than were stored.
    #[must_use]
    pub const fn omitted(&self) -> usize {
        self.omitted
    }

    /// Whether the document has no deviations.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.omitted == 0
    }

    /// Puts `deviation` before the others.
    #[must_use]
    pub fn with_first(mut self, deviation: Deviation<K>) -> Self {
        self.kept.insert(0, deviation);
        self
    }

    /// Replaces each offset by `find(offset)`. The calls are in ascending order of the offsets.
    #[must_use]
    pub fn map_offsets(mut self, mut find: impl FnMut(usize) -> usize) -> Self {
        for deviation in &mut self.kept {
            deviation.offset = find(deviation.offset);
        }
        self
    }
}

impl<K> IntoIterator for Deviations<K> {
    type Item = Deviation<K>;
    type IntoIter = alloc::vec::IntoIter<Deviation<K>>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

impl<'d, K> IntoIterator for &'d Deviations<K> {
    type Item = &'d Deviation<K>;
    type IntoIter = core::slice::Iter<'d, Deviation<K>>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_past_the_limit_is_counted() {
        let mut sink = DeviationSink::with_limit(2);
        for offset in [7, 3, 5, 9] {
            sink.report('x', offset);
        }
        let found = sink.finish();
        let offsets: Vec<_> = found.iter().map(Deviation::offset).collect();
        assert_eq!((offsets, found.omitted()), (alloc::vec![3, 7], 2));
    }

    #[test]
    fn a_disabled_sink_keeps_nothing() {
        let mut sink = DeviationSink::disabled();
        sink.report('x', 1);
        assert!(!sink.is_enabled() && sink.finish().is_empty());
    }

    #[test]
    fn what_is_only_counted_is_a_deviation_too() {
        let mut sink = DeviationSink::with_limit(0);
        assert!(sink.is_enabled() && sink.clone().finish().is_empty());
        sink.report('x', 1);
        let found = sink.finish();
        assert!(!found.is_empty() && found.as_slice().is_empty());
    }

    #[test]
    fn those_that_are_kept_are_gone_through() {
        let mut sink = DeviationSink::with_limit(2);
        sink.report('x', 7);
        let found = sink.finish();
        let kept = [Deviation::new('x', 7)];
        assert_eq!((found.as_slice(), found.is_empty()), (&kept[..], false));
        assert!(found.iter().eq(&kept) && (&found).into_iter().eq(&kept));
        assert_eq!(alloc::format!("{}", kept[0]), "x");
        assert!(found.into_iter().eq(kept));
    }
}
