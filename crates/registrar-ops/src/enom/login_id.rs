//! The login ID of an account.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::parameters::ParameterError;

/// The login ID of an account. It is never empty.
///
/// ```
/// use registrar_ops::enom::LoginId;
///
/// assert_eq!(LoginId::new("ichiro")?.as_str(), "ichiro");
/// assert!(LoginId::new(" ").is_err());
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct LoginId(String);

impl LoginId {
    /// Checks a login ID.
    ///
    /// # Errors
    /// [`Missing`](crate::ParameterErrorKind::Missing) when it is empty.
    pub fn new(text: impl Into<String>) -> Result<Self, ParameterError> {
        let text = text.into();
        if text.trim_ascii().is_empty() {
            return Err(ParameterError::missing("LoginID").says("GetAccountPassword"));
        }
        Ok(Self(text))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LoginId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl TryFrom<&str> for LoginId {
    type Error = ParameterError;

    fn try_from(text: &str) -> Result<Self, ParameterError> {
        Self::new(text)
    }
}

impl<'de> Deserialize<'de> for LoginId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}
