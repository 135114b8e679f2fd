//! Numbers that look random and are the same for one seed.

/// `SplitMix64`.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`; 0 where there is none.
    pub(crate) const fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        if end == 0 { 0 } else { mixed % end }
    }

    /// One of these.
    pub(crate) fn pick<'t, T>(&mut self, these: &'t [T]) -> Option<&'t T> {
        usize::try_from(self.below(these.len() as u64)).ok().and_then(|at| these.get(at))
    }

    /// One of these texts.
    pub(crate) fn word(&mut self, these: &[&'static str]) -> &'static str {
        self.pick(these).copied().unwrap_or_default()
    }
}
