//! A transfer of a domain to another registrar.

use serde::Deserialize;

/// A transfer of a domain to another registrar.
///
/// [`TransferAnswer`] has an example of one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Transfer {
    /// The domain.
    pub domain: String,
    /// The registrar that asks for it.
    pub gaining_registrar: String,
    /// The status of the transfer.
    pub status: TransferStatus,
    /// What is answered, after how many polls.
    pub(crate) answer: Option<(TransferAnswer, u32)>,
}

/// The status of a transfer.
///
/// ```
/// use registrar_sandbox::TransferStatus;
///
/// assert_eq!(TransferStatus::PendingOwner.as_str(), "pending_owner");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransferStatus {
    /// The owner has not answered yet.
    PendingOwner,
    /// The domain has left the account.
    Completed,
    /// The owner rejected it.
    Cancelled,
}

/// The owner's answer to a transfer.
///
/// ```
/// use registrar_sandbox::{Sandbox, TransferAnswer};
///
/// let sandbox = Sandbox::start()?;
/// let account = sandbox.account();
/// assert!(account.begin_transfer("example.info", "Another Registrar"));
/// assert!(account.answer_transfer("example.info", TransferAnswer::Reject, 0)); // at once
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TransferAnswer {
    /// Accept the transfer.
    Accept,
    /// Reject the transfer.
    Reject,
}

impl TransferStatus {
    /// The word for the status in listings.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PendingOwner => "pending_owner",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }
}
