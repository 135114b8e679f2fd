//! Copies for logs, with secrets replaced.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use wire_text::Redaction;
use wire_text::secret_names::redact_text;

use super::tree::{Array, Assoc, Item, Value};

impl Value<'_> {
    /// A copy for logs, which can be serialised, with every secret replaced by `[REDACTED]`.
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

    /// A copy for logs with everything that `redaction` masks replaced by `[REDACTED]`. What is replaced is not
    /// copied.
    #[must_use]
    pub fn redacted_with(&self, redaction: &Redaction) -> Value<'static> {
        let mut copy = Value::default();
        redact(self, "", false, redaction, &mut copy);
        copy
    }
}

/// Copies `value`, which stands under `name`, or under a name that hides it, to `copy`. A place to write
/// to takes less stack at each level of a deep tree than a value that is given back.
fn redact(
    value: &Value<'_>,
    name: &str,
    is_hidden: bool,
    redaction: &Redaction,
    copy: &mut Value<'static>,
) {
    let is_hidden = is_hidden || redaction.hides(name);
    match value {
        Value::Scalar(text) => {
            *copy = Value::Scalar(Cow::Owned(shown(text, name, is_hidden, redaction)));
        }
        Value::Nested(nested) => {
            *copy = Value::nested(nested.container, Value::default());
            if let Value::Nested(copied) = copy {
                redact(&nested.value, name, is_hidden, redaction, &mut copied.value);
            }
        }
        Value::Array(array) => {
            let mut items = Vec::with_capacity(array.len());
            for item in &array.items {
                items.push(redact_class(item, name, is_hidden, redaction));
                if let Some(copied) = items.last_mut() {
                    redact(&item.value, name, is_hidden, redaction, &mut copied.value);
                }
            }
            *copy = Value::Array(Array { items });
        }
        Value::Assoc(assoc) => {
            let named = pair_name(assoc);
            let mut copied = Assoc::with_capacity(assoc.len());
            for (key, item) in assoc.items() {
                let name = named.filter(|_| is_value(key)).unwrap_or(key);
                let is_hidden = is_hidden || redaction.hides(key);
                let mut member = redact_class(item, name, is_hidden, redaction);
                redact(&item.value, name, is_hidden, redaction, &mut member.value);
                copied.append(Cow::Owned(redact_text(key).into_owned()), member);
            }
            *copy = Value::Assoc(copied);
        }
    }
}

/// An item with the class of `item` as it may be shown.
fn redact_class(
    item: &Item<'_>,
    name: &str,
    is_hidden: bool,
    redaction: &Redaction,
) -> Item<'static> {
    let is_hidden = is_hidden || redaction.hides(name);
    let class =
        item.class().map(|class| Box::new(Cow::Owned(shown(class, name, is_hidden, redaction))));
    Item { value: Value::default(), class }
}

fn shown(text: &str, name: &str, is_hidden: bool, redaction: &Redaction) -> String {
    // Any name of a secret hides what stands under it.
    let name = if is_hidden { "password" } else { name };
    redaction.shown(name, text).into_owned()
}

/// The name that `assoc` gives to its value, where it is one of `name` and `value`.
pub(super) fn pair_name<'v>(assoc: &'v Assoc<'_>) -> Option<&'v str> {
    assoc.keys().find(|key| is_value(key))?;
    assoc.iter().find(|(key, _)| key.eq_ignore_ascii_case("name"))?.1.as_str()
}

/// Whether `key` is that of the value in an assoc of `name` and `value`.
pub(super) const fn is_value(key: &str) -> bool {
    key.eq_ignore_ascii_case("value")
}
