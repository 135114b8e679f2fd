//! Base 64 and the armour around it, whose lines may end in `=` and are no fields.

use nom::Parser;
use nom::sequence::delimited;

/// From how many digits on base 64 is not taken for a name.
pub(super) const LONG: usize = 40;

/// Whether `digits` are those of base 64 in a line that has nothing but padding behind them: many and
/// not only letters, as of a long name, or with a `+` that no name has.
pub(super) fn is_padded(digits: &str, padding: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic();
    matches!(padding.trim_ascii_end(), "=" | "==")
        && (digits.len() >= LONG && !digits.bytes().all(is_letter) || digits.contains('+'))
        && is_base64(digits)
}

fn is_base64(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// `-----BEGIN …-----`, alone on a line: armour, in which every [`armoured`] line belongs to the
/// value although it may end in `=`.
pub(crate) fn armour_begins(line: &str) -> bool {
    is_armour(line, "-----BEGIN ")
}

/// `-----END …-----`, alone on a line.
pub(crate) fn armour_ends(line: &str) -> bool {
    is_armour(line, "-----END ")
}

fn is_armour(line: &str, start: &'static str) -> bool {
    let label = nom::bytes::complete::take_until::<_, _, crate::grammar::Mismatch>("-----");
    let dashes = nom::bytes::complete::tag("-----");
    let start = nom::bytes::complete::tag(start);
    nom::combinator::all_consuming(delimited(start, label, dashes)).parse(line).is_ok()
}

/// A line of base 64 (RFC 4648) in full groups of four.
pub(crate) fn armoured(line: &str) -> bool {
    let digits = line.trim_end_matches('=');
    line.len().is_multiple_of(4) && line.len() - digits.len() <= 2 && is_base64(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn armour_is_whole() {
        assert!(armour_begins("-----BEGIN CERTIFICATE-----"));
        assert!(armour_ends("-----END CERTIFICATE-----"));
        assert!(!armour_begins("-----BEGIN CERTIFICATE"));
        assert!(!armoured("====") && !armoured("aaaa===="));
        assert!(!armoured("ab.c") && !armoured("a b="));
        assert!(armoured("ab+/AB==") && !armoured("Done=") && !armoured("Site=="));
    }
}
