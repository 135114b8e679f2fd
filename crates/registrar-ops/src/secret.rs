//! A text that is never shown, is wiped when dropped and compares in constant time.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// A password, token, key or cookie.
///
/// `Debug` prints `[secret]`, there is no `Display` and no `Serialize`; [`expose`](Self::expose) is
/// the one way to the text. The memory is zeroed on drop, and `==` takes the same time wherever two
/// texts of one length differ.
///
/// ```
/// let token = registrar_ops::Secret::new("resellpw");
/// assert_eq!(format!("{token:?}"), "[secret]");
/// assert_eq!(token.expose(), "resellpw");
/// ```
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes a text into custody.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text, in the clear.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether `candidate` is this secret, found out in a time that depends on its length alone.
    #[must_use]
    pub fn matches(&self, candidate: impl AsRef<[u8]>) -> bool {
        self.0.as_bytes().ct_eq(candidate.as_ref()).into()
    }

    /// Serialises the text in the clear, for `#[serde(serialize_with = "Secret::serialize_exposed")]`
    /// on the fields of an operation.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize_exposed<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }

    /// [`serialize_exposed`](Self::serialize_exposed) for a field that may be absent.
    #[expect(clippy::ref_option, reason = "serde gives a reference to the field")]
    pub(crate) fn serialize_option<S: Serializer>(
        secret: &Option<Self>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        secret.as_ref().map(Exposed).serialize(serializer)
    }
}

/// A secret that is serialised in the clear.
pub(crate) struct Exposed<'a>(pub(crate) &'a Secret);

impl Serialize for Exposed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_exposed(serializer)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.matches(other.expose())
    }
}

impl Eq for Secret {}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_expose_shows_the_text() {
        let secret = Secret::from("Jones");
        assert_eq!(format!("{secret:?} {secret:#?}"), "[secret] [secret]");
        assert_eq!(secret.expose(), "Jones");
    }

    #[test]
    fn equality_is_that_of_the_texts() {
        for (left, right, equal) in [
            ("", "", true),
            ("Jones", "Jones", true),
            ("Jones", "jones", false),
            ("Jones", "Jonet", false),
            ("Jones", "Jone", false),
            ("", "J", false),
        ] {
            assert_eq!(Secret::from(left) == Secret::from(right), equal, "{left} {right}");
            assert_eq!(Secret::from(left).matches(right), equal, "{left} {right}");
        }
    }

    #[test]
    fn it_is_read_by_serde() {
        let secret: Secret = serde_json::from_str("\"a\\u0062\"").unwrap();
        assert_eq!(secret, Secret::from("ab"));
        let json = serde_json::value::Serializer;
        assert_eq!(secret.serialize_exposed(json).unwrap(), "ab");
    }
}
