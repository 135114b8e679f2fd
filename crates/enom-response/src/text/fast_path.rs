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
    // From the start of the line, so that the processor need not wait for the length of the name.
    let end = scan::plain_line(rest);
    let line_end = match rest.get(end..)? {
        [b'\n', ..] => 1,
        [b'\r', b'\n', ..] => 2,
        _ => return None,
    };
    let start = name + sign;
    let value = rest.get(start..end)?;
    // `-` may begin a block that goes on in other lines.
    let is_blank = |byte: &u8| *byte <= b' ';
    let departs = value.first().is_some_and(|byte| is_blank(byte) || *byte == b'-')
        || value.last().is_some_and(is_blank);
    if name == 0 || departs {
        return None;
    }
    Some(Line {
        name: Slice::new(at, name),
        value: Slice::new(at + start, value.len()),
        after: at + end + line_end,
    })
}

/// How long the line at `at` of `text` is, if it can be nothing but a continuation of text that ends in a
/// line feed.
#[inline]
pub(super) fn continuation(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    // Looked at first: many comments may stand in one line, which is searched no further for each.
    let begins_otherwise = |&byte: &u8| byte <= b' ' || matches!(byte, b';' | b'-');
    if rest.first().is_some_and(begins_otherwise) {
        return None;
    }
    let end = scan::find(rest, [b'\n', b'\r', b'=', b':'])?;
    let (line, rest) = rest.split_at_checked(end)?;
    let is_whole = line.last().is_some_and(|&byte| byte > b' ') && rest.first() == Some(&b'\n');
    is_whole.then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_lines_are_read_and_no_others() {
        use Sign::{Colon, Equals};

        let read = |text: &'static str, sign| {
            let piece = |slice: Slice| &text[slice.start()..slice.end()];
            let line = line(text.as_bytes(), 1, sign)?;
            Some((piece(line.name), piece(line.value), line.after))
        };
        for (text, sign, expected) in [
            ("\nA=b\n", Equals, Some(("A", "b", 5))),
            ("\nA=b\r\nC=d\n", Equals, Some(("A", "b", 6))),
            ("\nName-1_x=\nC", Equals, Some(("Name-1_x", "", 11))),
            ("\nA=b = c: <d>;\n", Equals, Some(("A", "b = c: <d>;", 15))),
            ("\nA=é\n", Equals, Some(("A", "é", 6))),
            ("\nA: b\n", Colon, Some(("A", "b", 6))),
            ("\nA=b\n", Colon, None),
            ("\nA: b\n", Equals, None),
            ("\nA:b\n", Colon, None),
            ("\nA=b", Equals, None),
            ("\nA=b\r", Equals, None),
            ("\nA=b\rc\n", Equals, None),
            ("\nA= b\n", Equals, None),
            ("\nA=b \n", Equals, None),
            ("\nA= b \n", Equals, None),
            ("\nA=-b\n", Equals, None),
            ("\nA=\u{1}\n", Equals, None),
            ("\n=b\n", Equals, None),
            ("\n1=b\n", Equals, None),
            ("\n;A=b\n", Equals, None),
            ("\nA b=c\n", Equals, None),
            ("\n", Equals, None),
        ] {
            assert_eq!(read(text, sign), expected, "{text:?}");
        }
    }

    #[test]
    fn usual_continuations_are_read_and_no_others() {
        for (text, expected) in [
            ("\nb c\n", Some(3)),
            ("\nb-;\nC=d\n", Some(3)),
            ("\nb\r\n", None),
            ("\nb", None),
            ("\nb \n", None),
            ("\n b\n", None),
            ("\n;b\n", None),
            ("\n-b\n", None),
            ("\na=b\n", None),
            ("\na:b\n", None),
            ("\n\n", None),
            ("\n", None),
        ] {
            assert_eq!(continuation(text.as_bytes(), 1), expected, "{text:?}");
        }
    }
}
