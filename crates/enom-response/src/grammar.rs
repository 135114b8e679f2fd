//! What the grammars of text and HTML share: how a production reports that it does not match.

use nom::IResult;

/// A production takes the start of its input and returns the rest with what it found.
pub(crate) type Parsed<'a, T> = IResult<&'a str, T, Mismatch>;

/// A production that does not match. The line then means something else, so there is nothing to
/// tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mismatch;

impl nom::error::ParseError<&str> for Mismatch {
    fn from_error_kind(_: &str, _: nom::error::ErrorKind) -> Self {
        Self
    }

    fn append(_: &str, _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }
}

/// No match.
#[inline]
pub(crate) const fn mismatch<'a, T>() -> Parsed<'a, T> {
    Err(nom::Err::Error(Mismatch))
}

/// How many bytes of `bytes` stand before the first line feed or carriage return.
#[inline]
pub(crate) fn line_length(bytes: &[u8]) -> usize {
    length_before(bytes, b'\n', b'\r')
}

/// How many bytes of `bytes` stand before the first `one` or `other`. Lines and values are short more
/// often than not, so the first bytes are looked at eight at a time.
#[inline]
pub(crate) fn length_before(bytes: &[u8], one: u8, other: u8) -> usize {
    const SHORT: usize = 64;
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGHS: u64 = u64::from_ne_bytes([0x80; 8]);
    // A zero byte becomes 0x80; bytes above it may as well, which does not matter for the first one.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let mut at = 0;
    while at < SHORT
        && let Some((word, _)) = bytes.get(at..).and_then(<[u8]>::split_first_chunk)
    {
        let word = u64::from_le_bytes(*word);
        let found = zeros(word ^ (ONES * u64::from(one))) | zeros(word ^ (ONES * u64::from(other)));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + memchr::memchr2(one, other, rest).unwrap_or(rest.len())
}

/// How many bytes at the start of `bytes` are blanks or tabs.
#[inline]
pub(crate) fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().position(|&byte| !matches!(byte, b' ' | b'\t')).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_the_first_end() {
        for length in 0..200 {
            let mut bytes = alloc::vec![b'x'; length];
            assert_eq!(line_length(&bytes), length);
            for end in [b"\n", b"\r"] {
                bytes.truncate(length);
                bytes.extend_from_slice(end);
                bytes.extend_from_slice(b"x\x0b\x0c\n\r\n yyyyyyyyyyyyyyyyyyyyy");
                assert_eq!(line_length(&bytes), length, "{end:?}");
            }
        }
    }
}
