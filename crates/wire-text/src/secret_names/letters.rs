//! A name as it is looked up: its letters, whatever stands between them.

use super::table::Rule::{self, Alone, End, Word};

/// More letters than the longest entry of the tables has.
pub(super) const LONGEST: usize = 32;

/// The last letters of a name in lower case, without separators and a trailing number.
pub(super) struct Letters {
    /// In order, at the end.
    bytes: [u8; LONGEST],
    length: usize,
    /// Whether a word of the name begins at the letter.
    begins: [bool; LONGEST],
    /// Whether these are all the letters that there are.
    whole: bool,
}

impl Letters {
    pub(super) fn of(name: &str) -> Self {
        let mut this =
            Self { bytes: [0; LONGEST], length: 0, begins: [false; LONGEST], whole: true };
        let mut before = name.as_bytes();
        while let Some((&last, rest)) = before.split_last() {
            before = rest;
            if !is_letter(last) || this.length == 0 && last.is_ascii_digit() {
                continue;
            }
            if this.length == LONGEST {
                this.whole = false;
                return this;
            }
            this.length += 1;
            let at = LONGEST - this.length;
            this.bytes[at] = last.to_ascii_lowercase();
            this.begins[at] = match rest.last() {
                Some(&before) if is_letter(before) => {
                    last.is_ascii_uppercase() && !before.is_ascii_uppercase()
                }
                Some(_) | None => true,
            };
        }
        this
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[LONGEST - self.length..]
    }

    /// Whether an entry of `table`, which is sorted by the last letter, matches.
    pub(super) fn are_in(&self, table: &[(&str, Rule)]) -> bool {
        let Some(&last) = self.as_bytes().last() else { return false };
        let start = table.partition_point(|(word, _)| word.as_bytes().last() < Some(&last));
        table[start..]
            .iter()
            .take_while(|(word, _)| word.as_bytes().last() == Some(&last))
            .any(|&(word, rule)| self.matches(word, rule))
    }

    fn matches(&self, word: &str, rule: Rule) -> bool {
        if !self.as_bytes().ends_with(word.as_bytes()) {
            return false;
        }
        match rule {
            End => true,
            Word => self.begins[LONGEST - word.len()],
            Alone => self.whole && self.length == word.len(),
        }
    }
}

/// Whether `byte` is of a word, and not a separator between words.
const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}
