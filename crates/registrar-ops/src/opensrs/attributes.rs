//! A tree of attributes whose memory is zeroed.

use std::ops::Index;

use ops_envelope::{Assoc, Value, assoc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroize;

/// The attributes of a message as a tree; an empty assoc if it has none. `Debug` masks secrets, and the texts
/// are zeroed on drop.
///
/// ```
/// use registrar_ops::opensrs::Attributes;
/// use registrar_ops::ops_envelope::assoc;
///
/// let attributes = Attributes::from(assoc! { "domain" => "example.com" });
/// assert_eq!(attributes["domain"], "example.com");
/// assert_eq!(attributes.get("status"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attributes(Value<'static>);

impl Attributes {
    /// The tree.
    #[must_use]
    pub const fn value(&self) -> &Value<'static> {
        &self.0
    }

    /// The tree, by value. Its texts are not zeroed on drop any more.
    #[must_use]
    pub fn into_value(mut self) -> Value<'static> {
        std::mem::take(&mut self.0)
    }

    /// The attribute `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value<'static>> {
        self.0.get(name)
    }

    /// The names and values; `None` in the rare case that the attributes are not an assoc.
    #[must_use]
    pub fn as_assoc(&self) -> Option<&Assoc<'static>> {
        self.0.as_assoc()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_assoc().is_some_and(Assoc::is_empty)
    }

    /// Sets the attribute `name`.
    pub(super) fn insert(&mut self, name: String, value: Value<'static>) {
        if let Some(assoc) = self.0.as_assoc_mut() {
            assoc.insert(name, value);
        }
    }
}

/// Puts `value` under `name`, if there is one.
pub(super) fn insert_some<'a>(
    items: &mut Assoc<'a>,
    name: &'static str,
    value: Option<impl Into<Value<'a>>>,
) {
    if let Some(value) = value {
        items.insert(name, value);
    }
}

/// Whether `value` is nothing but white space, as where there are no attributes.
pub(super) fn is_blank(value: &Value<'_>) -> bool {
    value.as_str().is_some_and(|text| text.trim_ascii().is_empty())
}

/// Zeroes the texts that `value` owns.
pub(super) fn wipe(mut value: Value<'_>) {
    value.zeroize();
}

impl Drop for Attributes {
    fn drop(&mut self) {
        if !self.is_empty() {
            self.0.zeroize();
        }
    }
}

impl Index<&str> for Attributes {
    type Output = Value<'static>;

    fn index(&self, name: &str) -> &Self::Output {
        &self.0[name]
    }
}

impl<'a, T: Into<Value<'a>>> From<T> for Attributes {
    fn from(value: T) -> Self {
        Self(value.into().into_owned())
    }
}

impl Default for Attributes {
    fn default() -> Self {
        Self(assoc! {}.into())
    }
}

impl Serialize for Attributes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(if is_blank(&value) { Self::default() } else { Self(value.into_owned()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_by_name() {
        let mut attributes = Attributes::default();
        assert!(attributes.is_empty());
        assert_eq!(attributes.get("domain"), None);
        attributes.insert("domain".into(), Value::from("example.com"));
        assert!(!attributes.is_empty());
        assert_eq!(attributes.get("domain"), Some(&Value::from("example.com")));
        assert_eq!(attributes.get("other"), None);
        assert_eq!(attributes["domain"], "example.com");
        assert_eq!(attributes.as_assoc().map(Assoc::len), Some(1));
        assert_eq!(attributes.value(), &Value::from(assoc! { "domain" => "example.com" }));
        assert_eq!(
            attributes.clone().into_value(),
            Value::from(assoc! { "domain" => "example.com" })
        );
    }

    #[test]
    fn attributes_that_are_empty_text_are_none() {
        for (value, expected) in [
            (Value::from(""), Attributes::default()),
            (Value::from("x"), Attributes(Value::from("x"))),
            (Value::from(assoc! { "a" => "" }), Attributes(Value::from(assoc! { "a" => "" }))),
        ] {
            assert_eq!(ops_envelope::from_value::<Attributes>(value).unwrap(), expected);
        }
    }
}
