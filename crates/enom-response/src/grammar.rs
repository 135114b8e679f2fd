//! The productions that text and HTML share: names, comment lines, breaks.
//!
//! ```text
//! name    = ["-"] word [" " word]
//! word    = ALPHA *( ALPHA / DIGIT / "_" / "-" )
//! comment = ";" *CHAR ( break / line-end )
//! break   = "<" ("b" / "B") ("r" / "R") *WSP ["/"] *WSP ">"
//! strong-end = "</" *WSP "STRONG>"    ; after a name it makes HTML of a line
//! ```

use nom::bytes::complete::tag;
use nom::character::complete::{char, line_ending, one_of, space0};
use nom::combinator::{opt, recognize, value};
use nom::{IResult, Parser};
use wire_text::scan;

use crate::error::{Error, ErrorKind};
use crate::wipe::{self, Text};

/// A production knows only whether it matched.
pub(crate) type Parsed<'a, T> = IResult<&'a str, T, ()>;

/// `name`: one word, or two with a single blank between (`Aux BillingFName`).
pub(crate) fn name(input: &str) -> Parsed<'_, &str> {
    recognize((opt(char('-')), word, opt((char(' '), word)))).parse(input)
}

/// `word`.
fn word(input: &str) -> Parsed<'_, &str> {
    match scan::word(input.as_bytes()) {
        0 => Err(nom::Err::Error(())),
        end => Ok((&input[end..], &input[..end])),
    }
}

/// Whether `text` is a name, whole.
pub(crate) fn is_name(text: &str) -> bool {
    matches!(name(text), Ok(("", _)))
}

/// `break`.
pub(crate) fn line_break(input: &str) -> Parsed<'_, ()> {
    // The spellings that nearly all have.
    match input.as_bytes() {
        [b'<', b'b' | b'B', b'r' | b'R', b'>', ..] => return Ok((&input[4..], ())),
        [b'<', b'b' | b'B', b'r' | b'R', b' ', b'/', b'>', ..] => return Ok((&input[6..], ())),
        _ => {}
    }
    value((), (char('<'), one_of("bB"), one_of("rR"), space0, opt(char('/')), space0, char('>')))
        .parse(input)
}

/// `strong-end`.
pub(crate) fn strong_end(input: &str) -> Parsed<'_, &str> {
    recognize((tag("</"), space0, tag("STRONG>"))).parse(input)
}

/// A `comment` that is a line of ASCII without tags and references: its text, and what follows it.
#[inline]
pub(crate) fn usual_comment(input: &[u8]) -> Option<(&[u8], &[u8])> {
    let rest = input.strip_prefix(b";")?;
    let (text, rest) = rest.split_at_checked(scan::plain_ascii(rest))?;
    match rest {
        [b'\n', rest @ ..] | [b'\r', b'\n', rest @ ..] => Some((text, rest)),
        _ => None,
    }
}

/// `comment`: its text after the `;`, and whether a break ends it.
pub(crate) fn comment(input: &str) -> Parsed<'_, Comment<'_>> {
    let (rest, _) = tag(";").parse(input)?;
    let end = scan::find(rest.as_bytes(), [b'<', b'\n']).unwrap_or(rest.len());
    // Nearly all are a line without any tag.
    if let Some(after) = rest[end..].strip_prefix('\n') {
        return Ok((after, Comment { text: &rest[..end], has_break: false, is_cut: false }));
    }
    let (text, after_break) = comment_text(rest, end);
    let line_end = &rest[text.len()..];
    let after = match after_break {
        Some(after) => space0(after)?.0,
        None => line_end,
    };
    let (after, _) = opt(line_ending).parse(after)?;
    let is_cut = line_end.is_empty() && ends_in_break(text);
    Ok((after, Comment { text, has_break: after_break.is_some(), is_cut }))
}

/// The text up to the end of a comment line, and what follows the break if it ends in one; the first `<` or line
/// feed stands at `at`. It looks no further than that: many comments may stand in one line.
fn comment_text(text: &str, mut at: usize) -> (&str, Option<&str>) {
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with('\n') {
            let line = &text[..at];
            return (line.strip_suffix('\r').unwrap_or(line), None);
        }
        if let Ok((after, ())) = line_break(rest) {
            return (&text[..at], Some(after));
        }
        let next = scan::find(&rest.as_bytes()[1..], [b'<', b'\n']);
        at = next.map_or(text.len(), |next| at + 1 + next);
    }
    (text, None)
}

/// What a [`comment`] line says.
pub(crate) struct Comment<'a> {
    pub(crate) text: &'a str,
    pub(crate) has_break: bool,
    /// Whether the input ends within the break.
    pub(crate) is_cut: bool,
}

/// Where the first break in `text` stands.
pub(crate) fn first_break(text: &str) -> Option<usize> {
    memchr::memchr_iter(b'<', text.as_bytes()).find(|&at| line_break(&text[at..]).is_ok())
}

/// How long the line at the start of `text` is, without its end.
pub(crate) fn line_len(text: &str) -> usize {
    match memchr::memchr(b'\n', text.as_bytes()) {
        Some(end) if text[..end].ends_with('\r') => end - 1,
        Some(end) => end,
        None => text.len(),
    }
}

/// Whether `text` ends within a break.
fn ends_in_break(text: &str) -> bool {
    let is_start =
        |at| ["<br />", "<BR />", "<br>", "<BR>"].iter().any(|tag| tag.starts_with(&text[at..]));
    text.rfind('<').is_some_and(is_start)
}

/// `text` with `\n` for CR LF.
pub(crate) fn with_line_feeds(text: &str) -> Text {
    let mut replaced = wipe::with_capacity(text.len());
    for (at, line) in text.split("\r\n").enumerate() {
        if at > 0 {
            replaced.push('\n');
        }
        replaced.push_str(line);
    }
    replaced
}

/// Where the first character of `text` stands that no format may hold.
pub(crate) fn first_illegal(text: &str) -> Option<usize> {
    // One pass that the compiler makes vector instructions of; what it stops at is looked at again.
    let is_doubtful =
        |byte: u8| byte == 0xEF || byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    let doubtful = text.bytes().fold(false, |found, byte| found | is_doubtful(byte));
    if doubtful { xml_pull::first_illegal(text) } else { None }
}

/// Refuses characters that no format holds.
pub(crate) fn check_characters(source: &str) -> Result<(), Error> {
    match first_illegal(source) {
        None => Ok(()),
        Some(at) => Err(Error::new(ErrorKind::IllegalCharacter, at, "a character that XML allows")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_comment_is_a_line_of_ascii_without_signs() {
        for (text, expected) in [
            (";a b\nc", Some(("a b", "c"))),
            ("; a \r\n", Some((" a ", ""))),
            (";\n;b", Some(("", ";b"))),
            (";a", None),
            (";a\r", None),
            ("a\n", None),
            (";a<br>\n", None),
            (";a&b\n", None),
            (";\u{1}\n", None),
            (";é\n", None),
            ("", None),
        ] {
            let expected = expected.map(|(text, rest)| (text.as_bytes(), rest.as_bytes()));
            assert_eq!(usual_comment(text.as_bytes()), expected, "{text:?}");
        }
    }

    #[test]
    fn a_name_is_one_word() {
        for (text, expected) in [
            ("SLD1", true),
            ("expiration-date", true),
            ("", false),
            ("a=b", false),
            ("a<b", false),
            ("a\nb", false),
        ] {
            assert_eq!(is_name(text), expected, "{text:?}");
        }
    }
}
