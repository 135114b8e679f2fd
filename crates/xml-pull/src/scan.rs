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

/// How many bytes of `bytes` stand before the first `one` or `two`; all, if there is none.
#[inline]
pub(crate) fn up_to_either(bytes: &[u8], one: u8, two: u8) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let found = zero_bytes(word ^ splat(one)) | zero_bytes(word ^ splat(two));
        if found != 0 {
            return at + first_byte(found);
        }
        at += 8;
    }
    at + rest.iter().take_while(|&&byte| byte != one && byte != two).count()
}

/// Whether `bytes` hold none of the bytes that may be illegal, that line ends are made of in other
/// worlds, or that may belong to a stray `]]>`: controls but tab and line feed, `]`, and 0xEF, which
/// opens U+FFFE and U+FFFF. One look at a whole document, so that its texts need none.
pub(crate) fn is_tame(bytes: &[u8]) -> bool {
    let is_wild = |byte: u8| {
        (byte < b' ') & (byte != b'\t') & (byte != b'\n') | (byte == b']') | (byte == 0xEF)
    };
    // Whole blocks without a way out in between are what the compiler turns into vectors.
    let (blocks, rest) = bytes.as_chunks::<64>();
    let wild_block =
        |block: &[u8; 64]| block.iter().fold(false, |wild, &byte| wild | is_wild(byte));
    !blocks.iter().any(wild_block) && !rest.iter().any(|&byte| is_wild(byte))
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
    fn the_first_of_either_is_found_wherever_it_stands() {
        for length in 0..40 {
            for at in 0..length {
                let mut bytes = alloc::vec![b'x'; length];
                bytes[at] = b'<';
                assert_eq!(up_to_either(&bytes, b'<', b'&'), at);
                assert_eq!(up_to_either(&bytes, b'&', b'<'), at);
                // Neighbours that differ by one bit must not be taken for it.
                bytes[at] = b'=';
                assert_eq!(up_to_either(&bytes, b'<', b'&'), length);
            }
        }
        assert_eq!(up_to_either("\u{BC}\u{3C}".as_bytes(), b'<', b'&'), 2);
    }

    #[test]
    fn one_wild_byte_anywhere_is_seen() {
        let tame = "a\tb\nc<&>'\"é漢".repeat(20);
        assert!(is_tame(tame.as_bytes()));
        for wild in ["\r", "]", "\u{0}", "\u{1F}", "\u{FFFE}", "\u{FF21}"] {
            for at in (0..tame.len()).filter(|&at| tame.is_char_boundary(at)) {
                let mut text = String::from(&tame);
                text.insert_str(at, wild);
                assert!(!is_tame(text.as_bytes()), "{wild:?} at {at}");
            }
        }
    }
}
