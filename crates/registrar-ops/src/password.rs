//! The two kinds of password that the operations set, each with the rule of its document.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{ParameterError, ParameterErrorKind, Secret};

/// The password of an `OpenSRS` registrant profile (`reg_password` of "change (password)").
///
/// ```
/// use registrar_ops::opensrs::RegistrantPassword;
///
/// assert!(RegistrantPassword::new("aaaa").is_ok());
/// assert_eq!(
///     RegistrantPassword::new("a&b").unwrap_err().to_string(),
///     "invalid parameter `reg_password`: \
///      expected only A-Z, a-z, 0-9 and !@$^,.~|=-+_{}#\", says \"change (password)\"",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrantPassword(Secret);

/// The password of a domain at eNom (`DomainPassword` of "SetPassword").
///
/// ```
/// use registrar_ops::enom::DomainPassword;
///
/// assert!(DomainPassword::new("resellerdocspw").is_ok());
/// assert_eq!(
///     DomainPassword::new("short").unwrap_err().to_string(),
///     "parameter out of range `DomainPassword`: \
///      expected 6 to 60 ASCII characters, says \"SetPassword\"",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainPassword(Secret);

impl RegistrantPassword {
    /// Checks a password.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when it is empty and
    /// [`Invalid`](ParameterErrorKind::Invalid) when it has a character other than `A-Z`, `a-z`,
    /// `0-9` and ``!@$^,.~|=-+_{}#"``.
    pub fn new(text: impl Into<Secret>) -> Result<Self, ParameterError> {
        let secret = text.into();
        let fail =
            |kind, rule| Err(ParameterError::new(kind, "reg_password", rule, "change (password)"));
        if secret.expose().is_empty() {
            return fail(ParameterErrorKind::Missing, "a value");
        }
        if !secret.expose().bytes().all(is_registrant_password_byte) {
            let rule = "only A-Z, a-z, 0-9 and !@$^,.~|=-+_{}#\"";
            return fail(ParameterErrorKind::Invalid, rule);
        }
        Ok(Self(secret))
    }
}

const fn is_registrant_password_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'@'
                | b'$'
                | b'^'
                | b','
                | b'.'
                | b'~'
                | b'|'
                | b'='
                | b'-'
                | b'+'
                | b'_'
                | b'{'
                | b'}'
                | b'#'
                | b'"'
        )
}

impl DomainPassword {
    /// Checks a password.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when it is empty,
    /// [`Invalid`](ParameterErrorKind::Invalid) when it is not ASCII or has a control character, such
    /// as the end of a line, and [`OutOfRange`](ParameterErrorKind::OutOfRange) when it has fewer than
    /// 6 or more than 60 characters.
    pub fn new(text: impl Into<Secret>) -> Result<Self, ParameterError> {
        let secret = text.into();
        let kind = match secret.expose() {
            "" => ParameterErrorKind::Missing,
            text if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) => {
                ParameterErrorKind::Invalid
            }
            text if !(6..=60).contains(&text.len()) => ParameterErrorKind::OutOfRange,
            _ => return Ok(Self(secret)),
        };
        let rule = "6 to 60 ASCII characters";
        Err(ParameterError::new(kind, "DomainPassword", rule, "SetPassword"))
    }
}

/// What both passwords share: access, comparison and serde in the clear, as the wire wants it.
macro_rules! password {
    ($name:ident) => {
        impl $name {
            /// The password, in the clear.
            #[must_use]
            pub fn expose(&self) -> &str {
                self.0.expose()
            }
        }

        impl TryFrom<&str> for $name {
            type Error = ParameterError;

            fn try_from(text: &str) -> Result<Self, ParameterError> {
                Self::new(text)
            }
        }

        /// In the clear: this is the form that goes over the wire.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize_exposed(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(Secret::deserialize(deserializer)?).map_err(de::Error::custom)
            }
        }
    };
}

password!(RegistrantPassword);
password!(DomainPassword);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registrant_alphabet_is_the_documents() {
        let allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\
                       !@$^,.~|=-+_{}#\"";
        for code in 0..=0x17F {
            let character = char::from_u32(code).unwrap();
            let password = RegistrantPassword::new(character.to_string());
            match password {
                Ok(password) => {
                    assert!(allowed.contains(character), "{character:?} is not allowed");
                    assert_eq!(password.expose(), character.to_string());
                }
                Err(error) => {
                    assert!(!allowed.contains(character), "{character:?} is allowed");
                    assert_eq!(error.kind(), ParameterErrorKind::Invalid);
                    assert_eq!(error.parameter(), "reg_password");
                    assert_eq!(error.document(), "change (password)");
                }
            }
        }
        let empty = RegistrantPassword::new("").unwrap_err();
        assert_eq!(empty.kind(), ParameterErrorKind::Missing);
    }

    #[test]
    fn a_domain_password_has_6_to_60_ascii_characters() {
        use ParameterErrorKind::{Invalid, Missing, OutOfRange};
        for (text, kind) in [
            ("", Some(Missing)),
            ("12345", Some(OutOfRange)),
            ("123456", None),
            ("with blank & <", None),
            (&"x".repeat(60), None),
            (&"x".repeat(61), Some(OutOfRange)),
            ("pässword", Some(Invalid)),
            ("hunter22\r\n", Some(Invalid)),
            ("hunter\x0022", Some(Invalid)),
            ("hunter\x7f22", Some(Invalid)),
            ("é", Some(Invalid)),
        ] {
            let result = DomainPassword::new(text);
            assert_eq!(result.as_ref().err().map(ParameterError::kind), kind, "{text}");
            if let Ok(password) = result {
                assert_eq!(password.expose(), text);
            }
        }
    }

    #[test]
    fn serde_checks_too_and_keeps_the_value_to_itself() {
        let password: DomainPassword = serde_json::from_str("\"hunter2\"").unwrap();
        assert_eq!(serde_json::to_string(&password).unwrap(), "\"hunter2\"");
        let error = serde_json::from_str::<RegistrantPassword>("\"hunter 2\"").unwrap_err();
        assert!(error.to_string().starts_with("invalid parameter `reg_password`: expected only"));
        assert!(!error.to_string().contains("hunter"));
    }

    #[test]
    fn debug_is_masked() {
        let registrant = RegistrantPassword::new("hunter2").unwrap();
        let domain = DomainPassword::new("hunter2").unwrap();
        assert_eq!(
            format!("{registrant:?} {domain:?}"),
            "RegistrantPassword([secret]) DomainPassword([secret])"
        );
    }
}
