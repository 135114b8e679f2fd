//! Which bytes and characters XML allows where, and fast scans for them.

use wire_text::scan;

/// An ASCII character that may start a name.
const START: u8 = 1;
/// An ASCII character that may only follow in a name.
const PART: u8 = 2;

/// What each byte is in a name.
static NAME: [u8; 256] = name_classes();

const fn name_classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut ascii = 0_u8;
    while ascii < 128 {
        if ascii.is_ascii_alphabetic() || ascii == b'_' || ascii == b':' {
            classes[ascii as usize] = START;
        } else if ascii.is_ascii_digit() || ascii == b'-' || ascii == b'.' {
            classes[ascii as usize] = PART;
        }
        ascii += 1;
    }
    classes
}

/// Whether `byte` is white space: blank, tab, line feed, carriage return (production 3).
///
/// ```
/// assert!(xml_pull::is_white_space(b'\t') && !xml_pull::is_white_space(b'x'));
/// ```
#[inline]
#[must_use]
pub const fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether a document may contain `character` (production 2).
///
/// ```
/// assert!(xml_pull::is_legal('\n') && !xml_pull::is_legal('\0'));
/// ```
#[must_use]
pub const fn is_legal(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// The byte offset of the first character of `text` that no document may contain.
///
/// ```
/// assert_eq!(xml_pull::first_illegal("text"), None);
/// assert_eq!(xml_pull::first_illegal("te\u{1B}xt"), Some(2));
/// ```
#[must_use]
pub fn first_illegal(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        // A line end, and whatever may be illegal, is looked at by itself.
        at += scan::plain_line(&bytes[at..]);
        let character = text[at..].chars().next()?;
        if !is_legal(character) {
            return Some(at);
        }
        at += character.len_utf8();
    }
}

/// How many bytes at the start of `text` form a name (production 5); 0 when none does.
#[inline]
pub(crate) fn name(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ascii = ascii_name(bytes);
    match bytes.get(ascii) {
        Some(0x80..) => wide_name(text),
        _ => ascii,
    }
}

/// How many ASCII characters at the start of `bytes` form a name, or the beginning of one; 0 when none does.
#[inline]
pub(crate) const fn ascii_name(bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        match NAME[bytes[at] as usize] {
            START => {}
            PART if at > 0 => {}
            _ => break,
        }
        at += 1;
    }
    at
}

/// [`name`] for names beyond ASCII.
#[cold]
fn wide_name(text: &str) -> usize {
    if !text.starts_with(is_name_start) {
        return 0;
    }
    text.find(|character| !is_name(character)).unwrap_or(text.len())
}

/// Whether `text` as a whole is a name (production 5).
///
/// ```
/// assert!(xml_pull::is_valid_name("dt_assoc") && !xml_pull::is_valid_name("1st"));
/// ```
#[must_use]
pub fn is_valid_name(text: &str) -> bool {
    !text.is_empty() && name(text) == text.len()
}

/// `EncName ::= [A-Za-z] ([A-Za-z0-9._] | '-')*` (81).
pub(crate) fn is_encoding_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
}

/// `NameStartChar`, production 4.
const fn is_name_start(character: char) -> bool {
    matches!(character,
        ':' | '_' | 'A'..='Z' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// `NameChar`, production 4a.
const fn is_name(character: char) -> bool {
    is_name_start(character)
        || matches!(character,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_specification() {
        for (text, length) in [
            ("", 0),
            ("a", 1),
            ("a b", 1),
            ("OPS_envelope>", 12),
            ("-a", 0),
            ("1a", 0),
            ("a1-.:_=", 6),
            ("é=", 2),
            ("aé·x ", 6),
            ("·", 0),
            ("a×", 1),
            ("\u{FFFE}", 0),
        ] {
            assert_eq!(name(text), length, "{text}");
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "a million characters take hours")]
    fn every_character_is_legal_or_found() {
        for character in '\0'..=char::MAX {
            let text = alloc::format!("{character}");
            assert_eq!(first_illegal(&text), (!is_legal(character)).then_some(0));
        }
        assert_eq!(first_illegal("ab\rc\u{FFFF}"), Some(4));
        assert_eq!(first_illegal("ab\r\u{FFFD}"), None);
    }
}
