//! Runs over bytes, eight at a time, in the manner of memchr but for the short runs of markup.

/// How many bytes of `bytes` are white space (production 3).
#[inline]
pub(crate) fn white_space(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += blanks(&bytes[at..]);
        match bytes.get(at) {
            Some(b'\n' | b'\t' | b'\r') => at += 1,
            _ => return at,
        }
    }
}

/// How many bytes of `bytes` are blanks.
#[inline]
fn blanks(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        let other = u64::from_le_bytes(*word) ^ splat(b' ');
        if other != 0 {
            return at + first_byte(other);
        }
        at += 8;
    }
    at + rest.iter().take_while(|&&byte| byte == b' ').count()
}

/// How many bytes of `bytes` are text that needs no second look: no `<` or `&`, no control but tab and
/// line feed, no `]` (perhaps `]]>`), no 0xEF, which opens U+FFFE and U+FFFF.
#[inline]
pub(crate) fn plain_text(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += printable_text(&bytes[at..]);
        match bytes.get(at) {
            Some(b'\t' | b'\n') => at += 1,
            _ => return at,
        }
    }
}

/// How many bytes of `bytes` are attribute value between two of `quote` that needs no second look: no
/// `<` or `&`, no control, no 0xEF.
#[inline]
pub(crate) fn plain_value(bytes: &[u8], quote: u8) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let found = below_blank(word)
            | zero_bytes(word ^ splat(quote))
            | zero_bytes(word ^ splat(b'<'))
            | zero_bytes(word ^ splat(b'&'))
            | zero_bytes(word ^ splat(0xEF));
        if found != 0 {
            return at + first_byte(found);
        }
        at += 8;
    }
    let is_plain =
        |&&byte: &&u8| byte >= b' ' && byte != quote && !matches!(byte, b'<' | b'&' | 0xEF);
    at + rest.iter().take_while(is_plain).count()
}

/// [`plain_text`] up to the first control.
#[inline]
fn printable_text(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let found = below_blank(word)
            | zero_bytes(word ^ splat(b'<'))
            | zero_bytes(word ^ splat(b'&'))
            | zero_bytes(word ^ splat(b']'))
            | zero_bytes(word ^ splat(0xEF));
        if found != 0 {
            return at + first_byte(found);
        }
        at += 8;
    }
    let is_plain = |&&byte: &&u8| byte >= b' ' && !matches!(byte, b'<' | b'&' | b']' | 0xEF);
    at + rest.iter().take_while(is_plain).count()
}

#[inline]
const fn splat(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The high bit of each zero byte of `word`. Bytes behind the first may be wrong, never the first.
#[inline]
const fn zero_bytes(word: u64) -> u64 {
    word.wrapping_sub(splat(0x01)) & !word & splat(0x80)
}

/// The high bit of each byte of `word` below a blank, with the same proviso.
#[inline]
const fn below_blank(word: u64) -> u64 {
    word.wrapping_sub(splat(b' ')) & !word & splat(0x80)
}

/// Which byte of `word` is the first that is not zero.
#[inline]
const fn first_byte(word: u64) -> usize {
    (word.trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    #[test]
    fn white_space_runs_across_words() {
        for blanks in 0..40 {
            let text = " ".repeat(blanks) + "\n\t\r" + &" ".repeat(blanks) + "x ";
            assert_eq!(white_space(text.as_bytes()), blanks * 2 + 3);
        }
        assert_eq!(white_space(b""), 0);
    }

    #[test]
    fn values_stop_where_a_second_look_is_needed() {
        let tame = "ab c>]/'é漢\u{7F}".repeat(4);
        assert_eq!(plain_value(tame.as_bytes(), b'"'), tame.len());
        for stop in ["<", "&", "\"", "\t", "\n", "\r", "\u{0}", "\u{1F}", "\u{FFFE}", "\u{FF21}"] {
            for at in (0..tame.len()).filter(|&at| tame.is_char_boundary(at)) {
                let mut text = String::from(&tame);
                text.insert_str(at, stop);
                assert_eq!(plain_value(text.as_bytes(), b'"'), at, "{stop:?}");
            }
        }
        assert_eq!(plain_value(b"0123456789'", b'\''), 10);
    }

    #[test]
    fn text_stops_where_a_second_look_is_needed() {
        let tame = "a\tb\nc>'\"é漢\u{7F}".repeat(4);
        assert_eq!(plain_text(tame.as_bytes()), tame.len());
        for stop in ["<", "&", "]", "\r", "\u{0}", "\u{1F}", "\u{FFFE}", "\u{FF21}"] {
            for at in (0..tame.len()).filter(|&at| tame.is_char_boundary(at)) {
                let mut text = String::from(&tame);
                text.insert_str(at, stop);
                assert_eq!(plain_text(text.as_bytes()), at, "{stop:?}");
            }
        }
    }
}
