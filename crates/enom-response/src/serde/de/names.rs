//! Names with a meaning of their own, which no field has.

/// What begins the name of an attribute.
pub(crate) const ATTRIBUTE: char = '@';
/// The name of the value beside attributes.
pub(crate) const TEXT: &str = "$text";
/// What ends the name of a list of records.
pub(crate) const RECORDS: &str = "[]";

/// `name` as the wire has it: without the signs of names with a meaning of their own, nothing for `$text`.
pub(crate) fn of_wire(name: &str) -> Option<&str> {
    let name = name.strip_prefix(ATTRIBUTE).or(name.strip_suffix(RECORDS)).unwrap_or(name);
    (name != TEXT).then_some(name)
}

/// Whether `name` is one with a meaning of its own.
#[inline]
pub(super) fn is_special(name: &str) -> bool {
    match name.as_bytes() {
        // Only what begins or ends like one is looked at whole.
        [b'@' | b'$', ..] | [.., b']'] => {
            name.starts_with(ATTRIBUTE) || name == TEXT || name.ends_with(RECORDS)
        }
        _ => false,
    }
}
