//! One way of reading a document.

/// One way of reading a document, and of counting what was read.
#[derive(Clone, Copy, Debug)]
pub struct Contestant {
    name: &'static str,
    read: fn(&[u8]),
    count: fn(&[u8]) -> usize,
}

impl Contestant {
    /// A contestant that is timed by `read` and checked by `count`.
    ///
    /// `read` makes what there is to make and drops it; it keeps the optimiser from leaving any of
    /// it out. `count` says how many items (OPS) or fields (eNom) the same way of reading finds.
    #[must_use]
    pub const fn new(name: &'static str, read: fn(&[u8]), count: fn(&[u8]) -> usize) -> Self {
        Self { name, read, count }
    }

    /// The name in tables and pictures.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Reads a document as it is timed.
    #[inline]
    pub fn read(&self, document: &[u8]) {
        (self.read)(document);
    }

    /// How many items or fields it reads.
    #[must_use]
    pub fn count(&self, document: &[u8]) -> usize {
        (self.count)(document)
    }
}

/// Checks that all `contestants` read the same number of items or fields.
///
/// # Panics
/// When they do not agree, or read nothing: what they take would then say nothing.
pub fn check(document: &[u8], contestants: &[Contestant]) {
    let mut counts = contestants.iter().map(|contestant| contestant.count(document));
    let first = counts.next().unwrap_or_default();
    assert!(first > 0, "nothing was read");
    for (contestant, count) in contestants.iter().skip(1).zip(counts) {
        assert_eq!(count, first, "{} beside {}", contestant.name, contestants[0].name);
    }
}
