//! Finds words, and the first of several bytes.

use super::sixteen::Sixteen;

/// The length in bytes of the word at the start of `bytes`: a letter, then letters, digits, `_` and `-`. 0 if
/// the first byte is not a letter.
///
/// ```
/// use wire_text::scan;
///
/// assert_eq!(scan::word(b"ErrCount=0"), 8);
/// ```
#[inline]
#[must_use]
pub fn word(bytes: &[u8]) -> usize {
    if !bytes.first().is_some_and(u8::is_ascii_alphabetic) {
        return 0;
    }
    let mut at = 0;
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<16>) {
        match Sixteen::new(*chunk).parts().others().first() {
            Some(end) => return at + end,
            None => at += 16,
        }
    }
    at + short_word(&bytes[at..])
}

/// How many of `bytes`, less than sixteen, are part of a word.
#[inline(never)]
fn short_word(bytes: &[u8]) -> usize {
    let is_part = |&&byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    bytes.iter().take_while(is_part).count()
}

/// The index of the first byte of `bytes` that is one of `stops`.
///
/// ```
/// use wire_text::scan;
///
/// assert_eq!(scan::find(b"a=b&c", [b'&', b'=']), Some(1));
/// ```
#[inline]
#[must_use]
pub fn find<const N: usize>(bytes: &[u8], stops: [u8; N]) -> Option<usize> {
    let mut at = 0;
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<16>) {
        match Sixteen::new(*chunk).any_of(stops).first() {
            Some(found) => return Some(at + found),
            None => at += 16,
        }
    }
    Some(at + short_find(&bytes[at..], stops)?)
}

/// [`find`] in less than sixteen bytes.
#[inline(never)]
#[expect(clippy::manual_contains, reason = "it would be a call for each byte")]
fn short_find<const N: usize>(bytes: &[u8], stops: [u8; N]) -> Option<usize> {
    bytes.iter().position(|&byte| stops.iter().any(|&stop| stop == byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_part_of_a_word_or_ends_it() {
        // Miri would take minutes for all of them.
        for byte in (0..=u8::MAX).step_by(if cfg!(miri) { 15 } else { 1 }) {
            let is_part = byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
            for before in 1..20 {
                let mut bytes = [b'a'; 40];
                bytes[before] = byte;
                for end in before + 1..40 {
                    let length = if is_part { end } else { before };
                    assert_eq!(word(&bytes[..end]), length, "{byte} after {before} of {end}");
                }
            }
            assert_eq!(word(&[byte, b'a']), if byte.is_ascii_alphabetic() { 2 } else { 0 });
        }
        assert_eq!(word(b""), 0);
    }

    #[test]
    fn the_first_stop_is_found() {
        for byte in (0..=u8::MAX).step_by(if cfg!(miri) { 15 } else { 1 }) {
            for before in 0..20 {
                let mut bytes = [b'='; 40];
                bytes[before] = byte;
                bytes[30] = b'<';
                let found = if b"<&".contains(&byte) { before } else { 30 };
                assert_eq!(find(&bytes, [b'<', b'&']), Some(found), "{byte} after {before}");
            }
        }
        for length in 0..40 {
            let mut bytes = [b'='; 40];
            bytes[length] = b'<';
            assert_eq!(find(&bytes[..length], [b'<']), None, "{length}");
            assert_eq!(find(&bytes[..=length], [b'<']), Some(length), "{length}");
        }
    }
}
