//! Copies for logs, with secrets replaced.

use alloc::borrow::Cow;
use alloc::string::String;

use wire_text::Redaction;

use super::tree::{Assoc, Value};

/// The name that an assoc of `name` and `value` gives to its value.
const NAME: &str = "name";
const VALUE: &str = "value";

impl Value<'_> {
    /// A copy with every secret replaced by `[REDACTED]`, for logs: it serialises.
    ///
    /// ```
    /// use ops_envelope::{Value, assoc};
    ///
    /// let value = Value::from(assoc! { "domain" => "example.com", "reg_password" => "hunter2" });
    /// assert_eq!(value.redacted()["reg_password"], "[REDACTED]");
    /// # #[cfg(feature = "serde")]
    /// assert_eq!(
    ///     serde_json::to_string(&value.redacted()).unwrap(),
    ///     r#"{"domain":"example.com","reg_password":"[REDACTED]"}"#,
    /// );
    /// ```
    #[must_use]
    pub fn redacted(&self) -> Value<'static> {
        self.redacted_with(&Redaction::secrets())
    }

    /// A copy with what `redaction` says replaced by `[REDACTED]`.
    #[must_use]
    pub fn redacted_with(&self, redaction: &Redaction) -> Value<'static> {
        let mut copy = self.clone().into_owned();
        redact(&mut copy, "", false, redaction);
        copy
    }
}

/// Redacts `value`, which stands under `name`, or under a name that hides it.
fn redact(value: &mut Value<'static>, name: &str, is_hidden: bool, redaction: &Redaction) {
    let is_hidden = is_hidden || redaction.hides(name);
    match value {
        Value::Scalar(text) => *text = Cow::Owned(shown(text, name, is_hidden, redaction)),
        Value::Nested(nested) => redact(&mut nested.value, name, is_hidden, redaction),
        Value::Array(array) => {
            for item in &mut array.items {
                redact_class(&mut item.class, name, is_hidden, redaction);
                redact(&mut item.value, name, is_hidden, redaction);
            }
        }
        Value::Assoc(assoc) => {
            let named = pair_name(assoc).map(String::from);
            assoc.for_each_item(|key, item| {
                let name = named.as_deref().filter(|_| key == VALUE).unwrap_or(key);
                let is_hidden = is_hidden || redaction.hides(key);
                redact_class(&mut item.class, name, is_hidden, redaction);
                redact(&mut item.value, name, is_hidden, redaction);
            });
        }
    }
}

fn redact_class(
    class: &mut Option<alloc::boxed::Box<Cow<'static, str>>>,
    name: &str,
    is_hidden: bool,
    redaction: &Redaction,
) {
    if let Some(class) = class {
        **class = Cow::Owned(shown(class, name, is_hidden || redaction.hides(name), redaction));
    }
}

fn shown(text: &str, name: &str, is_hidden: bool, redaction: &Redaction) -> String {
    // Any name of a secret hides what stands under it.
    let name = if is_hidden { "password" } else { name };
    redaction.shown(name, text).into_owned()
}

/// The name that `assoc` gives to its value, where it is one of `name` and `value`.
pub(super) fn pair_name<'v>(assoc: &'v Assoc<'_>) -> Option<&'v str> {
    assoc.get(VALUE)?;
    assoc.get(NAME)?.as_str()
}
