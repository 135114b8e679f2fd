//! Sixteen bytes at once.

use wide::i8x16;

/// Sixteen bytes. Those beyond ASCII are negative numbers, which are compared as such.
#[derive(Clone, Copy)]
pub(super) struct Sixteen(i8x16);

/// Whether all of `bytes` are ASCII.
///
/// ```
/// use wire_text::scan;
///
/// assert!(scan::is_ascii(b"a=b") && !scan::is_ascii("é".as_bytes()));
/// ```
#[must_use]
pub fn is_ascii(bytes: &[u8]) -> bool {
    let (blocks, rest) = bytes.as_chunks::<64>();
    let is_wide = |block: &[u8; 64]| {
        let all = block.as_chunks::<16>().0.iter();
        all.fold(splat(0), |all, &bytes| all | Sixteen::new(bytes).0).to_bitmask() != 0
    };
    !blocks.iter().any(is_wide) && rest.is_ascii()
}

/// Some of sixteen bytes.
#[derive(Clone, Copy)]
pub(super) struct Found(i8x16);

impl Sixteen {
    #[inline]
    pub(super) fn new(bytes: [u8; 16]) -> Self {
        Self(wide::bytemuck::cast(bytes))
    }

    /// Those that are no ASCII characters, or controls.
    #[inline]
    pub(super) fn below_blank_or_wide(self) -> Found {
        Found(self.0.simd_lt(splat(b' ')))
    }

    /// Those that are one of `stops`.
    #[expect(clippy::inline_always, reason = "the stops are constants")]
    #[inline(always)]
    pub(super) fn any_of<const N: usize>(self, stops: [u8; N]) -> Found {
        let none = Found(splat(0));
        stops.into_iter().fold(none, |found, stop| found.or(Found(self.0.simd_eq(splat(stop)))))
    }

    /// Those that are letters, digits, `_` or `-`.
    #[inline]
    pub(super) fn parts(self) -> Found {
        let letter = Self(self.0 | splat(0x20)).between(b'a', b'z');
        letter.or(self.between(b'0', b'9')).or(self.any_of([b'_', b'-']))
    }

    #[inline]
    fn between(self, low: u8, high: u8) -> Found {
        // Moved to the end of the negative numbers, so that one comparison tells.
        let moved = self.0 + splat(0x80_u8.wrapping_sub(low));
        Found(moved.simd_lt(splat(0x81 + (high - low))))
    }
}

impl Found {
    #[inline]
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[inline]
    pub(super) fn others(self) -> Self {
        Self(!self.0)
    }

    /// The index of the first one.
    #[inline]
    pub(super) fn first(self) -> Option<usize> {
        match self.0.to_bitmask() {
            0 => None,
            bits => Some(bits.trailing_zeros() as usize),
        }
    }
}

#[inline]
fn splat(byte: u8) -> i8x16 {
    i8x16::splat(byte.cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_beyond_ascii_is_found_wherever_it_stands() {
        for length in 0..200 {
            let mut bytes = alloc::vec![0x7F; length];
            assert!(is_ascii(&bytes), "{length}");
            for at in 0..length {
                bytes[at] = 0x80;
                assert!(!is_ascii(&bytes), "{at} of {length}");
                bytes[at] = 0;
            }
            assert_eq!(is_ascii(&alloc::vec![0x80; length]), length == 0, "{length}");
        }
    }
}
