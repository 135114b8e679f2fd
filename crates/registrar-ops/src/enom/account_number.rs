//! The number of an account.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::parameters::{ParameterError, ParameterErrorKind};

/// The number of an account (`Account` of `SendAccountEmail`) as `GetSubAccounts` returns it: `NNN-aa-NNNN`.
///
/// ```
/// use registrar_ops::enom::AccountNumber;
///
/// assert_eq!(AccountNumber::new("157-ho-3310")?.as_str(), "157-ho-3310");
/// assert!(AccountNumber::new("157").is_err());
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct AccountNumber(Box<str>);

impl AccountNumber {
    /// Checks a number.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when it is empty, and
    /// [`Invalid`](ParameterErrorKind::Invalid) when it has another form.
    pub fn new(text: &str) -> Result<Self, ParameterError> {
        let is_form = text.len() == 11
            && text.bytes().enumerate().all(|(at, byte)| match at {
                3 | 6 => byte == b'-',
                4 | 5 => byte.is_ascii_alphabetic(),
                _ => byte.is_ascii_digit(),
            });
        if is_form {
            return Ok(Self(text.into()));
        }
        let (kind, rule) = match text {
            "" => (ParameterErrorKind::Missing, "a value"),
            _ => (ParameterErrorKind::Invalid, "an account as 157-ho-3310"),
        };
        Err(ParameterError::new(kind, "Account", rule).says("SendAccountEmail"))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl<'de> Deserialize<'de> for AccountNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_form_of_the_document() {
        assert!(AccountNumber::new("157-ho-3310").is_ok());
        assert_eq!(AccountNumber::new("").unwrap_err().kind(), ParameterErrorKind::Missing);
        for wrong in
            ["157", "157-ho-331", "157-ho-33100", "157_ho_3310", "157-h0-3310", "x57-ho-3310"]
        {
            let error = AccountNumber::new(wrong).unwrap_err();
            assert_eq!(error.kind(), ParameterErrorKind::Invalid, "{wrong}");
        }
    }
}
