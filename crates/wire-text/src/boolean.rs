//! Booleans as the registrars spell them.

/// Reads `text` as a boolean: `1`, `true`, `Y`, `yes`; `0`, `false`, `N`, `no`, in any letter case. `None` for
/// anything else.
///
/// ```
/// use wire_text::parse_bool;
///
/// assert_eq!(parse_bool("Y"), Some(true));
/// assert_eq!(parse_bool("False"), Some(false));
/// assert_eq!(parse_bool("2"), None);
/// ```
#[must_use]
pub fn parse_bool(text: &str) -> Option<bool> {
    let text = text.trim_ascii();
    let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(&["1", "true", "y", "yes"]) {
        Some(true)
    } else if is(&["0", "false", "n", "no"]) {
        Some(false)
    } else {
        None
    }
}
