//! Readers of eNom's flat formats that share no code and no manner with the product's. They know the published
//! grammar and nothing more: where it does not say how a document is read, neither do they.

pub mod html;
pub mod text;

/// What a reader makes of a document.
#[derive(Debug, PartialEq)]
pub enum Reading {
    /// A response.
    Response(Page),
    /// No response: the grammar refuses it.
    Refused(&'static str),
    /// The grammar does not say what this is.
    Unspecified(&'static str),
}

/// A response as these readers see it.
#[derive(Debug, Default, PartialEq)]
pub struct Page {
    /// Names and values in order; values as [`normal`] has them.
    pub fields: Vec<(String, String)>,
    /// Whether a `Done` is true and nothing is cut.
    pub is_complete: bool,
}

impl Page {
    /// Whether one of the names tells that this is a response.
    fn is_named(&self) -> bool {
        self.fields.iter().any(|(name, _)| {
            let name = name.to_ascii_lowercase();
            let is_numbered = name.strip_prefix("err").is_some_and(|number| {
                !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
            });
            is_numbered || ["command", "errcount", "done"].contains(&name.as_str())
        })
    }
}

/// A value without what readers need not agree about: white space around it and at the ends of its lines.
#[must_use]
pub fn normal(value: &str) -> String {
    let lines: Vec<_> =
        value.trim_matches(WHITE).lines().map(|line| line.trim_end_matches(WHITE)).collect();
    lines.join("\n")
}

/// White space of the formats.
const WHITE: [char; 4] = [' ', '\t', '\n', '\r'];

/// Whether XML allows a character: what a document has of others cannot be written back.
fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether `name` is one word or two, as names of text and HTML are.
fn is_name(name: &str) -> bool {
    let mut words = name.strip_prefix('-').unwrap_or(name).split(' ');
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    };
    words.next().is_some_and(is_word) && words.next().is_none_or(is_word) && words.next().is_none()
}
