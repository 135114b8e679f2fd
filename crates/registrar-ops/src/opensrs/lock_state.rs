//! Whether a domain may be transferred away.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::parameters::{ParameterError, ParameterErrorKind};

/// The lock of a domain (`lock_state`): `0` or `1` in messages and in serde.
///
/// The enum is exhaustive, because the document lists only these.
///
/// [`ModifyDomainStatus`](super::ModifyDomainStatus) has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum LockState {
    /// It may be transferred away.
    Unlocked,
    /// It may not.
    Locked,
}

impl LockState {
    /// The digit in the message.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unlocked => "0",
            Self::Locked => "1",
        }
    }
}

impl FromStr for LockState {
    type Err = ParameterError;

    fn from_str(text: &str) -> Result<Self, ParameterError> {
        match text.trim() {
            "0" => Ok(Self::Unlocked),
            "1" => Ok(Self::Locked),
            _ => {
                let kind = ParameterErrorKind::Invalid;
                Err(ParameterError::new(kind, "lock_state", "0 or 1").says("modify (domain)"))
            }
        }
    }
}

impl TryFrom<u8> for LockState {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, &'static str> {
        match number {
            0 => Ok(Self::Unlocked),
            1 => Ok(Self::Locked),
            _ => Err("expected 0 or 1"),
        }
    }
}

impl From<LockState> for u8 {
    fn from(state: LockState) -> Self {
        Self::from(state == LockState::Locked)
    }
}
