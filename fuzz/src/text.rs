//! Arbitrary text: words of the protocols, characters that need care, and anything else.

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::secret::shows;

/// What mutation would take long to find.
const PIECES: &[&str] = &[
    "a",
    "x1",
    "key",
    "0",
    "1",
    "00",
    "18446744073709551615",
    "true",
    "FALSE",
    " ",
    "  ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "&",
    "&amp;",
    "&#13;",
    "<",
    ">",
    "]]>",
    "]",
    "--",
    "-->",
    "<!--",
    "<![CDATA[",
    "?>",
    "\"",
    "'",
    "=",
    ":",
    ";",
    "<br>",
    "</STRONG>",
    "<STRONG>",
    "Done=true",
    "Err1: no",
    "-----BEGIN X-----",
    "-----END X-----",
    ".",
    "..",
    "é",
    "ß",
    "漢",
    "\u{10000}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\u{FFFE}",
    "\u{FFFF}",
    "\u{0}",
    "\u{1}",
    "\u{1F}",
    "\u{7F}",
    "\u{85}",
    "\u{A0}",
    "\u{2028}",
    "password",
    "reg_password",
    "domain_name",
    "example.info",
    "OPS_envelope",
    "dt_assoc",
    "dt_scalar",
    "item",
    "version",
    "1e3",
    "-1",
    "256",
    "65536",
];

/// A piece is repeated to no more bytes than this: more than any reader looks at in one step.
const REPEATED: usize = 64;

/// A text for a key or a value: short nearly always.
///
/// # Errors
/// When the bytes are used up.
pub fn text(u: &mut Unstructured<'_>) -> Result<String> {
    let mut text = String::new();
    for _ in 0..u.int_in_range(0..=4)? {
        match u.int_in_range(0..=9)? {
            0..=5 => text.push_str(u.choose(PIECES)?),
            6 => text.push_str(<&str>::arbitrary(u)?),
            7 => text.push(char::arbitrary(u)?),
            8 => text.push(char::from(u.int_in_range(b' '..=b'~')?)),
            _ => {
                let piece = u.choose(PIECES)?;
                text.push_str(&piece.repeat(u.int_in_range(2..=REPEATED / piece.len())?));
            }
        }
    }
    // The secret stands only where a target puts it.
    Ok(if shows(&text) { String::new() } else { text })
}

/// A name of a field or element: one of `known`, or any text.
///
/// # Errors
/// When the bytes are used up.
pub fn name(u: &mut Unstructured<'_>, known: &[&str]) -> Result<String> {
    if u.ratio(7, 8)? { Ok((*u.choose(known)?).to_owned()) } else { text(u) }
}
