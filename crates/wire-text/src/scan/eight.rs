//! Eight bytes as one number.

/// `byte` eight times.
#[inline]
pub(super) const fn splat(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Which byte of `word` is the first that is not zero.
#[inline]
pub(super) const fn first_byte(word: u64) -> usize {
    (word.trailing_zeros() / 8) as usize
}
