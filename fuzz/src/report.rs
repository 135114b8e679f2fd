//! What an error may say of the document it is about.

use std::fmt::Display;

use xml_pull::{Position, Report};

/// The sources that hold the lists of words which reports may show.
const OPS: &str = include_str!("../../crates/ops-envelope/src/redact.rs");
const ENOM: &str = include_str!("../../crates/enom-response/src/error.rs");

/// Checks the report of an error of `ops-envelope`.
pub fn check_ops(error: &ops_envelope::Error, source: &[u8]) {
    check(error, error.offset(), &error.report(source), source, OPS);
}

/// Checks that the report of an error of `enom-response` is `line:column: message`, a line in which every
/// letter and digit is masked but those of words of the format, and a caret under that line.
pub fn check_enom(error: &enom_response::Error, source: &[u8]) {
    let report = error.report(source).to_string();
    let Some(offset) = error.offset() else {
        assert!(!report.contains('\n'));
        return;
    };
    let enom_response::Position { line, column } = wire_text::Position::of(source, offset);
    let rest = report.strip_prefix(&format!("{line}:{column}: ")).expect("the place comes first");
    let mut lines = rest.splitn(2, '\n');
    let message = lines.next().expect("a message");
    assert!(error.to_string().starts_with(message), "the report says what the error says");
    let (shown, caret) =
        lines.next().and_then(|rest| rest.split_once('\n')).expect("a line and a caret");
    for word in
        shown.split(|c: char| !is_word(c)).filter(|word| word.contains(char::is_alphanumeric))
    {
        assert!(ENOM.contains(&format!("\"{word}\"")), "a report shows {word:?}");
    }
    let blanks = caret.strip_suffix('^').expect("a caret");
    assert!(blanks.bytes().all(|byte| byte == b' '));
    assert!(blanks.len() <= shown.chars().count(), "the caret stands under the line");
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
