//! Workflows over eNom; see [`crate::workflow`].

mod reset_account;
mod set_domain_password;
mod transfer_out;

pub use reset_account::{ResetAccount, ResetStage, ResetState};
pub use set_domain_password::{DomainPasswordStage, DomainPasswordState, SetDomainPassword};
pub use transfer_out::{Departure, TransferOut, TransferStage, TransferState};
