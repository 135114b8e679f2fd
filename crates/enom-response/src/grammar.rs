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

/// How many bytes at the start of `bytes` are blanks or tabs.
#[inline]
pub(crate) fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().position(|&byte| !matches!(byte, b' ' | b'\t')).unwrap_or(bytes.len())
}
