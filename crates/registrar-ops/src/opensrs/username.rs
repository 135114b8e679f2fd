//! The user name of a registrant's profile.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::parameters::{ParameterError, ParameterErrorKind};

/// The user name of a registrant's profile: 3 to 20 characters of A-Z, a-z and 0-9, according to "change
/// (ownership)".
///
/// ```
/// use registrar_ops::opensrs::Username;
///
/// assert_eq!(Username::new("owner1")?.as_str(), "owner1");
/// assert!(Username::new("me").is_err());
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Username(Box<str>);

impl Username {
    /// Checks a user name.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when it is empty,
    /// [`Invalid`](ParameterErrorKind::Invalid) when it has another character than A-Z, a-z and 0-9, and
    /// [`OutOfRange`](ParameterErrorKind::OutOfRange) when it has fewer than 3 or more than 20.
    pub fn new(text: &str) -> Result<Self, ParameterError> {
        let (kind, rule) = match text {
            "" => (ParameterErrorKind::Missing, "a value"),
            text if !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                (ParameterErrorKind::Invalid, "only A-Z, a-z and 0-9")
            }
            text if !(3..=20).contains(&text.len()) => {
                (ParameterErrorKind::OutOfRange, "3 to 20 characters")
            }
            text => return Ok(Self(text.into())),
        };
        Err(ParameterError::new(kind, "username", rule).says("change (ownership)"))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl<'de> Deserialize<'de> for Username {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_name_has_3_to_20_letters_and_digits() {
        use ParameterErrorKind::{Invalid, Missing, OutOfRange};
        for (text, kind) in [
            ("", Some(Missing)),
            ("ab", Some(OutOfRange)),
            ("aB3", None),
            (&"a".repeat(20), None),
            (&"a".repeat(21), Some(OutOfRange)),
            ("own er", Some(Invalid)),
            ("own-er", Some(Invalid)),
        ] {
            let result = Username::new(text);
            assert_eq!(result.err().map(|error| error.kind()), kind, "{text}");
        }
    }
}
