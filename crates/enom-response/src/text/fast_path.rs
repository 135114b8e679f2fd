//! Lines as the interface writes nearly all of them, read by comparisons. Every other line, and every
//! deviation and error, is for the grammar; both read the same.

use wire_text::scan;

use super::grammar::Sign;

/// A field in one line, of which nothing departs but perhaps the sign.
pub(super) struct Line {
    /// How long the name at its start is.
    pub(super) name: usize,
    /// Where the value starts in the text, and how long it is.
    pub(super) value: (usize, usize),
    /// Where the next line starts.
    pub(super) after: usize,
}

/// The line at `at` of `text`: one word, `sign`, a value without white space around it, a line end.
#[inline]
pub(super) fn line(text: &[u8], at: usize, sign: Sign) -> Option<Line> {
    let rest = text.get(at..)?;
    let name = scan::word(rest);
    let sign: &[u8] = match sign {
        Sign::Equals => b"=",
        Sign::Colon => b": ",
    };
    let rest = rest.get(name..)?.strip_prefix(sign)?;
    let end = scan::find(rest, [b'\n'])?;
    let (start, after) = (at + name + sign.len(), at + name + sign.len() + end + 1);
    let value = rest.get(..end)?;
    let value = value.strip_suffix(b"\r").unwrap_or(value);
    match value {
        // `-` may begin a block that goes on in other lines.
        [b'-' | ..=b' ', ..] | [.., ..=b' '] => None,
        _ if name == 0 => None,
        _ => Some(Line { name, value: (start, value.len()), after }),
    }
}

/// How long the line at `at` of `text` is, if it can be nothing but a continuation of text that ends in a
/// line feed.
#[inline]
pub(super) fn continuation(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    // Looked at first: many comments may stand in one line, which is searched no further for each.
    if let [b';' | b'-' | ..=b' ', ..] = rest {
        return None;
    }
    let end = scan::find(rest, [b'\n', b'\r', b'=', b':'])?;
    match rest.split_at_checked(end)? {
        ([.., ..=b' '] | [], _) => None,
        (_, [b'\n', ..]) => Some(end),
        _ => None,
    }
}
