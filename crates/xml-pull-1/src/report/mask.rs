//! Which characters of a line are markup and harmless names, and which may be a secret.

use alloc::vec::Vec;
use core::ops::Range;

/// What a report may show.
#[derive(Clone, Copy)]
pub(super) struct Mask {
    /// Which names are harmless.
    pub(super) visible: fn(&str) -> bool,
    /// The attribute whose values are names.
    pub(super) naming: &'static str,
}

impl Default for Mask {
    fn default() -> Self {
        Self { visible: |_| false, naming: "" }
    }
}

/// The ranges that may be shown, in order.
pub(super) struct Shown(Vec<Range<usize>>);

impl Shown {
    /// Whether the character at `at` may be shown.
    pub(super) fn is_visible(&self, at: usize) -> bool {
        let next = self.0.partition_point(|range| range.end <= at);
        self.0.get(next).is_some_and(|range| range.contains(&at))
    }
}

impl Mask {
    /// What may be shown of `text` from `first` on, in its last line, which starts at `start`. The text
    /// is read from its very start, since only that tells what is markup. Where it was `cut`, its last
    /// word may be a part of another.
    pub(super) fn of(&self, text: &str, start: usize, first: usize, cut: bool) -> Shown {
        let mut shown = Shown(Vec::new());
        let mut lexer = Lexer { text, at: 0, within: Within::Content };
        while let Some((range, sort)) = lexer.next(self.naming) {
            if range.end <= first {
                continue;
            }
            let piece = text.get(range.clone()).unwrap_or_default();
            match sort {
                Sort::Markup => shown.0.push(range),
                Sort::Name if cut && range.end == text.len() => {}
                Sort::Name if (self.visible)(piece) => shown.0.push(range),
                Sort::Name => {}
                Sort::Content => {
                    let content = piece.trim_matches(BLANK);
                    let before = piece.len() - piece.trim_start_matches(BLANK).len();
                    shown.0.push(range.start..range.start + before);
                    if !content.is_empty() {
                        shown.0.push(range.start + before + content.len()..range.end);
                    }
                }
            }
        }
        if is_flat(text) {
            self.field(text, start, &mut shown);
        }
        shown
    }

    /// Shows the name before the first sign of the last line, where lines are `Name=Value`.
    fn field(&self, text: &str, start: usize, shown: &mut Shown) {
        let line = text.get(start..).unwrap_or_default();
        let Some(sign) = line.find(['=', ':']) else { return };
        shown.0.clear();
        let mut at = start;
        for word in line[..sign].split_inclusive(|c| !is_word(c)) {
            let name = word.trim_end_matches(|c| !is_word(c));
            if (self.visible)(name) {
                shown.0.push(at..at + name.len());
            }
            let gap = &word[name.len()..];
            if gap.starts_with(BLANK) {
                shown.0.push(at + name.len()..at + word.len());
            }
            at += word.len();
        }
        shown.0.push(at..at + 1);
    }
}

/// Whether there is no markup but line breaks in `text`.
fn is_flat(text: &str) -> bool {
    text.match_indices('<')
        .all(|(at, _)| text.get(at + 1..at + 3).is_some_and(|name| name.eq_ignore_ascii_case("br")))
}

/// What a piece of a document is, as far as that can be told of a broken one.
enum Sort {
    /// The characters that markup is made of.
    Markup,
    /// The name of an element or an attribute, or a word that stands for one.
    Name,
    /// Text, values, comments: what may be a secret.
    Content,
}

/// Where a piece stands.
#[derive(Clone, Copy)]
enum Within {
    Content,
    /// In the `CDATA[` of a section that begins.
    SectionStart,
    /// Up to this end: a comment, a CDATA section.
    Section(&'static str),
    /// In a tag, before its name.
    Tag,
    /// In a tag, behind its name. What is declared holds names throughout.
    Attributes {
        declared: bool,
        naming: bool,
    },
    /// In a quoted value.
    Value {
        quote: char,
        declared: bool,
        naming: bool,
    },
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    within: Within,
}

impl Lexer<'_> {
    /// The next piece, which is never empty.
    fn next(&mut self, naming_attribute: &str) -> Option<(Range<usize>, Sort)> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let (length, sort, within) = match self.within {
            Within::Content => content(rest),
            Within::SectionStart => match rest.find('[') {
                Some(0) | None => (1, Sort::Markup, Within::Section("]]>")),
                Some(length) => (length, Sort::Name, self.within),
            },
            Within::Section(end) => match rest.find(end) {
                Some(0) => (end.len(), Sort::Markup, Within::Content),
                length => (length.unwrap_or(rest.len()), Sort::Content, self.within),
            },
            Within::Tag => {
                let declared = self.text[..self.at].ends_with(['!', '?']);
                let within = Within::Attributes { declared, naming: false };
                match run(rest, is_word) {
                    0 if rest.starts_with(BLANK) => (1, Sort::Markup, Within::Tag),
                    0 => attributes(rest, declared, false, naming_attribute),
                    length => (length, Sort::Name, within),
                }
            }
            Within::Attributes { declared, naming } => {
                attributes(rest, declared, naming, naming_attribute)
            }
            Within::Value { quote, declared, naming } => value(rest, quote, declared, naming),
        };
        self.within = within;
        let start = self.at;
        self.at += length;
        Some((start..self.at, sort))
    }
}

type Piece = (usize, Sort, Within);

fn content(rest: &str) -> Piece {
    if rest.starts_with("<!--") {
        return ("<!--".len(), Sort::Markup, Within::Section("-->"));
    }
    if rest.starts_with("<![CDATA[") {
        return ("<![".len(), Sort::Markup, Within::SectionStart);
    }
    let after = rest.strip_prefix('<').unwrap_or_default();
    match after.chars().next() {
        Some('/' | '!' | '?') => (2, Sort::Markup, Within::Tag),
        Some(first) if first.is_alphabetic() || matches!(first, '_' | ':') => {
            (1, Sort::Markup, Within::Tag)
        }
        // The first character is content, if only because it is a `<` that opens nothing.
        _ => {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let length = rest[first..].find('<').map_or(rest.len(), |length| first + length);
            (length, Sort::Content, Within::Content)
        }
    }
}

fn attributes(rest: &str, declared: bool, naming: bool, naming_attribute: &str) -> Piece {
    let within = Within::Attributes { declared, naming };
    let word = run(rest, is_word);
    if word > 0 {
        let is_name = rest[word..].trim_start_matches(BLANK).starts_with('=');
        let naming = is_name && &rest[..word] == naming_attribute;
        let sort = if is_name || declared { Sort::Name } else { Sort::Content };
        return (word, sort, Within::Attributes { declared, naming });
    }
    match rest.chars().next() {
        Some('<') => content(rest),
        Some('>') => (1, Sort::Markup, Within::Content),
        Some(quote @ ('"' | '\'')) => (1, Sort::Markup, Within::Value { quote, declared, naming }),
        Some('=') => (1, Sort::Markup, within),
        Some('/' | '?') => (1, Sort::Markup, Within::Attributes { declared, naming: false }),
        // Of content blanks show, and here it may be one.
        other => (other.map_or(1, char::len_utf8), Sort::Content, within),
    }
}

fn value(rest: &str, quote: char, declared: bool, naming: bool) -> Piece {
    let within = Within::Value { quote, declared, naming };
    match rest.find(quote) {
        Some(0) => (1, Sort::Markup, Within::Attributes { declared, naming: false }),
        Some(length) if (declared || naming) && run(rest, is_word) == length => {
            (length, Sort::Name, within)
        }
        length => (length.unwrap_or(rest.len()), Sort::Content, within),
    }
}

/// How long the run of characters is at the start of `rest`.
fn run(rest: &str, is_part: impl Fn(char) -> bool) -> usize {
    rest.find(|character| !is_part(character)).unwrap_or(rest.len())
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | ':')
}

const BLANK: [char; 4] = [' ', '\t', '\n', '\r'];
