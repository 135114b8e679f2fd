//! Names that decide what a response says, in every format.

/// The root element of XML.
pub(crate) const ROOT: &str = "interface-response";
/// The field that ends a response.
pub(crate) const DONE: &str = "Done";
/// The field that counts the errors.
pub(crate) const ERROR_COUNT: &str = "ErrCount";

/// What the name of a response number begins with.
pub(crate) const RESPONSE_NUMBER: &str = "ResponseNumber";

/// What tells the replies of this interface from other text.
pub(crate) fn is_telling(name: &str) -> bool {
    ["Command", "ErrCount", "Done"].iter().any(|known| name.eq_ignore_ascii_case(known))
        || error_number(name).is_some()
}

/// Whether the field `name` decides about the outcome where it stands at the top level.
pub(crate) fn is_of_outcome(name: &str) -> bool {
    name.eq_ignore_ascii_case(DONE)
        || name.eq_ignore_ascii_case(ERROR_COUNT)
        || error_number(name).is_some()
        || is_response_number(name)
}

/// Whether the field `name` is a response number.
pub(crate) fn is_response_number(name: &str) -> bool {
    digits_after(name, RESPONSE_NUMBER).is_some()
}

/// The number of a message: 1 for `Err1`.
pub(crate) fn error_number(name: &str) -> Option<u64> {
    number(digits_after(name, "Err")?)
}

/// Whether the field `name` in `errors` is a message.
pub(crate) fn is_error(name: &str) -> bool {
    let is_named = name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("Err"));
    is_named && !name.eq_ignore_ascii_case(ERROR_COUNT)
}

/// What stands in `name` after `stem`, if that is digits or nothing; letter case does not matter.
pub(crate) fn digits_after<'n>(name: &'n str, stem: &str) -> Option<&'n str> {
    let (start, digits) = name.split_at_checked(stem.len())?;
    let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits && start.eq_ignore_ascii_case(stem)).then_some(digits)
}

/// The whole number that `text` is; one beyond counting counts as the greatest.
pub(crate) fn number(text: &str) -> Option<u64> {
    let digits = text.trim_ascii();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u64::MAX))
}
