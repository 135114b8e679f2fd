//! The account in whose name an operation is sent.

use crate::credential::Credential;

/// An account other than the one that drives the workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// Its login ID.
    pub uid: String,
    /// Its password or token.
    pub token: Credential,
}
