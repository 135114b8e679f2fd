//! What a report may show: a place, the words of the error, and of the line only words of the format.

use wire_text::{Error, Kind, Position};

/// Checks that the report of `error` is `line:column: message`, a line of `source` in which only markup and
/// the words of the format stand, and a caret under that line.
pub fn check<K: Kind>(error: &Error<K>, source: &[u8]) {
    let report = error.report(source).to_string();
    let Some(offset) = error.offset() else {
        assert!(!report.contains('\n'));
        return;
    };
    let Position { line, column } = Position::of(source, offset);
    let rest = report.strip_prefix(&format!("{line}:{column}: ")).expect("the place comes first");
    let (message, rest) = rest.split_once('\n').expect("a message");
    assert!(error.to_string().starts_with(message), "the report says what the error says");
    let (shown, caret) = rest.split_once('\n').expect("a line and a caret");
    for word in shown.split(|c: char| !is_word(c)) {
        let is_known = K::VOCABULARY.contains(&word);
        assert!(is_known || !word.contains(char::is_alphanumeric), "a report shows {word:?}");
    }
    let blanks = caret.strip_suffix('^').expect("a caret");
    assert!(blanks.bytes().all(|byte| byte == b' '));
    assert!(blanks.len() <= shown.chars().count(), "the caret stands under the line");
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.')
}
