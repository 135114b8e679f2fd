//! Values by the conventions of the wire.

/// What `text` says as a boolean: `true`, `yes`, `y`, `on` and `1`, `false`, `no`, `n`, `off` and
/// `0`, in any letter case and with white space around. Anything else, empty text too, says nothing.
///
/// ```
/// use enom_response::typed::boolean;
///
/// assert_eq!(boolean("True"), Some(true));
/// assert_eq!(boolean("0"), Some(false));
/// assert_eq!(boolean(""), None);
/// ```
#[must_use]
pub fn boolean(text: &str) -> Option<bool> {
    let text = text.trim_ascii();
    let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(&["true", "1", "yes", "y", "on"]) {
        Some(true)
    } else if is(&["false", "0", "no", "n", "off"]) {
        Some(false)
    } else {
        None
    }
}
