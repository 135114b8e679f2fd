//! Short text that is put together without allocating.

use core::fmt;

use smallvec::SmallVec;

/// How long the text may be before it is allocated after all, in bytes.
const SHORT: usize = 128;

/// Calls `read` with the text that `pieces` make.
pub(crate) fn joined<T>(pieces: fmt::Arguments<'_>, read: impl FnOnce(&str) -> T) -> T {
    let mut text = Short(SmallVec::new());
    // There is room for everything, and all that is ever written here is text and numbers.
    let _ = fmt::write(&mut text, pieces);
    read(str::from_utf8(&text.0).unwrap_or_default())
}

struct Short(SmallVec<[u8; SHORT]>);

impl fmt::Write for Short {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.0.extend_from_slice(piece.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;

    #[test]
    fn text_of_any_length_is_put_together() {
        for length in [0, 1, SHORT - 4, SHORT - 3, SHORT - 2, SHORT, 10 * SHORT] {
            let name = "x".repeat(length);
            let text = joined(format_args!("{name}é{}", 7), str::to_owned);
            assert_eq!(text, name + "é7");
        }
    }
}
