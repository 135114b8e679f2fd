//! Secrets without a rule of their own, and the password for "change (ownership)".

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::parameters::{ParameterError, ParameterErrorKind};
use crate::password::{RegistrantPassword, is_registrant_password_byte, password};
use crate::secret::Secret;

/// A password, token or code for which no document states a rule. It is never blank.
///
/// ```
/// use registrar_ops::Credential;
///
/// assert!(Credential::new("Jones").is_ok());
/// assert!(Credential::new(" ").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential(Secret);

/// The password of the profile to which "change (ownership)" moves a domain: 10 to 20 characters.
///
/// ```
/// use registrar_ops::opensrs::OwnershipPassword;
///
/// assert!(OwnershipPassword::new("new.password").is_ok());
/// assert_eq!(
///     OwnershipPassword::new("aaaa").unwrap_err().to_string(),
///     "parameter out of range `password`: \
///      expected 10 to 20 characters, according to \"change (ownership)\"",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnershipPassword(Secret);

impl Credential {
    /// Checks a secret.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) if it is blank.
    pub fn new(text: impl Into<Secret>) -> Result<Self, ParameterError> {
        let secret = text.into();
        if secret.expose_secret().trim_ascii().is_empty() {
            return Err(ParameterError::missing("secret"));
        }
        Ok(Self(secret))
    }
}

impl OwnershipPassword {
    /// Checks a password.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when it is empty,
    /// [`Invalid`](ParameterErrorKind::Invalid) when it has a character that
    /// [`RegistrantPassword`](crate::opensrs::RegistrantPassword) does not allow, and
    /// [`OutOfRange`](ParameterErrorKind::OutOfRange) when it has fewer than 10 or more than 20.
    pub fn new(text: impl Into<Secret>) -> Result<Self, ParameterError> {
        let secret = text.into();
        let (kind, rule) = match secret.expose_secret() {
            "" => (ParameterErrorKind::Missing, "a value"),
            text if !text.bytes().all(is_registrant_password_byte) => {
                (ParameterErrorKind::Invalid, "only A-Z, a-z, 0-9 and !@$^,.~|=-+_{}#\"")
            }
            text if !(10..=20).contains(&text.len()) => {
                (ParameterErrorKind::OutOfRange, "10 to 20 characters")
            }
            _ => return Ok(Self(secret)),
        };
        Err(ParameterError::new(kind, "password", rule).says("change (ownership)"))
    }
}

/// The rule of the one takes in that of the other.
impl From<RegistrantPassword> for Credential {
    fn from(password: RegistrantPassword) -> Self {
        Self(password.as_secret().clone())
    }
}

password!(Credential);
password!(OwnershipPassword);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credential_is_never_blank() {
        for blank in ["", " ", "\t\n"] {
            let error = Credential::new(blank).unwrap_err();
            assert_eq!(error.kind(), ParameterErrorKind::Missing);
        }
        let token: Credential = serde_json::from_str("\"hunter2\"").unwrap();
        assert_eq!(format!("{token:?}"), "Credential([REDACTED])");
        assert!(serde_json::from_str::<Credential>("\"\"").is_err());
    }

    #[test]
    fn an_ownership_password_has_10_to_20_characters() {
        use ParameterErrorKind::{Invalid, Missing, OutOfRange};
        for (text, kind) in [
            ("", Some(Missing)),
            (&"a".repeat(9), Some(OutOfRange)),
            (&"a".repeat(10), None),
            ("!@$^,.~|=-+_{}#\"", None),
            (&"a".repeat(20), None),
            (&"a".repeat(21), Some(OutOfRange)),
            ("with a blank", Some(Invalid)),
        ] {
            let result = OwnershipPassword::new(text);
            assert_eq!(result.err().map(|error| error.kind()), kind, "{text}");
        }
    }
}
