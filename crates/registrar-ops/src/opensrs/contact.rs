//! The contact of a domain who gets a mail.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::parameters::{ParameterError, ParameterErrorKind};

/// The contact to whom `send_password (domain)` sends its mail (`send_to`). The default is the admin contact.
///
/// The enum is exhaustive, because the document lists only these.
///
/// [`SendPassword`](super::SendPassword) has an example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Contact {
    /// The owner of the domain.
    Owner,
    /// The administrative contact.
    #[default]
    Admin,
}

impl Contact {
    /// The word in the message.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Reads the word in any letter case.
impl FromStr for Contact {
    type Err = ParameterError;

    fn from_str(text: &str) -> Result<Self, ParameterError> {
        let known = [Self::Owner, Self::Admin];
        known.into_iter().find(|contact| contact.as_str().eq_ignore_ascii_case(text)).ok_or_else(
            || {
                let (kind, rule) = (ParameterErrorKind::Invalid, "owner or admin");
                ParameterError::new(kind, "send_to", rule).says("send_password (domain)")
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_words_are_read_in_any_case() {
        assert_eq!("owner".parse(), Ok(Contact::Owner));
        assert_eq!("ADMIN".parse(), Ok(Contact::Admin));
        assert_eq!(Contact::default(), Contact::Admin);
        assert_eq!(serde_json::to_string(&Contact::Owner).unwrap(), "\"owner\"");
        for wrong in ["", "tech", "owner "] {
            assert_eq!(
                wrong.parse::<Contact>().unwrap_err().to_string(),
                "invalid parameter `send_to`: \
                 expected owner or admin, according to \"send_password (domain)\""
            );
        }
    }
}
