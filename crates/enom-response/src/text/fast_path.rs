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

/// The line at `at` of `text`: one word, `sign`, a value without white space around it and without characters
/// that may be illegal, a line end.
#[inline]
pub(super) fn line(text: &[u8], at: usize, sign: Sign) -> Option<Line> {
    let rest = text.get(at..)?;
    let name = scan::word(rest);
    let (sign, rest) = match (sign, rest.get(name..)?) {
        (Sign::Equals, [b'=', rest @ ..]) => (1, rest),
        (Sign::Colon, [b':', b' ', rest @ ..]) => (2, rest),
        _ => return None,
    };
    let (value, rest) = rest.split_at_checked(scan::plain_line(rest))?;
    let line_end = match rest {
        [b'\n', ..] => 1,
        [b'\r', b'\n', ..] => 2,
        _ => return None,
    };
    match value {
        // `-` may begin a block that goes on in other lines.
        [b'-' | ..=b' ', ..] | [.., ..=b' '] => None,
        _ if name == 0 => None,
        _ => {
            let start = at + name + sign;
            let after = start + value.len() + line_end;
            Some(Line { name, value: (start, value.len()), after })
        }
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
