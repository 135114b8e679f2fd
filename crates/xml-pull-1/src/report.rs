//! An error beside the line it stands in, for people.

mod mask;

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use crate::encoding::Unit;
use crate::position::Position;
use mask::Mask;

/// How many characters of a long line are shown on either side of the caret.
const WINDOW: usize = 60;

/// How many bytes behind the place are looked at: enough for a window, and for the word at its end.
const AHEAD: usize = 1024;

/// An error beside its source: `line:column: message`, the offending line, a caret under the place.
///
/// Documents of these protocols carry passwords, and a broken one may carry them anywhere, so the
/// line is masked: the characters of markup stay, and of the words those that
/// [`with_vocabulary`](Self::with_vocabulary) names where they are names: of an element, of an
/// attribute, of a field at the start of a line where there is no markup. Text and values never show.
/// [`unmasked`](Self::unmasked) shows it all.
///
/// ```
/// let source = b"<a>\n  <b>a secret</c>\n</a>";
/// let error = xml_pull::Reader::from_slice(source)
///     .and_then(|reader| reader.collect::<Result<Vec<_>, _>>())
///     .unwrap_err();
/// let report = error.report(source).with_vocabulary(|word| matches!(word, "a" | "b" | "c"));
/// assert_eq!(
///     report.to_string(),
///     "2:16: mismatched end tag: expected the end tag of the open element\n\
///      \x20 <b>********</c>\n\
///      \x20              ^",
/// );
/// ```
pub struct Report<'a> {
    message: &'a dyn fmt::Display,
    source: &'a [u8],
    offset: Option<usize>,
    mask: Option<Mask>,
}

impl<'a> Report<'a> {
    /// A report of `message` at byte `offset` of `source`. Without an offset there is no excerpt,
    /// and nothing but the message is printed.
    #[must_use]
    pub fn new(message: &'a dyn fmt::Display, source: &'a [u8], offset: Option<usize>) -> Self {
        Self { message, source, offset, mask: Some(Mask::default()) }
    }

    /// Shows the names that `visible` says are no secret; the others stay masked.
    #[must_use]
    pub fn with_vocabulary(mut self, visible: fn(&str) -> bool) -> Self {
        self.mask = self.mask.map(|mask| Mask { visible, ..mask });
        self
    }

    /// Takes the values of the attribute `attribute` for names too.
    #[must_use]
    pub fn with_names_in(mut self, attribute: &'static str) -> Self {
        self.mask = self.mask.map(|mask| Mask { naming: attribute, ..mask });
        self
    }

    /// Shows the line as it is, secrets included.
    #[must_use]
    pub fn unmasked(mut self) -> Self {
        self.mask = None;
        self
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(offset) = self.offset else {
            return self.message.fmt(f);
        };
        let offset = offset.min(self.source.len());
        let Position { line, column } = Position::of(self.source, offset);
        writeln!(f, "{line}:{column}: {}", self.message)?;

        let (text, place) = excerpt(self.source, offset);
        let start = text[..place].rfind(LINE_END).map_or(0, |at| at + 1);
        let end = text[place..].find(LINE_END).map_or(text.len(), |length| place + length);
        let first = text[start..place].char_indices().rev().nth(WINDOW - 1);
        let first = first.map_or(start, |(at, _)| start + at);
        let last = text[place..end].char_indices().nth(WINDOW).map_or(end, |(at, _)| place + at);

        let cut = end == text.len() && self.source.len() - offset > AHEAD;
        let shown = self.mask.as_ref().map(|mask| mask.of(&text[..end], start, first, cut));
        let mut width = 0;
        for (at, character) in text[first..last].char_indices() {
            width += usize::from(first + at < place);
            let visible = shown.as_ref().is_none_or(|shown| shown.is_visible(first + at));
            fmt::Write::write_char(f, show(character, visible))?;
        }
        write!(f, "\n{:width$}^", "")
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report").field("offset", &self.offset).finish_non_exhaustive()
    }
}

const LINE_END: [char; 2] = ['\n', '\r'];

/// The text of `source` from its start, without a byte-order mark, to some way behind `offset`, and
/// where the offset is in it. What is no character is U+FFFD.
fn excerpt(source: &[u8], offset: usize) -> (Cow<'_, str>, usize) {
    let unit = Unit::of(source);
    let mark = unit.mark(source);
    let (start, end) = (offset.max(mark), source.len().min(offset.saturating_add(AHEAD)).max(mark));
    if unit == Unit::Byte
        && let Ok(text) = core::str::from_utf8(&source[mark..whole(source, end)])
        && text.is_char_boundary(start - mark)
    {
        return (Cow::Borrowed(text), start - mark);
    }
    let mut text = String::new();
    unit.characters(&source[mark..start], |character| text.push(character));
    let place = text.len();
    unit.characters(&source[start..end], |character| text.push(character));
    (Cow::Owned(text), place)
}

/// `end`, moved to the end of the character it stands in.
fn whole(source: &[u8], end: usize) -> usize {
    let rest = &source[end..];
    end + rest.iter().take(3).take_while(|&&byte| byte & 0xC0 == 0x80).count()
}

fn show(character: char, visible: bool) -> char {
    match character {
        '\t' => ' ',
        _ if character.is_control() => char::REPLACEMENT_CHARACTER,
        char::REPLACEMENT_CHARACTER => character,
        _ if visible => character,
        _ => '*',
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    use super::*;

    fn shown(source: &str, place: &str) -> String {
        let report = Report::new(&"wrong", source.as_bytes(), source.find(place))
            .with_vocabulary(|name| matches!(name, "item" | "key" | "domain" | "xml" | "Done"))
            .with_names_in("key")
            .to_string();
        report.lines().nth(1).unwrap_or_default().into()
    }

    #[test]
    fn names_show_where_they_are_names() {
        for (source, line) in [
            ("<item key='domain'>domain key</item>@", "<item key='domain'>**********</item>*"),
            ("<item key=\"secret\" pw='domain'/>@", "<item key=\"******\" **='******'/>*"),
            ("<item key = 'domain key'>@", "<item key = '**********'>*"),
            ("<item>\n\t domain='</item>@", "  ********</item>*"),
            (
                "<item> <![CDATA[domain <item>]]><!--key-->@",
                "<item> <![*****[*************]]><!--***-->*",
            ),
            ("<other domain key=x/>@", "<***** ****** key=*/>*"),
            (
                "<?xml key='domain' pw='1'?><!DOCTYPE domain SYSTEM 'x'>@",
                "<?xml key='domain' **='*'?><!******* domain ****** '*'>*",
            ),
            ("</ item ></'domain'>@", "</ item ></'******'>*"),
            ("<item &; key='domain'>@", "<item ** key='domain'>*"),
            // What is broken is rather masked: a quote without its partner, a `<` in a password.
            ("<item key='domain>key</item><item key=@", "<item key='****************************"),
            ("<item>a < item = domain</item>@", "<item>* ***************</item>*"),
            ("<item>p&\"a=s'/:;</item>@", "<item>**********</item>*"),
            // Without markup a line begins with a name.
            (";domain key<br>\nDone = domain@", "Done =********"),
            ("key domain: Done@", "key domain:******"),
            ("Done@", "*****"),
            ("<item>\nDone=1@", "*******"),
        ] {
            assert_eq!(shown(source, "@"), line, "{source:?}");
        }
    }

    #[test]
    fn long_lines_show_a_window() {
        let source = "<item>".repeat(100) + "@" + &"<item>".repeat(1000);
        let line = shown(&source, "@");
        assert_eq!(line, "<item>".repeat(10) + "*" + &"<item>".repeat(9) + "<item");
        // A word that may go on where the excerpt ends is no name.
        let source = String::from("@") + &" ".repeat(AHEAD - 6) + "<item>";
        assert_eq!(excerpt(source.as_bytes(), 0).0.len(), AHEAD);
        assert!(shown(&source, "@").starts_with("* "));
    }

    #[test]
    fn a_word_that_may_go_on_is_no_name() {
        // Who shows all names but those of passwords must not show the start of one.
        let shown = |source: &str| {
            let report = Report::new(&"wrong", source.as_bytes(), source.find('@'))
                .with_vocabulary(|name| !name.ends_with("password"))
                .to_string();
            String::from(report.lines().nth(1).unwrap_or_default())
        };
        let long = "x".repeat(AHEAD - "@<".len());
        for before in ["", "\n  "] {
            let line = shown(&[before, "@<", &long].concat());
            assert_eq!(line.trim_start(), ["*<", &long[..58]].concat());
            let line = shown(&[before, "@<", &long, "password"].concat());
            assert_eq!(line.trim_start(), ["*<", &"*".repeat(58)].concat());
        }
        // Where the line ends in time, so does the word.
        assert_eq!(shown(&["@<item\n", &long].concat()), "*<item");
    }

    #[test]
    fn one_line_is_shown() {
        for end in ["\n", "\r", "\r\n"] {
            let source = ["<item>", "<item key=@'domain'>", "</item>", ""].join(end);
            assert_eq!(shown(&source, "@"), "<item key=*'domain'>");
            assert_eq!(shown(&source, "<item key"), "<item key=*'domain'>");
        }
    }

    #[test]
    fn any_offset_shows_its_line() {
        let source = "\u{FEFF}<é>漢\u{1F600}</é>";
        for offset in 0..source.len() + 2 {
            let report = Report::new(&"wrong", source.as_bytes(), Some(offset)).unmasked();
            let report = report.to_string();
            let lines: Vec<_> = report.lines().collect();
            let [message, line, caret] = lines[..] else { panic!("{report:?}") };
            if source.is_char_boundary(offset.min(source.len())) {
                assert_eq!(line, &source[3..]);
            }
            // The caret stands below the column that the message tells.
            assert_eq!(message, alloc::format!("1:{}: wrong", caret.len()));
        }
    }

    #[test]
    fn utf_16_reads_like_its_text() {
        for encode in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = "<a>\n<b/>".encode_utf16().flat_map(encode).collect();
            let report = Report::new(&"wrong", &bytes, Some(bytes.len() - 2)).unmasked();
            assert_eq!(report.to_string(), "2:4: wrong\n<b/>\n   ^");
        }
        let text = "<item>\n<item>\u{010A}é</key>";
        for encode in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> =
                ["\u{FEFF}", text].concat().encode_utf16().flat_map(encode).collect();
            let report = Report::new(&"wrong", &bytes, Some(bytes.len() - 12)).unmasked();
            assert_eq!(report.to_string(), "2:9: wrong\n<item>\u{010A}é</key>\n        ^");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_shown_as_such() {
        let report =
            Report::new(&"wrong", b"\xEF\xBB\xBF<a>\xFF\x01\t\xC3\xA9</a>", Some(6)).unmasked();
        assert_eq!(report.to_string(), "1:4: wrong\n<a>\u{FFFD}\u{FFFD} é</a>\n   ^");
        // A mask has nothing to hide of them.
        let report = Report::new(&"wrong", b"<a>\xFFb</a>", Some(3));
        assert_eq!(report.to_string(), "1:4: wrong\n<*>\u{FFFD}*</*>\n   ^");
    }
}
