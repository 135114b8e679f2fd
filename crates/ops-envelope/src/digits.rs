//! Numbers as text without allocating.

use core::fmt::{self, Write};

/// The decimal digits of a whole number, on the stack.
pub(crate) struct Digits {
    /// Room for every `i128`.
    bytes: [u8; 40],
    length: usize,
}

impl Digits {
    #[inline]
    pub(crate) fn of(number: impl fmt::Display) -> Self {
        let mut digits = Self { bytes: [0; 40], length: 0 };
        let written = write!(digits, "{number}");
        debug_assert!(written.is_ok(), "a whole number of at most 128 bits");
        digits
    }

    pub(crate) fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

impl Write for Digits {
    fn write_str(&mut self, digits: &str) -> fmt::Result {
        let end = self.length + digits.len();
        self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?.copy_from_slice(digits.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_number_has_room() {
        assert_eq!(Digits::of(i128::MIN).as_str(), "-170141183460469231731687303715884105728");
        assert_eq!(Digits::of(0).as_str(), "0");
    }
}
