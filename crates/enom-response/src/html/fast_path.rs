//! Fields as the interface writes nearly all of them, read by comparisons. Every other spelling, and every
//! deviation and error, is for the grammar; both read the same.

use wire_text::scan;

/// `<STRONG>Name: </STRONG>` at `at` of `text`, with or without the blanks: how long the name is, and where
/// the value starts.
#[inline]
pub(super) fn head(text: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..)?.strip_prefix(b"<STRONG>")?;
    let name = scan::word(rest);
    let rest = rest.get(name..)?.strip_prefix(b":")?;
    let rest = rest.strip_prefix(b" ").unwrap_or(rest);
    let rest = rest.strip_prefix(b"</STRONG>").or_else(|| rest.strip_prefix(b"</ STRONG>"))?;
    // An end tag given twice belongs to the head.
    if name == 0 || rest.starts_with(b"</") { None } else { Some((name, text.len() - rest.len())) }
}

/// A value at `at` of `text` without markup and references, one break, and white space: how long the value
/// is, and where that ends.
#[inline]
pub(super) fn value(text: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..)?;
    let end = scan::find(rest, [b'<', b'&', b'\r'])?;
    let (value, gap) = rest.split_at_checked(end)?;
    if matches!(value, [..=b' ', ..] | [.., ..=b' ']) {
        return None;
    }
    let ([b'<', b'b' | b'B', b'r' | b'R', b'>', after @ ..]
    | [b'<', b'b' | b'B', b'r' | b'R', b' ', b'/', b'>', after @ ..]) = gap
    else {
        return None;
    };
    let mut gap = after;
    while let [b'\n' | b'\r' | b' ', after @ ..] = gap {
        gap = after;
    }
    Some((end, text.len() - gap.len()))
}
