//! The state of a registrant's verification.

use serde::{Deserialize, Serialize};

/// The state of a registrant's verification (`registrant_verification_status`).
///
/// [`GetRegistrantVerificationStatus`](super::GetRegistrantVerificationStatus) has an example.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
#[non_exhaustive]
pub enum VerificationState {
    /// The registrar reviews it.
    AdminReviewing,
    /// It is about to begin.
    Pending,
    /// It was not done in time, and the domain is suspended.
    Suspended,
    /// It is done.
    Verified,
    /// It is under way.
    Verifying,
    /// It is not done.
    Unverified,
    /// Another word, which the document does not list.
    Other(String),
}

impl VerificationState {
    /// The word in messages.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::AdminReviewing => "admin_reviewing",
            Self::Pending => "pending",
            Self::Suspended => "suspended",
            Self::Verified => "verified",
            Self::Verifying => "verifying",
            Self::Unverified => "unverified",
            Self::Other(word) => word,
        }
    }
}

impl From<String> for VerificationState {
    fn from(word: String) -> Self {
        use VerificationState::{
            AdminReviewing, Other, Pending, Suspended, Unverified, Verified, Verifying,
        };
        let known = [AdminReviewing, Pending, Suspended, Verified, Verifying, Unverified];
        let found =
            known.into_iter().find(|state| state.as_str().eq_ignore_ascii_case(word.trim()));
        found.unwrap_or(Other(word))
    }
}

impl From<VerificationState> for String {
    fn from(state: VerificationState) -> Self {
        match state {
            VerificationState::Other(word) => word,
            known => known.as_str().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_any_case_and_unknown_ones_kept() {
        for (word, state) in [
            ("admin_reviewing", VerificationState::AdminReviewing),
            ("PENDING", VerificationState::Pending),
            ("suspended", VerificationState::Suspended),
            ("verified", VerificationState::Verified),
            ("verifying", VerificationState::Verifying),
            ("unverified", VerificationState::Unverified),
            ("odd", VerificationState::Other("odd".into())),
        ] {
            let read = VerificationState::from(word.to_owned());
            assert_eq!(read, state);
            assert_eq!(read.as_str(), word.to_lowercase());
        }
    }
}
