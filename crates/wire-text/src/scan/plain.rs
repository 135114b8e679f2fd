//! Runs of bytes that need no decoding or escaping in XML.

use super::eight::{first_byte, splat};
use super::sixteen::Sixteen;

/// How many bytes of white space (production 3 of XML) `bytes` begins with.
///
/// ```
/// use wire_text::scan;
///
/// assert_eq!(scan::white_space(b"\n    <a>"), 5);
/// ```
#[inline]
#[must_use]
pub fn white_space(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(b' ' | b'\n' | b'\t' | b'\r') = bytes.get(at) {
        at += 1;
        // Indentation: blanks by the dozen.
        while let Some(word) = bytes[at..].first_chunk::<8>() {
            let other = u64::from_le_bytes(*word) ^ splat(b' ');
            if other != 0 {
                at += first_byte(other);
                break;
            }
            at += 8;
        }
    }
    at
}

/// How many bytes at the start of `bytes` are plain ASCII text: no controls, `<`, `&` or `]`.
///
/// ```
/// use wire_text::scan;
///
/// assert_eq!(scan::plain_ascii("né".as_bytes()), 1);
/// ```
#[inline]
#[must_use]
pub fn plain_ascii(bytes: &[u8]) -> usize {
    ascii_without(bytes, [b'<', b'&', b']'])
}

/// How many bytes at the start of `bytes` are one line of plain text: no control except tab, no 0xEF (the first
/// byte of U+FFFE and U+FFFF).
///
/// ```
/// use wire_text::scan;
///
/// assert_eq!(scan::plain_line(b"1 < 2\nx"), 5);
/// ```
#[inline]
#[must_use]
pub fn plain_line(bytes: &[u8]) -> usize {
    match ascii_without(bytes, []) {
        at if matches!(bytes.get(at), Some(b'\n' | b'\r') | None) => at,
        at => plain_after(bytes, at, [], |byte| byte == b'\t'),
    }
}

/// How many bytes at the start of `bytes` are plain text: no `<` or `&`, no control except tab and line feed,
/// no `]` (perhaps `]]>`), no 0xEF (the first byte of U+FFFE and U+FFFF).
///
/// ```
/// use wire_text::scan;
///
/// assert_eq!(scan::plain_text(b"AT&amp;T"), 2);
/// ```
#[inline]
#[must_use]
pub fn plain_text(bytes: &[u8]) -> usize {
    const STOPS: [u8; 3] = [b'<', b'&', b']'];
    let is_tame = |byte| matches!(byte, b'\t' | b'\n');
    match ascii_without(bytes, STOPS) {
        at if bytes.get(at) == Some(&b'<') => at,
        at => plain_after(bytes, at, STOPS, is_tame),
    }
}

/// How many bytes at the start of `bytes` are plain text of an attribute value: no `quote`, `<` or `&`, no
/// control, no 0xEF.
///
/// ```
/// use wire_text::scan;
///
/// assert_eq!(scan::plain_value(b"b'>", b'\''), 1);
/// ```
#[inline]
#[must_use]
pub fn plain_value(bytes: &[u8], quote: u8) -> usize {
    let stops = [b'<', b'&', quote];
    match ascii_without(bytes, stops) {
        at if bytes.get(at) == Some(&quote) => at,
        at => plain_after(bytes, at, stops, |_| false),
    }
}

/// How many bytes at the start of `bytes` can be written between tags unescaped: no `&`, `<`, `>`, no control
/// except tab and line feed, no 0xEF.
///
/// ```
/// use wire_text::scan;
///
/// assert_eq!(scan::verbatim_text(b"1 < 2"), 2);
/// ```
#[inline]
#[must_use]
pub fn verbatim_text(bytes: &[u8]) -> usize {
    const STOPS: [u8; 3] = [b'<', b'&', b'>'];
    if is_ascii_without(bytes, STOPS) {
        return bytes.len();
    }
    plain_after(bytes, 0, STOPS, |byte| matches!(byte, b'\t' | b'\n'))
}

/// How many bytes at the start of `bytes` can be written between double quotes unescaped: no `&`, `<`, `>`,
/// `"`, no control, no 0xEF.
///
/// ```
/// use wire_text::scan;
///
/// assert_eq!(scan::verbatim_value(b"say \"no\""), 4);
/// ```
#[inline]
#[must_use]
pub fn verbatim_value(bytes: &[u8]) -> usize {
    const STOPS: [u8; 4] = [b'<', b'&', b'>', b'"'];
    if is_ascii_without(bytes, STOPS) {
        return bytes.len();
    }
    plain_after(bytes, 0, STOPS, |_| false)
}

/// How many bytes of `bytes`, of which the first `at` are, need no second look: ASCII without `stops`, what
/// `is_tame`, and characters beyond ASCII.
#[inline(never)]
fn plain_after<const N: usize>(
    bytes: &[u8],
    at: usize,
    stops: [u8; N],
    is_tame: fn(u8) -> bool,
) -> usize {
    let mut at = at;
    loop {
        at += ascii_without(&bytes[at..], stops);
        match bytes.get(at) {
            Some(&byte) if is_tame(byte) => at += 1,
            Some(0x80..) => match wide(&bytes[at..]) {
                0 => return at,
                length => at += length,
            },
            _ => return at,
        }
    }
}

/// How many bytes of `bytes` belong to characters beyond ASCII, none of them 0xEF.
#[cold]
fn wide(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&byte| byte >= 0x80 && byte != 0xEF).count()
}

/// How many bytes of `bytes` are ASCII, no controls, and none of `stops`.
#[expect(clippy::inline_always, reason = "the stops are constants, and most runs are short")]
#[inline(always)]
fn ascii_without<const N: usize>(bytes: &[u8], stops: [u8; N]) -> usize {
    let mut at = 0;
    while let Some(chunk) = bytes[at..].first_chunk::<16>() {
        let chunk = Sixteen::new(*chunk);
        match chunk.below_blank_or_wide().or(chunk.any_of(stops)).first() {
            Some(end) => return at + end,
            None => at += 16,
        }
    }
    at + last_ascii_without(&bytes[at..], stops)
}

/// [`ascii_without`] for less than sixteen bytes: the last ones of a document.
#[inline(never)]
fn last_ascii_without<const N: usize>(bytes: &[u8], stops: [u8; N]) -> usize {
    few_ascii_without(bytes, stops)
}

/// Whether all of `bytes` are ASCII, no controls, and none of `stops`. What is looked at together overlaps, so that a
/// text of few bytes takes one look.
#[expect(clippy::inline_always, reason = "the stops are constants, and most texts are short")]
#[inline(always)]
fn is_ascii_without<const N: usize>(bytes: &[u8], stops: [u8; N]) -> bool {
    let is_plain = |bytes: [u8; 16]| {
        let bytes = Sixteen::new(bytes);
        bytes.below_blank_or_wide().or(bytes.any_of(stops)).first().is_none()
    };
    if let Some(last) = bytes.last_chunk::<16>() {
        return bytes.as_chunks().0.iter().all(|&chunk| is_plain(chunk)) && is_plain(*last);
    }
    let ends = if let (Some(first), Some(last)) =
        (bytes.first_chunk::<8>(), bytes.last_chunk::<8>())
    {
        [first, last].map(|bytes| u64::from_le_bytes(*bytes))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let [first, last] = [first, last].map(|bytes| u64::from(u32::from_le_bytes(*bytes)));
        [first | last << 32; 2]
    } else {
        return few_ascii_without(bytes, stops) == bytes.len();
    };
    is_plain((u128::from(ends[0]) | u128::from(ends[1]) << 64).to_le_bytes())
}

/// [`ascii_without`], one byte after the other.
#[inline]
#[expect(clippy::manual_contains, reason = "it would be a call for each byte")]
fn few_ascii_without<const N: usize>(bytes: &[u8], stops: [u8; N]) -> usize {
    let is_tame =
        |&&byte: &&u8| (b' '..0x80).contains(&byte) && !stops.iter().any(|&stop| stop == byte);
    bytes.iter().take_while(is_tame).count()
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
            // Letters without the bit that is a blank.
            let text = " ".repeat(blanks) + "ABCDEFGHIJKLMNOP";
            assert_eq!(white_space(text.as_bytes()), blanks);
        }
        assert_eq!(white_space(b""), 0);
    }

    /// That `scan` passes `tame`, and stops at each of `stops` wherever it stands in that.
    fn check(scan: impl Fn(&[u8]) -> usize, tame: &str, stops: &[&str]) {
        let tame = tame.repeat(4);
        assert_eq!(scan(tame.as_bytes()), tame.len());
        for stop in stops {
            for at in (0..tame.len()).filter(|&at| tame.is_char_boundary(at)) {
                let mut text = String::from(&tame);
                text.insert_str(at, stop);
                assert_eq!(scan(text.as_bytes()), at, "{stop:?}");
            }
        }
    }

    #[test]
    fn runs_stop_where_a_second_look_is_needed() {
        const CONTROLS: [&str; 5] = ["\r", "\u{0}", "\u{1F}", "\u{FFFE}", "\u{FF21}"];
        let and = |stops: &[&'static str]| [&CONTROLS, stops].concat();
        check(
            |text| plain_value(text, b'"'),
            "ab c>]/'é漢\u{7F}",
            &and(&["<", "&", "\"", "\t", "\n"]),
        );
        check(plain_line, "a\tb c<&]>'\"=é漢\u{7F}", &and(&["\n"]));
        check(plain_text, "a\tb\nc>'\"é漢\u{7F}", &and(&["<", "&", "]"]));
        check(plain_ascii, "ab c>'\"=\u{7F}", &and(&["<", "&", "]", "\t", "\n", "é"]));
        check(verbatim_text, "a\tb\nc]'\"é漢\u{7F}", &and(&["<", "&", ">"]));
        check(verbatim_value, "ab c]'é漢\u{7F}", &and(&["<", "&", ">", "\"", "\t", "\n"]));
        assert_eq!(plain_value(b"0123456789'", b'\''), 10);
    }

    #[test]
    fn a_stop_is_found_wherever_a_run_of_any_length_ends() {
        for length in 0..40 {
            for at in 0..=length {
                for stop in [b'<', b'&', b'"', b'\n', 0, 0x1F, 0x80, 0xFF] {
                    let mut bytes = alloc::vec![b'='; length];
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = stop;
                    }
                    // What stands after the first stop means nothing.
                    if let Some(byte) = bytes.get_mut(at + 1) {
                        *byte = b'<' + 1;
                    }
                    let stops = [b'<', b'&', b'"'];
                    assert_eq!(ascii_without(&bytes, stops), at, "{length} {stop}");
                    assert_eq!(is_ascii_without(&bytes, stops), at == length, "{length} {stop}");
                }
            }
        }
    }
}
