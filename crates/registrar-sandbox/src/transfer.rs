//! A transfer of a domain to another registrar.

use serde::Deserialize;

/// A domain that is asked for by another registrar.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Transfer {
    /// The domain.
    pub domain: String,
    /// Who asks for it.
    pub gaining_registrar: String,
    /// How far it is.
    pub status: TransferStatus,
    /// What is answered, after how many looks at it.
    pub(crate) answer: Option<(TransferAnswer, u32)>,
}

/// How far a transfer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransferStatus {
    /// The owner has yet to answer.
    PendingOwner,
    /// The domain is gone.
    Completed,
    /// The owner said no.
    Cancelled,
}

/// What an owner says to a transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TransferAnswer {
    /// Let it go.
    Accept,
    /// Keep it.
    Reject,
}

impl TransferStatus {
    /// The word for it in listings.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PendingOwner => "pending_owner",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }
}
