//! A tree as serde reads it without copies of its secrets.

use ops_envelope::{Array, Assoc, Value};

/// `value` with every text borrowed, classes left out: what serde takes from it leaves no copy in freed
/// memory.
pub(super) fn view<'v>(value: &'v Value<'_>) -> Value<'v> {
    match value {
        Value::Array(array) => Value::Array(array.iter().map(view).collect::<Array<'_>>()),
        Value::Assoc(assoc) => {
            let items = assoc.iter().map(|(key, value)| (key, view(value)));
            Value::Assoc(items.collect::<Assoc<'_>>())
        }
        Value::Nested(nested) => view(nested.value()),
        value => Value::from(value.as_str().unwrap_or_default()),
    }
}

/// Whether `value` owns a text, as it does where one was decoded.
pub(super) fn owns_text(value: &Value<'_>) -> bool {
    match value {
        Value::Scalar(text) => matches!(text, std::borrow::Cow::Owned(_)),
        Value::Array(array) => array.iter().any(owns_text),
        Value::Assoc(assoc) => assoc.iter().any(|(_, value)| owns_text(value)),
        Value::Nested(nested) => owns_text(nested.value()),
        _ => false,
    }
}
