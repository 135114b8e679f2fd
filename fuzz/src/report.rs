//! What an error may say of the document it is about.

use std::fmt::Display;

use enom_response::Report;
use wire_text::{Kind, Position};

/// The source that holds the list of words which reports may show.
const ENOM: &str = include_str!("../../crates/enom-response/src/redact.rs");

/// Checks the report of an error of `ops-envelope`.
pub fn check_ops(error: &ops_envelope::Error, source: &[u8]) {
    let report = error.report(source).to_string();
    let Some(offset) = error.offset() else { return };
    let position = Position::of(source, offset);
    let place = format!("{}:{}: ", position.line, position.column);
    let rest = report.strip_prefix(&place).expect("the report begins with the place");
    let (_, rest) = rest.split_once('\n').expect("a message");
    let (shown, caret) = rest.split_once('\n').expect("a line and a caret");
    for word in shown.split(|c: char| !is_word(c)) {
        let known = ops_envelope::ErrorKind::VOCABULARY.contains(&word);
        assert!(known || !word.contains(char::is_alphanumeric), "a report shows {word:?}");
    }
    let blanks = caret.strip_suffix('^').expect("a caret");
    assert!(blanks.bytes().all(|byte| byte == b' '));
    assert!(blanks.len() <= shown.chars().count(), "the caret stands under the line");
}

/// Checks the report of an error of `enom-response`.
pub fn check_enom(error: &enom_response::Error, source: &[u8]) {
    check(error, error.offset(), &error.report(source), source, ENOM);
}

/// Checks that a report is `line:column: message`, a line of `source` in which only markup and words
/// of the vocabulary can be read, and a caret under that line.
fn check(
    error: &dyn Display,
    offset: Option<usize>,
    report: &Report<'_>,
    source: &[u8],
    vocabulary: &str,
) {
    let report = report.to_string();
    let Some(offset) = offset else {
        assert_eq!(report, error.to_string());
        return;
    };
    let Position { line, column } = Position::of(source, offset);
    let message = format!("{line}:{column}: {error}\n");
    let rest = report.strip_prefix(&message).expect("the report begins with place and message");
    let (shown, caret) = rest.split_once('\n').expect("a line and a caret");
    for word in shown.split(|c: char| !is_word(c)) {
        // Both ends of the line may be those of the excerpt, which cuts words.
        let cut = shown.starts_with(word) || shown.ends_with(word);
        // The dashes of a comment are markup, those of both its ends where there is nothing between
        // them, and fewer of them where the excerpt cuts.
        if matches!(word, "" | "--" | "----") || cut && matches!(word, "-" | "---") {
            continue;
        }
        let known = if cut { word.into() } else { format!("\"{word}\"") };
        assert!(vocabulary.contains(&known), "a report shows {word:?}");
    }
    for mark in shown.chars().filter(|&c| !is_word(c)) {
        assert!(" <>/=\"'!?:*[]\u{FFFD}".contains(mark), "a report shows {mark:?}");
    }
    let blanks = caret.strip_suffix('^').expect("a caret");
    assert!(blanks.bytes().all(|byte| byte == b' '));
    assert!(blanks.len() <= shown.chars().count(), "the caret stands under the line");
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.')
}
