//! Lines as the interface writes nearly all of them, read by comparisons. Every other line, and every
//! deviation and error, is for the grammar; both read the same.

use wire_text::scan;

use super::grammar::Sign;
use crate::arena::Slice;

/// A field in one line, of which nothing departs but perhaps the sign.
pub(super) struct Line {
    pub(super) name: Slice,
    pub(super) value: Slice,
    /// Where the next line starts.
    pub(super) after: usize,
}

/// The line at `at` of `text`: one word, `sign`, a value without white space around it and without characters
/// that may be illegal, a line end.
#[inline]
pub(super) fn line(text: &[u8], at: usize, sign: Sign) -> Option<Line> {
    let rest = text.get(at..)?;
    let name = scan::word(rest);
    let sign = match (sign, rest.get(name..)?) {
        (Sign::Equals, [b'=', ..]) => 1,
        (Sign::Colon, [b':', b' ', ..]) => 2,
        _ => return None,
    };
    let start = name + sign;
    let value = rest.get(start..)?;
    let length = scan::plain_line(value);
    let line_end = match value.get(length..)? {
        [b'\n', ..] => 1,
        [b'\r', b'\n', ..] => 2,
        _ => return None,
    };
    match value.get(..length)? {
        // `-` may begin a block that goes on in other lines.
        [b'-' | ..=b' ', ..] | [.., ..=b' '] => None,
        _ if name == 0 => None,
        _ => Some(Line {
            name: Slice::new(at, name),
            value: Slice::new(at + start, length),
            after: at + start + length + line_end,
        }),
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
