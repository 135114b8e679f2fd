//! The grammar of the text format, one production a function.
//!
//! ```text
//! response = *( space ( comment / field / continuation ) )
//! comment  = ";" text ( break / line-end )
//! field    = ( name sign / any-name blanks "=" ) text line-end
//! name     = word *2( blank word )
//! sign     = blanks ( "=" / ":" ) ; `:` neither before `//` nor before `\`
//! any-name = *( any but "=", ":" and "<" ) ; on a line without `<`
//! ```
//!
//! A line that is none of these continues the value above it, and so does one of base 64 that ends in
//! `=`.

mod armour;

use armour::{LONG, is_padded};
pub(crate) use armour::{armour_begins, armour_ends, armoured};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, verify};
use nom::sequence::preceded;

use crate::grammar::{Parsed, blanks, line_length, mismatch};
use crate::html::grammar::line_break;
use crate::short;

/// What a byte is to a name: nothing, the start of one, or a part of one.
const NONE: u8 = 0;
const START: u8 = 1;
const PART: u8 = 2;
/// A byte of a character beyond ASCII, which may be a letter.
const WIDE: u8 = 3;
static NAME: [u8; 256] = name_classes();

const fn name_classes() -> [u8; 256] {
    let mut classes = [NONE; 256];
    let mut byte = 0_u8;
    loop {
        classes[byte as usize] = match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => START,
            0x80.. => WIDE,
            b'0'..=b'9' | b'-' | b'.' | b'(' | b')' | b'[' | b']' | b'#' => PART,
            _ => NONE,
        };
        if byte == 255 {
            return classes;
        }
        byte += 1;
    }
}

/// The known lines of comment that some servers send without their `;`.
const UNMARKED: &[&str] = &["URL Interface", "Machine is ", "Encoding Type is "];

/// The name of a field and the sign behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head<'a> {
    pub(crate) name: &'a str,
    /// `=` or `:`.
    pub(crate) sign: u8,
    /// Whether the name is of words.
    pub(crate) plain: bool,
}

/// `line = *( any but CR and LF )`: the line up to its end, trimmed.
#[inline]
#[expect(clippy::unnecessary_wraps, reason = "a production that always matches")]
pub(crate) fn line(input: &str) -> Parsed<'_, &str> {
    let (line, rest) = input.split_at(line_length(input.as_bytes()));
    Ok((rest, line.trim_ascii()))
}

/// `comment = ";" text ( break / line-end )`: the text, trimmed.
pub(crate) fn comment(input: &str) -> Parsed<'_, &str> {
    preceded(nom::character::complete::char(';'), comment_text).parse(input)
}

/// The text of a comment, up to a `<br>` or the end of the line.
#[expect(clippy::unnecessary_wraps, reason = "a production that always matches")]
pub(crate) fn comment_text(input: &str) -> Parsed<'_, &str> {
    for at in memchr::memchr3_iter(b'<', b'\n', b'\r', input.as_bytes()) {
        let (text, rest) = input.split_at(at);
        if !rest.starts_with('<') {
            return Ok((rest, text.trim_ascii()));
        }
        if let Ok((after, ())) = line_break(rest)
            && !rest[..rest.len() - after.len()].contains(['\n', '\r'])
        {
            return Ok((after, text.trim_ascii()));
        }
    }
    Ok(("", input.trim_ascii()))
}

/// A line of [`UNMARKED`] comment.
pub(crate) fn unmarked_comment(input: &str) -> Parsed<'_, &str> {
    let is_known = |text: &&str| {
        UNMARKED.iter().any(|known| {
            text.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known))
                && (known.ends_with(' ') || text.len() == known.len())
        })
    };
    verify(comment_text, is_known).parse(input)
}

/// `field = name sign / any-name "="`, with the blanks around the sign; the value is the rest of the
/// [`line`].
#[expect(clippy::inline_always, reason = "every field comes through here")]
#[inline(always)]
pub(crate) fn field(input: &str) -> Parsed<'_, Head<'_>> {
    let Ok((rest, name)) = word(input) else {
        return if input.starts_with([';', '<']) { mismatch() } else { any_name(input) };
    };
    match rest.as_bytes().first() {
        Some(b'=') if name.len() < LONG => Ok((&rest[1..], Head { name, sign: b'=', plain: true })),
        Some(b':' | b' ' | b'\t') => distant_sign(input, rest, name).or_else(|_| any_name(input)),
        _ => any_name(input),
    }
}

/// `any-name "="`: whatever stands before a `=` that is the first sign of its line.
#[cold]
fn any_name(input: &str) -> Parsed<'_, Head<'_>> {
    // No further than the first `<`, behind which nothing matters: another piece of the line may begin
    // there, and to look at its whole rest for every piece would take too long.
    let end = memchr::memchr3(b'<', b'\n', b'\r', input.as_bytes()).unwrap_or(input.len());
    let (line, rest) = input.split_at(end);
    let has_markup = rest.starts_with('<');
    let Some(at) = memchr::memchr2(b'=', b':', line.as_bytes()) else { return mismatch() };
    let (before, after) = line.split_at(at);
    let name = before.trim_ascii_end();
    let is_other = name.is_empty()
        || after.starts_with(':')
        || name.starts_with([' ', '\t', '\u{FEFF}'])
        || !has_markup && is_padded(name, after);
    let plain = is_word(name);
    if is_other || !plain && has_markup {
        return mismatch();
    }
    Ok((&input[at + 1..], Head { name, sign: b'=', plain }))
}

/// Whether `name` is one word.
#[inline]
pub(crate) fn is_word(name: &str) -> bool {
    matches!(word(name), Ok(("", _)))
}

/// `word = letter *( letter / digit / "_" / "-" / "." / "(" / ")" / "[" / "]" / "#" )`, neither
/// ending in `.` nor in `-`.
#[inline]
pub(crate) fn word(input: &str) -> Parsed<'_, &str> {
    let bytes = input.as_bytes();
    let class = |byte: &u8| NAME[usize::from(*byte)];
    match bytes.first().map(class) {
        Some(START) => {}
        Some(WIDE) => return wide_word(input),
        _ => return mismatch(),
    }
    let stop = bytes.iter().position(|byte| !matches!(class(byte), START | PART));
    let length = match stop {
        Some(stop) if bytes[stop] >= 0x80 => return wide_word(input),
        Some(stop) => stop,
        None => bytes.len(),
    };
    if matches!(bytes[length - 1], b'.' | b'-') {
        return mismatch();
    }
    let (word, rest) = input.split_at(length);
    Ok((rest, word))
}

/// [`word`] with letters and digits beyond ASCII.
#[cold]
fn wide_word(input: &str) -> Parsed<'_, &str> {
    let is_part = |c: char| match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => NAME[usize::from(byte)] != NONE,
        _ => c.is_alphanumeric(),
    };
    let length = input.find(|c| !is_part(c)).unwrap_or(input.len());
    let (word, rest) = input.split_at(length);
    if !word.starts_with(|c: char| c.is_alphabetic() || c == '_') || word.ends_with(['.', '-']) {
        return mismatch();
    }
    Ok((rest, word))
}

/// A `:`, a sign behind blanks, or one or two further words before it.
#[cold]
fn distant_sign<'a>(input: &'a str, rest: &'a str, name: &'a str) -> Parsed<'a, Head<'a>> {
    if let Ok((rest, sign)) = preceded(blank_run, sign).parse(rest) {
        return Ok((rest, Head { name, sign, plain: true }));
    }
    let more = preceded(blank, further_word);
    let (rest, sign) =
        preceded((more, opt(preceded(blank, further_word)), blank_run), sign).parse(rest)?;
    let words = &input[..input.len() - rest.len() - 1];
    Ok((rest, Head { name: words.trim_ascii_end(), sign, plain: true }))
}

/// `sign = "=" / ":"`
fn sign(input: &str) -> Parsed<'_, u8> {
    alt((map(equals, |()| b'='), map(colon, |()| b':'))).parse(input)
}

/// A word of a name but the first, which may be a number.
fn further_word(input: &str) -> Parsed<'_, &str> {
    let number = nom::character::complete::digit1;
    alt((word, number)).parse(input)
}

fn equals(input: &str) -> Parsed<'_, ()> {
    map(nom::character::complete::char('='), drop).parse(input)
}

/// `:` as a sign, which that of `http://` and `C:\` is not.
fn colon(input: &str) -> Parsed<'_, ()> {
    match input.strip_prefix(':') {
        Some(rest) if !rest.starts_with("//") && !rest.starts_with('\\') => Ok((rest, ())),
        _ => mismatch(),
    }
}

fn blank(input: &str) -> Parsed<'_, ()> {
    map(nom::character::complete::one_of(" \t"), drop).parse(input)
}

#[expect(clippy::unnecessary_wraps, reason = "a production that always matches")]
fn blank_run(input: &str) -> Parsed<'_, ()> {
    Ok((&input[blanks(input.as_bytes())..], ()))
}

/// Whether `name` reads back from every line `name=value`.
#[inline]
pub(crate) fn is_plain(name: &str) -> bool {
    name.len() < LONG && is_word(name)
}

/// Whether `name`, which reads back, is of words.
pub(crate) fn is_name_of_words(name: &str) -> bool {
    is_word(name)
        || short::joined(
            format_args!("{name}="),
            |line| matches!(field(line), Ok((_, head)) if head.plain && head.name == name),
        )
}

/// Whether `name` and `value` read back from `line`, which is `name=value`.
pub(crate) fn reads_back(line: &str, name: &str, value: &str) -> bool {
    matches!(field(line), Ok((rest, head)) if rest == value && head.name == name && head.sign == b'=')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(line: &str) -> Option<(&str, char, &str)> {
        field(line).ok().map(|(rest, head)| (head.name, char::from(head.sign), rest))
    }

    #[test]
    fn lines_that_are_fields() {
        for (line, name, sign, rest) in [
            ("ErrCount=0", "ErrCount", '=', "0"),
            ("ErrCount = 0", "ErrCount", '=', " 0"),
            ("Done: true", "Done", ':', " true"),
            ("Done:true", "Done", ':', "true"),
            ("Done : true", "Done", ':', " true"),
            ("a=b:c", "a", '=', "b:c"),
            ("a:b=c", "a", ':', "b=c"),
            ("auto-renew12=No", "auto-renew12", '=', "No"),
            ("_x.y(1)[2]#=", "_x.y(1)[2]#", '=', ""),
            ("Größe=1", "Größe", '=', "1"),
            ("Order ID=7", "Order ID", '=', "7"),
            ("Name Server 1 =x", "Name Server 1", '=', "x"),
            ("Order ID: 7", "Order ID", ':', " 7"),
            ("Please note: closed", "Please note", ':', " closed"),
            ("http:80", "http", ':', "80"),
            ("7=x", "7", '=', "x"),
            (
                "When it is that the domain expires (in UTC)=",
                "When it is that the domain expires (in UTC)",
                '=',
                "",
            ),
            ("-a=x", "-a", '=', "x"),
            ("1st Password=x", "1st Password", '=', "x"),
            ("it is all one=two", "it is all one", '=', "two"),
            ("Domain Name Expiration Date = 1:2", "Domain Name Expiration Date", '=', " 1:2"),
            ("Price (USD)=1", "Price (USD)", '=', "1"),
            ("a  b=c", "a  b", '=', "c"),
            ("×=1", "×", '=', "1"),
            ("x/y=z\n<", "x/y", '=', "z\n<"),
            (
                "RegistrantOrganizationNameInternationalizedForm=",
                "RegistrantOrganizationNameInternationalizedForm",
                '=',
                "",
            ),
            (
                "MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg=",
                "MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg",
                '=',
                "",
            ),
            (
                "MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi=<x",
                "MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi",
                '=',
                "<x",
            ),
        ] {
            assert_eq!(head(line), Some((name, sign, rest)), "{line}");
        }
    }

    #[test]
    fn lines_that_continue() {
        for line in [
            "",
            "=x",
            ":x",
            "no sign",
            "http://x",
            "https://x/?a=b",
            r"C:\x",
            "12:30",
            "please do also note: closed",
            "see http://x?a=b",
            "<a href=x>",
            "a<b>=c",
            "Price (USD)=<b>1</b>",
            "Machine is said to be=X<br>Machine is said to be=Y",
            "etc.: x",
            ";a b c d=e",
            "\u{FEFF}a=b",
            "7:8=9",
            "MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi=",
            "MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi=\nx",
            "MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5=",
            "MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEF/==",
            "ab+/Cd==",
            "mail@x.com: hello",
            "\"a\": 1",
        ] {
            assert_eq!(head(line), None, "{line}");
        }
    }

    #[test]
    fn comments_end_at_a_line_or_a_break() {
        for (input, rest, text) in [
            (";URL Interface\nA=1", "\nA=1", "URL Interface"),
            ("; x <br>\r\n", "\r\n", "x"),
            (";a<BR />;b", ";b", "a"),
            (";a<b>c", "", "a<b>c"),
            (";", "", ""),
            (";a\rb", "\rb", "a"),
            (";a<br\nb=>", "\nb=>", "a<br"),
        ] {
            assert_eq!(comment(input), Ok((rest, text)), "{input}");
        }
        assert!(comment("a;").is_err());
        assert_eq!(unmarked_comment("Machine is X<br>y"), Ok(("y", "Machine is X")));
        assert!(unmarked_comment("URL Interface of eNom").is_err());
    }

    #[test]
    fn names_are_those_that_read_back() {
        let is_read = |name: &str| reads_back(&alloc::format!("{name}=x"), name, "x");
        for name in ["a", "DomainName7", "auto-renew", "é"] {
            assert!(is_plain(name) && is_read(name), "{name}");
        }
        for name in ["Order ID", "7", "a  b", "a b c d", "a.", "\"", "a,b"] {
            assert!(!is_plain(name) && is_read(name), "{name}");
        }
        for name in ["", " a", "a ", "a=b", "a:b", "a\nb", "<a", ";a", "a\r", "\u{FEFF}a"] {
            assert!(!is_plain(name) && !is_read(name), "{name}");
        }
    }

    #[test]
    fn words_are_of_letters_anywhere() {
        for name in ["a", "_", "é", "_é", "aé", "éa_b-c.d(e)[f]#9", "aé1"] {
            assert!(is_word(name), "{name}");
        }
        for name in ["", "9", "9é", "-é", "é-", "é.", "×", "é×", "é b", "é\u{A0}b", "é/b"]
        {
            assert!(!is_word(name), "{name}");
        }
        let long = "a".repeat(LONG - 1);
        assert!(is_plain(&long) && !is_plain(&(long + "a")));
    }
}
