//! Short text that is put together without allocating.

use core::fmt;

/// How long the text may be before it is allocated after all, in bytes.
const SHORT: usize = 128;

/// Calls `read` with the text that `pieces` make.
pub(crate) fn joined<T>(pieces: fmt::Arguments<'_>, read: impl FnOnce(&str) -> T) -> T {
    let mut short = Short { bytes: [0; SHORT], length: 0 };
    match fmt::write(&mut short, pieces) {
        Ok(()) => read(short.text()),
        Err(_) => read(&alloc::fmt::format(pieces)),
    }
}

struct Short {
    bytes: [u8; SHORT],
    length: usize,
}

impl Short {
    fn text(&self) -> &str {
        self.bytes.get(..self.length).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or("")
    }
}

impl fmt::Write for Short {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        let end = self.length + piece.len();
        self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?.copy_from_slice(piece.as_bytes());
        self.length = end;
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
