//! A text that is not shown, is zeroed on drop, and compares in constant time.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use subtle::ConstantTimeEq;
use wire_text::secret_names::MASK;
use zeroize::Zeroizing;

/// By this name of a newtype a [`Redacted`](crate::Redacted) view knows a secret; formats such as JSON
/// write nothing of it.
pub(crate) const TYPE: &str = "Secret";

/// A password, token, key or cookie.
///
/// `Debug` prints `[REDACTED]`; there is no `Display` and no `Serialize`. Only
/// [`expose_secret`](Self::expose_secret) returns the text. The memory is zeroed on drop. `==` on two texts of
/// the same length always takes the same time.
///
/// ```
/// let token = registrar_ops::Secret::new("resellpw");
/// assert_eq!(format!("{token:?}"), "[REDACTED]");
/// assert_eq!(token.expose_secret(), "resellpw");
/// ```
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Makes a secret of a text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn expose_secret(&self) -> &str {
        &self.0
    }

    /// Whether `candidate` is this secret. The time depends only on the length.
    #[must_use]
    pub fn matches(&self, candidate: impl AsRef<[u8]>) -> bool {
        self.0.as_bytes().ct_eq(candidate.as_ref()).into()
    }

    /// Serialises the text itself, for `#[serde(serialize_with = "Secret::serialize_exposed")]` on a field of
    /// an operation: the serialised operation contains the secret.
    ///
    /// # Errors
    /// The errors of the serializer.
    pub fn serialize_exposed<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(TYPE, self.expose_secret())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.matches(other.expose_secret())
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

/// A secret that is serialised as it is.
pub(crate) struct Exposed<'a>(pub(crate) &'a Secret);

impl Serialize for Exposed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_exposed(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_expose_secret_shows_the_text() {
        let secret = Secret::from("Jones");
        assert_eq!(format!("{secret:?} {secret:#?}"), "[REDACTED] [REDACTED]");
        assert_eq!(secret.expose_secret(), "Jones");
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
    fn serde_reads_it_and_writes_it_when_asked() {
        let secret: Secret = serde_json::from_str("\"a\\u0062\"").unwrap();
        assert_eq!(secret, Secret::from("ab"));
        assert_eq!(serde_json::to_string(&Exposed(&secret)).unwrap(), "\"ab\"");
    }
}
