//! Secrets that have a rule: passwords, cookies, and answers to authorization questions.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::parameters::{ParameterError, ParameterErrorKind};
use crate::secret::Secret;

/// The password of an `OpenSRS` registrant profile (`reg_password` of "change (password)").
///
/// ```
/// use registrar_ops::opensrs::RegistrantPassword;
///
/// assert!(RegistrantPassword::new("aaaa").is_ok());
/// assert_eq!(
///     RegistrantPassword::new("a&b").unwrap_err().to_string(),
///     "invalid parameter `reg_password`: \
///      expected only A-Z, a-z, 0-9 and !@$^,.~|=-+_{}#\", according to \"change (password)\"",
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
///      expected 6 to 60 ASCII characters, according to \"SetPassword\"",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainPassword(Secret);

/// The session of a registrant's profile at `OpenSRS`. It is never empty.
///
/// ```
/// use registrar_ops::opensrs::Cookie;
///
/// assert!(Cookie::new("24128866:3210384").is_ok());
/// assert!(Cookie::new("").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie(Secret);

/// The answer to the authorization question of an account at eNom (`AuthQuestionAnswer` of
/// "GetAccountPassword"). It is never empty.
///
/// ```
/// use registrar_ops::enom::AuthQuestionAnswer;
///
/// assert!(AuthQuestionAnswer::new("Jones").is_ok());
/// assert!(AuthQuestionAnswer::new("").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthQuestionAnswer(Secret);

impl RegistrantPassword {
    /// Checks a password.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when it is empty and
    /// [`Invalid`](ParameterErrorKind::Invalid) when it has a character other than `A-Z`, `a-z`,
    /// `0-9` and ``!@$^,.~|=-+_{}#"``.
    pub fn new(text: impl Into<Secret>) -> Result<Self, ParameterError> {
        let secret = text.into();
        let (kind, rule) = match secret.expose_secret() {
            "" => (ParameterErrorKind::Missing, "a value"),
            text if !text.bytes().all(is_registrant_password_byte) => {
                (ParameterErrorKind::Invalid, "only A-Z, a-z, 0-9 and !@$^,.~|=-+_{}#\"")
            }
            _ => return Ok(Self(secret)),
        };
        Err(ParameterError::new(kind, "reg_password", rule).says("change (password)"))
    }
}

pub(crate) const fn is_registrant_password_byte(byte: u8) -> bool {
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
        let kind = match secret.expose_secret() {
            "" => ParameterErrorKind::Missing,
            text if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) => {
                ParameterErrorKind::Invalid
            }
            text if !(6..=60).contains(&text.len()) => ParameterErrorKind::OutOfRange,
            _ => return Ok(Self(secret)),
        };
        let rule = "6 to 60 ASCII characters";
        Err(ParameterError::new(kind, "DomainPassword", rule).says("SetPassword"))
    }
}

impl Cookie {
    /// Checks a cookie.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) if it is empty: without a cookie, the request would act for the
    /// reseller, not for the registrant.
    pub fn new(text: impl Into<Secret>) -> Result<Self, ParameterError> {
        not_blank(text.into(), "cookie").map(Self)
    }
}

impl AuthQuestionAnswer {
    /// Checks an answer.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when it is empty.
    pub fn new(text: impl Into<Secret>) -> Result<Self, ParameterError> {
        let answer = not_blank(text.into(), "AuthQuestionAnswer");
        answer.map(Self).map_err(|error| error.says("GetAccountPassword"))
    }
}

fn not_blank(secret: Secret, name: &'static str) -> Result<Secret, ParameterError> {
    if secret.expose_secret().trim_ascii().is_empty() {
        return Err(ParameterError::missing(name));
    }
    Ok(secret)
}

/// What all of them share: access, comparison, and serde as the wire wants it.
macro_rules! password {
    ($name:ident) => {
        impl $name {
            /// The text.
            #[must_use]
            pub fn expose_secret(&self) -> &str {
                self.0.expose_secret()
            }

            /// The secret as a `Secret`, without its rule.
            #[must_use]
            pub const fn as_secret(&self) -> &Secret {
                &self.0
            }
        }

        impl TryFrom<&str> for $name {
            type Error = ParameterError;

            fn try_from(text: &str) -> Result<Self, ParameterError> {
                Self::new(text)
            }
        }

        /// As it is: the form that goes over the wire shows it, and so does any other.
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

pub(crate) use password;

password!(RegistrantPassword);
password!(DomainPassword);
password!(Cookie);
password!(AuthQuestionAnswer);

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
                    assert_eq!(password.expose_secret(), character.to_string());
                }
                Err(error) => {
                    assert!(!allowed.contains(character), "{character:?} is allowed");
                    assert_eq!(error.kind(), ParameterErrorKind::Invalid);
                    assert_eq!(error.parameter(), "reg_password");
                    assert_eq!(error.document(), Some("change (password)"));
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
                assert_eq!(password.expose_secret(), text);
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
    fn a_cookie_and_an_answer_are_not_empty() {
        for blank in ["", " ", "\t\n"] {
            assert_eq!(Cookie::new(blank).unwrap_err(), ParameterError::missing("cookie"));
            let error = AuthQuestionAnswer::new(blank).unwrap_err();
            assert_eq!(error.kind(), ParameterErrorKind::Missing);
            assert_eq!(error.parameter(), "AuthQuestionAnswer");
        }
        assert!(serde_json::from_str::<Cookie>("\"\"").is_err());
        assert_eq!(Cookie::new("a:b").unwrap().expose_secret(), "a:b");
        assert_eq!(AuthQuestionAnswer::new("Jones").unwrap().expose_secret(), "Jones");
    }

    #[test]
    fn debug_is_masked() {
        let registrant = RegistrantPassword::new("hunter2").unwrap();
        let domain = DomainPassword::new("hunter2").unwrap();
        assert_eq!(
            format!("{registrant:?} {domain:?}"),
            "RegistrantPassword([REDACTED]) DomainPassword([REDACTED])"
        );
    }
}
